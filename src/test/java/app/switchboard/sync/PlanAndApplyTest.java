package app.switchboard.sync;

import static app.switchboard.sync.SyncFixture.OTHER;
import static app.switchboard.sync.SyncFixture.OURS;
import static app.switchboard.sync.SyncFixture.SID;
import static app.switchboard.sync.SyncFixture.TOKEN;
import static app.switchboard.sync.SyncFixture.VOICE;
import static app.switchboard.sync.SyncFixture.assertFails;
import static org.assertj.core.api.Assertions.assertThat;

import app.switchboard.demo.DemoAccount;
import app.switchboard.demo.DemoNumber;
import app.switchboard.demo.Recorded;
import app.switchboard.history.Outcome;
import app.switchboard.history.RunReport;
import app.switchboard.numbers.Drift;
import app.switchboard.numbers.DriftLog;
import app.switchboard.numbers.NumberStatus;
import app.switchboard.webhook.NumberChange;
import app.switchboard.webhook.PlanFile;
import app.switchboard.webhook.WebhookPlan;
import app.switchboard.workspace.Hook;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A plan is made, kept in a file, and carried out to the letter. */
class PlanAndApplyTest {

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

    private List<String> toBeChanged() {
        return fixture.plan().changes().stream().map(NumberChange::sid).toList();
    }

    @Test
    void aCheckWritesNothingToTwilio() {
        fixture.addMany(3, 2);
        List<DemoNumber> before = fixture.account.numbers();

        SyncResult result = fixture.check();

        assertThat(result.report().outcome()).isEqualTo(Outcome.COMPLETE);
        assertThat(result.report().webhooks()).isEqualTo(new RunReport.Webhooks(0, 1, 0, 0, 0, 0, 0, 0, 2));
        assertThat(fixture.posts()).isZero();
        assertThat(fixture.account.numbers()).isEqualTo(before);
        assertThat(fixture.journal.ofRun(result.report().run())).isEmpty();
        assertThat(fixture.numbers.of("acme")).hasSize(3);
    }

    @Test
    void aPlanSurvivesItsFileAndIsCarriedOutToTheLetter() {
        fixture.wants(Hook.CALLS, VOICE);
        DemoNumber unset = fixture.add("+14155550101", null);
        DemoNumber byGet = fixture.add(DemoNumber.builder("+14155550102")
                .smsUrl(OURS)
                .smsMethod("GET")
                .voiceUrl("https://demo.twilio.com/welcome/voice/")
                .statusCallback("https://cb.example/{odd} one"));
        DemoNumber right =
                fixture.add(DemoNumber.builder("+14155550103").smsUrl(OURS).voiceUrl(VOICE));
        DemoNumber foreign =
                fixture.add(DemoNumber.builder("+14155550104").smsUrl(OTHER).voiceUrl(VOICE));
        WebhookPlan plan = fixture.plan();
        fixture.twilio.forgetRequests();

        WebhookPlan read = PlanFile.read(PlanFile.write(plan));
        SyncResult result = fixture.apply(read);

        assertThat(read).isEqualTo(plan);
        assertThat(plan.listed()).isEqualTo(4);
        assertThat(result.report().webhooks().configured()).isEqualTo(2);
        assertThat(fixture.twilio.requests().stream()
                        .filter(request -> request.method().equals("POST"))
                        .map(Recorded::form))
                .containsExactlyInAnyOrder(
                        Map.of("SmsUrl", OURS, "VoiceUrl", VOICE), Map.of("SmsMethod", "POST", "VoiceUrl", VOICE));
        assertThat(fixture.live(unset).smsUrl()).isEqualTo(OURS);
        assertThat(fixture.live(byGet).statusCallback()).isEqualTo("https://cb.example/{odd} one");
        assertThat(fixture.live(right)).isEqualTo(right);
        assertThat(fixture.live(foreign)).isEqualTo(foreign);
        assertThat(toBeChanged()).isEmpty();
    }

