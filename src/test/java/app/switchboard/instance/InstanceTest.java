package app.switchboard.instance;

import static java.util.Objects.requireNonNull;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;
import static org.awaitility.Awaitility.await;

import app.switchboard.base.Cancellation;
import app.switchboard.base.FailureException;
import app.switchboard.instance.HostClient.Streams;
import app.switchboard.instance.Request.Wish;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.io.Writer;
import java.net.StandardProtocolFamily;
import java.net.UnixDomainSocketAddress;
import java.nio.ByteBuffer;
import java.nio.channels.SocketChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.List;
import java.util.Map;
import java.util.OptionalInt;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.BiFunction;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.DisabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;

/** The turn to have a folder, and what is said over the socket, by real files and sockets. */
class InstanceTest {

    @TempDir
    Path temp;

    private Path folder;
    private FolderLock lock;
    private HostServer server;

    private final StringWriter out = new StringWriter();
    private final StringWriter err = new StringWriter();
    private final Cancellation cancellation = new Cancellation();
    private volatile BiFunction<Request, Guest, OptionalInt> command = (request, guest) -> OptionalInt.of(0);

    private final HostServer.Service service = new HostServer.Service() {
        @Override
        public OptionalInt run(Request request, Guest guest) {
            return command.apply(request, guest);
        }

        @Override
        public boolean show() {
            return true;
        }

        @Override
        public boolean giveWay() {
            return false;
        }
    };

