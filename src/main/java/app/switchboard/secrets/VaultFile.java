package app.switchboard.secrets;

import app.switchboard.base.DataFolder;
import com.fasterxml.jackson.core.JacksonException;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.SerializationFeature;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.file.FileSystems;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.FileAttribute;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Duration;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.locks.LockSupport;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;

/** {@code vault.json} on disk: read whole, replaced whole, never half written, readable by its owner alone. */
final class VaultFile {

    private static final ObjectMapper JSON = JsonMapper.builder()
            .enable(SerializationFeature.INDENT_OUTPUT)
            .enable(DeserializationFeature.FAIL_ON_NULL_CREATOR_PROPERTIES)
            .enable(DeserializationFeature.FAIL_ON_MISSING_CREATOR_PROPERTIES)
            .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
            .build();

    private static final Duration LOCK_LIMIT = Duration.ofSeconds(10);
    private static final Duration LOCK_POLL = Duration.ofMillis(20);

    /** A file lock belongs to the process; its threads need one of their own. */
    private static final ReentrantLock THREADS = new ReentrantLock();

    private final Path folder;
    private final Path file;

    VaultFile(Path folder) {
        this.folder = folder;
        this.file = folder.resolve("vault.json");
    }

    boolean exists() {
        return Files.exists(file);
    }

    /**
     * @throws app.switchboard.base.FailureException SB-605 if it is no vault, SB-608 if it can't be read, SB-609 if it is of a newer format
     */
    Optional<VaultContent> read() {
        try {
            JsonNode tree = JSON.readTree(Files.readAllBytes(file));
            if (tree.path("version").asInt() > VaultContent.VERSION) {
                throw SecretFailures.tooNew();
            }
            VaultContent content = JSON.treeToValue(tree, VaultContent.class);
            if (content == null
                    || content.version() != VaultContent.VERSION
                    || !content.kdf().isSane()) {
                throw SecretFailures.damaged(null);
            }
            return Optional.of(content);
        } catch (NoSuchFileException e) {
            return Optional.empty();
        } catch (JacksonException e) {
            throw SecretFailures.damaged(e);
        } catch (IOException e) {
            throw SecretFailures.unwritable(e);
        }
    }

    /**
     * Reads the file, changes what it holds, and replaces it, while no other thread or process can.
     *
     * @param change gets empty where there is no file; returns null to leave everything as it is
     * @throws app.switchboard.base.FailureException as {@link #read}, and SB-608 if it can't be written or another process holds it for 10 s
     */
    void update(UnaryOperator<@Nullable VaultContent> change) {
        DataFolder.create(folder);
        THREADS.lock();
        try (FileChannel channel = FileChannel.open(
                        folder.resolve("vault.lock"),
                        Set.of(StandardOpenOption.CREATE, StandardOpenOption.WRITE),
                        ownersOnly());
                FileLock lock = lock(channel)) {
            VaultContent before = read().orElse(null);
            VaultContent after = change.apply(before);
            if (lock.isValid() && after != null && !after.equals(before)) {
                replace(JSON.writeValueAsBytes(after));
            }
        } catch (IOException e) {
            throw SecretFailures.unwritable(e);
        } finally {
            THREADS.unlock();
        }
    }

    private static FileLock lock(FileChannel channel) throws IOException {
        long start = System.nanoTime();
        while (true) {
            FileLock lock = channel.tryLock();
            if (lock != null) {
                return lock;
            }
            if (System.nanoTime() - start > LOCK_LIMIT.toNanos()) {
                throw SecretFailures.busy();
            }
            LockSupport.parkNanos(LOCK_POLL.toNanos());
        }
    }

    private void replace(byte[] bytes) throws IOException {
        Path fresh = Files.createTempFile(folder, "vault", ".tmp", ownersOnly());
        try {
            try (FileChannel channel = FileChannel.open(fresh, StandardOpenOption.WRITE)) {
                ByteBuffer buffer = ByteBuffer.wrap(bytes);
                while (buffer.hasRemaining()) {
                    channel.write(buffer);
                }
                channel.force(true);
            }
            Files.move(fresh, file, StandardCopyOption.ATOMIC_MOVE);
            syncFolder();
        } finally {
            Files.deleteIfExists(fresh);
        }
    }

    /** Makes the new name itself survive a power cut. Windows can't open a folder, and need not. */
    private void syncFolder() throws IOException {
        if (isPosix()) {
            try (FileChannel channel = FileChannel.open(folder, StandardOpenOption.READ)) {
                channel.force(true);
            }
        }
    }

    private static FileAttribute<?>[] ownersOnly() {
        return isPosix()
                ? new FileAttribute<?>[] {
                    PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------"))
                }
                : new FileAttribute<?>[0];
    }

    private static boolean isPosix() {
        return FileSystems.getDefault().supportedFileAttributeViews().contains("posix");
    }
}
