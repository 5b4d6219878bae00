package app.switchboard.store;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import app.switchboard.base.FailureException;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.sql.Connection;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ThreadLocalRandom;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;

/** The database in a process that is killed, or has no rights, or no room. */
@EnabledOnOs(OS.LINUX)
class StoreProcessTest {

    @TempDir
    Path temp;

    private Path folder;

    @BeforeEach
    void fill() throws IOException {
        folder = Files.createDirectory(temp.resolve("data"));
        try (Database database = Database.open(folder)) {
            database.write(
                    connection -> Sql.update(connection, "INSERT INTO workspaces (id, name) VALUES ('acme', 'A')"));
        }
    }

    private List<String> workspaces() {
        try (Database database = Database.open(folder)) {
            return database.read(
                    connection -> Sql.list(connection, "SELECT id FROM workspaces", row -> row.getString(1)));
        }
    }

    private Process start(List<String> wrapper, String word) throws IOException {
        List<String> command = new ArrayList<>(wrapper);
        command.addAll(List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-XX:TieredStopAtLevel=1",
                "-XX:+UseSerialGC",
                "-cp",
                System.getProperty("java.class.path"),
                StoreChild.class.getName(),
                folder.toString(),
                word));
        return new ProcessBuilder(command)
                .redirectError(ProcessBuilder.Redirect.DISCARD)
                .start();
    }

    private String lastLine(Process process) throws Exception {
        try (BufferedReader out =
                new BufferedReader(new InputStreamReader(process.getInputStream(), StandardCharsets.UTF_8))) {
            String last = out.lines().reduce("", (before, line) -> line);
            assertThat(process.waitFor(60, TimeUnit.SECONDS)).isTrue();
            return last;
        } finally {
            process.destroyForcibly();
        }
    }

    private static void assumeRuns(String... command) throws InterruptedException {
        try {
            Process process = new ProcessBuilder(command)
                    .redirectErrorStream(true)
                    .redirectOutput(ProcessBuilder.Redirect.DISCARD)
                    .start();
            assumeTrue(process.waitFor(10, TimeUnit.SECONDS) && process.exitValue() == 0, "no user namespaces here");
        } catch (IOException e) {
            assumeTrue(false, "no unshare here");
        }
    }

    @Test
    void whatWasNotCommittedWhenKilledIsNoLossAndWhatIsOpenIsNotReplaced() throws Exception {
        Path backup;
        try (Database database = Database.open(folder)) {
            backup = database.backup().file();
        }
        Process process = start(List.of(), "delete");
        try (BufferedReader out =
                new BufferedReader(new InputStreamReader(process.getInputStream(), StandardCharsets.UTF_8))) {
            assertThat(out.readLine()).isEqualTo("deleted");
            assertOpenElsewhere(() -> Backups.restore(folder, backup));
            assertOpenElsewhere(() -> Backups.verify(folder));
            assertThat(Backups.list(folder)).as("nothing was set aside").hasSize(1);
        } finally {
            process.destroyForcibly().waitFor();
        }
        assertThat(workspaces()).containsExactly("acme");
    }

    @Test
    void whatWasCommittedWhenKilledIsThere() throws Exception {
        Process process = start(List.of(), "commit");
        try (BufferedReader out =
                new BufferedReader(new InputStreamReader(process.getInputStream(), StandardCharsets.UTF_8))) {
            assertThat(out.readLine()).isEqualTo("committed");
        } finally {
            process.destroyForcibly().waitFor();
        }
        assertThat(workspaces()).contains("w" + StoreChild.COMMITS);
    }

    @Test
    void aRefusedRestoreDoesNotTakeTheLockAway() throws Exception {
        try (Database database = Database.open(folder)) {
            Path backup = database.backup().file();
            // To open and close the file would end this process's lock on it: POSIX has it so.
            assertOpenElsewhere(() -> Backups.restore(folder, backup));
            assertOpenElsewhere(() -> Backups.verify(folder));
            assertThat(lastLine(start(List.of(), "open"))).startsWith("SB-401");
        }
    }

    private static void assertOpenElsewhere(ThrowingCallable call) {
        FailureException thrown = catchThrowableOfType(FailureException.class, call);
        assertThat(thrown.failure().code()).isEqualTo("SB-401");
    }

    @Test
    void aReadOnlyFolderIsSaidAndLeftAlone() throws Exception {
        // Root may write everywhere, but not as nobody.
        assumeRuns("unshare", "-U", "true");
        byte[] before = Files.readAllBytes(H2File.in(folder));
        Files.setPosixFilePermissions(folder, PosixFilePermissions.fromString("r-xr-xr-x"));
        try {
            assertThat(lastLine(start(List.of("unshare", "-U"), "open")))
                    .startsWith("SB-412 Nothing can be written to " + folder);
        } finally {
            Files.setPosixFilePermissions(folder, PosixFilePermissions.fromString("rwx------"));
        }
        Files.setPosixFilePermissions(H2File.in(folder), PosixFilePermissions.fromString("r--r--r--"));
        assertThat(lastLine(start(List.of("unshare", "-U"), "open"))).startsWith("SB-412");
        assertThat(Files.readAllBytes(H2File.in(folder))).isEqualTo(before);
    }

    @Test
    void aBackupThatHasNoRoomLeavesNothingBehind() throws Exception {
        assumeRuns("unshare", "-rm", "mount", "-t", "tmpfs", "none", "/mnt");
        byte[] noise = new byte[500_000];
        ThreadLocalRandom.current().nextBytes(noise);
        try (Connection owner = H2File.existing(folder).getConnection()) {
            Sql.update(owner, "CREATE TABLE filling (bytes VARBINARY)");
            Sql.update(owner, "INSERT INTO filling VALUES (?)", noise);
        }
        Path after = temp.resolve("after");
        // Room for the archive, and not for the copy that is opened to see whether it is one.
        String smallDisk = """
                data=$1 after=$2; shift 2
                cp -a "$data" "$after"
                mount -t tmpfs -o size=$(( $(du -sk "$data" | cut -f1) + 900 ))k none "$data" || exit 99
                cp -a "$after/." "$data"
                "$@"
                rm -r "$after"; cp -a "$data" "$after"
                """;
        List<String> wrapper =
                List.of("unshare", "-rm", "bash", "-c", smallDisk, "small", folder.toString(), after.toString());

        assertThat(lastLine(start(wrapper, "backup"))).startsWith("SB-403");

        folder = after;
        try (Stream<Path> files = Files.list(after.resolve("backups"))) {
            assertThat(files).isEmpty();
        }
        assertThat(workspaces()).containsExactly("acme");
    }
}
