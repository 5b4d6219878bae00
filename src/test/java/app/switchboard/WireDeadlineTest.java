package app.switchboard;

import static app.switchboard.WireAnswers.hanging;
import static app.switchboard.WireAnswers.number;
import static app.switchboard.WireAnswers.page;
import static app.switchboard.WireFixture.LISTING;
import static app.switchboard.WireFixture.OURS;
import static app.switchboard.WireFixture.pathOf;
import static com.github.tomakehurst.wiremock.client.WireMock.get;
import static com.github.tomakehurst.wiremock.client.WireMock.post;
import static com.github.tomakehurst.wiremock.client.WireMock.urlPathEqualTo;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import app.switchboard.WireFixture.Ran;
import app.switchboard.base.Cancellation;
import app.switchboard.demo.DemoNumber;
import app.switchboard.history.Outcome;
import app.switchboard.sync.SyncResult;
import com.fasterxml.jackson.databind.JsonNode;
import com.github.tomakehurst.wiremock.client.ResponseDefinitionBuilder;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Answers that do not come, or do not end. The deadline is a short one here; one minute as a rule. */
class WireDeadlineTest {

    private static final int NUMBERS = 20;
    private static final Duration DEADLINE = Duration.ofMillis(500);

    /** For requests that are counted, so that none is repeated because the machine is busy. */
    private static final Duration LONGER = Duration.ofMillis(1500);

    /** A cancel takes less than a second; this is for a busy machine. */
    private static final Duration SOON = Duration.ofSeconds(2);

    @TempDir
    Path folder;

    private WireFixture fixture;

    @BeforeEach
    void open() {
        fixture = new WireFixture(folder, NUMBERS);
    }

    @AfterEach
    void close() {
        fixture.close();
    }

    @Test
    void aListingThatIsNotAnsweredLeavesTheRunIncomplete() {
        assertTimesOut(hanging());
    }

    @Test
    void aListingThatDripsLeavesTheRunIncomplete() {
        assertTimesOut(page(fixture.account.numbers(), null).withChunkedDribbleDelay(200, 10_000));
    }

    private void assertTimesOut(ResponseDefinitionBuilder answer) {
        fixture.bringInSync();
        fixture.restart(DEADLINE);
        Map<String, JsonNode> before = fixture.rows();
        Instant asOf = fixture.asOf();
        fixture.always(get(urlPathEqualTo(LISTING)), answer);

        Ran ran = fixture.sync();

        assertThat(ran.exitCode()).isEqualTo(4);
        assertThat(ran.outcome()).isEqualTo("incomplete");
        assertThat(ran.codes()).containsExactly("SB-202");
        assertThat(fixture.methodsTo(LISTING)).hasSize(4);
        assertThat(fixture.rows()).isEqualTo(before);
        assertThat(fixture.asOf()).isEqualTo(asOf);
    }

    @Test
    void anUpdateThatIsNotAnsweredIsReadBackBeforeItIsRepeated() {
        fixture.run("sync", "acme");
        DemoNumber unset =
                fixture.account.numbers().get(3).toBuilder().smsUrl("").build();
        DemoNumber other =
                fixture.account.numbers().get(9).toBuilder().smsUrl("").build();
        fixture.account.add(unset).add(other);
        fixture.restart(LONGER);
        fixture.inOrder(() -> post(urlPathEqualTo(pathOf(unset.sid()))), hanging());
        fixture.inOrder(() -> post(urlPathEqualTo(pathOf(other.sid()))), hanging());
        fixture.inOrder(
                () -> get(urlPathEqualTo(pathOf(other.sid()))),
                number(other.toBuilder().smsUrl(OURS).build()));

        Ran ran = fixture.sync();

        assertThat(ran.exitCode()).isZero();
        assertThat(ran.webhooks("configured")).isEqualTo(2);
        assertThat(fixture.methodsTo(pathOf(unset.sid()))).containsExactly("POST", "GET", "POST");
        assertThat(fixture.methodsTo(pathOf(other.sid()))).containsExactly("POST", "GET");
    }

    @Test
    void cancelEndsAListingThatHangsAtOnce() throws Exception {
        fixture.bringInSync();
        Map<String, JsonNode> before = fixture.rows();

        fixture.always(get(urlPathEqualTo(LISTING)), hanging());

        SyncResult result = cancelOnce(() -> !fixture.methodsTo(LISTING).isEmpty());

        assertThat(result.report().outcome()).isEqualTo(Outcome.CANCELLED);
        assertThat(fixture.methodsTo(LISTING)).hasSize(1);
        assertThat(fixture.rows()).isEqualTo(before);
    }

    @Test
    void cancelEndsAnUpdateThatHangsAtOnceAndWhatRemainsIsListed() throws Exception {
        String sid = fixture.sid(3);

        fixture.always(post(urlPathEqualTo(pathOf(sid))), hanging());

        SyncResult result =
                cancelOnce(() -> fixture.methodsTo(pathOf(sid)).contains("POST") && rowsThatPointHere() == NUMBERS - 1);

        assertThat(result.report().outcome()).isEqualTo(Outcome.CANCELLED);
        assertThat(fixture.methodsTo(pathOf(sid))).containsExactly("POST");
        assertThat(result.report().webhooks().configured()).isEqualTo(NUMBERS - 1);
        assertThat(fixture.stored(sid, "webhook_type")).isEqualTo("none");
        // Whether that one arrived nobody said.
        assertThat(fixture.openIntents()).isEqualTo(1);
        fixture.wire.resetMappings();
        fixture.letAllThrough();

        Ran next = fixture.sync();

        assertThat(next.exitCode()).isZero();
        assertThat(fixture.stored(sid, "webhook_url")).isEqualTo(OURS);
    }

    private long rowsThatPointHere() {
        return fixture.rows().values().stream()
                .filter(row -> row.get("webhook_url").asText().equals(OURS))
                .count();
    }

    /** Cancels a run once it has come so far. */
    private SyncResult cancelOnce(Callable<Boolean> soFar) throws Exception {
        Cancellation cancellation = new Cancellation();
        CompletableFuture<SyncResult> run = fixture.syncInBackground(cancellation);
        await().until(soFar);

        cancellation.cancel();

        return run.get(SOON.toMillis(), TimeUnit.MILLISECONDS);
    }
}
