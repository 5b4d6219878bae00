package app.switchboard.store;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;

/**
 * How full the file of an open database is.
 *
 * @param bytes its size
 * @param liveBytes how much of it is in use, about
 */
record DatabaseFile(long bytes, long liveBytes) {

    private static final long MIB = 1024 * 1024;

    /** Below this there is nothing to gain that anybody would notice. */
    private static final long LARGE = 64 * MIB;

    /** More than this would hold up the exit for more than some 3 s: what is in use is what takes the time. */
    private static final long QUICK = 64 * MIB;

    static DatabaseFile of(Connection connection, Path folder) throws SQLException {
        try {
            long bytes = Files.size(H2File.in(folder));
            long percent = Sql.first(
                            connection,
                            "SELECT setting_value FROM information_schema.settings"
                                    + " WHERE setting_name = 'info.CHUNKS_FILL_RATE'",
                            row -> row.getLong(1))
                    .orElse(100L);
            return new DatabaseFile(bytes, bytes * percent / 100);
        } catch (IOException e) {
            throw new SQLException(e);
        }
    }

    /** On exit: large, half of it or more empty, and soon done. */
    boolean isWorthCompacting() {
        return bytes >= LARGE && liveBytes <= bytes / 2 && liveBytes <= QUICK;
    }

    /** Compacts the file and closes it. H2 writes another file and exchanges the two: killed meanwhile, one of them is whole. */
    static void compact(Connection connection) throws SQLException {
        try (Statement statement = connection.createStatement()) {
            statement.execute("SHUTDOWN COMPACT");
        }
    }
}
