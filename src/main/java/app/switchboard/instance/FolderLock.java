package app.switchboard.instance;

import app.switchboard.base.DataFolder;
import app.switchboard.base.FailureException;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** The turn of a process to have a data folder's database. The system ends it with the process, however that dies. */
public final class FolderLock implements AutoCloseable {

    private static final Logger LOG = LoggerFactory.getLogger(FolderLock.class);

    /** Locked; and what it holds is where the process that has it can be spoken to, if it can be. */
    static final String NAME = "instance.lock";

    /** Beyond the content, which must stay readable: where locks are enforced, nobody reads what is locked. */
    private static final long BEYOND = Long.MAX_VALUE - 1;

    private static final int LONGEST_ADDRESS = 4096;

    /** Those of this process: to open and close the file once more would end the lock, POSIX has it so. Guarded by itself. */
    private static final Map<Path, FolderLock> HERE = new HashMap<>();

    private final Path folder;
    /** Null where no such file can be made: then the database tells why. */
    private final @Nullable FileChannel channel;

    private @Nullable Path announced;

    private FolderLock(Path folder, @Nullable FileChannel channel) {
        this.folder = folder;
        this.channel = channel;
    }

    /** Takes the turn; empty where somebody has it. */
    public static Optional<FolderLock> tryTake(Path dataFolder) {
        Path folder = key(dataFolder);
        synchronized (HERE) {
            if (HERE.containsKey(folder)) {
                return Optional.empty();
            }
            FileChannel channel = null;
            try {
                Path file = folder.resolve(NAME);
                channel = FileChannel.open(
                        file,
                        StandardOpenOption.CREATE,
                        StandardOpenOption.READ,
                        StandardOpenOption.WRITE,
                        LinkOption.NOFOLLOW_LINKS);
                if (channel.tryLock(BEYOND, 1, false) == null) {
                    channel.close();
                    return Optional.empty();
                }
                // What a process that died left there leads nowhere.
                channel.truncate(0);
                DataFolder.restrict(file);
                FolderLock taken = new FolderLock(folder, channel);
                HERE.put(folder, taken);
                return Optional.of(taken);
            } catch (IOException | FailureException e) {
                LOG.debug("No lock here", e);
                close(channel);
                return Optional.of(new FolderLock(folder, null));
            }
        }
    }

    /** True where nobody has the turn, at this moment. */
    public static boolean isFree(Path dataFolder) {
        Optional<FolderLock> taken = tryTake(dataFolder);
        taken.ifPresent(FolderLock::close);
        return taken.isPresent();
    }

    /** Says where this process can be spoken to. */
    void announce(Path socket) throws IOException {
        synchronized (HERE) {
            if (channel != null) {
                channel.write(ByteBuffer.wrap(socket.toString().getBytes(StandardCharsets.UTF_8)), 0);
                announced = socket;
            }
        }
    }

    /** False where locks can't be had: then nobody learns where this process can be spoken to. */
    boolean isHeld() {
        return channel != null;
    }

    /** Where the process that has the turn can be spoken to; empty where it can't, or nobody has it. */
    static Optional<Path> address(Path dataFolder) {
        Path folder = key(dataFolder);
        synchronized (HERE) {
            FolderLock here = HERE.get(folder);
            return here == null ? read(folder) : Optional.ofNullable(here.announced);
        }
    }

    private static Optional<Path> read(Path folder) {
        try (FileChannel channel = FileChannel.open(folder.resolve(NAME), StandardOpenOption.READ)) {
            ByteBuffer content = ByteBuffer.allocate(LONGEST_ADDRESS);
            channel.read(content, 0);
            String text = new String(content.array(), 0, content.position(), StandardCharsets.UTF_8);
            return text.isEmpty() ? Optional.empty() : Optional.of(Path.of(text));
        } catch (IOException | InvalidPathException e) {
            LOG.debug("No address here", e);
            return Optional.empty();
        }
    }

    /** Which folder's turn it is. */
    public Path dataFolder() {
        return folder;
    }

    /** Ends the turn. */
    @Override
    public void close() {
        synchronized (HERE) {
            if (channel == null || !HERE.remove(folder, this)) {
                return;
            }
            try {
                channel.truncate(0);
            } catch (IOException e) {
                LOG.debug("The address stays", e);
            }
            close(channel);
        }
    }

    private static void close(@Nullable FileChannel channel) {
        try {
            if (channel != null) {
                channel.close();
            }
        } catch (IOException e) {
            LOG.debug("Not closed", e);
        }
    }

    private static Path key(Path folder) {
        try {
            return Files.exists(folder)
                    ? folder.toRealPath()
                    : folder.toAbsolutePath().normalize();
        } catch (IOException e) {
            return folder.toAbsolutePath().normalize();
        }
    }
}
