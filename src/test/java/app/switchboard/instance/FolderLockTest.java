package app.switchboard.instance;

import static java.util.Objects.requireNonNull;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.DisabledOnOs;
import org.junit.jupiter.api.condition.OS;

/** Whose turn it is to have a folder. */
class FolderLockTest extends ServedFixture {

    @Test
    void oneHasTheTurn() {
        assertThat(FolderLock.tryTake(folder)).isEmpty();
        assertThat(FolderLock.isFree(folder)).isFalse();
        stop();
        assertThat(FolderLock.address(folder)).isEmpty();
        assertThat(FolderLock.isFree(folder)).isTrue();
        begin();
        assertThat(FolderLock.tryTake(folder)).isEmpty();
    }

    @Test
    @DisabledOnOs(OS.WINDOWS)
    void onlyTheOwnerMayEnter() throws Exception {
        assertThat(rights(folder.resolve(HostServer.NAME))).isEqualTo("rw-------");
        assertThat(rights(folder.resolve(FolderLock.NAME))).isEqualTo("rw-------");
        stop();
        Files.setPosixFilePermissions(folder, PosixFilePermissions.fromString("rwxr-xr-x"));
        begin();
        Path socket = FolderLock.address(folder).orElseThrow();
        assertThat(socket.getParent()).isNotEqualTo(folder);
        assertThat(rights(requireNonNull(socket.getParent()))).isEqualTo("rwx------");
        assertThat(run()).hasValue(0);
        stop();
        assertThat(socket.getParent()).doesNotExist();
    }

    @Test
    void aLongPathHasItsSocketElsewhere() throws Exception {
        stop();
        folder = Files.createDirectories(folder.resolve("d".repeat(60)).resolve("e".repeat(60)));
        begin();
        assertThat(FolderLock.address(folder).orElseThrow().startsWith(folder)).isFalse();
        assertThat(run()).hasValue(0);
    }

    @Test
    void whatACrashLeftIsReplaced() throws Exception {
        stop();
        Files.writeString(folder.resolve(HostServer.NAME), "left");
        Files.writeString(
                folder.resolve(FolderLock.NAME), folder.resolve(HostServer.NAME).toString());
        assertThat(run()).isEmpty();
        begin();
        assertThat(run()).hasValue(0);
    }

    @Test
    void aLinkInItsPlaceIsNotFollowed() throws Exception {
        stop();
        Path victim = Files.writeString(temp.resolve("victim"), "precious");
        Files.delete(folder.resolve(FolderLock.NAME));
        Files.createSymbolicLink(folder.resolve(FolderLock.NAME), victim);
        FolderLock.tryTake(folder).orElseThrow().close();
        assertThat(victim).hasContent("precious");
    }

    @Test
    void whereNothingCanBeLockedNobodyElsesSocketIsTakenAway() throws Exception {
        stop();
        Files.delete(folder.resolve(FolderLock.NAME));
        Files.createDirectory(folder.resolve(FolderLock.NAME));
        Path theirs = Files.createFile(folder.resolve(HostServer.NAME));
        try (FolderLock none = FolderLock.tryTake(folder).orElseThrow()) {
            assertThat(HostServer.start(none, "1", service)).isEmpty();
        }
        assertThat(theirs).exists();
    }

    private static String rights(Path file) throws IOException {
        return PosixFilePermissions.toString(Files.getPosixFilePermissions(file));
    }
}
