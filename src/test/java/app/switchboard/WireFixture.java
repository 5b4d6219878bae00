package app.switchboard;

import static com.github.tomakehurst.wiremock.client.WireMock.aResponse;
import static com.github.tomakehurst.wiremock.client.WireMock.any;
import static com.github.tomakehurst.wiremock.client.WireMock.anyUrl;
import static com.github.tomakehurst.wiremock.core.WireMockConfiguration.options;
import static java.util.Objects.requireNonNull;
import static org.assertj.core.api.Assertions.assertThat;

import app.switchboard.base.Cancellation;
import app.switchboard.cli.SwitchboardCommand;
import app.switchboard.cli.Terminal;
import app.switchboard.demo.DemoAccount;
import app.switchboard.demo.DemoTwilio;
import app.switchboard.secrets.Secrets;
import app.switchboard.sync.SyncProgress;
import app.switchboard.sync.SyncResult;
import app.switchboard.twilio.SdkTwilio;
import app.switchboard.twilio.Transport;
import app.switchboard.twilio.TwilioAddress;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.github.tomakehurst.wiremock.WireMockServer;
import com.github.tomakehurst.wiremock.client.MappingBuilder;
import com.github.tomakehurst.wiremock.client.ResponseDefinitionBuilder;
import com.github.tomakehurst.wiremock.stubbing.Scenario;
import com.github.tomakehurst.wiremock.stubbing.ServeEvent;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.InputStream;
import java.io.PrintStream;
import java.net.URI;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.Supplier;

/**
 * The command line, in process, on a real engine. Between it and the demo's Twilio stands a WireMock: what no fault is asked for goes through, so that a fault meets an account that is otherwise whole. The same engine serves every command, as it does in the window.
 */
final class WireFixture implements AutoCloseable {

    static final String SID = "AC" + "0123456789abcdef".repeat(2);
    static final String TOKEN = "fedcba9876543210fedcba9876543210";
    static final String OURS = "https://cc.automate8.com/api/twilio/acme/webhook";
    static final String ACCOUNT = "/2010-04-01/Accounts/" + SID;
    static final String LISTING = ACCOUNT + "/IncomingPhoneNumbers.json";
    static final String SERVICES = "/v1/Services";
    private static final ObjectMapper JSON = new ObjectMapper();
    private static final int PROXY = 10;

    /** What a command left behind. */
    record Ran(int exitCode, String out, String err) {

        JsonNode json() {
            return parse(out);
        }

        /** The codes of the failures in the JSON, in order. */
        List<String> codes() {
            return json().get("failures").findValuesAsText("code");
        }

        String outcome() {
            return json().get("outcome").asText();
        }

        int webhooks(String standing) {
            return json().get("webhooks").get(standing).asInt();
        }
    }

    /** The real network; a tenth of the waiting. */
    private record Hurried(Transport network, List<Duration> pauses) implements Transport {

        @Override
        public CompletableFuture<HttpResponse<String>> send(HttpRequest request) {
            return network.send(request);
        }

        @Override
        public void pause(Duration time, Cancellation cancellation) {
            pauses.add(time);
            network.pause(time.dividedBy(10), cancellation);
        }

        @Override
        public void close() {
            network.close();
        }
    }

    final DemoAccount account;

    /** How long was waited before each repeat. */
    final List<Duration> pauses = new CopyOnWriteArrayList<>();

    /** What a run in the background told of itself. */
    final List<SyncProgress> told = new CopyOnWriteArrayList<>();

    final WireMockServer wire = server();
    private final DemoTwilio twilio;
    private final Path folder;
    Engine engine;
    private int sequences;

    /** With that many numbers, none of which has a webhook yet. */
    WireFixture(Path folder, int numbers) {
        this.folder = folder;
        account = DemoAccount.ofSize(SID, TOKEN, numbers);
        twilio = DemoTwilio.start(account);
        letAllThrough();
        engine = open(Duration.ofSeconds(60));
        assertThat(run("workspace", "add", "acme", "--name", "Acme Ltd").exitCode())
                .isZero();
        saveCredentials();
    }

    /** Has all numbers stored here and in sync, with their webhooks where they should be. */
    WireFixture bringInSync() {
        account.numbers()
                .forEach(number -> account.add(number.toBuilder().smsUrl(OURS).build()));
        assertThat(sync().webhooks("already")).isEqualTo(account.numbers().size());
        wire.resetRequests();
        return this;
    }

    /** A WireMock on a free port, over plain HTTP/1.1. */
    static WireMockServer server() {
        WireMockServer server = new WireMockServer(options()
                .bindAddress("127.0.0.1")
                .dynamicPort()
                .http2PlainDisabled(true)
                .jettyAcceptors(1));
        server.start();
        return server;
    }

    void letAllThrough() {
        wire.stubFor(any(anyUrl())
                .atPriority(PROXY)
                .willReturn(aResponse().proxiedFrom(twilio.address().toString())));
    }

