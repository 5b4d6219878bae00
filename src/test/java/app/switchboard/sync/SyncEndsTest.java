package app.switchboard.sync;

import static app.switchboard.sync.SyncFixture.OURS;
import static app.switchboard.sync.SyncFixture.SID;
import static app.switchboard.sync.SyncFixture.TOKEN;
import static org.assertj.core.api.Assertions.assertThat;

import app.switchboard.base.Cancellation;
import app.switchboard.base.Secret;
import app.switchboard.credentials.EnteredCredentials;
import app.switchboard.credentials.SavedCredentials;
import app.switchboard.demo.DemoAccount;
import app.switchboard.history.Outcome;
import app.switchboard.history.RunReport;
import java.nio.file.Path;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Runs that do not come to their end: cancelled, rejected, without a network, or only verified. */
class SyncEndsTest {

    @TempDir
    Path folder;

    private SyncFixture fixture;

    @BeforeEach
    void open() {
        fixture = new SyncFixture(folder, DemoAccount.empty(SID, TOKEN));
    }

    @AfterEach
    void close() {
        fixture.close();
    }

    @Test
    void verifyingAloneSaysNothingOfTheNumbersAge() {
        fixture.addMany(3);
        fixture.sync.save("acme", EnteredCredentials.of(SID, new Secret(TOKEN)), false, step -> {}, new Cancellation());
        assertThat(fixture.history.asOf("acme")).isEmpty();
        assertThat(fixture.history.lastFinished("acme")).isEmpty();
        fixture.sync();
        assertThat(fixture.history.asOf("acme")).isPresent();
    }

    @Test
    void rejectedCredentialsLeaveTheOldOnesInUse() {
        fixture.addMany(2);
        fixture.save();
        SavedCredentials before = fixture.credentials.find("acme").orElseThrow();

        SyncResult result = fixture.save("0".repeat(32), new Cancellation());

        assertThat(result.report().outcome()).isEqualTo(Outcome.REJECTED);
        assertThat(result.failure()).isNotNull().satisfies(failure -> {
            assertThat(failure.code()).isEqualTo("SB-101");
            assertThat(failure.twilioCode()).isEqualTo(20003);
        });
        assertThat(result.report().requests()).isEqualTo(1);
        assertThat(fixture.credentials.find("acme")).contains(before);
        assertThat(fixture.sync().report().outcome()).isEqualTo(Outcome.COMPLETE);
    }

    @Test
    void withoutANetworkTheNewCredentialsAreKeptUnverifiedAndSyncedLater() {
        fixture.addMany(2);
        fixture.twilio.faults().when("GET", "Accounts").times(4).drop();

        SyncResult result = fixture.save();

        assertThat(result.report().outcome()).isEqualTo(Outcome.INCOMPLETE);
        assertThat(fixture.credentials.find("acme").orElseThrow().verified()).isFalse();
        assertThat(fixture.sync().report().outcome()).isEqualTo(Outcome.COMPLETE);
        assertThat(fixture.credentials.find("acme").orElseThrow().verified()).isTrue();
    }

    @Test
    void cancelTakesLessThanASecondAndKeepsWhatIsDone() throws Exception {
        fixture.addMany(200);
        fixture.twilio.faults().latency(Duration.ofMillis(100));
        Cancellation cancellation = new Cancellation();
        CompletableFuture<SyncResult> run = fixture.begin(() -> fixture.save(TOKEN, cancellation));
        Awaitility.await()
                .until(() -> fixture.progress.stream()
                        .anyMatch(step -> step instanceof SyncProgress.Configuring at && at.done() > 5));

        cancellation.cancel();
        SyncResult result = run.get(1, TimeUnit.SECONDS);

        assertThat(result.report().outcome()).isEqualTo(Outcome.CANCELLED);
        assertThat(result.report().webhooks().configured()).isBetween(6, 199);
        assertThat(fixture.numbers.of("acme"))
                .filteredOn(row -> OURS.equals(row.number().webhookUrl()))
                .hasSize(result.report().webhooks().configured());
        // What Twilio was asked for before the cancel was waited for and booked.
        assertThat(fixture.account.numbers())
                .filteredOn(number -> OURS.equals(number.smsUrl()))
                .hasSize(result.report().webhooks().configured());
    }

    @Test
    void cancelEndsAHangingRequest() throws Exception {
        fixture.twilio.faults().when("GET", "IncomingPhoneNumbers.json").hang();
        Cancellation cancellation = new Cancellation();
        CompletableFuture<SyncResult> run = fixture.begin(() -> fixture.save(TOKEN, cancellation));
        Awaitility.await()
                .until(() -> fixture.twilio.requests().stream()
                        .anyMatch(request -> request.path().endsWith("IncomingPhoneNumbers.json")));

        cancellation.cancel();

        assertThat(run.get(1, TimeUnit.SECONDS).report().outcome()).isEqualTo(Outcome.CANCELLED);
    }

    @Test
    void closingTheEngineEndsItsRunsFirst() throws Exception {
        fixture.addMany(10);
        fixture.twilio.faults().when("GET", "IncomingPhoneNumbers.json").hang();
        CompletableFuture<SyncResult> run = fixture.begin(fixture::save);
        Awaitility.await().until(() -> fixture.progress.stream().anyMatch(SyncProgress.Listing.class::isInstance));

        fixture.sync.close();

        // Booked before close returned.
        assertThat(fixture.history.lastFinished("acme").orElseThrow().report())
                .extracting(RunReport::outcome)
                .isEqualTo(Outcome.CANCELLED);
        assertThat(run.get(1, TimeUnit.SECONDS).report().outcome()).isEqualTo(Outcome.CANCELLED);
    }

    @Test
    void credentialsThatAreRejectedInMidRunStopTheRest() {
        fixture.addMany(300);
        fixture.twilio
                .faults()
                .when("POST", "IncomingPhoneNumbers")
                .after(20)
                .always()
                .error(401, 20003, "Authenticate");

        SyncResult result = fixture.save();

        assertThat(result.report().outcome()).isEqualTo(Outcome.REJECTED);
        assertThat(result.report().webhooks().configured()).isEqualTo(20);
        assertThat(fixture.posts()).isLessThan(100);
    }
}
