package app.switchboard.store;

import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import org.h2.jdbcx.JdbcDataSource;

/** A database file as H2 sees it: how it is named and connected to. */
final class H2File {

    /** What H2 calls the file of a database named {@code switchboard}. */
    static final String NAME = "switchboard.mv.db";

    private H2File() {}

    static Path in(Path folder) {
        return folder.resolve(NAME);
    }

    /** Connections to the file in a folder, made where there is none. */
    static JdbcDataSource source(Path folder) {
        return source(folder, "");
    }

    /** Connections to the file in a folder, which must be there: a file that went away is never replaced by an empty one. */
    static JdbcDataSource existing(Path folder) {
        return source(folder, ";IFEXISTS=TRUE");
    }

    /** A connection that leaves every byte of the file as it is. */
    static Connection readOnly(Path folder) throws SQLException {
        return source(folder, ";ACCESS_MODE_DATA=r").getConnection();
    }

    private static JdbcDataSource source(Path folder, String more) {
        return named("file:" + folder.resolve("switchboard").toAbsolutePath(), more);
    }

    static JdbcDataSource named(String name, String more) {
        JdbcDataSource source = new JdbcDataSource();
        source.setURL("jdbc:h2:" + name + Database.SETTINGS + more);
        source.setUser("switchboard");
        source.setPassword("");
        return source;
    }
}
