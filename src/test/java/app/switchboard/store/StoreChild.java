package app.switchboard.store;

import app.switchboard.base.FailureException;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;

/** A process of its own that uses the database: to be killed, to have no rights, to have no room. Prints what came of it. */
final class StoreChild {

    static final int COMMITS = 30;

    private StoreChild() {}

    /** Arguments: the data folder, then one word. */
    public static void main(String[] args) throws Exception {
        try (Database database = Database.open(Path.of(args[0]))) {
            switch (args[1]) {
                case "open" -> {}
                case "backup" -> database.backup();
                case "commit" -> commit(database, Path.of(args[0]));
                default ->
                    database.write(connection -> {
                        Sql.update(connection, "DELETE FROM workspaces");
                        // H2 writes what is not committed yet to the file, too.
                        checkpoint(Path.of(args[0]));
                        System.out.println("deleted");
                        waitForEver();
                    });
            }
            System.out.println("done");
        } catch (FailureException e) {
            System.out.println(e.failure().code() + " " + e.failure().text());
        }
    }

    /** Without retention as after 45 s: what is out of use is written over at once. */
    private static void commit(Database database, Path folder) throws SQLException {
        try (Connection owner = H2File.existing(folder).getConnection()) {
            Sql.update(owner, "SET RETENTION_TIME 0");
        }
        for (int i = 1; i <= COMMITS; i++) {
            String number = String.valueOf(i);
            database.write(connection -> Sql.update(
                    connection, "INSERT INTO workspaces (id, name) VALUES (?, ?)", "w" + number, number.repeat(50)));
        }
        System.out.println("committed");
        waitForEver();
    }

    private static void waitForEver() {
        try {
            Thread.currentThread().join();
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }

    private static void checkpoint(Path folder) throws SQLException {
        try (Connection owner = H2File.existing(folder).getConnection()) {
            Sql.update(owner, "CHECKPOINT SYNC");
        }
    }
}
