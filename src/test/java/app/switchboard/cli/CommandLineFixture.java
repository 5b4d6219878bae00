package app.switchboard.cli;

import static org.assertj.core.api.Assertions.assertThat;

import app.switchboard.cli.PackagedApp.Result;
import app.switchboard.demo.DemoAccount;
import app.switchboard.demo.DemoTwilio;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.io.TempDir;

/** The packaged jar, with an account of 25 numbers. */
abstract class CommandLineFixture {

    static final String SID = "AC" + "0123456789abcdef".repeat(2);
    static final String TOKEN = "fedcba9876543210fedcba9876543210";
    static final ObjectMapper JSON = new ObjectMapper();

    @TempDir
    Path folder;

    final DemoAccount account = DemoAccount.ofSize(SID, TOKEN, 25);
    DemoTwilio twilio;
    PackagedApp app;

    @BeforeEach
    void start() {
        twilio = DemoTwilio.start(account);
        app = new PackagedApp(folder, twilio.address().toString());
    }

    @AfterEach
    void stop() {
        twilio.close();
    }

    void addWorkspace() throws Exception {
        assertThat(app.run("workspace", "add", "acme", "--name", "Acme Ltd").exitCode())
                .isZero();
    }

    Result save(String token, String... more) throws Exception {
        List<String> arguments = new ArrayList<>(
                List.of("credentials", "save", "acme", "--account-sid", SID, "--auth-token-stdin", "--json"));
        arguments.addAll(List.of(more));
        return app.runWith(token + "\n", Map.of(), arguments.toArray(String[]::new));
    }

    Process saveInBackground() throws IOException {
        Process process = app.start(
                folder.resolve("save.out"),
                folder.resolve("save.err"),
                Map.of(),
                "credentials",
                "save",
                "acme",
                "--account-sid",
                SID,
                "--auth-token-stdin",
                "--json");
        try (var input = process.getOutputStream()) {
            input.write((TOKEN + "\n").getBytes(StandardCharsets.UTF_8));
        }
        return process;
    }
}
