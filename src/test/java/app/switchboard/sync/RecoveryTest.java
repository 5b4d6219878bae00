package app.switchboard.sync;

import static app.switchboard.sync.SyncFixture.OTHER;
import static app.switchboard.sync.SyncFixture.OURS;
import static app.switchboard.sync.SyncFixture.SID;
import static app.switchboard.sync.SyncFixture.TOKEN;
import static org.assertj.core.api.Assertions.assertThat;

import app.switchboard.base.Cancellation;
import app.switchboard.demo.DemoAccount;
import app.switchboard.demo.DemoNumber;
import app.switchboard.history.History;
import app.switchboard.history.Outcome;
import app.switchboard.history.RunReport;
import app.switchboard.numbers.NumberStatus;
import app.switchboard.store.Sql;
import app.switchboard.webhook.Journal;
import app.switchboard.webhook.JournalEntry;
import app.switchboard.webhook.WebhookPlan;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Writes whose end was not known when their run ended are settled by the next run, and the books corrected. */
class RecoveryTest {

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

    /** A sync of 20 numbers, of which 3 are unset, that is cancelled while the update of one of them hangs. */
    private SyncResult cancelledAt(DemoNumber hanging) throws Exception {
        fixture.twilio.faults().when("POST", hanging.sid()).hang();
        Cancellation cancellation = new Cancellation();
        CompletableFuture<SyncResult> run = fixture.begin(
                () -> fixture.sync.sync("acme", SyncOptions.DEFAULT, fixture.progress::add, cancellation));
        Awaitility.await()
                .until(() -> fixture.progress.stream()
                        .anyMatch(step -> step instanceof SyncProgress.Configuring at && at.done() == 2));
        cancellation.cancel();
        SyncResult result = run.get(5, TimeUnit.SECONDS);
        assertThat(result.report().outcome()).isEqualTo(Outcome.CANCELLED);
        assertThat(fixture.lastWrite(hanging).outcome()).isEqualTo(Journal.Outcome.OPEN);
        fixture.twilio.faults().clear();
        fixture.twilio.forgetRequests();
        return result;
    }

    private DemoNumber first() {
        fixture.addMany(20, 3);
        return fixture.account.numbers().getFirst();
    }

    private RunReport.Webhooks figures(SyncResult interrupted) {
        return fixture.report(interrupted.report().run()).webhooks();
    }

    private JournalEntry firstWrite(DemoNumber number) {
        return fixture.journal.of("acme", number.sid(), 9).getLast();
    }

    @Test
    void whatWasNeverSentIsNotMadeAndThenDone() throws Exception {
        DemoNumber number = first();
        SyncResult interrupted = cancelledAt(number);

        SyncResult next = fixture.sync();

        assertThat(firstWrite(number).outcome()).isEqualTo(Journal.Outcome.NOT_MADE);
        assertThat(fixture.lastWrite(number).outcome()).isEqualTo(Journal.Outcome.DONE);
        assertThat(next.report().webhooks().configured()).isEqualTo(1);
        assertThat(next.drift()).isEmpty();
        assertThat(figures(interrupted).configured()).isEqualTo(2);
        assertThat(figures(interrupted).pending()).isEqualTo(1);
        assertThat(fixture.report(interrupted.report().run()).outcome()).isEqualTo(Outcome.CANCELLED);
    }

    @Test
    void whatWasMadeUnseenIsFoundDoneAndNotWrittenAgain() throws Exception {
        DemoNumber number = first();
        SyncResult interrupted = cancelledAt(number);
        fixture.edit(number, builder -> builder.smsUrl(OURS));

        SyncResult next = fixture.check();

        assertThat(fixture.lastWrite(number).outcome()).isEqualTo(Journal.Outcome.DONE);
        assertThat(next.drift()).isEmpty();
        assertThat(figures(interrupted).configured()).isEqualTo(3);
        assertThat(fixture.sync().report().webhooks().already()).isEqualTo(20);
        assertThat(fixture.posts()).isZero();
        // And it can be taken back like any other.
        fixture.undo(fixture.undo.run("acme", interrupted.report().run()));
        assertThat(fixture.live(number).smsUrl()).isEmpty();
    }

    @Test
    void whatSomebodyChangedMeanwhileIsSaidToBeChangedAndDrift() throws Exception {
        DemoNumber number = first();
        SyncResult interrupted = cancelledAt(number);
        fixture.edit(number, builder -> builder.smsUrl(OTHER));

        SyncResult next = fixture.sync();

        assertThat(fixture.lastWrite(number).outcome()).isEqualTo(Journal.Outcome.CHANGED);
        assertThat(next.drift()).singleElement().satisfies(drift -> {
            assertThat(drift.sid()).isEqualTo(number.sid());
            assertThat(drift.after()).isEqualTo(OTHER);
        });
        assertThat(figures(interrupted).changedMeanwhile()).isEqualTo(1);
        assertThat(fixture.live(number).smsUrl()).isEqualTo(OTHER);
    }

    @Test
    void whatWasReleasedMeanwhileIsGone() throws Exception {
        DemoNumber number = first();
        SyncResult interrupted = cancelledAt(number);
        fixture.account.remove(number.sid());

        fixture.sync();

        assertThat(fixture.lastWrite(number).outcome()).isEqualTo(Journal.Outcome.GONE);
        assertThat(figures(interrupted).gone()).isEqualTo(1);
        assertThat(fixture.stored(number.phoneNumber()).number().status()).isEqualTo(NumberStatus.RELEASED);
    }

