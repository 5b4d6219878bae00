package app.switchboard.numbers;

import app.switchboard.base.Cancellation;
import app.switchboard.base.Failure;
import app.switchboard.base.Ids;
import app.switchboard.base.Shared;
import app.switchboard.store.Database;
import app.switchboard.twilio.TwilioNumber;
import java.time.Instant;
import java.time.InstantSource;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** The door to the stored numbers. Safe for many threads. */
public final class Numbers {

    private final Database database;
    private final InstantSource clock;
    private final NoteTable notes = new NoteTable();
    private final NumberTable table = new NumberTable(notes);
    private final List<Consumer<Changed>> watchers = new CopyOnWriteArrayList<>();
    private final AtomicReference<Counted> counted = new AtomicReference<>(new Counted(null));

    public Numbers(Database database, InstantSource clock) {
        this.database = database;
        this.clock = clock;
    }

    /** Every number of every workspace, in {@link StoredNumber#ORDER}. */
    public List<StoredNumber> all() {
        return listed(null, new Shared());
    }

    /** The numbers of a workspace, released ones too, by number. */
    public List<StoredNumber> of(String workspaceId) {
        return listed(workspaceId, new Shared());
    }

    /**
     * As {@link #all} and {@link #of}, for who reads again later what {@link #watch} tells of.
     *
     * @param workspaceId whose; null: all workspaces'
     * @param shared takes part of what is equal in many rows, and gives it to those that are read later
     */
    public List<StoredNumber> listed(@Nullable String workspaceId, Shared shared) {
        return database.read(connection -> table.listed(connection, workspaceId, shared));
    }

    /** Those with the given ids, in the same order; ids of other rows are passed over. */
    public List<StoredNumber> listed(@Nullable String workspaceId, Set<String> ids, Shared shared) {
        return database.read(connection -> table.listed(connection, workspaceId, ids, shared));
    }

    /** How many active numbers each workspace has; one without any is absent. Counted anew only where that may have changed: it takes a look at every row. */
    public Map<String, Integer> activeCounts() {
        Counted known = counted.get();
        if (known.active != null) {
            return known.active;
        }
        Map<String, Integer> active = Map.copyOf(database.read(table::activeCounts));
        // What was written while they were counted may not be in it.
        counted.compareAndSet(known, new Counted(active));
        return active;
    }

    /** Each is another one, also where it knows nothing. */
    private static final class Counted {

        /** By workspace; null: to be counted. */
        private final @Nullable Map<String, Integer> active;

        Counted(@Nullable Map<String, Integer> active) {
            this.active = active;
        }
    }

    /**
     * What was changed.
     *
     * @param ids the rows', new ones' too
     * @param anything true where rows were changed that nobody can name, or taken away
     */
    public record Changed(Set<String> ids, boolean anything) {}

    /** Runs an action after each change to the stored numbers, on the thread that changed them: it must be quick. */
    public Cancellation.Registration watch(Consumer<Changed> action) {
        watchers.add(action);
        return () -> watchers.remove(action);
    }

    /** Tells the watchers that rows were changed by another door (a workspace that was removed, say). */
    public void changedElsewhere() {
        countAnew();
        tell(new Changed(Set.of(), true));
    }

    private void countAnew() {
        counted.set(new Counted(null));
    }

    private void tell(Changed changed) {
        if (changed.anything() || !changed.ids().isEmpty()) {
            watchers.forEach(watcher -> watcher.accept(changed));
        }
    }

    /**
     * Where a state of some numbers was seen.
     *
     * @param runId the run that saw it
     * @param own tells of a difference whether Switchboard made it; every other one is drift
     * @param replaced SIDs of numbers whose addresses were replaced on a person's word: they are kept no more
     */
    public record Sighting(String runId, Predicate<Drift> own, Set<String> replaced) {

        /** Where nothing was replaced. */
        public Sighting(String runId, Predicate<Drift> own) {
            this(runId, own, Set.of());
        }
    }

    /**
     * Stores what Twilio says of some numbers, in one transaction. A row is recognised by (workspace, phone number) and keeps its {@code id} and {@code created_at}; {@code updated_at} moves only where something differs, and what does not differ is not written.
     *
     * @param routes where calls and messages to a number really go
     */
    public UpsertCount upsert(
            String workspaceId,
            Collection<TwilioNumber> listed,
            Function<TwilioNumber, Routes> routes,
            Sighting sighting) {
        if (listed.isEmpty()) {
            return UpsertCount.NONE;
        }
        Map<String, TwilioNumber> byNumber = new LinkedHashMap<>();
        listed.forEach(number -> byNumber.put(number.phoneNumber(), number));
        Set<String> ids = new HashSet<>();
        AtomicBoolean moreActive = new AtomicBoolean();
        UpsertCount count = database.writeAndGet(connection -> {
            Map<String, StoredNumber> before = new HashMap<>();
            table.of(connection, workspaceId, byNumber.keySet())
                    .forEach(row -> before.put(row.number().phoneNumber(), row));
            Instant now = now();
            List<StoredNumber> added = new ArrayList<>();
            List<StoredNumber> changed = new ArrayList<>();
            List<Drift> drift = new ArrayList<>();
            for (TwilioNumber number : byNumber.values()) {
                StoredNumber old = before.get(number.phoneNumber());
                StoredNumber fresh = merge(workspaceId, number, routes.apply(number), old, now);
                if (old == null) {
                    added.add(fresh);
                    moreActive.set(true);
                } else if (!fresh.equals(old)) {
                    changed.add(fresh);
                    moreActive.compareAndSet(false, old.number().status() != NumberStatus.ACTIVE);
                    if (isSameLine(old, fresh)) {
                        fresh.driftFrom(old).stream()
                                .filter(sighting.own().negate())
                                .forEach(drift::add);
                    }
                }
            }
            table.insert(connection, added);
            table.update(connection, changed);
            Stream.concat(added.stream(), changed.stream())
                    .forEach(row -> ids.add(row.number().id()));
            notes.follow(connection, before, changed, sighting);
            DriftLog.add(connection, workspaceId, sighting.runId(), drift, now);
            int unchanged = byNumber.size() - added.size() - changed.size();
            return new UpsertCount(added.size(), changed.size(), unchanged);
        });
        if (moreActive.get()) {
            countAnew();
        }
        tell(new Changed(ids, false));
        return count;
    }