    private Engine open(Duration deadline) {
        TwilioAddress address = new TwilioAddress(URI.create(wire.baseUrl().replace("localhost", "127.0.0.1")));
        Transport network = new Hurried(Transport.network(), pauses);
        return Engine.open(folder, Secrets.withoutKeychain(folder), () -> new SdkTwilio(address, deadline, network));
    }

    /** Starts anew with a deadline that a test can wait for; by now all is warm. */
    void restart(Duration deadline) {
        engine.close();
        engine = open(deadline);
        saveCredentials();
        wire.resetRequests();
    }

    private void saveCredentials() {
        InputStream console = System.in;
        System.setIn(new ByteArrayInputStream(TOKEN.getBytes(StandardCharsets.UTF_8)));
        try {
            Ran saved = run("credentials", "save", "acme", "--account-sid", SID, "--auth-token-stdin", "--no-sync");
            // There is no keychain here, and that is said; the token is kept for this engine's life.
            assertThat(saved.exitCode()).isEqualTo(7);
            assertThat(saved.err()).contains("SB-610");
        } finally {
            System.setIn(console);
        }
    }

    Ran sync() {
        return run("sync", "acme", "--json");
    }

    /** A sync that can be cancelled, as the window runs it. */
    CompletableFuture<SyncResult> syncInBackground(Cancellation cancellation) {
        // Not in the common pool, which has one thread on a small machine and hands the HTTP client's answers over.
        return CompletableFuture.supplyAsync(
                () -> engine.sync().sync("acme", told::add, cancellation),
                work -> Thread.ofVirtual().start(work));
    }

    Ran run(String... arguments) {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        ByteArrayOutputStream err = new ByteArrayOutputStream();
        PrintStream console = System.out;
        PrintStream errors = System.err;
        System.setOut(new PrintStream(out, true, StandardCharsets.UTF_8));
        System.setErr(new PrintStream(err, true, StandardCharsets.UTF_8));
        try {
            int code = SwitchboardCommand.run(new EngineHost(engine), Terminal.ofProcess(), arguments);
            return new Ran(code, out.toString(StandardCharsets.UTF_8), err.toString(StandardCharsets.UTF_8));
        } finally {
            System.setOut(console);
            System.setErr(errors);
        }
    }

    /** The stored rows, by SID. */
    Map<String, JsonNode> rows() {
        Map<String, JsonNode> rows = new TreeMap<>();
        run("numbers", "--workspace", "acme", "--json")
                .json()
                .forEach(row ->
                        assertThat(rows.put(row.get("sid").asText(), row)).isNull());
        return rows;
    }

    /** What a column of a stored row says. */
    String stored(String numberSid, String column) {
        return requireNonNull(rows().get(numberSid)).get(column).asText();
    }

    /** How old the stored rows say they are. */
    Instant asOf() {
        return Instant.parse(
                run("workspace", "list", "--json").json().get(0).get("as_of").asText());
    }

    /** Writes of which is not known whether Twilio made them. */
    int openIntents() {
        return engine.database().read(connection -> {
            try (var statement = connection.createStatement();
                    var found =
                            statement.executeQuery("SELECT count(*) FROM webhook_changes WHERE finished_at IS NULL")) {
                found.next();
                return found.getInt(1);
            }
        });
    }

    /** The first requests that match are answered like this, one each; those after them go through. */
    void inOrder(Supplier<MappingBuilder> request, ResponseDefinitionBuilder... answers) {
        String scenario = "sequence " + sequences++;
        String state = Scenario.STARTED;
        for (int i = 0; i < answers.length; i++) {
            String next = "answered " + (i + 1);
            wire.stubFor(request.get()
                    .atPriority(1)
                    .inScenario(scenario)
                    .whenScenarioStateIs(state)
                    .willSetStateTo(next)
                    .willReturn(answers[i]));
            state = next;
        }
    }

    void always(MappingBuilder request, ResponseDefinitionBuilder answer) {
        wire.stubFor(request.atPriority(1).willReturn(answer));
    }

    /** The methods of the requests to an address, in the order of their arrival. */
    List<String> methodsTo(String path) {
        return wire.getAllServeEvents().reversed().stream()
                .map(ServeEvent::getRequest)
                .filter(request -> request.getUrl().startsWith(path))
                .map(request -> request.getMethod().getName())
                .toList();
    }

    long posts() {
        return wire.getAllServeEvents().stream()
                .filter(event -> event.getRequest().getMethod().getName().equals("POST"))
                .count();
    }

    String sid(int index) {
        return account.numbers().get(index).sid();
    }

    static String pathOf(String numberSid) {
        return ACCOUNT + "/IncomingPhoneNumbers/" + numberSid + ".json";
    }

    private static JsonNode parse(String text) {
        try {
            return JSON.readTree(text);
        } catch (JsonProcessingException e) {
            throw new AssertionError("not JSON: " + text, e);
        }
    }

    @Override
    public void close() {
        engine.close();
        wire.stop();
        twilio.close();
    }
}
