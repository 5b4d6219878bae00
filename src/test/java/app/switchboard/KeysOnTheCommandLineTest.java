package app.switchboard;

import static org.assertj.core.api.Assertions.assertThat;

import app.switchboard.cli.SwitchboardCommand;
import app.switchboard.cli.Terminal;
import app.switchboard.demo.DemoAccount;
import app.switchboard.demo.DemoTwilio;
import app.switchboard.secrets.Secrets;
import app.switchboard.twilio.TwilioAddress;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.InputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** API keys and rotation on the command line, with a vault. */
class KeysOnTheCommandLineTest {

    private static final String SID = "AC" + "0123456789abcdef".repeat(2);
    private static final String TOKEN = "fedcba9876543210fedcba9876543210";
    private static final String KEY_SID = "SK" + "0123456789abcdef".repeat(2);
    private static final String SECRET = "a1b2c3d4e5f60718293a4b5c6d7ecdef";

    private record Ran(int exitCode, String out, String err) {}

    @TempDir
    Path folder;

    private final DemoAccount account = DemoAccount.ofSize(SID, TOKEN, 2).addKey(KEY_SID, SECRET);
    private final DemoTwilio twilio = DemoTwilio.start(account);
    private Engine engine;

    @BeforeEach
    void open() throws Exception {
        Path file = Files.createFile(
                folder.resolve("passphrase"),
                PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------")));
        Files.writeString(file, "correct horse\n");
        engine = Engine.open(
                folder,
                Secrets.open(folder, Map.of(Secrets.PASSPHRASE_FILE, file.toString())),
                new TwilioAddress(twilio.address()));
        run("", "workspace", "add", "acme", "--name", "Acme Ltd");
    }

    @AfterEach
    void close() {
        engine.close();
        twilio.close();
    }

    private Ran run(String stdin, String... arguments) {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        ByteArrayOutputStream err = new ByteArrayOutputStream();
        InputStream in = System.in;
        PrintStream console = System.out;
        PrintStream errors = System.err;
        System.setIn(new ByteArrayInputStream(stdin.getBytes(StandardCharsets.UTF_8)));
        System.setOut(new PrintStream(out, true, StandardCharsets.UTF_8));
        System.setErr(new PrintStream(err, true, StandardCharsets.UTF_8));
        try {
            int code = SwitchboardCommand.run(new EngineHost(engine), Terminal.ofProcess(), arguments);
            Ran ran = new Ran(code, out.toString(StandardCharsets.UTF_8), err.toString(StandardCharsets.UTF_8));
            assertThat(ran.out() + ran.err()).doesNotContain(TOKEN, SECRET, account.authToken());
            return ran;
        } finally {
            System.setIn(in);
            System.setOut(console);
            System.setErr(errors);
        }
    }

    private Ran ok(String stdin, String... arguments) {
        Ran ran = run(stdin, arguments);
        assertThat(ran.exitCode()).as(ran.err()).isZero();
        return ran;
    }

    private JsonNode json(String... arguments) throws Exception {
        return new ObjectMapper().readTree(ok("", arguments).out());
    }

    private Ran saveToken() {
        return ok(TOKEN, "credentials", "save", "acme", "--account-sid", SID, "--auth-token-stdin", "--no-sync");
    }

    private Ran saveKey(String secret) {
        return run(
                secret,
                "credentials",
                "save",
                "acme",
                "--account-sid",
                SID,
                "--api-key",
                KEY_SID,
                "--api-key-secret-stdin");
    }

    @Test
    void aWorkspaceIsSavedWithAKeyAndSyncs() throws Exception {
        Ran saved = saveKey(SECRET);
        assertThat(saved.exitCode()).as(saved.err()).isZero();
        assertThat(saved.out()).contains("2 numbers");
        assertThat(saved.err()).doesNotContain("create-key");

        JsonNode listed = json("workspace", "list", "--json").get(0);
        assertThat(listed.get("credentials").asText()).isEqualTo("api_key");
        assertThat(listed.get("key_sid").asText()).isEqualTo(KEY_SID);
        assertThat(ok("", "workspace", "list").out()).contains("API key");
        assertThat(ok("", "secrets", "status").out()).contains("API key " + KEY_SID, "cdef");

        assertThat(saveKey("wrong-secret").err()).contains("SB-108");
        assertThat(saveKey("wrong-secret").exitCode()).isEqualTo(3);
        ok("", "sync", "acme");
    }

    @Test
    void eitherATokenOrAKey() {
        assertThat(run(SECRET, "credentials", "save", "acme", "--account-sid", SID, "--api-key", KEY_SID)
                        .exitCode())
                .isEqualTo(2);
        assertThat(run(SECRET, "credentials", "save", "acme", "--account-sid", SID, "--api-key-secret-stdin")
                        .exitCode())
                .isEqualTo(2);
        assertThat(run(SECRET, "credentials", "save", "acme", "--account-sid", SID)
                        .exitCode())
                .isEqualTo(2);
        Ran mixed = run(KEY_SID, "credentials", "save", "acme", "--account-sid", SID, "--auth-token-stdin");
        assertThat(mixed.exitCode()).isEqualTo(2);
        assertThat(mixed.err()).contains("SB-022", "API key");
    }

    @Test
    void aTokenIsOfferedAKeyForDailyUse() throws Exception {
        assertThat(saveToken().err()).contains("credentials create-key acme");

        Ran made = ok("", "credentials", "create-key", "acme");
        String keySid = account.keys().getLast().sid();
        assertThat(made.err()).contains(keySid, "drop-token");
        assertThat(json("secrets", "status", "--json").get("workspaces").findValuesAsText("role"))
                .containsExactly("in_use", "token");
        ok("", "sync", "acme");
        assertThat(run("", "credentials", "create-key", "acme").err()).contains("SB-117");

        ok("", "credentials", "drop-token", "acme");
        assertThat(json("secrets", "status", "--json").get("workspaces").findValuesAsText("kind"))
                .containsExactly("api_key");
        assertThat(run("", "credentials", "rotate", "acme", "--yes").err()).contains("SB-112");
    }

    @Test
    void aTokenCanBeDroppedAtOnce() throws Exception {
        saveToken();
        assertThat(run("", "credentials", "drop-token", "acme").exitCode()).isEqualTo(2);
        ok("", "credentials", "create-key", "acme", "--drop-token");
        assertThat(json("secrets", "status", "--json").get("workspaces").findValuesAsText("kind"))
                .containsExactly("api_key");
    }

    @Test
    void aRotationSaysWhatItMeansAndGoesOnWhereItStopped() {
        saveToken();
        Ran asked = run("", "credentials", "rotate", "acme");
        assertThat(asked.exitCode()).isEqualTo(2);
        assertThat(asked.err()).contains("SB-111", "X-Twilio-Signature", "--yes");
        assertThat(account.authToken()).isEqualTo(TOKEN);

        twilio.faults().when("POST", "/Promote").drop();
        assertThat(run("", "credentials", "rotate", "acme", "--yes").exitCode()).isEqualTo(4);
        String brokenOff = "acme: the rotation of its Auth Token was broken off;";
        assertThat(ok("", "numbers").err()).contains(brokenOff, "\"credentials rotate acme --yes\"");
        Ran rotated = ok("", "credentials", "rotate", "acme", "--yes");

        assertThat(rotated.err())
                .contains("promoting", "storing", "X-Twilio-Signature")
                .doesNotContain("creating", brokenOff);
        assertThat(account.authToken()).isNotEqualTo(TOKEN);
        assertThat(ok("", "sync", "acme").err()).doesNotContain(brokenOff);
    }

    @Test
    void whatTwilioCouldNotBeAskedAboutWaits() throws Exception {
        saveToken();
        twilio.faults().when(request -> true).times(4).unavailable();
        Ran offline = saveKey("wrong-secret");
        assertThat(offline.exitCode()).isEqualTo(4);
        assertThat(offline.err()).contains("stay in use until Twilio accepts");
        assertThat(json("secrets", "status", "--json").get("workspaces").findValuesAsText("role"))
                .containsExactly("in_use", "waiting");
        twilio.faults().clear();
        assertThat(ok("", "sync", "acme").err()).contains("SB-108", "those before stay");
    }
}
