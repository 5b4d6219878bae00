package app.switchboard.instance;

import app.switchboard.base.Cancellation;
import app.switchboard.instance.HostClient.Streams;
import app.switchboard.instance.Request.Wish;
import java.io.IOException;
import java.io.InputStream;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.io.Writer;
import java.net.StandardProtocolFamily;
import java.net.UnixDomainSocketAddress;
import java.nio.channels.SocketChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.List;
import java.util.Map;
import java.util.OptionalInt;
import java.util.function.BiFunction;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.io.TempDir;

/** A server that does what a test says, in a folder that it has the turn for, and who asks it. By real files and sockets. */
abstract class ServedFixture {

    @TempDir
    Path temp;

    Path folder;
    FolderLock lock;
    HostServer server;

    final StringWriter out = new StringWriter();
    final StringWriter err = new StringWriter();
    final Cancellation cancellation = new Cancellation();
    volatile BiFunction<Request, Guest, OptionalInt> command = (request, guest) -> OptionalInt.of(0);

    final HostServer.Service service = new HostServer.Service() {
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

    final void begin() {
        lock = FolderLock.tryTake(folder).orElseThrow();
        server = HostServer.start(lock, "1", service).orElseThrow();
    }

    @AfterEach
    void stop() {
        server.close();
        lock.close();
    }

    OptionalInt run(InputStream in, String... arguments) {
        Request request = new Request(
                "1", Wish.RUN, List.of(arguments), "/somewhere", "UTC", false, true, Map.of("NAME", "value"));
        return HostClient.run(
                folder, request, new Streams(in, new PrintWriter(out), new PrintWriter(err), cancellation));
    }

    OptionalInt run(String... arguments) {
        return run(InputStream.nullInputStream(), arguments);
    }

    static void say(Writer to, String text) {
        try {
            to.write(text);
            to.flush();
        } catch (IOException e) {
            throw new IllegalStateException(e);
        }
    }

    static Request request(String version) {
        return new Request(version, Wish.RUN, List.of(), "", "", false, false, Map.of());
    }

    SocketChannel connect() throws IOException {
        SocketChannel channel = SocketChannel.open(StandardProtocolFamily.UNIX);
        channel.connect(UnixDomainSocketAddress.of(FolderLock.address(folder).orElseThrow()));
        return channel;
    }
}
