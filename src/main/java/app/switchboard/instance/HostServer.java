package app.switchboard.instance;

import app.switchboard.base.Threads;
import app.switchboard.instance.Frames.Frame;
import app.switchboard.instance.Frames.Kind;
import java.io.IOException;
import java.net.StandardProtocolFamily;
import java.net.UnixDomainSocketAddress;
import java.nio.ByteBuffer;
import java.nio.channels.ServerSocketChannel;
import java.nio.channels.SocketChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.FileSystems;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Duration;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Semaphore;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.locks.LockSupport;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Serves other processes of the same user over a Unix socket, in a folder that nobody else may enter. */
public final class HostServer implements AutoCloseable {

    private static final Logger LOG = LoggerFactory.getLogger(HostServer.class);

    static final String NAME = "instance.sock";

    /** Bytes; the system takes 104 to 108. */
    private static final int LONGEST_PATH = 100;

    private static final int AT_ONCE = 32;

    /** Whoever connects says at once what it wants. */
    private static final Duration PATIENCE = Duration.ofSeconds(5);

    private static final Duration PAUSE = Duration.ofMillis(50);

    private static final byte[] NOTHING = {};

    /** What is asked of this process. Called on the server's threads. */
    public interface Service {

        /** Carries a command out and gives its exit code; empty where that can't be now, and nothing was done. */
        OptionalInt run(Request request, Guest guest);

        /** Brings the window to the front; false where there is none. */
        boolean show();

        /** A window waits for the database; false where this process keeps it. */
        boolean giveWay();
    }

    private final ServerSocketChannel server;
    private final Path socket;
    /** The folder made for the socket; null where it lies in the data folder. */
    private final @Nullable Path made;

    private final String version;
    private final Service service;
    /** No virtual thread: for the first of these that waits for a socket, the JVM starts a thread that its exit then waits for, 0.3 s in vain. */
    private final ExecutorService door = Threads.single("instance");

    private final Semaphore places = new Semaphore(AT_ONCE);

    private HostServer(ServerSocketChannel server, Path socket, @Nullable Path made, String version, Service service) {
        this.server = server;
        this.socket = socket;
        this.made = made;
        this.version = version;
        this.service = service;
    }

    /** Begins to serve; empty where no socket can be made, which keeps nobody from working alone. */
    public static Optional<HostServer> start(FolderLock lock, String version, Service service) {
        if (!lock.isHeld()) {
            return Optional.empty();
        }
        Path beside = lock.dataFolder().resolve(NAME);
        try {
            Files.deleteIfExists(beside);
            if (beside.toString().getBytes(StandardCharsets.UTF_8).length <= LONGEST_PATH
                    && isPrivate(lock.dataFolder())) {
                return Optional.of(bind(lock, beside, null, version, service));
            }
        } catch (IOException | UnsupportedOperationException e) {
            LOG.debug("No socket in the data folder", e);
        }
        try {
            Path made = Files.createTempDirectory("switchboard");
            return Optional.of(bind(lock, made.resolve(NAME), made, version, service));
        } catch (IOException | UnsupportedOperationException e) {
            LOG.info("Other starts can't be served here: {}", e.toString());
            return Optional.empty();
        }
    }

    private static HostServer bind(FolderLock lock, Path socket, @Nullable Path made, String version, Service service)
            throws IOException {
        HostServer started =
                new HostServer(ServerSocketChannel.open(StandardProtocolFamily.UNIX), socket, made, version, service);
        try {
            started.server.bind(UnixDomainSocketAddress.of(socket));
            restrict(socket);
            lock.announce(socket);
        } catch (IOException e) {
            started.close();
            throw e;
        }
        Threads.run(started.door, started::accept);
        return started;
    }

    private static boolean isPrivate(Path folder) throws IOException {
        return !isPosix() || Files.getPosixFilePermissions(folder).equals(PosixFilePermissions.fromString("rwx------"));
    }

    private static void restrict(Path socket) throws IOException {
        if (isPosix()) {
            Files.setPosixFilePermissions(socket, PosixFilePermissions.fromString("rw-------"));
        }
    }

    private static boolean isPosix() {
        return FileSystems.getDefault().supportedFileAttributeViews().contains("posix");
    }

    private void accept() {
        while (server.isOpen()) {
            try {
                SocketChannel channel = server.accept();
                if (places.tryAcquire()) {
                    Threads.start("instance-guest", () -> serve(channel));
                } else {
                    channel.close();
                }
            } catch (IOException e) {
                LOG.debug("Closed, or nothing can be opened just now", e);
                LockSupport.parkNanos(PAUSE.toNanos());
            }
        }
    }

    private void serve(SocketChannel channel) {
        try (channel;
                Frames frames = new Frames(channel)) {
            if (Peer.isTrusted(channel, socket)) {
                answer(frames);
            } else {
                LOG.warn("Somebody else's process asked for something: refused");
            }
        } catch (IOException | RuntimeException e) {
            // Whatever was sent, it harms nobody but its sender. What it holds may be secret.
            LOG.debug("A guest is gone: {}", e.getClass().getName());
        } finally {
            places.release();
        }
    }

    private void answer(Frames frames) throws IOException {
        AtomicBoolean said = new AtomicBoolean();
        Threads.startAfter(PATIENCE, "instance-patience", () -> {
            if (!said.get()) {
                closeQuietly(frames);
            }
        });
        Frame first = frames.receive();
        said.set(true);
        if (first == null || first.kind() != Kind.REQUEST) {
            return;
        }
        Request request = Request.read(first.content(), version);
        if (!request.version().equals(version)) {
            frames.send(Kind.REFUSED, version.getBytes(StandardCharsets.UTF_8));
            return;
        }
        OptionalInt code = switch (request.wish()) {
            case RUN -> run(request, frames);
            case SHOW -> service.show() ? OptionalInt.of(0) : OptionalInt.empty();
            case GIVE_WAY -> service.giveWay() ? OptionalInt.of(0) : OptionalInt.empty();
        };
        if (code.isPresent()) {
            frames.send(
                    Kind.DONE,
                    ByteBuffer.allocate(Integer.BYTES).putInt(code.getAsInt()).array());
        } else {
            frames.send(Kind.LATER, NOTHING);
        }
    }

    private OptionalInt run(Request request, Frames frames) {
        Guest guest = new Guest(frames);
        Threads.start("instance-ear", guest::listen);
        return service.run(request, guest);
    }

    private static void closeQuietly(Frames frames) {
        try {
            frames.close();
        } catch (IOException e) {
            LOG.debug("Not closed", e);
        }
    }

    /** Takes no more guests; those that are served stay. */
    @Override
    public void close() {
        door.shutdown();
        try {
            server.close();
            Files.deleteIfExists(socket);
            if (made != null) {
                Files.deleteIfExists(made);
            }
        } catch (IOException e) {
            LOG.debug("Something of the socket stays", e);
        }
    }
}
