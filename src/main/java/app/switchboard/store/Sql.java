package app.switchboard.store;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Plain JDBC in fewer words: four tables do not earn a mapper, which costs up to a second at the first query. */
public final class Sql {

    /** Makes one value of the current row. */
    @FunctionalInterface
    public interface Mapper<T> {
        T map(ResultSet row) throws SQLException;
    }

    private static final int SLICE = 10_000;

    private Sql() {}

    /** Takes the current row. */
    @FunctionalInterface
    public interface Taker {
        void take(ResultSet row) throws SQLException;
    }

    /** Hands the rows over one after the other, none of them kept. */
    public static void each(Connection connection, String sql, Taker taker, @Nullable Object... values)
            throws SQLException {
        try (PreparedStatement statement = connection.prepareStatement(sql)) {
            bind(statement, values);
            try (ResultSet rows = statement.executeQuery()) {
                while (rows.next()) {
                    taker.take(rows);
                }
            }
        }
    }

    public static <T> List<T> list(Connection connection, String sql, Mapper<T> mapper, @Nullable Object... values)
            throws SQLException {
        List<T> result = new ArrayList<>();
        each(connection, sql, row -> result.add(mapper.map(row)), values);
        return result;
    }

    /**
     * As {@link #list}, for any number of texts, which the statement takes as an array in its first place: in slices, since H2 refuses arrays of more than 65,536.
     *
     * @param more the values after it
     */
    public static <T> List<T> listFor(
            Connection connection, String sql, Collection<String> texts, Mapper<T> mapper, @Nullable Object... more)
            throws SQLException {
        List<String> all = List.copyOf(texts);
        List<T> result = new ArrayList<>();
        for (int from = 0; from < all.size(); from += SLICE) {
            List<String> slice = all.subList(from, Math.min(from + SLICE, all.size()));
            List<@Nullable Object> values = new ArrayList<>();
            values.add(connection.createArrayOf("text", slice.toArray()));
            values.addAll(Arrays.asList(more));
            result.addAll(list(connection, sql, mapper, values.toArray()));
        }
        return result;
    }

    /** The first row, if there is one. */
    public static <T> Optional<T> first(Connection connection, String sql, Mapper<T> mapper, @Nullable Object... values)
            throws SQLException {
        return list(connection, sql, mapper, values).stream().findFirst();
    }

    /** Runs a statement and tells how many rows it wrote. */
    public static int update(Connection connection, String sql, @Nullable Object... values) throws SQLException {
        try (PreparedStatement statement = connection.prepareStatement(sql)) {
            bind(statement, values);
            return statement.executeUpdate();
        }
    }

    /** Binds values in order; an {@link Instant} as a UTC date and time, since pgjdbc takes no instants. */
    public static void bind(PreparedStatement statement, @Nullable Object... values) throws SQLException {
        for (int i = 0; i < values.length; i++) {
            Object value = values[i];
            statement.setObject(i + 1, value instanceof Instant instant ? instant.atOffset(ZoneOffset.UTC) : value);
        }
    }

    public static @Nullable Instant instant(ResultSet row, String column) throws SQLException {
        OffsetDateTime value = row.getObject(column, OffsetDateTime.class);
        return value == null ? null : value.toInstant();
    }

    /** As {@link #instant}, for columns that are never null. */
    public static Instant requiredInstant(ResultSet row, String column) throws SQLException {
        return row.getObject(column, OffsetDateTime.class).toInstant();
    }
}
