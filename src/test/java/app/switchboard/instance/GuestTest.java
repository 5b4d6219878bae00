package app.switchboard.instance;

import static java.util.Objects.requireNonNull;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import app.switchboard.base.Cancellation;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.channels.SocketChannel;
import java.nio.charset.StandardCharsets;
import java.util.OptionalInt;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicBoolean;
import org.junit.jupiter.api.Test;

/** A command as the process sees it that carries it out: what it reads and says, and how it is stopped. */
class GuestTest extends ServedFixture {

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

    /** A line that was cut off must not pass for a whole one. */
    @Test
    void whoIsGoneWhileItIsReadIsNoEndOfTheInput() throws Exception {
        CompletableFuture<Object> read = new CompletableFuture<>();
        command = (request, guest) -> {
            guest.begin();
            try {
                read.complete(guest.in().readAllBytes().length);
            } catch (IOException | RuntimeException e) {
                read.complete(e);
            }
            return OptionalInt.of(0);
        };
        try (SocketChannel channel = connect()) {
            Frames frames = new Frames(channel);
            frames.send(Frames.Kind.REQUEST, request("1").bytes());
            assertThat(requireNonNull(frames.receive()).kind()).isEqualTo(Frames.Kind.BEGUN);
            assertThat(requireNonNull(frames.receive()).kind()).isEqualTo(Frames.Kind.INPUT_WANTED);
            frames.send(Frames.Kind.INPUT, "half a passphr".getBytes(StandardCharsets.UTF_8));
            assertThat(requireNonNull(frames.receive()).kind()).isEqualTo(Frames.Kind.INPUT_WANTED);
        }
        assertThat(read.join()).isInstanceOf(Cancellation.CancelledException.class);
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
}
