package app.switchboard.instance;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import app.switchboard.base.FailureException;
import app.switchboard.instance.HostClient.Streams;
import java.io.IOException;
import java.io.InputStream;
import java.io.PrintWriter;
import java.nio.ByteBuffer;
import java.nio.channels.SocketChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.OptionalInt;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.DisabledOnOs;
import org.junit.jupiter.api.condition.OS;

/** What is asked over the socket, and what is answered. */
class HostServerTest extends ServedFixture {

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
    void longCommandsArriveAndWhatIsTooLongIsSaid() {
        String long1 = "1".repeat(3 << 20);
        command = (request, guest) ->
                OptionalInt.of(request.arguments().getFirst().length() == 3 << 20 ? 0 : 1);
        assertThat(run(long1)).hasValue(0);
        FailureException thrown = catchThrowableOfType(FailureException.class, () -> run("2".repeat(Frames.LARGEST)));
        assertThat(thrown.failure().code()).isEqualTo("SB-039");
    }

    /** A folder for sockets that was cleaned away may be another's when it is back. */
    @Test
    @DisabledOnOs(OS.WINDOWS)
    void whoAnswersIsTheOneWhoHasTheFolder() throws Exception {
        Path locked = folder.resolve(FolderLock.NAME);
        String me = System.getProperty("user.name");
        try {
            Files.setAttribute(locked, "unix:uid", 12_345);
        } catch (IOException e) {
            assumeTrue(false, "only root gives files away");
        }
        System.setProperty("user.name", "somebody");
        try {
            assertThat(run()).isEmpty();
        } finally {
            System.setProperty("user.name", me);
        }
        assertThat(run()).as("root in a folder of another").hasValue(0);
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
}
