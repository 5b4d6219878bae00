package app.switchboard;

import static app.switchboard.WireAnswers.broken;
import static app.switchboard.WireAnswers.error;
import static app.switchboard.WireAnswers.page;
import static app.switchboard.WireAnswers.serverError;
import static app.switchboard.WireAnswers.tooManyRequests;
import static app.switchboard.WireFixture.ACCOUNT;
import static app.switchboard.WireFixture.LISTING;
import static app.switchboard.WireFixture.OURS;
import static app.switchboard.WireFixture.SID;
import static app.switchboard.WireFixture.TOKEN;
import static app.switchboard.WireFixture.pathOf;
import static com.github.tomakehurst.wiremock.client.WireMock.get;
import static com.github.tomakehurst.wiremock.client.WireMock.post;
import static com.github.tomakehurst.wiremock.client.WireMock.urlPathEqualTo;
import static com.github.tomakehurst.wiremock.client.WireMock.urlPathMatching;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import app.switchboard.WireFixture.Ran;
import app.switchboard.base.Cancellation;
import app.switchboard.demo.DemoAccount;
import app.switchboard.demo.DemoNumber;
import app.switchboard.sync.SyncProgress;
import app.switchboard.sync.SyncResult;
import com.fasterxml.jackson.databind.JsonNode;
import com.github.tomakehurst.wiremock.http.Fault;
import com.github.tomakehurst.wiremock.stubbing.ServeEvent;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.stream.Collectors;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What a run rides out, what stops it, and what it makes of an account that changed behind its back. */
class WireRunFaultsTest {

    private static final String ANY_NUMBER = ACCOUNT + "/IncomingPhoneNumbers/PN.*";

    @TempDir
    Path folder;

    private WireFixture fixture;

    @BeforeEach
    void open() {
        fixture = new WireFixture(folder, 20);
    }

    @AfterEach
    void close() {
        fixture.close();
    }

    private void assertComplete(Ran ran, int retries) {
        assertThat(ran.exitCode()).isZero();
        assertThat(ran.outcome()).isEqualTo("complete");
        assertThat(ran.codes()).isEmpty();
        assertThat(ran.json().get("retries").asInt()).isEqualTo(retries);
    }

    @Test
    void oneErrorInMidListingIsRiddenOut() {
        fixture.bringInSync();
        fixture.inOrder(() -> get(urlPathEqualTo(LISTING)), serverError());
        assertComplete(fixture.sync(), 1);
        assertThat(fixture.methodsTo(LISTING)).hasSize(2);
    }

    @Test
    void oneLostConnectionInMidListingIsRiddenOut() {
        fixture.bringInSync();
        fixture.inOrder(() -> get(urlPathEqualTo(LISTING)), broken(Fault.CONNECTION_RESET_BY_PEER));
        assertComplete(fixture.sync(), 1);
        assertThat(fixture.methodsTo(LISTING)).hasSize(2);
    }

    @Test
    void retryAfterIsHonoured() {
        fixture.bringInSync();
        fixture.inOrder(() -> get(urlPathEqualTo(LISTING)), tooManyRequests().withHeader("Retry-After", "1"));
        assertComplete(fixture.sync(), 1);
        assertThat(fixture.pauses.stream().reduce(Duration.ZERO, Duration::plus))
                .isGreaterThan(Duration.ofMillis(900));
        assertThat(fixture.methodsTo(LISTING)).hasSize(2);
    }

    @Test
    void withoutRetryAfterItBacksOff() {
        fixture.bringInSync();
        fixture.inOrder(() -> get(urlPathEqualTo(LISTING)), tooManyRequests(), tooManyRequests());
        assertComplete(fixture.sync(), 2);
        assertThat(fixture.pauses.get(0)).isBetween(Duration.ofMillis(125), Duration.ofMillis(250));
        assertThat(fixture.pauses.get(1)).isBetween(Duration.ofMillis(250), Duration.ofMillis(500));
        assertThat(fixture.methodsTo(LISTING)).hasSize(3);
    }

    @Test
    void retryAfterIsHonouredForAMinuteAtMost() {
        fixture.bringInSync();
        fixture.always(get(urlPathEqualTo(LISTING)), tooManyRequests().withHeader("Retry-After", "3600"));
        Cancellation cancellation = new Cancellation();
        CompletableFuture<SyncResult> run = fixture.syncInBackground(cancellation);
        await().until(() -> !fixture.pauses.isEmpty());

        cancellation.cancel();

        assertThat(run).succeedsWithin(Duration.ofSeconds(2));
        assertThat(fixture.told)
                .filteredOn(SyncProgress.Waiting.class::isInstance)
                .first()
                .isEqualTo(new SyncProgress.Waiting(Duration.ofSeconds(60)));
    }

