package app.switchboard.sync;

import static app.switchboard.sync.SyncFixture.OTHER;
import static app.switchboard.sync.SyncFixture.OURS;
import static app.switchboard.sync.SyncFixture.SID;
import static app.switchboard.sync.SyncFixture.TOKEN;
import static org.assertj.core.api.Assertions.assertThat;

import app.switchboard.base.Cancellation;
import app.switchboard.demo.DemoAccount;
import app.switchboard.demo.DemoNumber;
import app.switchboard.webhook.Journal;
import app.switchboard.webhook.NumberChange;
import app.switchboard.webhook.PlanFile;
import app.switchboard.webhook.Reason;
import app.switchboard.webhook.Routings;
import app.switchboard.webhook.WebhookPlan;
import app.switchboard.webhook.WebhookPlan.Standing;
import app.switchboard.workspace.Hook;
import app.switchboard.workspace.Policy.Foreign;
import java.nio.file.Path;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Numbers that point elsewhere, and that a person decided to keep so. */
class KeptTest {

    private static final String THIRD = "https://third.example/in";
    private static final String VOICE = "https://cc.example/acme/voice";
    private static final SyncOptions REPLACE = new SyncOptions(Foreign.REPLACE, false);

    @TempDir
    Path folder;

    private SyncFixture fixture;
    private DemoNumber kept;
    private DemoNumber open;

    @BeforeEach
    void open() {
        fixture = new SyncFixture(folder, DemoAccount.empty(SID, TOKEN)).connected();
        kept = fixture.add("+14155550101", OTHER);
        open = fixture.add("+14155550102", OTHER);
        fixture.check();
        keep(kept, true);
    }

    @AfterEach
    void close() {
        fixture.close();
    }

    private void keep(DemoNumber number, boolean keep) {
        fixture.numbers.keep(
                Set.of(fixture.stored(number.phoneNumber()).number().id()), keep);
    }

    private boolean isKept(DemoNumber number) {
        return fixture.stored(number.phoneNumber()).kept();
    }

    private void policy(Foreign foreign) {
        fixture.policy(policy -> policy.withForeign(foreign));
    }

    private static List<Reason> reasons(List<NumberChange> changes) {
        return changes.stream().map(NumberChange::reason).toList();
    }

    @Test
    void aKeptNumberIsToldFromOneThatWaits() {
        SyncResult result = fixture.sync();
        WebhookPlan plan = Objects.requireNonNull(result.plan());

        assertThat(plan.changes()).isEmpty();
        assertThat(plan.foreign()).extracting(NumberChange::sid).containsExactly(kept.sid(), open.sid());
        assertThat(reasons(plan.foreign())).containsExactly(Reason.KEPT, Reason.OTHER_URL);
        assertThat(plan.count(Standing.FOREIGN)).isEqualTo(2);
        assertThat(result.report().webhooks().foreign()).isEqualTo(2);
        assertThat(fixture.posts()).isZero();
        assertThat(PlanFile.read(PlanFile.write(plan))).isEqualTo(plan);
    }

    @Test
    void theWorkspacesPolicyIsNoWordOnIt() {
        policy(Foreign.REPLACE);

        SyncResult result = fixture.sync();

        assertThat(fixture.live(open).smsUrl()).isEqualTo(OURS);
        assertThat(fixture.live(kept).smsUrl()).isEqualTo(OTHER);
        assertThat(fixture.posts(kept)).isZero();
        assertThat(result.report().webhooks().configured()).isEqualTo(1);
        assertThat(result.report().webhooks().foreign()).isEqualTo(1);
        assertThat(reasons(Objects.requireNonNull(result.plan()).foreign())).containsExactly(Reason.KEPT);
        assertThat(isKept(kept)).isTrue();
    }

    @Test
    void keepingForThisRunLeavesAllAlone() {
        WebhookPlan plan = Objects.requireNonNull(
                fixture.sync(new SyncOptions(Foreign.KEEP, false)).plan());
        assertThat(plan.foreign()).isEmpty();
        assertThat(plan.count(Standing.FOREIGN)).isEqualTo(2);
        assertThat(fixture.posts()).isZero();
    }

    @Test
    void aPersonsWordForThisRunReplacesItAndEndsTheKeeping() {
        SyncResult result = fixture.sync(REPLACE);

        assertThat(result.report().webhooks().configured()).isEqualTo(2);
        assertThat(fixture.live(kept).smsUrl()).isEqualTo(OURS);
        assertThat(fixture.lastWrite(kept).reason()).isEqualTo(Reason.OTHER_URL);
        assertThat(isKept(kept)).isFalse();

        fixture.undo(fixture.undo.lastRun("acme"));
        assertThat(fixture.live(kept).smsUrl()).isEqualTo(OTHER);
        assertThat(isKept(kept)).isFalse();
        assertThat(reasons(fixture.plan().foreign())).containsExactly(Reason.OTHER_URL, Reason.OTHER_URL);
    }

