package app.switchboard.numbers;

import app.switchboard.base.Cancellation;
import app.switchboard.base.Failure;
import app.switchboard.base.Shared;
import app.switchboard.store.Database;
import app.switchboard.twilio.TwilioNumber;
import java.time.Instant;
import java.time.InstantSource;
import java.time.temporal.ChronoUnit;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** The door to the stored numbers. Safe for many threads. */
public final class Numbers {

    private final Database database;
    private final InstantSource clock;
    private final NoteTable notes = new NoteTable();
    private final NumberTable table = new NumberTable(notes);
    private final List<Consumer<Changed>> watchers = new CopyOnWriteArrayList<>();
    /** Moves where a number may have become active, or may be so no more. */
    private final AtomicLong membership = new AtomicLong();

    private volatile @Nullable ActiveCounts activeCounts;

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
        // What is written while they are counted may not be in it, so this is older than that.
        long asOf = membership.get();
        ActiveCounts known = activeCounts;
        if (known == null || known.asOf() != asOf) {
            known = new ActiveCounts(asOf, Map.copyOf(database.read(table::activeCounts)));
            activeCounts = known;
        }
        return known.byWorkspace();
    }

    private record ActiveCounts(long asOf, Map<String, Integer> byWorkspace) {}

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
        membership.incrementAndGet();
        tell(new Changed(Set.of(), true));
    }

    /** Writes; where that failed, it may be committed all the same, and nobody can say what of it. */
    private <T> T change(Database.Work<T> work) {
        try {
            return database.writeAndGet(work);
        } catch (RuntimeException | Error e) {
            changedElsewhere();
            throw e;
        }
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
        Upsert upsert = change(
                connection -> new Upsert(workspaceId, routes, sighting, now()).run(connection, table, notes, byNumber));
        if (upsert.moreActive()) {
            membership.incrementAndGet();
        }
        tell(new Changed(upsert.ids(), false));
        return upsert.count();
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
        List<String> released = change(connection -> table.release(connection, workspaceId, sids, now()));
        membership.incrementAndGet();
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
        if (change(work) > 0) {
            tell(new Changed(Set.copyOf(numberIds), false));
        }
    }

    /** Microseconds are what both databases keep. */
    private Instant now() {
        return clock.instant().truncatedTo(ChronoUnit.MICROS);
    }
}
