package app.switchboard.sync;

import static app.switchboard.sync.SyncFixture.OTHER;
import static app.switchboard.sync.SyncFixture.OURS;
import static app.switchboard.sync.SyncFixture.SID;
import static app.switchboard.sync.SyncFixture.TOKEN;
import static app.switchboard.sync.SyncFixture.VOICE;
import static app.switchboard.sync.SyncFixture.assertFails;
import static org.assertj.core.api.Assertions.assertThat;

import app.switchboard.base.Cancellation;
import app.switchboard.base.Secret;
import app.switchboard.credentials.EnteredCredentials;
import app.switchboard.demo.DemoAccount;
import app.switchboard.demo.DemoNumber;
import app.switchboard.webhook.FieldChange;
import app.switchboard.webhook.NumberChange;
import app.switchboard.webhook.Reason;
import app.switchboard.webhook.WebhookPlan;
import app.switchboard.webhook.WebhookPlan.Standing;
import app.switchboard.workspace.Hook;
import app.switchboard.workspace.Policy.Foreign;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What a plan does with addresses that point elsewhere, and in a workspace that nobody may write to. */
class PlanPolicyTest {

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
    void foreignAddressesAreTreatedAsThePolicyOrTheOptionSays() {
        DemoNumber foreign = fixture.add("+14155550101", OTHER);
        NumberChange replacing = new NumberChange(
                foreign.sid(),
                foreign.phoneNumber(),
                List.of(new FieldChange(Hook.MESSAGES.url(), OTHER, OURS, Reason.OTHER_URL)),
                null);

        WebhookPlan asking = fixture.plan();
        assertThat(asking.changes()).isEmpty();
        assertThat(asking.foreign()).containsExactly(replacing);
        assertThat(asking.count(Standing.FOREIGN)).isEqualTo(1);

        fixture.policy(policy -> policy.withForeign(Foreign.KEEP));
        WebhookPlan keeping = fixture.plan();
        assertThat(keeping.changes()).isEmpty();
        assertThat(keeping.foreign()).isEmpty();
        assertThat(fixture.sync().report().webhooks().foreign()).isEqualTo(1);
        assertThat(fixture.live(foreign).smsUrl()).isEqualTo(OTHER);

        SyncOptions replace = new SyncOptions(Foreign.REPLACE, false);
        assertThat(fixture.sync(replace).report().webhooks().configured()).isEqualTo(1);
        assertThat(fixture.live(foreign).smsUrl()).isEqualTo(OURS);

        fixture.edit(foreign, number -> number.smsUrl(OTHER));
        fixture.policy(policy -> policy.withForeign(Foreign.REPLACE));
        SyncOptions keep = new SyncOptions(Foreign.KEEP, false);
        assertThat(fixture.sync(keep).report().webhooks().configured()).isZero();
        assertThat(fixture.sync().report().webhooks().configured()).isEqualTo(1);
    }

    @Test
    void whatStandsBehindAForeignAddressIsLeftToo() {
        String backup = "https://cc.automate8.com/api/twilio/acme/backup";
        fixture.wants(Hook.CALLS, VOICE);
        fixture.wants(Hook.CALLS_FALLBACK, backup);
        fixture.wants(Hook.CALL_STATUS, backup);
        fixture.wants(Hook.MESSAGES_FALLBACK, backup);
        DemoNumber foreign =
                fixture.add(DemoNumber.builder("+14155550101").smsUrl(OTHER).voiceUrl(OTHER));
        DemoNumber half = fixture.add(DemoNumber.builder("+14155550102").voiceUrl(OTHER));

        fixture.sync();

        assertThat(fixture.live(foreign)).isEqualTo(foreign);
        DemoNumber after = fixture.live(half);
        assertThat(List.of(String.valueOf(after.smsUrl()), String.valueOf(after.smsFallbackUrl())))
                .containsExactly(OURS, backup);
        assertThat(after.voiceFallbackUrl()).isNull();
        assertThat(after.statusCallback()).isEmpty();

        fixture.sync(new SyncOptions(Foreign.REPLACE, false));
        assertThat(fixture.live(foreign).voiceUrl()).isEqualTo(VOICE);
        assertThat(fixture.live(foreign).voiceFallbackUrl()).isEqualTo(backup);
        assertThat(fixture.live(foreign).statusCallback()).isEqualTo(backup);
        assertThat(fixture.live(foreign).smsFallbackUrl()).isEqualTo(backup);
    }

    @Test
    void aReadOnlyWorkspaceIsNeverWritten() {
        fixture.addMany(2, 1);
        WebhookPlan plan = fixture.plan();
        fixture.sync();
        List<NumberChange> back = fixture.undo.lastRun("acme");
        fixture.edit(fixture.account.numbers().getFirst(), number -> number.smsUrl(null));
        fixture.policy(policy -> policy.withReadOnly(true));
        fixture.twilio.forgetRequests();

        assertThat(fixture.sync().report().webhooks().pending()).isEqualTo(1);
        assertThat(fixture.sync
                        .save(
                                "acme",
                                EnteredCredentials.of(SID, new Secret(TOKEN)),
                                true,
                                step -> {},
                                new Cancellation())
                        .report()
                        .webhooks()
                        .pending())
                .isEqualTo(1);
        assertFails(() -> fixture.apply(plan), "SB-025");
        assertFails(() -> fixture.undo(back), "SB-025");
        assertThat(fixture.posts()).isZero();
    }
}
