package app.switchboard.bench;

import app.switchboard.demo.DemoTwilio;
import app.switchboard.store.Database;
import app.switchboard.store.Sql;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

/** A second sync, when nothing changed: it must send no POST and write no number row. The database's own statistics tell, and so do the rows. */
final class NoOpBench {

    private static final int NUMBERS = 10_000;
    private static final Duration LATENCY = Duration.ofMillis(20);

    private NoOpBench() {}

    static List<Line> run(Path folder) {
        try (DemoTwilio server = Peer.start(Peer.rightAccount(BenchEngine.SID, NUMBERS), LATENCY);
                BenchEngine engine = new BenchEngine(folder.resolve("no-op"), server.address())) {
            engine.saveCredentials();
            engine.sync();
            List<List<Object>> before = rows(engine.database);
            asOwner(engine.database, connection -> Sql.update(connection, "SET QUERY_STATISTICS TRUE"));
            server.forgetRequests();
            Times ours = new Times();
            ours.time(engine::sync);
            long posts = server.requests().stream()
                    .filter(request -> request.method().equals("POST"))
                    .count();
            long written = written(engine.database);
            boolean same = rows(engine.database).equals(before);
            Times bare = new Times();
            bare.time(() -> Peer.floor(server));
            return List.of(
                    line("No-op sync of 10,000 @20 ms, POSTs", ours, bare, posts, posts == 0),
                    line(
                            "No-op sync of 10,000 @20 ms, number rows written",
                            ours,
                            bare,
                            written,
                            written == 0 && same));
        }
    }

    private static Line line(String name, Times ours, Times bare, long count, boolean ok) {
        return new Line(
                name,
                ours.median().toMillis() + " ms",
                bare.median().toMillis() + " ms",
                Long.toString(count),
                "0",
                ok);
    }

    /** Rows of the numbers' tables that any statement wrote since the statistics were switched on. */
    private static long written(Database database) {
        return asOwner(
                database,
                connection -> Sql.list(
                                connection,
                                "SELECT sql_statement, cumulative_row_count FROM information_schema.query_statistics",
                                row -> writesNumbers(row.getString(1)) ? row.getLong(2) : 0L)
                        .stream()
                        .mapToLong(Long::longValue)
                        .sum());
    }

    /** H2 counts for its administrator alone. */
    private static <T> T asOwner(Database database, Database.Work<T> work) {
        String file = database.info().file().toString().replace(".mv.db", "");
        try (Connection owner =
                DriverManager.getConnection("jdbc:h2:durable:" + file + ";IFEXISTS=TRUE", "switchboard", "")) {
            return work.run(owner);
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
    }

    private static boolean writesNumbers(String sql) {
        return sql.matches("(?is)\\s*(INSERT|UPDATE|MERGE|DELETE)\\b.*\\b(twilio_numbers|number_details)\\b.*");
    }

    private static List<List<Object>> rows(Database database) {
        return database.read(connection -> Sql.list(
                connection,
                "SELECT * FROM twilio_numbers n JOIN number_details d ON d.number_id = n.id ORDER BY n.id",
                NoOpBench::values));
    }

    private static List<Object> values(ResultSet row) throws SQLException {
        List<Object> values = new ArrayList<>();
        for (int i = 1; i <= row.getMetaData().getColumnCount(); i++) {
            values.add(String.valueOf(row.getObject(i)));
        }
        return values;
    }
}
