package app.switchboard.numbers;

import app.switchboard.base.Ids;
import app.switchboard.numbers.Numbers.Sighting;
import app.switchboard.twilio.TwilioNumber;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** One upsert of what Twilio says of some numbers of a workspace, within a transaction. */
final class Upsert {

    private final String workspaceId;
    private final Function<TwilioNumber, Routes> routes;
    private final Sighting sighting;
    private final Instant now;
    private final List<StoredNumber> added = new ArrayList<>();
    private final List<StoredNumber> changed = new ArrayList<>();
    private final List<Drift> drift = new ArrayList<>();
    private boolean moreActive;
    private int listed;

    Upsert(String workspaceId, Function<TwilioNumber, Routes> routes, Sighting sighting, Instant now) {
        this.workspaceId = workspaceId;
        this.routes = routes;
        this.sighting = sighting;
        this.now = now;
    }

    /** @param byNumber what Twilio lists, by phone number */
    Upsert run(Connection connection, NumberTable table, NoteTable notes, Map<String, TwilioNumber> byNumber)
            throws SQLException {
        Map<String, StoredNumber> before = new HashMap<>();
        table.of(connection, workspaceId, byNumber.keySet())
                .forEach(row -> before.put(row.number().phoneNumber(), row));
        byNumber.forEach((phoneNumber, number) -> compare(number, before.get(phoneNumber)));
        listed = byNumber.size();
        table.insert(connection, added);
        table.update(connection, changed);
        notes.follow(connection, before, changed, sighting);
        DriftLog.add(connection, workspaceId, sighting.runId(), drift, now);
        return this;
    }

    UpsertCount count() {
        return new UpsertCount(added.size(), changed.size(), listed - added.size() - changed.size());
    }

    /** True where there may be more active numbers than before. */
    boolean moreActive() {
        return moreActive;
    }

    /** The ids of the rows that were written. */
    Set<String> ids() {
        return Stream.concat(added.stream(), changed.stream())
                .map(row -> row.number().id())
                .collect(Collectors.toSet());
    }

    private void compare(TwilioNumber number, @Nullable StoredNumber old) {
        StoredNumber fresh = merged(number, old);
        if (old == null) {
            added.add(fresh);
            moreActive = true;
        } else if (!fresh.equals(old)) {
            changed.add(fresh);
            moreActive |= old.number().status() != NumberStatus.ACTIVE;
            if (isSameLine(old, fresh)) {
                fresh.driftFrom(old).stream().filter(sighting.own().negate()).forEach(drift::add);
            }
        }
    }

    /** A number that was released and bought again begins anew. */
    private static boolean isSameLine(StoredNumber old, StoredNumber fresh) {
        return old.number().status() == NumberStatus.ACTIVE
                && old.number().sid().equals(fresh.number().sid());
    }

    /** The old row where nothing differs. */
    private StoredNumber merged(TwilioNumber from, @Nullable StoredNumber old) {
        Routes where = routes.apply(from);
        if (old != null) {
            StoredNumber same = row(from, where, old, old.number().updatedAt());
            if (same.equals(old)) {
                return old;
            }
        }
        return row(from, where, old, now);
    }

    private StoredNumber row(TwilioNumber from, Routes where, @Nullable StoredNumber old, Instant updatedAt) {
        String name = from.friendlyName().isBlank() ? from.phoneNumber() : from.friendlyName();
        return new StoredNumber(
                new PhoneNumber(
                        old == null ? Ids.ordered() : old.number().id(),
                        workspaceId,
                        from.phoneNumber(),
                        name,
                        from.sid(),
                        NumberStatus.ACTIVE,
                        where.messages().url(),
                        where.messages().type(),
                        old == null ? now : old.number().createdAt(),
                        updatedAt),
                from.capabilities(),
                from.webhooks(),
                where.messages().via(),
                where.calls(),
                where.serviceSid(),
                List.of(),
                false);
    }
}
