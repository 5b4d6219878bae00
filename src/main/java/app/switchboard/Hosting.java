package app.switchboard;

import app.switchboard.base.Cancellation;
import app.switchboard.base.Failure;
import app.switchboard.base.Threads;
import app.switchboard.cli.SwitchboardCommand;
import app.switchboard.cli.Terminal;
import app.switchboard.instance.FolderLock;
import app.switchboard.instance.Guest;
import app.switchboard.instance.HostServer;
import app.switchboard.instance.Request;
import app.switchboard.twilio.TwilioAddress;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.time.DateTimeException;
import java.time.Duration;
import java.time.ZoneId;
import java.util.Objects;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.ReentrantReadWriteLock;
import org.jspecify.annotations.Nullable;

/** This process's turn to have a data folder's database, and what it does with it for other processes meanwhile. */
final class Hosting implements HostServer.Service, AutoCloseable {

    /** What the process that hosts is to others. */
    interface Face {

        /** True: it lives on for long, and carries out whatever it is asked for. Else only what takes a moment. */
        boolean lasting();

        /** Brings the window to the front; false where there is none. */
        boolean show();

        /** A window waits for the database; false where this process keeps it. */
        boolean giveWay();

        /** A command of another process was carried out. */
        void served();
    }

    /** Opens the engine for one command where none is open. */
    interface Opener {
        Engine open() throws Exception;
    }

    private static final Duration PATIENCE = Duration.ofSeconds(5);

    private final FolderLock lock;
    private final Face face;
    private final @Nullable Opener opener;
    private final Duration patience;
    private final Optional<HostServer> server;
    private final Set<Cancellation> leaving = ConcurrentHashMap.newKeySet();
    private final Set<Guest> guests = ConcurrentHashMap.newKeySet();
    /** Held by those who are served, and alone by this process to open and close the engine. Fair: else it would never be alone. */
    private final ReentrantReadWriteLock gate = new ReentrantReadWriteLock(true);
    /** What holds while the gate is held. */
    private @Nullable Engine engine;

    private volatile boolean wantsToBeAlone;
    private volatile boolean over;

    private Hosting(FolderLock lock, Face face, @Nullable Opener opener, Duration patience) {
        this.lock = lock;
        this.face = face;
        this.opener = opener;
        this.patience = patience;
        this.server = HostServer.start(lock, version(), this);
    }

    /**
     * Takes the turn; empty where another process has it.
     *
     * @param opener null: without an open engine nobody is served
     */
    static Optional<Hosting> tryBegin(Path folder, Face face, @Nullable Opener opener) {
        return tryBegin(folder, face, opener, PATIENCE);
    }

    /**
     * As {@link #tryBegin(Path, Face, Opener)}.
     *
     * @param patience so long a command may wait for its own terminal while this process waits to be alone
     */
    static Optional<Hosting> tryBegin(Path folder, Face face, @Nullable Opener opener, Duration patience) {
        return FolderLock.tryTake(folder).map(lock -> new Hosting(lock, face, opener, patience));
    }

    /** Only the same versions understand each other. */
    static String version() {
        return Objects.requireNonNullElse(Main.class.getPackage().getImplementationVersion(), "(development)");
    }

    /** Says which engine commands work with; null: none, for the moment. To be called in {@link #alone}. */
    void opened(@Nullable Engine now) {
        engine = now;
    }

    /** Does something while no command of others goes on: those that never end are sent back, those that wait for their own terminal are broken off, the rest is waited for. */
    <T> T alone(Callable<T> work) throws Exception {
        wantsToBeAlone = true;
        leaving.forEach(Cancellation::cancel);
        dropIdle();
        gate.writeLock().lock();
        try {
            return work.call();
        } finally {
            wantsToBeAlone = gate.getWriteHoldCount() > 1;
            gate.writeLock().unlock();
        }
    }

    /** A pager that nobody leafs through, or a token that nobody types, would hold up this process for ever. */
    private void dropIdle() {
        if (wantsToBeAlone) {
            guests.stream().filter(guest -> guest.waitsFor(patience)).forEach(Guest::drop);
            Threads.startAfter(patience, "hosting-patience", this::dropIdle);
        }
    }

    /** True while commands of others go on. */
    boolean isServing() {
        return gate.getReadLockCount() > 0;
    }

    @Override
    public OptionalInt run(Request request, Guest guest) {
        if ((!face.lasting() && !request.brief()) || !enter()) {
            return OptionalInt.empty();
        }
        try {
            Engine now = engine;
            if (over || (now == null && opener == null) || !guest.begin()) {
                return OptionalInt.empty();
            }
            return OptionalInt.of(carryOut(request, guest, new ServedHost(lock.dataFolder(), now, opener, request)));
        } finally {
            gate.readLock().unlock();
            face.served();
        }
    }

    private boolean enter() {
        try {
            return gate.readLock().tryLock(0, TimeUnit.SECONDS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return false;
        }
    }

    private int carryOut(Request request, Guest guest, ServedHost host) {
        Cancellation leave = new Cancellation();
        leaving.add(leave);
        guests.add(guest);
        if (wantsToBeAlone) {
            leave.cancel();
        }
        try (PrintWriter out = new PrintWriter(guest.out());
                PrintWriter err = new PrintWriter(guest.err())) {
            Terminal terminal = new Terminal(
                    guest.in(),
                    out,
                    err,
                    Path.of(request.directory()),
                    zone(request.zone()),
                    request.colours(),
                    guest.cancellation(),
                    leave);
            return SwitchboardCommand.run(host, terminal, request.arguments().toArray(String[]::new));
        } finally {
            leaving.remove(leave);
            guests.remove(guest);
        }
    }

    private static ZoneId zone(String name) {
        try {
            return ZoneId.of(name);
        } catch (DateTimeException e) {
            return ZoneId.systemDefault();
        }
    }

    /** Why a command can't be carried out here, where it would do something else than at home. */
    static Optional<Failure> elsewhere(Request request) {
        String theirs = request.variables().getOrDefault(TwilioAddress.VARIABLE, "");
        String ours = System.getenv().getOrDefault(TwilioAddress.VARIABLE, "");
        return theirs.equals(ours)
                ? Optional.empty()
                : Optional.of(new Failure.Input(
                        "SB-035",
                        "The Switchboard that has the database open was started with another " + TwilioAddress.VARIABLE
                                + ".",
                        "Quit it, or start both alike."));
    }

    @Override
    public boolean show() {
        return face.show();
    }

    @Override
    public boolean giveWay() {
        return face.giveWay();
    }

    /** Takes no more commands, lets those that go on come to their end, does the last thing, and ends the turn. */
    void end(Callable<?> last) throws Exception {
        server.ifPresent(HostServer::close);
        try {
            alone(() -> {
                over = true;
                engine = null;
                return last.call();
            });
        } finally {
            lock.close();
        }
    }

    @Override
    public void close() {
        try {
            end(() -> true);
        } catch (Exception e) {
            throw new IllegalStateException(e);
        }
    }
}
