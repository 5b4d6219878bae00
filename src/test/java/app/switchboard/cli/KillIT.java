package app.switchboard.cli;

import static org.assertj.core.api.Assertions.assertThat;

import app.switchboard.cli.PackagedApp.Result;
import app.switchboard.demo.DemoAccount;
import app.switchboard.demo.DemoNumber;
import app.switchboard.demo.DemoTwilio;
import app.switchboard.demo.Recorded;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The packaged program is killed in mid-run, thirty-five times. The next start finishes the books: nothing is written twice, nothing is reported that is not so. */
class KillIT {

    private static final String SID = "AC" + "0123456789abcdef".repeat(2);
    private static final String TOKEN = "fedcba9876543210fedcba9876543210";
    private static final String OURS = "https://cc.automate8.com/api/twilio/acme/webhook";
    private static final ObjectMapper JSON = new ObjectMapper();
    private static final int NUMBERS = 300;
    private static final int ROUNDS = 7;
    private static final int KILLS_A_ROUND = 5;

    @TempDir
    Path folder;

    private final DemoAccount account = DemoAccount.ofSize(SID, TOKEN, NUMBERS);
    private final DemoTwilio twilio = DemoTwilio.start(account);
    private final Random random = new Random(20261122);
    private PackagedApp app;

    @BeforeEach
    void start() {
        app = new PackagedApp(folder, twilio.address().toString());
    }

    @AfterEach
    void stop() {
        twilio.close();
    }

    @Test
    void everyKillIsRecoveredFrom() throws Exception {
        assertThat(run("workspace", "add", "acme", "--name", "Acme Ltd").exitCode())
                .isZero();
        assertThat(app.runWith(
                                TOKEN + "\n",
                                Map.of(),
                                "credentials",
                                "save",
                                "acme",
                                "--account-sid",
                                SID,
                                "--auth-token-stdin",
                                "--no-sync")
                        .exitCode())
                .isZero();
        twilio.faults().latency(Duration.ofMillis(8));
        int posts = 0;
        for (int round = 0; round < ROUNDS; round++) {
            account.numbers().forEach(number -> account.change(number.sid(), KillIT::unset));
            twilio.forgetRequests();
            for (int kill = 0; kill < KILLS_A_ROUND; kill++) {
                killInMidRun(round * KILLS_A_ROUND + kill);
            }
            Result last = run("sync", "acme", "--json");
            assertThat(last.exitCode()).as(last.err()).isZero();
            posts += postsOfOneRound();
            if (round % 3 == 0) {
                booksAgree(posts);
            }
        }
    }

    private Result run(String... arguments) throws Exception {
        return app.runWith("", Map.of(), arguments);
    }

    private static DemoNumber unset(DemoNumber number) {
        return number.toBuilder().smsUrl(null).build();
    }

    /** Kills it after so many requests of its run, be it while listing, storing, journaling or writing. */
    private void killInMidRun(int index) throws Exception {
        int before = twilio.requests().size();
        int after = 1 + random.nextInt(NUMBERS / (KILLS_A_ROUND + 1));
        Path out = folder.resolve("out" + index);
        Process process = app.start(out, folder.resolve("err" + index), Map.of(), "sync", "acme", "--json");
        Awaitility.await()
                .atMost(Duration.ofSeconds(60))
                .pollInterval(Duration.ofMillis(1))
                .until(() -> !process.isAlive() || twilio.requests().size() >= before + after);
        assertThat(process.isAlive()).as("it is killed in mid-run").isTrue();
        // SIGKILL: no hook runs, no file is closed.
        process.destroyForcibly();
        assertThat(process.waitFor(30, TimeUnit.SECONDS)).isTrue();
        // What was under way still arrives.
        Awaitility.await().until(() -> twilio.requests().stream().noneMatch(KillIT::isUnderWay));
    }

    private static boolean isUnderWay(Recorded request) {
        return request.status() == 0;
    }

    /** Each number was written once, however often the program died. */
    private int postsOfOneRound() {
        Map<String, Long> posts = twilio.requests().stream()
                .filter(request -> request.method().equals("POST"))
                .collect(Collectors.groupingBy(Recorded::path, Collectors.counting()));
        assertThat(posts).hasSize(NUMBERS);
        assertThat(posts.values()).containsOnly(1L);
        return posts.size();
    }

    /** The journal tells of every write and of no other, and the rows are as Twilio has them. */
    private void booksAgree(int posts) throws Exception {
        List<JsonNode> runs = new ArrayList<>();
        JSON.readTree(run("history", "acme", "--most", "1000", "--json").out()).forEach(runs::add);
        assertThat(runs)
                .allSatisfy(run -> assertThat(run.get("finished_at").isNull()).isFalse());
        Map<String, Long> outcomes = runs.stream()
                .flatMap(run -> elements(run.get("changes")).stream())
                .collect(Collectors.groupingBy(change -> change.get("outcome").asText(), Collectors.counting()));
        assertThat(outcomes.keySet()).isSubsetOf("done", "not_made");
        assertThat(outcomes.get("done")).isEqualTo(posts);
        assertThat(runs.stream()
                        .mapToInt(run -> run.at("/report/webhooks/configured").asInt())
                        .sum())
                .isEqualTo(posts);
        Map<String, String> urls = elements(
                        JSON.readTree(run("numbers", "--json").out()))
                .stream()
                .collect(Collectors.toMap(
                        row -> row.get("sid").asText(),
                        row -> row.get("webhook_url").asText()));
        assertThat(urls).hasSize(NUMBERS);
        assertThat(account.numbers()).allSatisfy(number -> {
            assertThat(number.smsUrl()).isEqualTo(OURS);
            assertThat(urls).containsEntry(number.sid(), OURS);
        });
    }

    private static List<JsonNode> elements(JsonNode array) {
        List<JsonNode> elements = new ArrayList<>();
        array.forEach(elements::add);
        return elements;
    }
}
