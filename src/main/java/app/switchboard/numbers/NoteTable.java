package app.switchboard.numbers;

import app.switchboard.numbers.Numbers.Sighting;
import app.switchboard.store.Sql;
import app.switchboard.twilio.WebhookField;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;

/** {@code number_tags} and {@code number_kept}: what people noted on numbers. */
final class NoteTable {

    private static final Comparator<String> TAG_ORDER =
            String.CASE_INSENSITIVE_ORDER.thenComparing(Comparator.naturalOrder());

    /** Addresses that a person decided to keep; {@code ""}: none was set. */
    private record Kept(String messages, String calls) {

        boolean standsIn(Map<WebhookField, String> webhooks) {
            return webhooks.getOrDefault(WebhookField.SMS_URL, "").equals(messages)
                    && webhooks.getOrDefault(WebhookField.VOICE_URL, "").equals(calls);
        }

        /** What is kept once a number has changed: what Switchboard set beside what was kept takes nothing of the decision back. */
        Kept after(StoredNumber old, StoredNumber fresh, Sighting sighting) {
            return new Kept(
                    after(WebhookField.SMS_URL, messages, old, fresh, sighting),
                    after(WebhookField.VOICE_URL, calls, old, fresh, sighting));
        }

        private static String after(
                WebhookField field, String kept, StoredNumber old, StoredNumber fresh, Sighting sighting) {
            String was = old.webhook(field);
            String is = fresh.webhook(field);
            boolean own = sighting.own()
                    .test(new Drift(fresh.number().sid(), fresh.number().phoneNumber(), field.parameter(), was, is));
            return was.equals(kept) && own ? is : kept;
        }
    }

    private record Row<T>(String numberId, T value) {}

    /** All that is noted, by the ids of the numbers. */
    static final class Notes {

        static final Notes NONE = new Notes(Map.of(), Map.of());

        private final Map<String, List<String>> tags;
        private final Map<String, Kept> kept;

        private Notes(Map<String, List<String>> tags, Map<String, Kept> kept) {
            this.tags = tags;
            this.kept = kept;
        }

        List<String> tags(String numberId) {
            return tags.getOrDefault(numberId, List.of());
        }

        boolean isKept(String numberId, Map<WebhookField, String> webhooks) {
            Kept decided = kept.get(numberId);
            return decided != null && decided.standsIn(webhooks);
        }
    }

    /** Those of every workspace: they are few, and joining them to the numbers of one took H2 a fifth of the time that reading 100,000 numbers takes. */
    Notes read(Connection connection) throws SQLException {
        return new Notes(
                tags(Sql.list(connection, "SELECT number_id, tag FROM number_tags", NoteTable::tag)),
                byId(Sql.list(
                        connection, "SELECT number_id, messages_url, calls_url FROM number_kept", NoteTable::kept)));
    }

    Notes read(Connection connection, Set<String> numberIds) throws SQLException {
        return new Notes(
                tags(Sql.listFor(
                        connection,
                        "SELECT t.number_id, t.tag FROM UNNEST(?) AS wanted (number_id)"
                                + " JOIN number_tags t ON t.number_id = wanted.number_id",
                        numberIds,
                        NoteTable::tag)),
                keptOf(connection, numberIds));
    }

    private static Map<String, List<String>> tags(List<Row<String>> rows) {
        Map<String, List<String>> tags = new HashMap<>();
        rows.forEach(row ->
                tags.computeIfAbsent(row.numberId(), id -> new ArrayList<>(1)).add(row.value()));
        tags.replaceAll((id, list) -> list.stream().sorted(TAG_ORDER).toList());
        return tags;
    }

    private static Map<String, Kept> keptOf(Connection connection, Collection<String> numberIds) throws SQLException {
        return byId(Sql.listFor(
                connection,
                "SELECT k.number_id, k.messages_url, k.calls_url FROM UNNEST(?) AS wanted (number_id)"
                        + " JOIN number_kept k ON k.number_id = wanted.number_id",
                numberIds,
                NoteTable::kept));
    }

    private static Row<String> tag(ResultSet row) throws SQLException {
        return new Row<>(row.getString("number_id"), row.getString("tag"));
    }

    private static Row<Kept> kept(ResultSet row) throws SQLException {
        return new Row<>(
                row.getString("number_id"), new Kept(row.getString("messages_url"), row.getString("calls_url")));
    }

    private static <T> Map<String, T> byId(List<Row<T>> rows) {
        return rows.stream().collect(Collectors.toMap(Row::numberId, Row::value));
    }