    /** A number that was released and bought again begins anew. */
    private static boolean isSameLine(StoredNumber old, StoredNumber fresh) {
        return old.number().status() == NumberStatus.ACTIVE
                && old.number().sid().equals(fresh.number().sid());
    }

    /** The SIDs of a workspace's active numbers but for those with some phone numbers. */
    public Set<String> activeSidsWithout(String workspaceId, Set<String> phoneNumbers) {
        return database.read(connection -> table.activeSidsWithout(connection, workspaceId, phoneNumbers));
    }

    /** Marks active numbers of a workspace as released: those with the given SIDs. They are never deleted. */
    public int release(String workspaceId, Set<String> sids) {
        if (sids.isEmpty()) {
            return 0;
        }
        List<String> released = database.writeAndGet(connection -> table.release(connection, workspaceId, sids, now()));
        countAnew();
        tell(new Changed(Set.copyOf(released), false));
        return released.size();
    }

    /** What is wrong with an entered tag. */
    public static Optional<Failure> tagProblem(String entered) {
        String tag = entered.strip();
        int length = tag.codePointCount(0, tag.length());
        if (length >= 1
                && length <= 40
                && tag.chars().noneMatch(c -> Character.isISOControl(c) || c == ',' || c == ';')) {
            return Optional.empty();
        }
        return Optional.of(new Failure.Input(
                "SB-032", "A tag is 1 to 40 characters on one line, without commas and semicolons.", ""));
    }

    /**
     * Takes tags off numbers, then puts others on. A number keeps its tags while it is released, too.
     *
     * @param numberIds ids of rows; those that are not stored are passed over
     * @throws app.switchboard.base.FailureException SB-032 if a tag to be put on can't be used
     */
    public void tag(Set<String> numberIds, Set<String> add, Set<String> remove) {
        for (String tag : add) {
            Optional<Failure> problem = tagProblem(tag);
            if (problem.isPresent()) {
                throw problem.get().exception();
            }
        }
        note(
                numberIds,
                connection -> notes.remove(connection, numberIds, stripped(remove))
                        + notes.add(connection, numberIds, stripped(add)));
    }

    private static Set<String> stripped(Set<String> tags) {
        return tags.stream().map(String::strip).collect(Collectors.toSet());
    }

    /** Every tag that some number has, in order. */
    public List<String> tagsInUse() {
        return database.read(notes::tagsInUse);
    }

    /**
     * Remembers that the addresses which numbers have now are to stay, or forgets that. As soon as somebody changes the address for messages or calls at Twilio, a number is kept no more, until it has both again.
     *
     * @param numberIds ids of rows; those that are not stored are passed over
     */
    public void keep(Set<String> numberIds, boolean keep) {
        note(numberIds, connection -> keep ? notes.keep(connection, numberIds) : notes.unkeep(connection, numberIds));
    }

    /** Those of some phone numbers of a workspace that stand as a person decided to keep them. */
    public Set<String> kept(String workspaceId, Collection<String> phoneNumbers) {
        return database.read(connection -> notes.keptOf(connection, workspaceId, phoneNumbers));
    }

    private void note(Set<String> numberIds, Database.Work<Integer> work) {
        if (database.writeAndGet(work) > 0) {
            tell(new Changed(Set.copyOf(numberIds), false));
        }
    }

    /** Microseconds are what both databases keep. */
    private Instant now() {
        return clock.instant().truncatedTo(ChronoUnit.MICROS);
    }

    private static StoredNumber merge(
            String workspaceId, TwilioNumber from, Routes routes, @Nullable StoredNumber old, Instant now) {
        String name = from.friendlyName().isBlank() ? from.phoneNumber() : from.friendlyName();
        Function<Instant, StoredNumber> as = updatedAt -> new StoredNumber(
                new PhoneNumber(
                        old == null ? Ids.ordered() : old.number().id(),
                        workspaceId,
                        from.phoneNumber(),
                        name,
                        from.sid(),
                        NumberStatus.ACTIVE,
                        routes.messages().url(),
                        routes.messages().type(),
                        old == null ? now : old.number().createdAt(),
                        updatedAt),
                from.capabilities(),
                from.webhooks(),
                routes.messages().via(),
                routes.calls(),
                routes.serviceSid(),
                List.of(),
                false);
        if (old != null) {
            StoredNumber same = as.apply(old.number().updatedAt());
            if (same.equals(old)) {
                return old;
            }
        }
        return as.apply(now);
    }
}