    @BeforeEach
    void start() throws IOException {
        folder = Files.createDirectory(
                temp.resolve("data"),
                PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rwx------")));
        begin();
    }

    private void begin() {
        lock = FolderLock.tryTake(folder).orElseThrow();
        server = HostServer.start(lock, "1", service).orElseThrow();
    }

    @AfterEach
    void stop() {
        server.close();
        lock.close();
    }

    private OptionalInt run(InputStream in, String... arguments) {
        Request request = new Request(
                "1", Wish.RUN, List.of(arguments), "/somewhere", "UTC", false, true, Map.of("NAME", "value"));
        return HostClient.run(
                folder, request, new Streams(in, new PrintWriter(out), new PrintWriter(err), cancellation));
    }

    private OptionalInt run(String... arguments) {
        return run(InputStream.nullInputStream(), arguments);
    }

    private static void say(Writer to, String text) {
        try {
            to.write(text);
            to.flush();
        } catch (IOException e) {
            throw new IllegalStateException(e);
        }
    }

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
    void aCommandArrivesAsItWasTypedAndItsWordsComeBack() {
        String strange = "Grüße, \uD83D\uDE00; \"quoted\"";
        command = (request, guest) -> {
            assertThat(guest.begin()).isTrue();
            say(guest.out(), request.arguments() + request.directory() + request.zone() + request.variables());
            say(guest.err(), strange);
            return OptionalInt.of(5);
        };
        assertThat(run("numbers", "", strange)).hasValue(5);
        assertThat(out).hasToString("[numbers, , " + strange + "]/somewhereUTC{NAME=value}");
        assertThat(err).hasToString(strange);
    }

    @Test
    void muchIsSaidWhole() {
        String much = "x" + "\uD83D\uDE00".repeat(700_001);
        command = (request, guest) -> {
            say(guest.out(), much);
            return OptionalInt.of(0);
        };
        assertThat(run("numbers")).hasValue(0);
        assertThat(out.toString().equals(much)).isTrue();
    }

    @Test
    void standardInputIsReadAsFarAsTheCommandReadsIt() {
        AtomicBoolean touched = new AtomicBoolean();
        InputStream watched = new ByteArrayInputStream("secret\nmore\n".getBytes(StandardCharsets.UTF_8)) {
            @Override
            public synchronized int read(byte[] into, int offset, int length) {
                touched.set(true);
                return super.read(into, offset, length);
            }
        };
        assertThat(run(watched)).hasValue(0);
        assertThat(touched).isFalse();
        command = (request, guest) -> {
            try {
                say(guest.out(), new String(guest.in().readAllBytes(), StandardCharsets.UTF_8));
                return OptionalInt.of(0);
            } catch (IOException e) {
                throw new IllegalStateException(e);
            }
        };
        assertThat(run(watched)).hasValue(0);
        assertThat(out).hasToString("secret\nmore\n");
    }

    @Test
    void whoIsStoppedStopsTheCommand() {
        CountDownLatch begun = new CountDownLatch(1);
        command = (request, guest) -> {
            guest.begin();
            begun.countDown();
            await().until(guest.cancellation()::isCancelled);
            return OptionalInt.of(130);
        };
        CompletableFuture<OptionalInt> code = CompletableFuture.supplyAsync(this::run);
        await().until(() -> begun.getCount() == 0);
        cancellation.cancel();
        assertThat(code.join()).hasValue(130);
    }

    @Test
    void whoIsGoneStopsTheCommandAndItStillEnds() throws Exception {
        CompletableFuture<Boolean> ended = new CompletableFuture<>();
        command = (request, guest) -> {
            guest.begin();
            await().until(guest.cancellation()::isCancelled);
            say(guest.out(), "nobody reads this");
            ended.complete(true);
            return OptionalInt.of(130);
        };
        try (SocketChannel channel = connect()) {
            new Frames(channel).send(Frames.Kind.REQUEST, request("1").bytes());
            assertThat(requireNonNull(new Frames(channel).receive()).kind()).isEqualTo(Frames.Kind.BEGUN);
        }
        assertThat(ended.join()).isTrue();
    }

    private static Request request(String version) {
        return new Request(version, Wish.RUN, List.of(), "", "", false, false, Map.of());
    }

    private SocketChannel connect() throws IOException {
        SocketChannel channel = SocketChannel.open(StandardProtocolFamily.UNIX);
        channel.connect(UnixDomainSocketAddress.of(FolderLock.address(folder).orElseThrow()));
        return channel;
    }

    @Test
    void notNowIsNoAnswerAndNobodyThereIsNone() {
        command = (request, guest) -> OptionalInt.empty();
        assertThat(run()).isEmpty();
        assertThat(HostClient.giveWay(folder, "1")).isFalse();
        assertThat(HostClient.show(folder, "1")).isTrue();
        server.close();
        assertThat(run()).isEmpty();
        assertThat(HostClient.show(folder, "1")).isFalse();
    }

    @Test
    void anotherVersionIsRefused() {
        FailureException thrown = catchThrowableOfType(
                FailureException.class,
                () -> HostClient.run(
                        folder,
                        request("2"),
                        new Streams(
                                InputStream.nullInputStream(),
                                new PrintWriter(out),
                                new PrintWriter(err),
                                cancellation)));
        assertThat(thrown.failure().code()).isEqualTo("SB-413");
        assertThat(thrown.failure().sentence()).isEqualTo("Switchboard 1 has the database open; this is 2.");
    }

    @Test
    void aCommandThatBrokeOffIsNotBegunAgain() {
        command = (request, guest) -> {
            guest.begin();
            throw new IllegalStateException("as if it died");
        };
        FailureException thrown = catchThrowableOfType(FailureException.class, this::run);
        assertThat(thrown.failure().code()).isEqualTo("SB-415");
    }

    @Test
    void garbageHurtsNobody() throws Exception {
        byte[][] garbage = {
            {},
            {0},
            "GET / HTTP/1.1\r\n\r\n".getBytes(StandardCharsets.UTF_8),
            // More than is allowed, and less than none.
            ByteBuffer.allocate(5).putInt(Frames.LARGEST + 1).put((byte) 'q').array(),
            ByteBuffer.allocate(5).putInt(-1).put((byte) 'q').array(),
            // A text that says it is longer than all.
            ByteBuffer.allocate(13)
                    .putInt(8)
                    .put((byte) 'q')
                    .putInt(0x53574231)
                    .putInt(Integer.MAX_VALUE)
                    .array(),
            ByteBuffer.allocate(9).putInt(4).put((byte) 'q').putInt(1).array(),
        };
        for (byte[] bytes : garbage) {
            try (SocketChannel channel = connect()) {
                channel.write(ByteBuffer.wrap(bytes));
                channel.shutdownOutput();
                assertThat(isClosed(channel)).isTrue();
            }
        }
        assertThat(run()).hasValue(0);
    }

    private static boolean isClosed(SocketChannel channel) {
        try {
            return channel.read(ByteBuffer.allocate(1)) == -1;
        } catch (IOException e) {
            // Closed with something unread.
            return true;
        }
    }

    @Test
    void garbageInTheMiddleOfACommandStopsIt() throws Exception {
        CompletableFuture<Boolean> stopped = new CompletableFuture<>();
        command = (request, guest) -> {
            guest.begin();
            guest.cancellation().onCancel(() -> stopped.complete(true));
            stopped.join();
            return OptionalInt.of(130);
        };
        try (SocketChannel channel = connect()) {
            new Frames(channel).send(Frames.Kind.REQUEST, request("1").bytes());
            channel.write(ByteBuffer.wrap("garbage".getBytes(StandardCharsets.UTF_8)));
            assertThat(stopped.join()).isTrue();
        }
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

    private static String rights(Path file) throws IOException {
        return PosixFilePermissions.toString(Files.getPosixFilePermissions(file));
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
}