    @Test
    void aLostNetworkLeavesItOpenAndTheNextRunFindsItDone() {
        DemoNumber number = fixture.add("+14155550101", null);
        fixture.twilio.faults().when("POST", number.sid()).loseAnswer();
        fixture.twilio.faults().when("GET", number.sid()).always().drop();
        SyncResult interrupted = fixture.sync();
        assertThat(interrupted.report().outcome()).isEqualTo(Outcome.INCOMPLETE);
        assertThat(fixture.lastWrite(number).outcome()).isEqualTo(Journal.Outcome.OPEN);
        fixture.twilio.faults().clear();

        SyncResult next = fixture.sync();

        assertThat(next.drift()).isEmpty();
        assertThat(next.report().webhooks().already()).isEqualTo(1);
        assertThat(fixture.posts(number)).isEqualTo(1);
        assertThat(figures(interrupted).configured()).isEqualTo(1);
        assertThat(fixture.lastWrite(number).outcome()).isEqualTo(Journal.Outcome.DONE);
    }

    @Test
    void aRunThatStopsAtAGuardHasCorrectedTheBooksAllTheSame() throws Exception {
        DemoNumber number = first();
        SyncResult interrupted = cancelledAt(number);
        fixture.edit(number, builder -> builder.smsUrl(OURS));
        fixture.account.numbers().subList(10, 20).forEach(other -> fixture.account.remove(other.sid()));

        assertThat(fixture.check().report().outcome()).isEqualTo(Outcome.INCOMPLETE);

        assertThat(fixture.lastWrite(number).outcome()).isEqualTo(Journal.Outcome.DONE);
        assertThat(figures(interrupted).configured()).isEqualTo(3);
    }

    /** An intent as a process leaves it that dies right after it. */
    private void intent(String runId, DemoNumber number, String from, String to) {
        fixture.database.write(connection -> Sql.update(
                connection,
                "INSERT INTO webhook_changes (id, run_id, workspace_id, number_sid, phone_number, fields_before,"
                        + " fields_after, reason, intended_at) VALUES (?, ?, 'acme', ?, ?, ?, ?, 'not_set', ?)",
                "intent-" + number.phoneNumber() + to,
                runId,
                number.sid(),
                number.phoneNumber(),
                "{\"SMS_URL\":\"" + from + "\",\"SMS_METHOD\":\"POST\"}",
                "{\"SMS_URL\":\"" + to + "\"}",
                Instant.now()));
    }

    @Test
    void theRunOfADeadProcessIsClosedAtTheNextStartAndCountedByTheNextRun() {
        DemoNumber made = fixture.add("+14155550101", OURS);
        DemoNumber notMade = fixture.add("+14155550102", "");
        String runId = fixture.history.begin("acme", History.Purpose.SYNC);
        intent(runId, made, "", OURS);
        intent(runId, notMade, "", OURS);

        new History(fixture.database, Instant::now).closeInterrupted(fixture.journal::recount);

        RunReport lost = fixture.report(runId);
        assertThat(lost.outcome()).isEqualTo(Outcome.INCOMPLETE);
        assertThat(lost.failures()).extracting(RunReport.Item::code).containsExactly("SB-018");
        assertThat(lost.webhooks()).isEqualTo(RunReport.Webhooks.NONE);
        fixture.sync();
        assertThat(fixture.report(runId).webhooks()).isEqualTo(new RunReport.Webhooks(1, 0, 0, 0, 0, 0, 0, 0, 1));
        assertThat(fixture.report(runId).outcome()).isEqualTo(Outcome.INCOMPLETE);
        assertThat(fixture.posts(made)).isZero();
        assertThat(fixture.posts(notMade)).isEqualTo(1);
    }

    @Test
    void closingInterruptedRunsLeavesFinishedOnesAlone() {
        fixture.addMany(2, 2);
        SyncResult done = fixture.sync();
        fixture.history.closeInterrupted(fixture.journal::recount);
        assertThat(fixture.report(done.report().run())).isEqualTo(done.report());
    }

    @Test
    void ofSeveralOpenWritesEachIsJudgedByWhatTheNextOneFound() {
        DemoNumber number = fixture.add("+14155550101", "https://second.example/");
        String runId = fixture.history.begin("acme", History.Purpose.SYNC);
        intent(runId, number, "", "https://first.example/");
        String later = fixture.history.begin("acme", History.Purpose.SYNC);
        intent(later, number, "https://first.example/", "https://second.example/");

        fixture.check();

        assertThat(fixture.journal.of("acme", number.sid(), 9))
                .extracting(JournalEntry::outcome)
                .isEqualTo(List.of(Journal.Outcome.DONE, Journal.Outcome.DONE));
    }

    @Test
    void anApplySettlesWhatItLooksAt() throws Exception {
        DemoNumber number = first();
        SyncResult interrupted = cancelledAt(number);
        fixture.database.write(connection -> Sql.update(
                connection,
                "UPDATE webhook_changes SET outcome = NULL, finished_at = NULL WHERE phone_number = '+14155550001'"));
        WebhookPlan plan = new WebhookPlan(
                "acme",
                SID,
                Instant.now(),
                20,
                Objects.requireNonNull(interrupted.plan()).changes(),
                List.of(),
                Map.of());

        SyncResult applied = fixture.apply(plan);

        assertThat(applied.report().webhooks().configured()).isEqualTo(1);
        assertThat(applied.report().webhooks().already()).isEqualTo(2);
        assertThat(firstWrite(number).outcome()).isEqualTo(Journal.Outcome.NOT_MADE);
        assertThat(fixture.journal.open("acme")).isEmpty();
        assertThat(figures(interrupted).configured()).isEqualTo(2);
    }
}