    List<String> tagsInUse(Connection connection) throws SQLException {
        return Sql.list(connection, "SELECT DISTINCT tag FROM number_tags", row -> row.getString("tag")).stream()
                .sorted(TAG_ORDER)
                .toList();
    }

    /** Puts tags on numbers that are stored, and tells how many that were not there yet. */
    int add(Connection connection, Set<String> numberIds, Set<String> tags) throws SQLException {
        return NumberTable.batch(
                connection,
                "INSERT INTO number_tags (number_id, tag) SELECT n.id, CAST(? AS TEXT) FROM twilio_numbers n"
                        + " WHERE n.id = ?"
                        + " AND NOT EXISTS (SELECT 1 FROM number_tags t WHERE t.number_id = n.id AND t.tag = ?)",
                each(numberIds, tags),
                (statement, row) -> Sql.bind(statement, row.value(), row.numberId(), row.value()));
    }

    int remove(Connection connection, Set<String> numberIds, Set<String> tags) throws SQLException {
        return NumberTable.batch(
                connection,
                "DELETE FROM number_tags WHERE number_id = ? AND tag = ?",
                each(numberIds, tags),
                (statement, row) -> Sql.bind(statement, row.numberId(), row.value()));
    }

    private static List<Row<String>> each(Set<String> numberIds, Set<String> tags) {
        return inOrder(numberIds).stream()
                .flatMap(id -> tags.stream().map(tag -> new Row<>(id, tag)))
                .toList();
    }

    /** Notes that what numbers hold now is to stay. */
    int keep(Connection connection, Set<String> numberIds) throws SQLException {
        return NumberTable.batch(
                connection,
                "MERGE INTO number_kept (number_id, messages_url, calls_url) KEY (number_id)"
                        + " SELECT number_id, coalesce(sms_url, ''), coalesce(voice_url, '') FROM number_details"
                        + " WHERE number_id = ?",
                inOrder(numberIds),
                (statement, id) -> Sql.bind(statement, id));
    }

    int unkeep(Connection connection, Set<String> numberIds) throws SQLException {
        return NumberTable.batch(
                connection,
                "DELETE FROM number_kept WHERE number_id = ?",
                inOrder(numberIds),
                (statement, id) -> Sql.bind(statement, id));
    }

    /** In the order of the index, rows are written several times as fast. */
    private static List<String> inOrder(Set<String> ids) {
        return ids.stream().sorted().toList();
    }

    /** Those of some phone numbers of a workspace that stand as a person decided to keep them. */
    Set<String> keptOf(Connection connection, String workspaceId, Collection<String> phoneNumbers) throws SQLException {
        if (nothingIsKept(connection)) {
            return Set.of();
        }
        return new HashSet<>(Sql.listFor(
                connection,
                "SELECT n.phone_number FROM UNNEST(?) AS wanted (phone_number)"
                        + " JOIN twilio_numbers n ON n.workspace_id = ? AND n.phone_number = wanted.phone_number"
                        + " JOIN number_kept k ON k.number_id = n.id JOIN number_details d ON d.number_id = n.id"
                        + " WHERE k.messages_url = coalesce(d.sms_url, '') AND k.calls_url = coalesce(d.voice_url, '')",
                phoneNumbers,
                row -> row.getString("phone_number"),
                workspaceId));
    }

    /** Brings what is kept of numbers that changed up to date. What was replaced on a person's word, or is another line by now, is kept no more. */
    void follow(Connection connection, Map<String, StoredNumber> before, List<StoredNumber> changed, Sighting sighting)
            throws SQLException {
        if (changed.isEmpty() || nothingIsKept(connection)) {
            return;
        }
        Map<String, Kept> kept = keptOf(
                connection, changed.stream().map(row -> row.number().id()).toList());
        for (StoredNumber fresh : changed) {
            String id = fresh.number().id();
            Kept decided = kept.get(id);
            StoredNumber old = before.get(fresh.number().phoneNumber());
            if (decided == null || old == null) {
                continue;
            }
            String sid = fresh.number().sid();
            if (sighting.replaced().contains(sid) || !old.number().sid().equals(sid)) {
                unkeep(connection, Set.of(id));
            } else {
                Kept now = decided.after(old, fresh, sighting);
                Sql.update(
                        connection,
                        "UPDATE number_kept SET messages_url = ?, calls_url = ? WHERE number_id = ?",
                        now.messages(),
                        now.calls(),
                        id);
            }
        }
    }

    /** As a rule: it saves every page of a listing the question. */
    private static boolean nothingIsKept(Connection connection) throws SQLException {
        return Sql.first(connection, "SELECT 1 FROM number_kept LIMIT 1", row -> true)
                .isEmpty();
    }
}
