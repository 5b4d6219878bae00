package app.switchboard.numbers;

import app.switchboard.base.Shared;
import app.switchboard.numbers.NoteTable.Notes;
import app.switchboard.store.Sql;
import app.switchboard.twilio.TwilioNumber.Capabilities;
import app.switchboard.twilio.WebhookField;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.EnumMap;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** {@code twilio_numbers} and {@code number_details}. */
final class NumberTable {

    private static final int BATCH = 1000;

    private static final List<String> WEBHOOK_COLUMNS = Arrays.stream(WebhookField.values())
            .map(field -> field.name().toLowerCase(Locale.ROOT))
            .toList();

    private static final String SELECT = "SELECT * FROM twilio_numbers n JOIN number_details d ON d.number_id = n.id ";

    /** Plain statements, and not one MERGE, since the caller has read the rows under the same lock: a third less time. */
    private static final String INSERT_NUMBER =
            "INSERT INTO twilio_numbers (id, workspace_id, phone_number, friendly_name, sid, status, webhook_url,"
                    + " webhook_type, created_at, updated_at) VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?)";

    private static final String UPDATE_NUMBER =
            "UPDATE twilio_numbers SET friendly_name = ?, sid = ?, status = ?, webhook_url = ?, webhook_type = ?,"
                    + " updated_at = ? WHERE id = ?";

    private static final String RELEASE = "UPDATE twilio_numbers SET status = 'released', updated_at = ? WHERE id = ?";

    /** What {@link #detailsOf} gives the values of, in its order. */
    private static final List<String> DETAILS = detailsColumns();

    private static final String INSERT_DETAILS = "INSERT INTO number_details (" + String.join(", ", DETAILS)
            + ", number_id) VALUES (" + "?, ".repeat(DETAILS.size()) + "?)";

    private static final String UPDATE_DETAILS =
            "UPDATE number_details SET " + String.join(" = ?, ", DETAILS) + " = ? WHERE number_id = ?";

    private final NoteTable notes;

    NumberTable(NoteTable notes) {
        this.notes = notes;
    }

    private static List<String> detailsColumns() {
        List<String> columns = new ArrayList<>(List.of("voice", "sms", "mms", "fax"));
        columns.addAll(WEBHOOK_COLUMNS);
        columns.addAll(List.of("messaging_service_sid", "messages_via", "calls_type", "calls_url", "calls_via"));
        return columns;
    }

    List<StoredNumber> listed(Connection connection, @Nullable String workspaceId, Shared shared) throws SQLException {
        Sql.Mapper<StoredNumber> mapper = mapper(notes.read(connection), shared);
        return sorted(
                workspaceId == null
                        ? Sql.list(connection, SELECT, mapper)
                        : Sql.list(connection, SELECT + "WHERE n.workspace_id = ?", mapper, workspaceId));
    }

    List<StoredNumber> listed(Connection connection, @Nullable String workspaceId, Set<String> ids, Shared shared)
            throws SQLException {
        List<StoredNumber> found = Sql.listFor(
                connection,
                "SELECT n.*, d.* FROM UNNEST(?) AS wanted (id) JOIN twilio_numbers n ON n.id = wanted.id"
                        + " JOIN number_details d ON d.number_id = n.id",
                ids,
                mapper(notes.read(connection, ids), shared));
        found.removeIf(row -> workspaceId != null && !row.number().workspaceId().equals(workspaceId));
        return sorted(found);
    }

    /** Sorted here: H2 sorts many rows on disk, which takes longer than reading them. */
    private static List<StoredNumber> sorted(List<StoredNumber> numbers) {
        numbers.sort(StoredNumber.ORDER);
        return numbers;
    }

    /** Those of a workspace that have one of the given phone numbers, without what people noted on them. Joined, because H2 scans the whole workspace for {@code = ANY(?)}. */
    List<StoredNumber> of(Connection connection, String workspaceId, Collection<String> phoneNumbers)
            throws SQLException {
        return Sql.listFor(
                connection,
                "SELECT n.*, d.* FROM UNNEST(?) AS wanted (phone_number)"
                        + " JOIN twilio_numbers n ON n.workspace_id = ? AND n.phone_number = wanted.phone_number"
                        + " JOIN number_details d ON d.number_id = n.id",
                phoneNumbers,
                mapper(Notes.NONE, new Shared()),
                workspaceId);
    }

    Map<String, Integer> activeCounts(Connection connection) throws SQLException {
        return Sql.list(
                        connection,
                        "SELECT workspace_id, count(*) AS numbers FROM twilio_numbers WHERE status = 'active'"
                                + " GROUP BY workspace_id",
                        row -> Map.entry(row.getString("workspace_id"), row.getInt("numbers")))
                .stream()
                .collect(Collectors.toMap(Map.Entry::getKey, Map.Entry::getValue));
    }

    /** The SIDs of a workspace's active numbers but for some. Of 100,000 few are left, and only those are kept in memory. */
    Set<String> activeSidsWithout(Connection connection, String workspaceId, Set<String> phoneNumbers)
            throws SQLException {
        Set<String> sids = new HashSet<>();
        Sql.each(
                connection,
                "SELECT phone_number, sid FROM twilio_numbers WHERE workspace_id = ? AND status = 'active'",
                row -> {
                    if (!phoneNumbers.contains(row.getString("phone_number"))) {
                        sids.add(row.getString("sid"));
                    }
                },
                workspaceId);
        return sids;
    }

