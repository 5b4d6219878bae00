package app.switchboard.store;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A process is killed while it brings an older version's database to the newest, at random moments: in the backup, in the migration, in the first writes. The next start opens it with every row. */
class KilledUpdateIT {

    private static final int KILLS = 15;
    private static final int AT_ONCE = 2;

    @TempDir
    Path temp;

    private final Random random = new Random(20261123);
    private List<Path> files;
    private int newest;

    @BeforeEach
    void look() throws IOException {
        try (Database database = Database.open(temp.resolve("newest"))) {
            newest = database.info().schema();
        }
        try (Stream<Path> all = Files.list(OldDatabasesTest.FILES)) {
            files = all.filter(file -> !file.endsWith(OldDatabasesTest.name(newest)))
                    .sorted()
                    .toList();
        }
    }

    @Test
    void everyKillIsRecoveredFrom() throws Exception {
        long opening = openingTime();
        List<Future<?>> kills = new ArrayList<>();
        try (ExecutorService threads = Executors.newFixedThreadPool(AT_ONCE)) {
            for (int i = 0; i < KILLS; i++) {
                Path old = files.get(i % files.size());
                // The moments are spread over the whole of it, and a little beyond.
                long moment = (long) (opening * 1.2 * (i + random.nextDouble()) / KILLS);
                Path folder = Files.createDirectory(temp.resolve("kill" + i));
                kills.add(threads.submit(() -> killedAfter(moment, old, folder)));
            }
        }
        for (Future<?> kill : kills) {
            kill.get();
        }
    }

    /** In milliseconds, with as many at once as later. */
    private long openingTime() throws Exception {
        List<Future<Long>> times = new ArrayList<>();
        try (ExecutorService threads = Executors.newFixedThreadPool(AT_ONCE)) {
            for (int i = 0; i < AT_ONCE; i++) {
                Path folder = Files.createDirectory(temp.resolve("time" + i));
                OldDatabasesTest.unzip(files.getFirst(), folder);
                times.add(threads.submit(() -> openingTime(folder)));
            }
        }
        long longest = 0;
        for (Future<Long> time : times) {
            longest = Math.max(longest, time.get());
        }
        return longest;
    }

    private static long openingTime(Path folder) throws IOException, InterruptedException {
        Process process = start(folder);
        try (BufferedReader out = out(process)) {
            assertThat(out.readLine()).isEqualTo(OpeningChild.OPENING);
            long start = System.nanoTime();
            assertThat(out.readLine()).isEqualTo(OpeningChild.OPEN);
            return TimeUnit.NANOSECONDS.toMillis(System.nanoTime() - start);
        } finally {
            process.destroyForcibly().waitFor();
        }
    }

    private Void killedAfter(long millis, Path old, Path folder) throws Exception {
        OldDatabasesTest.unzip(old, folder);
        DatabaseContents before = DatabaseContents.ofClosed(folder);
        List<String> said = new ArrayList<>();
        Process process = start(folder);
        try (BufferedReader out = out(process)) {
            assertThat(out.readLine()).isEqualTo(OpeningChild.OPENING);
            assertThat(process.waitFor(millis, TimeUnit.MILLISECONDS))
                    .as("it is killed while it works")
                    .isFalse();
            // SIGKILL: no hook runs, no file is closed. By the handle: what it said stays readable.
            process.toHandle().destroyForcibly();
            out.lines().forEach(said::add);
            process.waitFor();
        } finally {
            process.destroyForcibly();
        }
        // The first says that it is open.
        opens(folder, before, Math.max(0, said.size() - 1), "killed after " + millis + " ms, " + said);
        return null;
    }

    private void opens(Path folder, DatabaseContents before, int written, String what) throws IOException {
        try (Database database = Database.open(folder)) {
            DatabaseContents after = database.verify();
            assertThat(after.schema()).as(what).isEqualTo(newest);
            // One may have been committed that was not said any more.
            assertThat(after.workspaces() - before.workspaces()).as(what).isBetween((long) written, written + 1L);
            before.rows().forEach((table, count) -> {
                if (!table.equals(DatabaseContents.HISTORY) && !table.equals("workspaces")) {
                    assertThat(after.rows()).as(what).containsEntry(table, count);
                }
            });
            try (Stream<Path> left = Files.list(Backups.in(folder))) {
                assertThat(left.map(Path::getFileName).map(Path::toString))
                        .as(what)
                        .noneMatch(name -> name.startsWith(".") && name.endsWith(".zip"));
            }
            assertThat(Backups.list(folder))
                    .as(what)
                    .isNotEmpty()
                    .allSatisfy(backup ->
                            assertThat(Backups.verify(folder, backup.file())).isEqualTo(before));
        }
    }

    /** Starts an {@link OpeningChild}. */
    static Process start(Path folder, String... more) throws IOException {
        List<String> command = new ArrayList<>(List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                // Short lives: what the JIT would gain, it costs.
                "-XX:TieredStopAtLevel=1",
                "-XX:+UseSerialGC",
                "-cp",
                System.getProperty("java.class.path"),
                OpeningChild.class.getName(),
                folder.toString()));
        command.addAll(List.of(more));
        return new ProcessBuilder(command)
                .redirectError(ProcessBuilder.Redirect.DISCARD)
                .start();
    }

    static BufferedReader out(Process process) {
        return new BufferedReader(new InputStreamReader(process.getInputStream(), StandardCharsets.UTF_8));
    }
}
