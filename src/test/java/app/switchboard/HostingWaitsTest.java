package app.switchboard;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import app.switchboard.base.Cancellation;
import app.switchboard.base.FailureException;
import app.switchboard.cli.Turn;
import app.switchboard.instance.HostClient.Streams;
import java.io.InputStream;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.io.Writer;
import java.util.OptionalInt;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Executor;
import org.junit.jupiter.api.Test;

/** Who waits for whom, while commands of other processes are carried out. */
class HostingWaitsTest extends HostingFixture {

    private static final Executor THREAD = work -> Thread.ofVirtual().start(work);

    @Test
    void aloneWaitsForCommandsAndSendsWatchesBack() throws Exception {
        fixture.run("workspace", "set", "acme", "--check", "hourly");
        CompletableFuture<Said> watch = CompletableFuture.supplyAsync(() -> serve("watch"), THREAD);
        await().until(this::isBusy);
        hosting.alone(() -> true);
        assertThat(watch.join().code()).hasValue(Turn.MOVED);
        assertThat(watch.join().err()).isEqualTo("Watching; stop with Ctrl-C." + System.lineSeparator());
    }

    /** As with {@code numbers | less}: more is said than the socket takes, and nobody reads it. */
    @Test
    void whoReadsNothingMoreDoesNotHoldUpTheWindow() throws Exception {
        CountDownLatch quit = new CountDownLatch(1);
        Writer less = new Writer() {
            @Override
            public void write(char[] from, int offset, int length) {
                awaits(quit);
            }

            @Override
            public void flush() {}

            @Override
            public void close() {}
        };
        Streams streams = new Streams(
                InputStream.nullInputStream(), new PrintWriter(less), new PrintWriter(less), new Cancellation());
        assertHoldsUpNobody(streams, quit, "numbers", "unknown".repeat(300_000));
    }

    @Test
    void whoNeverTypesTheTokenDoesNotHoldUpTheWindow() throws Exception {
        CountDownLatch typed = new CountDownLatch(1);
        InputStream terminal = new InputStream() {
            @Override
            public int read() {
                awaits(typed);
                return -1;
            }

            @Override
            public int read(byte[] into, int offset, int length) {
                return read();
            }
        };
        PrintWriter nowhere = new PrintWriter(new StringWriter());
        Streams streams = new Streams(terminal, nowhere, nowhere, new Cancellation());
        assertHoldsUpNobody(
                streams, typed, "credentials", "save", "acme", "--account-sid", WireFixture.SID, "--auth-token-stdin");
    }

    private static void awaits(CountDownLatch latch) {
        try {
            latch.await();
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }

    private void assertHoldsUpNobody(Streams streams, CountDownLatch goesOn, String... arguments) throws Exception {
        CompletableFuture<OptionalInt> code =
                CompletableFuture.supplyAsync(() -> serve(streams, variable(), "UTC", arguments), THREAD);
        await().until(this::isBusy);
        assertThat(hosting.alone(() -> true)).isTrue();
        assertThat(code).as("it waits, and nobody waits for it").isNotDone();
        goesOn.countDown();
        assertThatThrownBy(code::join)
                .cause()
                .isInstanceOfSatisfying(
                        FailureException.class,
                        broken -> assertThat(broken.failure().code()).isEqualTo("SB-415"));
        assertThat(serve("numbers").code()).hasValue(0);
    }

    @Test
    void aWatchIsStoppedFromItsOwnTerminal() {
        fixture.run("workspace", "set", "acme", "--check", "hourly");
        Cancellation ctrlC = new Cancellation();
        CompletableFuture<Said> watch =
                CompletableFuture.supplyAsync(() -> serve("", ctrlC, variable(), "UTC", "watch"), THREAD);
        await().until(this::isBusy);
        ctrlC.cancel();
        assertThat(watch.join().code()).hasValue(130);
    }
}
