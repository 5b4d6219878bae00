package app.switchboard.store;

import app.switchboard.base.FailureException;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;

/** A process of its own that uses the database: to be killed, to have no rights, to have no room. Prints what came of it. */
final class StoreChild {

    private StoreChild() {}

    /** Arguments: the data folder, then one word. */
    public static void main(String[] args) throws Exception {
        try (Database database = Database.open(Path.of(args[0]))) {
            switch (args[1]) {
                case "open" -> {}
                case "backup" -> database.backup();
                default ->
                    database.write(connection -> {
                        Sql.update(connection, "DELETE FROM workspaces");
                        // H2 writes what is not committed yet to the file, too.
                        checkpoint(Path.of(args[0]));
                        System.out.println("deleted");
                        try {
                            Thread.currentThread().join();
                        } catch (InterruptedException e) {
                            throw new IllegalStateException(e);
                        }
                    });
            }
            System.out.println("done");
        } catch (FailureException e) {
            System.out.println(e.failure().code() + " " + e.failure().text());
        }
    }

    private static void checkpoint(Path folder) throws SQLException {
        try (Connection owner = H2File.existing(folder).getConnection()) {
            Sql.update(owner, "CHECKPOINT SYNC");
        }
    }
}
