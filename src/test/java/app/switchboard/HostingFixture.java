package app.switchboard;

import app.switchboard.base.Cancellation;
import app.switchboard.instance.HostClient;
import app.switchboard.instance.HostClient.Streams;
import app.switchboard.instance.Request;
import app.switchboard.instance.Request.Wish;
import app.switchboard.secrets.Secrets;
import app.switchboard.twilio.TwilioAddress;
import java.io.ByteArrayInputStream;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.time.ZoneId;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.concurrent.atomic.AtomicInteger;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.io.TempDir;

/** A process that has the database, and commands that another one has it carry out. */
abstract class HostingFixture {

    @TempDir
    Path folder;

    @TempDir
    Path elsewhere;

    WireFixture fixture;
    Hosting hosting;
    boolean lasting = true;
    final AtomicInteger served = new AtomicInteger();

    /** What came of a command. */
    record Said(OptionalInt code, String out, String err) {}

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

    final void use(@Nullable Engine engine) throws Exception {
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

    static String variable() {
        return Objects.requireNonNullElse(System.getenv(TwilioAddress.VARIABLE), "");
    }

    final Said serve(String input, Cancellation cancellation, String twilio, String zone, String... arguments) {
        StringWriter out = new StringWriter();
        StringWriter err = new StringWriter();
        Streams streams = new Streams(
                new ByteArrayInputStream(input.getBytes(StandardCharsets.UTF_8)),
                new PrintWriter(out),
                new PrintWriter(err),
                cancellation);
        return new Said(serve(streams, twilio, zone, arguments), out.toString(), err.toString());
    }

    final OptionalInt serve(Streams streams, String twilio, String zone, String... arguments) {
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

    final Said serve(String... arguments) {
        return serve("", new Cancellation(), variable(), ZoneId.systemDefault().getId(), arguments);
    }

    /** One command goes on: nobody else can be alone. */
    final boolean isBusy() {
        return hosting.isServing();
    }
}
