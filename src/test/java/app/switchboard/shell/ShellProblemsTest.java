package app.switchboard.shell;

import static org.assertj.core.api.Assertions.assertThat;

import app.switchboard.base.Cancellation;
import app.switchboard.base.Secret;
import app.switchboard.credentials.EnteredCredentials;
import app.switchboard.fx.ManualBackground;
import app.switchboard.workspace.WebhookTemplate;
import java.time.Duration;
import java.util.Objects;
import org.junit.jupiter.api.Test;

/** What the window says went wrong, and until when. */
class ShellProblemsTest extends ShellFixture {

    @Test
    void saysWhyTheCredentialsAreRejectedAndLeadsToThem() {
        bench.globex(Duration.ofHours(1));
        ShellViewModel shell = shell();
        bench.twilio.faults().denyAuth();
        shell.sync();
        Problem problem =
                Objects.requireNonNull(shell.problems().shownProperty().get());
        assertThat(problem.twilioCode()).isEqualTo(20003);
        assertThat(problem.serious()).isTrue();
        assertThat(shell.workspaces().getFirst().state()).isEqualTo(SyncState.REJECTED);
        shell.wayOut();
        assertThat(bench.went).containsExactly("credentials globex");
    }

    @Test
    void credentialsThatWereTriedAndRejectedChangeNothing() {
        bench.globex(Duration.ofHours(1));
        bench.engine.save(
                "globex",
                EnteredCredentials.of(WindowBench.SMALL_SID, new Secret("0".repeat(32))),
                true,
                step -> {},
                Cancellation.never());
        assertThat(shell().workspaces().getFirst().state()).isEqualTo(SyncState.IN_SYNC);
    }

    @Test
    void showsOldNumbersWithTheirAgeWhenOffline() {
        bench.globex(Duration.ofHours(1));
        ShellViewModel shell = shell();
        bench.twilio.close();
        shell.sync();
        assertThat(shell.headerProperty().get().state()).isEqualTo("Offline, as of 13:02");
        assertThat(shell.workspaces().getFirst().numbers()).isEqualTo(40);
        Problem problem =
                Objects.requireNonNull(shell.problems().shownProperty().get());
        assertThat(problem.serious()).isFalse();
        shell.problems().dismiss();
        assertThat(shell.problems().shownProperty().get()).isNull();
        shell.refresh();
        assertThat(shell.problems().shownProperty().get()).isNull();
    }

    @Test
    void saysWhatRefusedItsWebhook() {
        bench.workspaces.add("globex", "Globex", WebhookTemplate.DEFAULT);
        String sid =
                bench.twilio.account(WindowBench.SMALL_SID).numbers().getFirst().sid();
        bench.twilio.faults().refuseUpdate(sid, 400, 21421, "no such number");
        ShellViewModel shell = shell();
        bench.saveGlobex();
        shell.refresh();
        assertThat(shell.workspaces().getFirst().state()).isEqualTo(SyncState.ATTENTION);
        assertThat(Objects.requireNonNull(shell.problems().shownProperty().get())
                        .text())
                .startsWith("1 number refused the webhook. ");
    }

    @Test
    void saysSoWhereNoRunCouldBegin() {
        bench.globex(Duration.ofHours(1));
        ManualBackground background = new ManualBackground();
        ShellViewModel shell = shell(background);
        background.runAll();
        shell.sync();
        bench.workspaces.reset("globex");
        background.runAll();
        Problem problem =
                Objects.requireNonNull(shell.problems().shownProperty().get());
        assertThat(problem.code()).isEqualTo("SB-106");
        assertThat(problem.wayOut()).isEqualTo(Problem.WayOut.CREDENTIALS);
    }

    @Test
    void forgetsAProblemOnceTheCredentialsChangeOrARunSucceeds() {
        bench.globex(Duration.ofHours(1));
        ShellViewModel shell = shell();
        bench.secrets.lock();
        shell.sync();
        Problem locked = Objects.requireNonNull(shell.problems().shownProperty().get());
        assertThat(locked.code()).isEqualTo("SB-602");
        assertThat(locked.wayOut()).isEqualTo(Problem.WayOut.CREDENTIALS);
        bench.secrets.unlock();
        bench.saveGlobex();
        assertThat(shell.problems().shownProperty().get()).isNull();

        bench.secrets.lock();
        shell.sync();
        assertThat(shell.problems().shownProperty().get()).isNotNull();
        shell.saved("acme");
        assertThat(shell.problems().shownProperty().get()).isNotNull();
        shell.saved("globex");
        assertThat(shell.problems().shownProperty().get()).isNull();
    }

    @Test
    void savedCredentialsEndARejection() {
        bench.globex(Duration.ofHours(1));
        ShellViewModel shell = shell();
        bench.twilio.faults().denyAuth();
        bench.engine.sync("globex", step -> {}, Cancellation.never());
        bench.setNow(WindowBench.NOW.plusSeconds(5));
        bench.credentials.markVerified("globex");
        shell.refresh();
        assertThat(shell.workspaces().getFirst().state()).isEqualTo(SyncState.NEVER_SYNCED);
    }
}
