package app.switchboard.sync;

import static app.switchboard.sync.SyncFixture.OTHER;
import static app.switchboard.sync.SyncFixture.OURS;
import static app.switchboard.sync.SyncFixture.SID;
import static app.switchboard.sync.SyncFixture.TOKEN;
import static org.assertj.core.api.Assertions.assertThat;

import app.switchboard.demo.DemoAccount;
import app.switchboard.demo.DemoNumber;
import app.switchboard.history.Outcome;
import app.switchboard.history.RunReport;
import app.switchboard.webhook.Journal;
import app.switchboard.webhook.WebhookPlan;
import java.nio.file.Path;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What becomes of a run's report when the end of a write is found out later. */
class RecountTest {

    @TempDir
    Path folder;

    private SyncFixture fixture;

    @BeforeEach
    void open() {
        fixture = new SyncFixture(folder, DemoAccount.empty(SID, TOKEN)).connected();
    }

    @AfterEach
    void close() {
        fixture.close();
    }

    @Test
    void whatWasReportedAsUnknownIsReportedAsDoneOnceItIsKnown() {
        DemoNumber number = fixture.add("+14155550101", null);
        fixture.add("+14155550102", null);
        fixture.twilio.faults().when("POST", number.sid()).serverError();
        fixture.twilio.faults().when("GET", number.sid()).always().serverError();
        SyncResult unknown = fixture.sync();
        assertThat(unknown.report().outcome()).isEqualTo(Outcome.PARTIAL);
        assertThat(unknown.report().failures()).extracting(RunReport.Item::code).containsExactly("SB-307");
        fixture.twilio.faults().clear();
        fixture.edit(number, builder -> builder.smsUrl(OURS));

        fixture.check();

        RunReport corrected = fixture.report(unknown.report().run());
        assertThat(corrected.outcome()).isEqualTo(Outcome.COMPLETE);
        assertThat(corrected.failures()).isEmpty();
        assertThat(corrected.webhooks()).isEqualTo(new RunReport.Webhooks(2, 0, 0, 0, 0, 0, 0, 0, 0));
    }

    @Test
    void whatWasReportedAsUnknownAndWasNotMadeStaysAFailure() {
        DemoNumber number = fixture.add("+14155550101", null);
        fixture.twilio.faults().when("POST", number.sid()).serverError();
        fixture.twilio.faults().when("GET", number.sid()).always().serverError();
        SyncResult unknown = fixture.sync();
        fixture.twilio.faults().clear();

        fixture.check();

        assertThat(fixture.lastWrite(number).outcome()).isEqualTo(Journal.Outcome.NOT_MADE);
        RunReport corrected = fixture.report(unknown.report().run());
        assertThat(corrected.outcome()).isEqualTo(Outcome.PARTIAL);
        assertThat(corrected.webhooks()).isEqualTo(unknown.report().webhooks());
    }

    @Test
    void figuresOfWhatWasNeverJournaledSurviveTheCorrection() {
        DemoNumber edited = fixture.add("+14155550101", null);
        DemoNumber unsure = fixture.add("+14155550102", null);
        WebhookPlan plan = fixture.plan();
        fixture.edit(edited, builder -> builder.smsUrl(OTHER));
        fixture.twilio.faults().when("POST", unsure.sid()).serverError();
        fixture.twilio.faults().when("GET", unsure.sid()).after(1).always().serverError();
        SyncResult applied = fixture.apply(plan);
        assertThat(applied.report().webhooks()).isEqualTo(new RunReport.Webhooks(0, 0, 0, 0, 0, 0, 1, 1, 0));
        fixture.twilio.faults().clear();
        fixture.edit(unsure, builder -> builder.smsUrl(OURS));

        fixture.check();

        RunReport corrected = fixture.report(applied.report().run());
        assertThat(corrected.webhooks()).isEqualTo(new RunReport.Webhooks(1, 0, 0, 0, 0, 0, 0, 1, 0));
        assertThat(corrected.failures()).extracting(RunReport.Item::code).containsExactly("SB-308");
        assertThat(corrected.outcome()).isEqualTo(Outcome.PARTIAL);
    }
}
