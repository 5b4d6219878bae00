package app.switchboard.sync;

import static app.switchboard.sync.SyncFixture.OURS;
import static app.switchboard.sync.SyncFixture.SID;
import static app.switchboard.sync.SyncFixture.TOKEN;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import app.switchboard.base.FailureException;
import app.switchboard.demo.DemoAccount;
import app.switchboard.demo.DemoNumber;
import app.switchboard.history.History;
import app.switchboard.history.Outcome;
import app.switchboard.history.RunReport;
import app.switchboard.webhook.Journal;
import app.switchboard.webhook.JournalEntry;
import app.switchboard.webhook.NumberChange;
import app.switchboard.webhook.Reason;
import app.switchboard.workspace.Hook;
import app.switchboard.workspace.Policy.Foreign;
import app.switchboard.workspace.WebhookTemplate;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class UndoTest {

    private static final String NEW = "https://new.example/acme/sms";

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

    private static void assertNothing(ThrowingCallable call) {
        assertThatThrownBy(call)
                .isInstanceOfSatisfying(
                        FailureException.class,
                        e -> assertThat(e.failure().code()).isEqualTo("SB-024"));
    }

    private void assertStandsAs(DemoNumber before) {
        DemoNumber now = fixture.live(before);
        assertThat(now.toBuilder().dateUpdated(before.dateUpdated()).build()).isEqualTo(before);
    }

    /** To another address, so that a second run writes to every number. */
    private SyncResult syncToNew() {
        fixture.workspaces.change("acme", "Acme Ltd", WebhookTemplate.of("https://new.example/{workspaceId}/sms"));
        return fixture.sync();
    }

    @Test
    void undoingARunRestoresExactlyWhatStoodBefore() {
        fixture.policy(policy -> policy.withForeign(Foreign.REPLACE));
        for (Hook hook : Hook.values()) {
            fixture.wants(hook, "https://cc.automate8.com/api/twilio/{workspaceId}/" + hook.text());
        }
        List<DemoNumber> before = List.of(
                fixture.add(DemoNumber.builder("+14155550101")
                        .smsUrl("https://x.example/{id}?q=%zz")
                        .smsMethod("GET")
                        .voiceUrl("HTTP://Odd.example:80/{sid}|x")
                        .voiceMethod("GET")
                        .statusCallback("https://cb.example/[a]")
                        .statusCallbackMethod("GET")),
                fixture.add(DemoNumber.builder("+14155550102")
                        .smsUrl("")
                        .voiceUrl("")
                        .voiceFallbackUrl("")
                        .smsFallbackUrl("https://ü.example/ö")
                        .smsFallbackMethod("GET")),
                fixture.add(DemoNumber.builder("+14155550103")
                        .voiceUrl("https://other.example/voice")
                        .voiceFallbackUrl("https://demo.twilio.com/x")
                        .voiceFallbackMethod("GET")));
        SyncResult made = fixture.sync();
        assertThat(made.report().webhooks().configured()).isEqualTo(3);

        SyncResult undone = fixture.undo(fixture.undo.run("acme", made.report().run()));

        assertThat(undone.report().outcome()).isEqualTo(Outcome.COMPLETE);
        assertThat(undone.report().webhooks().configured()).isEqualTo(3);
        // Twilio says "" and null for the same thing; the demo keeps which of the two it was told.
        before.forEach(number -> assertStandsAs(number.toBuilder()
                .voiceUrl(number.voiceUrl() == null ? "" : number.voiceUrl())
                .voiceFallbackUrl(number.voiceFallbackUrl() == null ? "" : number.voiceFallbackUrl())
                .build()));
    }

    @Test
    void onlyTheNumberIsTakenBack() {
        fixture.addMany(3, 3);
        List<DemoNumber> before = fixture.account.numbers();
        fixture.sync();

        fixture.undo(fixture.undo.number("acme", before.get(1).sid()));

        assertThat(fixture.account.numbers().stream().map(DemoNumber::smsUrl)).containsExactly(OURS, "", OURS);
    }

    @Test
    void onlyTheSelectionIsTakenBack() {
        fixture.addMany(3, 3);
        SyncResult made = fixture.sync();
        List<String> ids = fixture.journal.ofRun(made.report().run()).stream()
                .filter(entry -> !entry.phoneNumber().equals("+14155550001"))
                .map(JournalEntry::id)
                .toList();

        fixture.undo(fixture.undo.selection("acme", ids));

        assertThat(fixture.account.numbers().stream().map(DemoNumber::smsUrl)).containsExactly("", OURS, "");
        assertNothing(() -> fixture.undo.selection("acme", ids));
        assertNothing(() -> fixture.undo.selection("acme", List.of()));
        assertNothing(() -> fixture.undo.selection("another", ids));
    }

    @Test
    void anUndoIsJournaledAndNoDrift() {
        DemoNumber number = fixture.add("+14155550101", null);
        SyncResult made = fixture.sync();
        JournalEntry first = fixture.lastWrite(number);

        SyncResult undone = fixture.undo(fixture.undo.lastRun("acme"));

        JournalEntry second = fixture.lastWrite(number);
        assertThat(second.runId()).isEqualTo(undone.report().run());
        assertThat(second.undoes()).isEqualTo(first.id());
        assertThat(second.reason()).isEqualTo(Reason.UNDO);
        assertThat(second.outcome()).isEqualTo(Journal.Outcome.DONE);
        assertThat(second.asked()).isEqualTo(Map.of(Hook.MESSAGES.url(), ""));
        assertThat(second.before(Hook.MESSAGES.url())).isEqualTo(OURS);
        assertThat(fixture.journal.ofRun(made.report().run()))
                .singleElement()
                .satisfies(entry -> assertThat(entry.undone()).isTrue());
        assertThat(fixture.history.find(undone.report().run()).orElseThrow().purpose())
                .isEqualTo(History.Purpose.UNDO);
        assertThat(fixture.check().drift()).isEmpty();
    }

    @Test
    void whatSomebodyChangedSinceIsLeftAlone() {
        fixture.addMany(2, 2);
        DemoNumber edited = fixture.account.numbers().getFirst();
        fixture.sync();
        fixture.edit(edited, number -> number.smsUrl("https://theirs.example/"));

        SyncResult undone = fixture.undo(fixture.undo.lastRun("acme"));

        assertThat(undone.report().outcome()).isEqualTo(Outcome.PARTIAL);
        assertThat(undone.report().webhooks().configured()).isEqualTo(1);
        assertThat(undone.report().failures())
                .extracting(RunReport.Item::sid, RunReport.Item::code)
                .containsExactly(org.assertj.core.groups.Tuple.tuple(edited.sid(), "SB-308"));
        assertThat(fixture.live(edited).smsUrl()).isEqualTo("https://theirs.example/");
    }

    @Test
    void whatIsUndoneOnceIsNotUndoneTwice() {
        fixture.addMany(2, 2);
        SyncResult made = fixture.sync();
        List<NumberChange> back = fixture.undo.lastRun("acme");
        fixture.undo(back);

        assertNothing(() -> fixture.undo.lastRun("acme"));
        assertNothing(() -> fixture.undo.run("acme", made.report().run()));
        assertNothing(() ->
                fixture.undo.number("acme", fixture.account.numbers().getFirst().sid()));
        fixture.twilio.forgetRequests();
        // Asked for by someone who had found it before: nothing is left to be done.
        assertThat(fixture.undo(back).report().webhooks().already()).isEqualTo(2);
        assertThat(fixture.posts()).isZero();
    }

    @Test
    void anUndoIsTakenBackByNamingItsRun() {
        DemoNumber number = fixture.add("+14155550101", null);
        fixture.sync();
        SyncResult undone = fixture.undo(fixture.undo.lastRun("acme"));
        assertThat(fixture.live(number).smsUrl()).isEmpty();

        SyncResult redone =
                fixture.undo(fixture.undo.run("acme", undone.report().run()));

        assertThat(fixture.live(number).smsUrl()).isEqualTo(OURS);
        fixture.undo(fixture.undo.run("acme", redone.report().run()));
        assertThat(fixture.live(number).smsUrl()).isEmpty();
    }

    @Test
    void oneChangeAfterTheOtherIsTakenBackNewestFirst() {
        DemoNumber number = fixture.add("+14155550101", null);
        fixture.sync();
        syncToNew();
        assertThat(fixture.live(number).smsUrl()).isEqualTo(NEW);

        fixture.undo(fixture.undo.number("acme", number.sid()));
        assertThat(fixture.live(number).smsUrl()).isEqualTo(OURS);
        fixture.undo(fixture.undo.lastRun("acme"));
        assertThat(fixture.live(number).smsUrl()).isEmpty();
        assertNothing(() -> fixture.undo.number("acme", number.sid()));
    }

    @Test
    void anOlderRunDoesNotOverwriteANewerOne() {
        DemoNumber number = fixture.add("+14155550101", null);
        SyncResult first = fixture.sync();
        syncToNew();

        SyncResult undone = fixture.undo(fixture.undo.run("acme", first.report().run()));

        assertThat(undone.report().webhooks().changedMeanwhile()).isEqualTo(1);
        assertThat(fixture.live(number).smsUrl()).isEqualTo(NEW);
    }

    @Test
    void whereNothingWasChangedThereIsNothingToUndo() {
        fixture.addMany(2, 0);
        SyncResult idle = fixture.sync();
        assertNothing(() -> fixture.undo.lastRun("acme"));
        assertNothing(() -> fixture.undo.run("acme", idle.report().run()));
        assertNothing(() -> fixture.undo.run("acme", "no such run"));

        DemoNumber refusing = fixture.add("+14155550199", null);
        fixture.twilio.faults().refuseUpdate(refusing.sid(), 400, 21402, "SmsUrl is not valid");
        fixture.sync();
        assertNothing(() -> fixture.undo.lastRun("acme"));
    }
}