    @Test
    void aLimitThatNeverEndsLeavesTheRunIncomplete() {
        fixture.bringInSync();
        Map<String, JsonNode> before = fixture.rows();
        fixture.always(get(urlPathEqualTo(LISTING)), tooManyRequests().withHeader("Retry-After", "0"));

        Ran ran = fixture.sync();

        assertThat(ran.exitCode()).isEqualTo(4);
        assertThat(ran.outcome()).isEqualTo("incomplete");
        assertThat(ran.codes()).containsExactly("SB-302");
        assertThat(ran.json().get("failures").get(0).get("twilio_code").asInt()).isEqualTo(20429);
        assertThat(fixture.methodsTo(LISTING)).hasSize(8);
        assertThat(fixture.rows()).isEqualTo(before);
    }

    @Test
    void aLimitedUpdateWasNotProcessedAndIsSentAgain() {
        String path = pathOf(fixture.sid(3));
        fixture.inOrder(() -> post(urlPathEqualTo(path)), tooManyRequests().withHeader("Retry-After", "0"));

        Ran ran = fixture.sync();

        assertComplete(ran, 1);
        assertThat(ran.webhooks("configured")).isEqualTo(20);
        assertThat(fixture.methodsTo(path)).containsExactly("POST", "POST");
    }

    @Test
    void rejectedInMidRunStopsTheWorkspaceAndRepeatsNothing() {
        int numbers = 200;
        DemoAccount.ofSize(SID, TOKEN, numbers).numbers().forEach(fixture.account::add);
        fixture.always(post(urlPathMatching(ANY_NUMBER)), error(401, 20003));

        Ran ran = fixture.sync();

        assertThat(ran.exitCode()).isEqualTo(3);
        assertThat(ran.outcome()).isEqualTo("rejected");
        assertThat(ran.codes()).containsExactly("SB-101");
        assertThat(ran.err()).contains("SB-101");
        assertThat(ran.json().get("retries").asInt()).isZero();
        assertThat(ran.webhooks("configured")).isZero();
        // What was under way when the first was refused; none twice, and far from all.
        List<String> posted = postedTo();
        assertThat(posted).isNotEmpty().doesNotHaveDuplicates().hasSizeLessThan(numbers / 2);
        // The listing was complete before: its rows are stored, as they are.
        assertThat(fixture.rows()).hasSize(numbers);
        assertThat(fixture.rows().values())
                .allSatisfy(row -> assertThat(row.get("webhook_type").asText()).isEqualTo("none"));
    }

    private List<String> postedTo() {
        return fixture.wire.getAllServeEvents().stream()
                .map(ServeEvent::getRequest)
                .filter(request -> request.getMethod().getName().equals("POST"))
                .map(request -> request.getUrl())
                .collect(Collectors.toCollection(ArrayList::new));
    }

    @Test
    void absentFromTheListingMeansReleasedOnlyWhereTwilioSaysSo() {
        fixture.bringInSync();
        List<DemoNumber> all = fixture.account.numbers();
        String released = all.get(4).sid();
        String leftOut = all.get(5).sid();
        fixture.account.remove(released);
        List<DemoNumber> listed = new ArrayList<>(all);
        listed.removeIf(number -> number.sid().equals(released) || number.sid().equals(leftOut));
        fixture.always(get(urlPathEqualTo(LISTING)), page(listed, null));

        Ran ran = fixture.sync();

        assertComplete(ran, 0);
        assertThat(ran.json().get("listed").asInt()).isEqualTo(18);
        assertThat(ran.json().get("released").asInt()).isEqualTo(1);
        assertThat(fixture.methodsTo(pathOf(released))).containsExactly("GET");
        assertThat(fixture.methodsTo(pathOf(leftOut))).containsExactly("GET");
        assertThat(fixture.rows()).hasSize(20);
        assertThat(fixture.stored(released, "status")).isEqualTo("released");
        assertThat(fixture.stored(leftOut, "status")).isEqualTo("active");
    }

    @Test
    void absentFromTheListingAndNotToBeAskedForStaysActive() {
        fixture.bringInSync();
        Map<String, JsonNode> before = fixture.rows();
        String absent = fixture.sid(4);
        fixture.account.remove(absent);
        fixture.always(get(urlPathEqualTo(pathOf(absent))), serverError());

        Ran ran = fixture.sync();

        assertThat(ran.exitCode()).isEqualTo(4);
        assertThat(ran.outcome()).isEqualTo("incomplete");
        assertThat(ran.codes()).containsExactly("SB-301");
        assertThat(ran.json().get("released").asInt()).isZero();
        assertThat(fixture.rows()).isEqualTo(before);
    }

    @Test
    void anEditInTheConsoleIsShownAndLeftAlone() {
        fixture.bringInSync();
        String edited = fixture.sid(6);
        fixture.account.change(
                edited,
                number ->
                        number.toBuilder().smsUrl("https://edited.example/sms").build());

        Ran ran = fixture.sync();

        assertComplete(ran, 0);
        assertThat(ran.json().get("changed").asInt()).isEqualTo(1);
        assertThat(ran.webhooks("foreign")).isEqualTo(1);
        assertThat(ran.webhooks("already")).isEqualTo(19);
        assertThat(fixture.posts()).isZero();
        assertThat(fixture.stored(edited, "webhook_type")).isEqualTo("external");
        assertThat(fixture.stored(edited, "webhook_url"))
                .isEqualTo("https://edited.example/sms")
                .isNotEqualTo(OURS);
    }
}