    @Test
    void aPlanThatReplacesItEndsTheKeepingOnceItIsCarriedOut() {
        WebhookPlan asked = Objects.requireNonNull(fixture.sync
                .check("acme", REPLACE, fixture.progress::add, new Cancellation())
                .plan());
        assertThat(isKept(kept)).isTrue();
        assertThat(reasons(asked.changes())).containsExactly(Reason.OTHER_URL, Reason.OTHER_URL);
        // As the window does it: what would be replaced is what is to be done.
        WebhookPlan plan = fixture.plan();
        fixture.apply(new WebhookPlan(
                plan.workspaceId(),
                plan.accountSid(),
                plan.madeAt(),
                plan.listed(),
                plan.only(Set.of(kept.sid())).foreign(),
                List.of(),
                plan.counts()));

        assertThat(fixture.live(kept).smsUrl()).isEqualTo(OURS);
        assertThat(fixture.live(open).smsUrl()).isEqualTo(OTHER);
        fixture.edit(kept, builder -> builder.smsUrl(OTHER));
        fixture.check();
        assertThat(isKept(kept)).isFalse();
    }

    @Test
    void aReplacementThatIsRefusedLeavesItKept() {
        fixture.twilio.faults().when("POST", kept.sid()).error(400, 21402, "Invalid");
        assertThat(fixture.sync(REPLACE).report().webhooks().failed()).isEqualTo(1);
        assertThat(isKept(kept)).isTrue();
    }

    @Test
    void whatSomebodyChangesAsksAgainUntilItIsBack() {
        policy(Foreign.ASK);
        fixture.edit(kept, builder -> builder.voiceUrl(THIRD));
        assertThat(reasons(fixture.plan().foreign())).containsExactly(Reason.OTHER_URL, Reason.OTHER_URL);
        assertThat(isKept(kept)).isFalse();
        fixture.edit(kept, builder -> builder.voiceUrl(null));
        assertThat(reasons(fixture.plan().foreign())).containsExactly(Reason.KEPT, Reason.OTHER_URL);
        assertThat(isKept(kept)).isTrue();
        fixture.edit(kept, builder -> builder.smsUrl(THIRD));
        policy(Foreign.REPLACE);
        fixture.sync();
        assertThat(fixture.live(kept).smsUrl()).isEqualTo(OURS);
    }

    @Test
    void whatIsToBeSetBesideItIsSetAndItStaysKept() {
        fixture.wants(Hook.CALLS, VOICE);
        policy(Foreign.REPLACE);
        SyncResult result = fixture.sync();
        assertThat(fixture.live(kept).voiceUrl()).isEqualTo(VOICE);
        assertThat(fixture.live(kept).smsUrl()).isEqualTo(OTHER);
        assertThat(result.report().webhooks().configured()).isEqualTo(2);
        assertThat(isKept(kept)).isTrue();
        fixture.sync();
        assertThat(fixture.live(kept).smsUrl()).isEqualTo(OTHER);
        fixture.undo(fixture.undo.lastRun("acme"));
        assertThat(fixture.live(kept).voiceUrl()).isEmpty();
        assertThat(isKept(kept)).isTrue();
    }

    /** The write beside it was made, and nobody was there to note it. */
    @Test
    void itStaysKeptThroughAnInterruption() throws Exception {
        fixture.wants(Hook.CALLS, VOICE);
        policy(Foreign.REPLACE);
        fixture.twilio.faults().when("POST", kept.sid()).hang();
        Cancellation cancellation = new Cancellation();
        CompletableFuture<SyncResult> run = fixture.begin(
                () -> fixture.sync.sync("acme", SyncOptions.DEFAULT, fixture.progress::add, cancellation));
        Awaitility.await()
                .until(() -> fixture.progress.stream()
                        .anyMatch(step -> step instanceof SyncProgress.Configuring at && at.done() == 1));
        cancellation.cancel();
        run.get(5, TimeUnit.SECONDS);
        fixture.twilio.faults().clear();
        assertThat(fixture.lastWrite(kept).outcome()).isEqualTo(Journal.Outcome.OPEN);
        fixture.edit(kept, builder -> builder.voiceUrl(VOICE));

        fixture.sync();

        assertThat(fixture.live(kept).smsUrl()).isEqualTo(OTHER);
        assertThat(isKept(kept)).isTrue();
    }

    @Test
    void whatStandsBehindItIsLeftToo() {
        fixture.wants(Hook.MESSAGES_FALLBACK, "https://cc.example/acme/fallback");
        policy(Foreign.REPLACE);
        SyncResult result = fixture.sync();
        assertThat(fixture.posts(kept)).isZero();
        assertThat(Objects.requireNonNull(result.plan()).foreign())
                .singleElement()
                .satisfies(change -> assertThat(change.fields())
                        .extracting(field -> field.reason())
                        .containsExactly(Reason.KEPT, Reason.NOT_SET));
    }

    @Test
    void theStoredRoutingSaysSoOffline() {
        Routings routings = new Routings(fixture.workspaces, fixture.numbers, fixture.history, fixture.journal);
        fixture.twilio.close();
        assertThat(routings.of(fixture.workspaces.require("acme")))
                .extracting(routes -> routes.hook(Hook.MESSAGES).reason())
                .containsExactly(Reason.KEPT, Reason.OTHER_URL);
        keep(kept, false);
        assertThat(routings.of(fixture.stored(kept.phoneNumber()))
                        .hook(Hook.MESSAGES)
                        .reason())
                .isEqualTo(Reason.OTHER_URL);
    }
}
