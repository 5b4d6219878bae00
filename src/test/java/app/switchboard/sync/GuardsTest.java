package app.switchboard.sync;

import static app.switchboard.sync.SyncFixture.SID;
import static app.switchboard.sync.SyncFixture.TOKEN;
import static org.assertj.core.api.Assertions.assertThat;

import app.switchboard.base.Failure;
import app.switchboard.demo.DemoAccount;
import app.switchboard.demo.DemoNumber;
import app.switchboard.history.Outcome;
import app.switchboard.numbers.NumberStatus;
import java.nio.file.Path;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What keeps a run from believing too much. The exit codes that follow are shown by the command line's own tests. */
class GuardsTest {

    @TempDir
    Path folder;

    private SyncFixture fixture;

    @BeforeEach
    void open() {
        fixture = new SyncFixture(folder, DemoAccount.empty(SID, TOKEN)).connected();
        fixture.addMany(20, 0);
        fixture.sync();
    }

    @AfterEach
    void close() {
        fixture.close();
    }

    private void remove(int numbers) {
        fixture.account.numbers().stream().limit(numbers).map(DemoNumber::sid).forEach(fixture.account::remove);
        fixture.twilio.forgetRequests();
    }

    private long released() {
        return fixture.numbers.of("acme").stream()
                .filter(row -> row.number().status() == NumberStatus.RELEASED)
                .count();
    }

    @Test
    void aTenthMayBeMissing() {
        remove(2);
        SyncResult result = fixture.sync();
        assertThat(result.report().outcome()).isEqualTo(Outcome.COMPLETE);
        assertThat(result.report().released()).isEqualTo(2);
        assertThat(released()).isEqualTo(2);
    }

    @Test
    void moreThanATenthMissingReleasesNothingAndWritesNothing() {
        remove(3);
        DemoNumber unset = fixture.add("+14155550199", null);

        SyncResult result = fixture.sync();

        assertThat(result.report().outcome()).isEqualTo(Outcome.INCOMPLETE);
        assertThat(result.failure()).isNotNull().extracting(Failure::code).isEqualTo("SB-310");
        assertThat(result.report().released()).isZero();
        assertThat(released()).isZero();
        assertThat(fixture.posts(unset)).isZero();
        assertThat(fixture.looks()).isZero();
        assertThat(fixture.check().failure())
                .isNotNull()
                .extracting(Failure::code)
                .isEqualTo("SB-310");
    }

    @Test
    void onceAllowedTheMissingAreReleasedAfterEachWasAskedFor() {
        remove(15);
        SyncResult result = fixture.syncAllowing(true);
        assertThat(result.report().outcome()).isEqualTo(Outcome.COMPLETE);
        assertThat(result.report().released()).isEqualTo(15);
        assertThat(released()).isEqualTo(15);
        assertThat(fixture.looks()).isEqualTo(15);
        assertThat(fixture.sync().report().outcome()).isEqualTo(Outcome.COMPLETE);
    }

    @Test
    void anEmptyListIsNoReasonToReleaseEveryNumber() {
        remove(20);
        assertThat(fixture.sync().failure())
                .isNotNull()
                .extracting(Failure::code)
                .isEqualTo("SB-310");
        assertThat(released()).isZero();
    }

    @Test
    void whereAMissingNumberCannotBeAskedForNothingIsReleased() {
        remove(2);
        fixture.twilio
                .faults()
                .when(request -> request.path().contains("/IncomingPhoneNumbers/"))
                .after(1)
                .always()
                .error(400, 20001, "Bad request");
        assertThat(fixture.sync().report().outcome()).isEqualTo(Outcome.INCOMPLETE);
        assertThat(released()).isZero();
    }

    @Test
    void anAnswerAboutAnotherAccountIsNotStored() {
        String other = "AC" + "f".repeat(32);
        fixture.twilio
                .faults()
                .when("GET", "IncomingPhoneNumbers.json")
                .rewrite(body -> body.replace("\"account_sid\":\"" + SID, "\"account_sid\":\"" + other)
                        .replace("Line 00001", "Another account's"));

        SyncResult result = fixture.sync();

        assertThat(result.report().outcome()).isEqualTo(Outcome.INCOMPLETE);
        assertThat(result.failure()).isNotNull().extracting(Failure::code).isEqualTo("SB-211");
        assertThat(fixture.numbers.of("acme"))
                .noneMatch(row -> row.number().friendlyName().startsWith("Another"));
    }

    @Test
    void anUpdatesAnswerAboutAnotherAccountStopsTheRun() {
        String other = "AC" + "f".repeat(32);
        DemoNumber number = fixture.add("+14155550199", null);
        fixture.twilio
                .faults()
                .when(request -> request.path().contains(number.sid()))
                .always()
                .rewrite(body -> body.replace("\"account_sid\":\"" + SID, "\"account_sid\":\"" + other));

        SyncResult result = fixture.sync();

        assertThat(result.report().outcome()).isEqualTo(Outcome.INCOMPLETE);
        assertThat(result.failure()).isNotNull().extracting(Failure::code).isEqualTo("SB-211");
        assertThat(fixture.posts(number)).isEqualTo(1);
    }
}
