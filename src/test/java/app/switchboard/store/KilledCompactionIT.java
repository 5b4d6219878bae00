package app.switchboard.store;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.BufferedReader;
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
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A process is killed while it writes the open database anew, again and again, as it does by itself once much of it is empty. The next start finds every commit and no second file. */
class KilledCompactionIT {

    private static final int KILLS = 4;
    private static final int AT_ONCE = 2;
    /** Milliseconds: some dozens of compactions. */
    private static final int LONGEST = 600;

    @TempDir
    Path temp;

    private final Random random = new Random(20261123);

    @Test
    void everyCommitIsThere() throws Exception {
        List<Future<?>> kills = new ArrayList<>();
        try (ExecutorService threads = Executors.newFixedThreadPool(AT_ONCE)) {
            for (int i = 0; i < KILLS; i++) {
                long moment = random.nextInt(LONGEST);
                Path folder = temp.resolve("kill" + i);
                kills.add(threads.submit(() -> killedAfter(moment, folder)));
            }
        }
        for (Future<?> kill : kills) {
            kill.get();
        }
    }

    private static Void killedAfter(long millis, Path folder) throws Exception {
        List<String> said = new ArrayList<>();
        Process process = KilledUpdateIT.start(folder, OpeningChild.COMPACT);
        try (BufferedReader out = KilledUpdateIT.out(process)) {
            assertThat(out.readLine()).isEqualTo(OpeningChild.OPENING);
            assertThat(out.readLine()).isEqualTo(OpeningChild.OPEN);
            assertThat(process.waitFor(millis, TimeUnit.MILLISECONDS)).isFalse();
            process.toHandle().destroyForcibly();
            out.lines().forEach(said::add);
            process.waitFor();
        } finally {
            process.destroyForcibly();
        }
        String what = "killed after " + millis + " ms and " + said.size() + " commits";
        try (Database database = Database.open(folder)) {
            // One may have been committed that was not said any more.
            assertThat(database.verify().workspaces()).as(what).isBetween((long) said.size(), said.size() + 1L);
        }
        try (Stream<Path> files = Files.list(folder)) {
            assertThat(files.map(Path::getFileName).map(Path::toString))
                    .as(what)
                    .filteredOn(name -> name.startsWith(H2File.NAME))
                    .containsExactly(H2File.NAME);
        }
        return null;
    }
}