    /** Adds rows that are not there yet. */
    void insert(Connection connection, Collection<StoredNumber> numbers) throws SQLException {
        batch(connection, INSERT_NUMBER, numbers, (statement, stored) -> {
            PhoneNumber n = stored.number();
            Sql.bind(
                    statement,
                    n.id(),
                    n.workspaceId(),
                    n.phoneNumber(),
                    n.friendlyName(),
                    n.sid(),
                    n.status().text(),
                    n.webhookUrl(),
                    n.webhookType().text(),
                    n.createdAt(),
                    n.updatedAt());
        });
        batch(connection, INSERT_DETAILS, numbers, (statement, stored) -> Sql.bind(statement, detailsOf(stored)));
    }

    /** Writes rows that are there, found by their id; {@code created_at} is never updated. */
    void update(Connection connection, Collection<StoredNumber> numbers) throws SQLException {
        batch(connection, UPDATE_NUMBER, numbers, (statement, stored) -> {
            PhoneNumber n = stored.number();
            Sql.bind(
                    statement,
                    n.friendlyName(),
                    n.sid(),
                    n.status().text(),
                    n.webhookUrl(),
                    n.webhookType().text(),
                    n.updatedAt(),
                    n.id());
        });
        batch(connection, UPDATE_DETAILS, numbers, (statement, stored) -> Sql.bind(statement, detailsOf(stored)));
    }

    /** Marks the active rows with these SIDs as released, and tells their ids. Finds them all in one reading: an index by SID, which is random, made a first listing of 100,000 numbers write six times as much. */
    List<String> release(Connection connection, String workspaceId, Set<String> sids, Instant now) throws SQLException {
        List<String> ids = new ArrayList<>();
        Sql.each(
                connection,
                "SELECT id, sid FROM twilio_numbers WHERE workspace_id = ? AND status = 'active'",
                row -> {
                    if (sids.contains(row.getString("sid"))) {
                        ids.add(row.getString("id"));
                    }
                },
                workspaceId);
        batch(connection, RELEASE, ids, (statement, id) -> Sql.bind(statement, now, id));
        return ids;
    }

    /** Sets a statement's values for an item. */
    interface Binder<T> {
        void bind(PreparedStatement statement, T item) throws SQLException;
    }

    /** Runs a statement once for each item, and tells how many rows it wrote. */
    static <T> int batch(Connection connection, String sql, Collection<T> items, Binder<T> binder) throws SQLException {
        int written = 0;
        if (items.isEmpty()) {
            return written;
        }
        try (PreparedStatement statement = connection.prepareStatement(sql)) {
            int pending = 0;
            for (T item : items) {
                binder.bind(statement, item);
                statement.addBatch();
                if (++pending == BATCH) {
                    written += Arrays.stream(statement.executeBatch()).sum();
                    pending = 0;
                }
            }
            return written + Arrays.stream(statement.executeBatch()).sum();
        }
    }

    /** The values of {@link #DETAILS}, then the number's id. */
    private static @Nullable Object[] detailsOf(StoredNumber stored) {
        List<@Nullable Object> values = new ArrayList<>();
        Capabilities can = stored.capabilities();
        values.addAll(List.of(can.voice(), can.sms(), can.mms(), can.fax()));
        for (WebhookField field : WebhookField.values()) {
            values.add(stored.webhooks().get(field));
        }
        values.add(stored.serviceSid());
        values.add(stored.via());
        values.add(stored.calls().type().text());
        values.add(stored.calls().url());
        values.add(stored.calls().via());
        values.add(stored.number().id());
        return values.toArray();
    }

    private static Sql.Mapper<StoredNumber> mapper(Notes notes, Shared shared) {
        return row -> map(row, notes, shared);
    }

    private static StoredNumber map(ResultSet row, Notes notes, Shared shared) throws SQLException {
        PhoneNumber number = new PhoneNumber(
                row.getString("id"),
                shared.one(row.getString("workspace_id")),
                row.getString("phone_number"),
                row.getString("friendly_name"),
                row.getString("sid"),
                NumberStatus.of(row.getString("status")),
                shared.oneOrNull(row.getString("webhook_url")),
                WebhookType.of(row.getString("webhook_type")),
                shared.one(Sql.requiredInstant(row, "created_at")),
                shared.one(Sql.requiredInstant(row, "updated_at")));
        Map<WebhookField, String> webhooks = webhooks(row, shared);
        return new StoredNumber(
                number,
                shared.one(new Capabilities(
                        row.getBoolean("voice"), row.getBoolean("sms"), row.getBoolean("mms"), row.getBoolean("fax"))),
                webhooks,
                shared.oneOrNull(row.getString("messages_via")),
                shared.one(new Route(
                        WebhookType.of(row.getString("calls_type")),
                        row.getString("calls_url"),
                        row.getString("calls_via"))),
                shared.oneOrNull(row.getString("messaging_service_sid")),
                notes.tags(number.id()),
                notes.isKept(number.id(), webhooks));
    }

    private static Map<WebhookField, String> webhooks(ResultSet row, Shared shared) throws SQLException {
        Map<WebhookField, String> webhooks = new EnumMap<>(WebhookField.class);
        WebhookField[] fields = WebhookField.values();
        for (int i = 0; i < fields.length; i++) {
            String value = row.getString(WEBHOOK_COLUMNS.get(i));
            if (value != null) {
                webhooks.put(fields[i], shared.one(value));
            }
        }
        return shared.one(webhooks);
    }
}
