package app.switchboard.base;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.DisabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;

/** That a real crash is found again is in {@code CanaryIT}. */
@DisabledOnOs(OS.WINDOWS)
class CrashFilesTest {

    /** No process has it: it is more than Linux gives out. */
    private static final long ENDED = 2_000_000_000;

    @TempDir
    Path folder;

    private Path logs;
    private Path place;

    @BeforeEach
    void prepare() throws IOException {
        logs = Files.createDirectory(folder.resolve("logs"));
        place = Files.createDirectory(folder.resolve("place"));
    }

    private Path crash(long pid) throws IOException {
        CrashFiles.note(logs, pid, List.of(folder.resolve("nowhere"), place));
        Path file = Files.writeString(place.resolve("hs_err_pid" + pid + ".log"), "SIGSEGV");
        return Files.setPosixFilePermissions(file, PosixFilePermissions.fromString("rw-r--r--"));
    }

    @Test
    void whatACrashLeftIsFetchedForItsOwnerAlone() throws IOException {
        Path left = crash(ENDED);
        CrashFiles.watch(logs);
        Path kept = logs.resolve(left.getFileName());
        assertThat(left).doesNotExist();
        assertThat(kept).hasContent("SIGSEGV");
        assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(kept)))
                .isEqualTo("rw-------");
        assertThat(CrashFiles.in(logs)).containsExactly(kept);
        assertThat(logs.resolve("process-" + ENDED)).doesNotExist();
        assertThat(logs.resolve("process-" + ProcessHandle.current().pid())).exists();
    }

    /** In a folder that all may write to, anybody can lead us to a file of ours. */
    @Test
    void aLinkIsNotFollowed() throws IOException {
        Path secret = Files.writeString(folder.resolve("secret"), "mine");
        Path left = crash(ENDED);
        Files.delete(left);
        Files.createSymbolicLink(left, secret);
        CrashFiles.watch(logs);
        assertThat(CrashFiles.in(logs)).isEmpty();
        assertThat(secret).hasContent("mine");
    }

    @Test
    void whatBelongsToAProcessThatRunsIsLeftToIt() throws IOException {
        Path left = crash(ProcessHandle.current().pid());
        CrashFiles.watch(logs);
        assertThat(left).exists();
    }

    @Test
    void theNewestAreKept() throws IOException {
        for (int i = 0; i < 8; i++) {
            crash(ENDED + i);
        }
        CrashFiles.watch(logs);
        assertThat(CrashFiles.in(logs)).hasSize(5);
    }
}
