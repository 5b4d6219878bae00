package app.switchboard.store;

import java.nio.file.Path;

/** A process of its own that opens a database and writes to it for as long as it lives, and compacts it in between where it is told to. Says when it begins, when it is open, and what was committed. */
final class OpeningChild {

    static final String OPENING = "opening";
    static final String OPEN = "open";
    static final String COMPACT = "compact";

    private OpeningChild() {}

    /** Takes the data folder, and after it {@link #COMPACT} or nothing. */
    public static void main(String[] args) {
        System.out.println(OPENING);
        try (Database database = Database.open(Path.of(args[0]))) {
            System.out.println(OPEN);
            for (int i = 1; ; i++) {
                int number = i;
                database.write(connection ->
                        Sql.update(connection, "INSERT INTO workspaces (id, name) VALUES (?, 'W')", "late" + number));
                System.out.println(number);
                if (args.length > 1) {
                    database.compact();
                }
            }
        }
    }
}
