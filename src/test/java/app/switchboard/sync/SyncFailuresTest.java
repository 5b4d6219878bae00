package app.switchboard.sync;

import static app.switchboard.sync.SyncFixture.SID;
import static app.switchboard.sync.SyncFixture.TOKEN;
import static org.assertj.core.api.Assertions.assertThat;

import app.switchboard.base.Failure;
import app.switchboard.demo.DemoAccount;
import app.switchboard.demo.DemoService;
import app.switchboard.history.Outcome;
import app.switchboard.history.RunReport.Webhooks;
import app.switchboard.numbers.NumberStatus;
import app.switchboard.numbers.StoredNumber;
import app.switchboard.webhook.Journal;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A run where Twilio fails it: what is not known for sure is neither written nor marked. */
class SyncFailuresTest {

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
    void anIncompleteListingReconcilesNothing() {
        fixture.addMany(2500);
        fixture.save();
        List<StoredNumber> before = fixture.numbers.of("acme");
        fixture.account.remove(fixture.account.numbers().get(2400).sid());
        fixture.twilio
                .faults()
                .when("GET", "IncomingPhoneNumbers.json")
                .after(1)
                .always()
                .serverError();

        SyncResult result = fixture.sync();

        assertThat(result.report().outcome()).isEqualTo(Outcome.INCOMPLETE);
        assertThat(result.report().released()).isZero();
        assertThat(result.failure()).isInstanceOf(Failure.Twilio.class);
        assertThat(fixture.numbers.of("acme")).isEqualTo(before);
        assertThat(result.report().retries()).isEqualTo(3);
    }

    @Test
    void aNumberThatRefusesFailsAloneWithItsReason() {
        fixture.addMany(10);
        String refusing = fixture.account.numbers().get(4).sid();
        fixture.twilio.faults().refuseUpdate(refusing, 400, 21402, "SmsUrl is not valid");

        SyncResult result = fixture.save();

        assertThat(result.report().outcome()).isEqualTo(Outcome.PARTIAL);
        assertThat(result.report().webhooks()).isEqualTo(new Webhooks(9, 0, 0, 0, 0, 0, 1, 0, 0));
        assertThat(result.report().failures()).singleElement().satisfies(item -> {
            assertThat(item.sid()).isEqualTo(refusing);
            assertThat(item.code()).isEqualTo("SB-303");
            assertThat(item.twilioCode()).isEqualTo(21402);
            assertThat(item.message()).contains("SmsUrl is not valid");
        });
    }

    @Test
    void aNumberReleasedBeforeItsUpdateIsGoneNotFailed() {
        fixture.addMany(3);
        String leaving = fixture.account.numbers().get(1).sid();
        fixture.twilio.faults().refuseUpdate(leaving, 404, 20404, "The requested resource was not found");

        SyncResult result = fixture.save();

        assertThat(result.report().outcome()).isEqualTo(Outcome.COMPLETE);
        assertThat(result.report().webhooks().gone()).isEqualTo(1);
        assertThat(fixture.numbers.of("acme"))
                .filteredOn(row -> row.number().sid().equals(leaving))
                .singleElement()
                .satisfies(row -> assertThat(row.number().status()).isEqualTo(NumberStatus.RELEASED));
    }

    @Test
    void aLostAnswerIsReadBackAndNotRepeated() {
        fixture.addMany(1);
        fixture.twilio.faults().when("POST", "IncomingPhoneNumbers").loseAnswer();

        SyncResult result = fixture.save();

        assertThat(result.report().webhooks().configured()).isEqualTo(1);
        assertThat(fixture.posts()).isEqualTo(1);
    }

