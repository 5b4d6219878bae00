package app.switchboard;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import app.switchboard.base.Cancellation;
import app.switchboard.base.FailureException;
import app.switchboard.cli.Turn;
import app.switchboard.instance.HostClient;
import app.switchboard.instance.HostClient.Streams;
import app.switchboard.instance.Request;
import app.switchboard.instance.Request.Wish;
import app.switchboard.secrets.Secrets;
import app.switchboard.twilio.TwilioAddress;
import java.io.ByteArrayInputStream;
import java.io.InputStream;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.io.Writer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.ZoneId;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Executor;
import java.util.concurrent.atomic.AtomicInteger;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Commands that another process has carried out by the one that has the database. */
class HostingTest {

    private static final Executor THREAD = work -> Thread.ofVirtual().start(work);

    @TempDir
    Path folder;

    @TempDir
    Path elsewhere;

    private WireFixture fixture;
    private Hosting hosting;
    private boolean lasting = true;
    private final AtomicInteger served = new AtomicInteger();

    /** What came of a command. */
    private record Said(OptionalInt code, String out, String err) {}

    @BeforeEach
    void open() throws Exception {
        fixture = new WireFixture(folder, 4);
        fixture.sync();
        hosting = Hosting.tryBegin(
                        folder,
                        new Hosting.Face() {
                            @Override
                            public boolean lasting() {
                                return lasting;
                            }

                            @Override
                            public boolean show() {
                                return false;
                            }

                            @Override
                            public boolean giveWay() {
                                return false;
                            }

                            @Override
                            public void served() {
                                served.incrementAndGet();
                            }
                        },
                        () -> Engine.open(folder, Secrets.withoutKeychain(folder), TwilioAddress.of(Optional.empty())),
                        Duration.ofMillis(100))
                .orElseThrow();
        use(fixture.engine);
    }

    private void use(@Nullable Engine engine) throws Exception {
        hosting.alone(() -> {
            hosting.opened(engine);
            return true;
        });
    }

    @AfterEach
    void close() {
        hosting.close();
        fixture.close();
    }

    private static String variable() {
        return Objects.requireNonNullElse(System.getenv(TwilioAddress.VARIABLE), "");
    }

    private Said serve(String input, Cancellation cancellation, String twilio, String zone, String... arguments) {
        StringWriter out = new StringWriter();
        StringWriter err = new StringWriter();
        Streams streams = new Streams(
                new ByteArrayInputStream(input.getBytes(StandardCharsets.UTF_8)),
                new PrintWriter(out),
                new PrintWriter(err),
                cancellation);
        return new Said(serve(streams, twilio, zone, arguments), out.toString(), err.toString());
    }

    private OptionalInt serve(Streams streams, String twilio, String zone, String... arguments) {
        Request request = new Request(
                Hosting.version(),
                Wish.RUN,
                List.of(arguments),
                elsewhere.toString(),
                zone,
                arguments[0].equals("numbers"),
                false,
                Map.of(TwilioAddress.VARIABLE, twilio));
        return HostClient.run(folder, request, streams);
    }

    private Said serve(String... arguments) {
        return serve("", new Cancellation(), variable(), ZoneId.systemDefault().getId(), arguments);
    }

    @Test
    void whatIsSaidIsTheSameAsAlone() {
        for (String line : List.of(
                "numbers",
                "numbers --json",
                "numbers --csv",
                "routes acme",
                "history acme --changes",
                "workspace list --json",
                "workspace set nobody --check hourly",
                "undo nobody",
                "db info --json",
                "tag acme +15005550006 --add x")) {
            String[] arguments = line.split(" ");
            WireFixture.Ran alone = fixture.run(arguments);
            Said said = serve(arguments);
            assertThat(said.code()).as(line).hasValue(alone.exitCode());
            assertThat(said.out()).as(line).isEqualTo(alone.out());
            assertThat(said.err()).as(line).isEqualTo(alone.err());
        }
        await().until(() -> served.get() == 10);
    }

    @Test
    void filesInputAndTimesAreThoseOfTheOtherProcess() throws Exception {
        fixture.run("workspace", "set", "acme", "--messages", "https://other.example/in");
        String plan = fixture.run("plan", "acme", "--json").out();
        Files.writeString(elsewhere.resolve("plan.json"), plan);
        Said applied = serve("apply", "plan.json", "--json");
        assertThat(applied.out()).as(applied.err()).contains("\"configured\":4");
        assertThat(applied.code()).hasValue(0);

        Said again = serve(plan, new Cancellation(), variable(), "UTC", "apply", "-");
        assertThat(again.out()).contains("0 configured, 4 already");

        serve("db", "backup", "--to", "mine.zip");
        assertThat(elsewhere.resolve("mine.zip")).exists();

        String utc = serve("", new Cancellation(), variable(), "UTC", "history", "acme")
                .out();
        String tokyo = serve("", new Cancellation(), variable(), "Asia/Tokyo", "history", "acme")
                .out();
        assertThat(utc).isNotEqualTo(tokyo).hasSameSizeAs(tokyo);
    }

    /** Not a file of arguments, as picocli would have it, which each process would look for in its own folder. */
    @Test
    void whatBeginsWithAnAtSignIsTakenAsItStands() throws Exception {
        Path file = Files.writeString(elsewhere.resolve("file"), "+1");
        Said said = serve("numbers", "--json", "--search", "@" + file);
        assertThat(said.code()).hasValue(0);
        assertThat(said.out()).doesNotContain("+1");
    }

    @Test
    void whatCantBeServedSaysSo() {
        Said restored = serve("db", "restore", "any.zip", "--yes");
        assertThat(restored.code()).hasValue(6);
        assertThat(restored.err()).startsWith("SB-414: A Switchboard has the database open, and \"db restore\"");
        Said other = serve("", new Cancellation(), "http://127.0.0.1:1", "UTC", "numbers");
        assertThat(other.code()).hasValue(2);
        assertThat(other.err()).startsWith("SB-035");
        assertThat(other.out()).isEmpty();
    }

    @Test
    void whoEndsSoonServesOnlyWhatIsBrief() {
        lasting = false;
        assertThat(serve("numbers").code()).hasValue(0);
        assertThat(serve("sync", "acme").code()).isEmpty();
    }

    @Test
    void whereNoEngineIsOpenOneIsOpenedForTheCommand() throws Exception {
        fixture.engine.database().close();
        use(null);
        Said said = serve("numbers", "--json");
        assertThat(said.code()).as(said.err()).hasValue(0);
        assertThat(said.out()).contains("+1");
    }

    @Test
    void aloneWaitsForCommandsAndSendsWatchesBack() throws Exception {
        fixture.run("workspace", "set", "acme", "--check", "hourly");
        CompletableFuture<Said> watch = CompletableFuture.supplyAsync(() -> serve("watch"), THREAD);
        await().until(() -> isBusy());
        hosting.alone(() -> true);
        assertThat(watch.join().code()).hasValue(Turn.MOVED);
        assertThat(watch.join().err()).isEqualTo("Watching; stop with Ctrl-C." + System.lineSeparator());
    }

    /** One command goes on: nobody else can be alone. */
    private boolean isBusy() {
        return hosting.isServing();
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