    @Test
    void aPlanForSomeNumbersTouchesNoOther() {
        DemoNumber chosen = fixture.add("+14155550101", null);
        DemoNumber other = fixture.add("+14155550102", null);
        DemoNumber foreign = fixture.add("+14155550103", OTHER);
        fixture.add("+14155550104", OTHER);
        WebhookPlan plan = fixture.plan();

        WebhookPlan only = plan.only(Set.of(chosen.sid(), foreign.sid(), "PN-of-nobody"));
        SyncResult result = fixture.apply(only);

        assertThat(only.changes()).extracting(NumberChange::sid).containsExactly(chosen.sid());
        assertThat(only.foreign()).extracting(NumberChange::sid).containsExactly(foreign.sid());
        assertThat(only.listed()).isEqualTo(4);
        assertThat(only.counts()).isEqualTo(plan.counts());
        assertThat(result.report().webhooks().configured()).isEqualTo(1);
        assertThat(fixture.live(chosen).smsUrl()).isEqualTo(OURS);
        assertThat(fixture.live(other)).isEqualTo(other);
        assertThat(plan.only(Set.of()).changes()).isEmpty();
    }

    @Test
    void aNumberChangedSinceThePlanIsLeftAloneAndShownAsDrift() {
        fixture.addMany(3, 3);
        WebhookPlan plan = fixture.plan();
        DemoNumber edited = fixture.account.numbers().get(1);
        fixture.edit(edited, number -> number.smsUrl(OTHER));

        SyncResult result = fixture.apply(plan);

        assertThat(result.report().outcome()).isEqualTo(Outcome.PARTIAL);
        assertThat(result.report().webhooks().configured()).isEqualTo(2);
        assertThat(result.report().webhooks().changedMeanwhile()).isEqualTo(1);
        assertThat(result.report().failures()).singleElement().satisfies(item -> {
            assertThat(item.sid()).isEqualTo(edited.sid());
            assertThat(item.code()).isEqualTo("SB-308");
        });
        assertThat(fixture.live(edited).smsUrl()).isEqualTo(OTHER);
        assertThat(fixture.posts(edited)).isZero();
        assertThat(fixture.drift.unsettled("acme"))
                .extracting(DriftLog.Found::drift)
                .containsExactly(new Drift(edited.sid(), edited.phoneNumber(), "SmsUrl", "", OTHER));
    }

    @Test
    void whatIsRightAlreadyIsNotWrittenAgain() {
        fixture.addMany(2, 2);
        WebhookPlan plan = fixture.plan();
        DemoNumber done = fixture.account.numbers().getFirst();
        fixture.edit(done, number -> number.smsUrl(OURS));

        SyncResult result = fixture.apply(plan);

        assertThat(result.report().outcome()).isEqualTo(Outcome.COMPLETE);
        assertThat(result.report().webhooks().already()).isEqualTo(1);
        assertThat(fixture.posts(done)).isZero();
        assertThat(fixture.apply(plan).report().webhooks().already()).isEqualTo(2);
        assertThat(fixture.posts()).isEqualTo(1);
    }

    @Test
    void aNumberReleasedSinceThePlanIsGone() {
        fixture.addMany(2, 2);
        WebhookPlan plan = fixture.plan();
        DemoNumber leaving = fixture.account.numbers().getFirst();
        fixture.account.remove(leaving.sid());

        SyncResult result = fixture.apply(plan);

        assertThat(result.report().outcome()).isEqualTo(Outcome.COMPLETE);
        assertThat(result.report().webhooks().gone()).isEqualTo(1);
        assertThat(result.report().released()).isEqualTo(1);
        assertThat(fixture.stored(leaving.phoneNumber()).number().status()).isEqualTo(NumberStatus.RELEASED);
    }

    @Test
    void aLargePlanIsComparedByOneListing() {
        fixture.addMany(150, 130);
        WebhookPlan plan = fixture.plan();
        DemoNumber leaving = fixture.account.numbers().get(7);
        fixture.account.remove(leaving.sid());
        fixture.twilio.forgetRequests();

        SyncResult result = fixture.apply(plan);

        assertThat(result.report().webhooks().configured()).isEqualTo(129);
        assertThat(result.report().webhooks().gone()).isEqualTo(1);
        // The one that was not in the list.
        assertThat(fixture.looks()).isEqualTo(1);
    }

    @Test
    void aPlanOfAnotherAccountOrWorkspaceIsRefused() {
        WebhookPlan foreign =
                new WebhookPlan("acme", "AC" + "f".repeat(32), Instant.EPOCH, 0, List.of(), List.of(), Map.of());
        assertFails(() -> fixture.apply(foreign), "SB-027");
        WebhookPlan nobody = new WebhookPlan("nobody", SID, Instant.EPOCH, 0, List.of(), List.of(), Map.of());
        assertFails(() -> fixture.apply(nobody), "SB-014");
        assertThat(fixture.twilio.requests()).isEmpty();
    }
}