    @Test
    void aServiceThatIsDeletedMeanwhileTakesNoOtherAlong() {
        fixture.addMany(3);
        String held = fixture.account.numbers().getFirst().sid();
        fixture.account.addService(DemoService.of("Kept", "https://mg.example/in", false, List.of(held)));
        fixture.account.addService(DemoService.of("Leaving", "https://mg.example/in", false, List.of()));
        fixture.twilio
                .faults()
                .when(
                        "GET",
                        "/v1/Services/"
                                + DemoService.of("Leaving", null, false, List.of())
                                        .sid())
                .error(404, 20404, "The requested resource was not found");

        SyncResult result = fixture.save();

        assertThat(result.report().outcome()).isEqualTo(Outcome.COMPLETE);
        assertThat(result.report().webhooks()).isEqualTo(new Webhooks(2, 0, 0, 1, 0, 0, 0, 0, 0));
    }

    @Test
    void withoutItsServicesNothingIsWrittenToAnAccount() {
        fixture.addMany(3);
        fixture.twilio.faults().when("GET", "/v1/Services").always().serverError();

        SyncResult result = fixture.save();

        assertThat(result.report().outcome()).isEqualTo(Outcome.INCOMPLETE);
        assertThat(fixture.posts()).isZero();
    }

    @Test
    void whereNobodyKnowsWhetherItWasChangedTheIntentStaysOpen() {
        fixture.addMany(2);
        String sid = fixture.account.numbers().getFirst().sid();
        fixture.twilio.faults().when("POST", sid).serverError();
        fixture.twilio.faults().when("GET", sid).always().serverError();

        SyncResult result = fixture.save();

        assertThat(result.report().outcome()).isEqualTo(Outcome.PARTIAL);
        assertThat(result.report().failures())
                .singleElement()
                .satisfies(item -> assertThat(item.code()).isEqualTo("SB-307"));
        assertThat(fixture.journal.of("acme", sid, 9))
                .singleElement()
                .satisfies(entry -> assertThat(entry.outcome()).isEqualTo(Journal.Outcome.OPEN));
    }

    @Test
    void anOddAnswerToAnUpdateIsReadBack() {
        fixture.addMany(3);
        String sid = fixture.account.numbers().getFirst().sid();
        fixture.twilio.faults().when("POST", sid).rewrite(body -> "{\"sid\":\"" + sid + "\"}");

        assertThat(fixture.save().report().webhooks().configured()).isEqualTo(3);
        assertThat(fixture.posts()).isEqualTo(3);
    }

    @Test
    void aListThatIsNoneIsNoEmptyAccount() {
        fixture.addMany(3);
        fixture.save();
        for (String odd : List.of("null", "{}", "[null]", "[{}]", "[1]")) {
            fixture.twilio
                    .faults()
                    .when("GET", "IncomingPhoneNumbers.json")
                    .rewrite(body -> "{\"incoming_phone_numbers\":" + odd + ",\"uri\":\"/x\",\"next_page_uri\":null}");
            assertThat(fixture.sync().report().outcome()).as(odd).isEqualTo(Outcome.INCOMPLETE);
        }
        assertThat(fixture.numbers.of("acme"))
                .hasSize(3)
                .allSatisfy(row -> assertThat(row.number().status()).isEqualTo(NumberStatus.ACTIVE));
    }

    @Test
    void tooManyRequestsAreRepeatedUntilAllIsDone() {
        fixture.addMany(60);
        fixture.twilio.faults().concurrencyLimit(3).latency(Duration.ofMillis(5));

        SyncResult result = fixture.save();

        assertThat(result.report().outcome()).isEqualTo(Outcome.COMPLETE);
        assertThat(result.report().webhooks().configured()).isEqualTo(60);
    }

    @Test
    void aSignInPageIsNamedAndChangesNothing() {
        fixture.addMany(2);
        fixture.save();
        fixture.twilio
                .faults()
                .when("GET", "IncomingPhoneNumbers.json")
                .always()
                .captivePortal();

        SyncResult result = fixture.sync();

        assertThat(result.report().outcome()).isEqualTo(Outcome.INCOMPLETE);
        assertThat(result.failure()).extracting(Failure::code).isEqualTo("SB-212");
        assertThat(fixture.numbers.of("acme")).hasSize(2);
    }
}
