package app.switchboard.store;

import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import org.h2.jdbcx.JdbcDataSource;
import org.h2.store.fs.FilePath;

/** A database file as H2 sees it: how it is named and connected to. */
final class H2File {

    /** What H2 calls the file of a database named {@code switchboard}. */
    static final String NAME = "switchboard.mv.db";

    static {
        FilePath.register(new DurablePath());
    }

    private H2File() {}

    static Path in(Path folder) {
        return folder.resolve(NAME);
    }

    /**
     * Who made the file and migrates, backs up and compacts it: H2's administrator. The empty password keeps nobody out, nor could one: whoever may read the file can read all that is in it, and no secret is. What matters is that the work is not done by this user.
     */
    private static final String OWNER = "switchboard";

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

    /**
     * Connections for the work: of a user who may read and write rows, and do nothing else. While there is one, a connection of {@link #existing} must be there: the modes of an open file are its, and only the administrator may set them.
     */
    static JdbcDataSource forWork(Path folder) {
        JdbcDataSource source = new JdbcDataSource();
        source.setURL("jdbc:h2:" + name(folder) + ";IFEXISTS=TRUE" + Database.OF_SESSIONS);
        source.setUser(Rights.WORKER);
        source.setPassword("");
        return source;
    }

    private static JdbcDataSource source(Path folder, String more) {
        return named(name(folder), more);
    }

    private static String name(Path folder) {
        return DurablePath.SCHEME + ":" + folder.resolve("switchboard").toAbsolutePath();
    }

    static JdbcDataSource named(String name, String more) {
        JdbcDataSource source = new JdbcDataSource();
        source.setURL("jdbc:h2:" + name + Database.SETTINGS + more);
        source.setUser(OWNER);
        source.setPassword("");
        return source;
    }
}
