package app.switchboard.settings;

import static org.assertj.core.api.Assertions.assertThat;

import app.switchboard.demo.DemoNumber;
import app.switchboard.fx.SameThread;
import app.switchboard.workspace.WebhookTemplate;
import java.util.Objects;
import org.junit.jupiter.api.Test;

class CredentialsViewModelTest extends CredentialsPane {

    @Test
    void saveDoesItAllAndSaysSo() {
        Workbench.fill(pane, Workbench.TOKEN);
        pane.save();

        assertThat(steps)
                .containsSubsequence(
                        "Verifying with Twilio…", "Kept in the keychain", "Listing numbers: 250", "Saving 250 numbers")
                .anyMatch(step -> step.matches("Configuring webhooks: \\d+ of \\d+"));
        assertThat(pane.state().progressText.get())
                .matches("Done in \\d+\\.\\d s: 250 numbers, \\d+ configured, \\d+ point elsewhere");
        assertThat(pane.state().running.get()).isFalse();
        assertThat(pane.state().done.get()).isTrue();
        assertThat(notice()).isEmpty();
        assertThat(bench.numbers.of("acme-ltd")).hasSize(250);
        assertThat(bench.secretOf("acme-ltd")).isEqualTo(Workbench.TOKEN);
        assertThat(saved).containsExactly("acme-ltd");
        pane.showNumbers();
        assertThat(bench.went).containsExactly("numbers acme-ltd");
    }

    @Test
    void afterSaveTheTokenIsNeverShownAgain() {
        saveAcme();
        assertThat(pane.form().authToken().value()).isEmpty();
        assertThat(pane.state().tokenPrompt.get()).isEqualTo("•••••••••••• ee00");
        assertThat(pane.place().lineProperty().get())
                .isEqualTo("Kept in the keychain, verified today, 14:02. Leave empty to keep it.");
        assertThat(pane.state().isNew.get()).isFalse();
        assertThat(pane.state().title.get()).isEqualTo("Acme Ltd");
    }

    @Test
    void aTokenLeftAloneSyncsWithTheSavedOne() {
        saveAcme();
        bench.twilio.forgetRequests();
        pane.edit("acme-ltd");
        pane.form().name().textProperty().set("Acme Group");
        pane.save();
        assertThat(pane.state().progressText.get()).startsWith("Done in").endsWith("nothing to configure");
        assertThat(bench.workspaces.require("acme-ltd").name()).isEqualTo("Acme Group");
        assertThat(bench.twilio.requests())
                .noneMatch(request -> request.method().equals("POST"));
        assertThat(steps).doesNotContain("Kept in the keychain");
    }

    @Test
    void wrongCredentialsShowAtTheFieldAndLeaveNothingBehind() {
        Workbench.fill(pane, Workbench.WRONG_TOKEN);
        pane.save();
        Entry.Problem problem = Objects.requireNonNull(tokenProblem());
        assertThat(problem.text()).contains("20003", "Copy both again").doesNotContain("saved before");
        assertThat(problem.link()).isEqualTo("https://www.twilio.com/docs/api/errors/20003");
        assertThat(pane.form().accountSid().problemProperty().get()).isNotNull();
        assertThat(pane.state().focusRequest.get()).isEqualTo(Focus.AUTH_TOKEN);
        assertThat(bench.workspaces.all()).isEmpty();
        assertThat(saved).isEmpty();
        assertThat(pane.form().authToken().value()).isEqualTo(Workbench.WRONG_TOKEN);

        pane.form().authToken().textProperty().set(Workbench.TOKEN);
        assertThat(tokenProblem()).isNull();
        pane.save();
        assertThat(bench.numbers.of("acme-ltd")).hasSize(250);
    }

    @Test
    void wrongCredentialsLeaveTheSavedOnesInUse() {
        saveAcme();
        pane.form().authToken().textProperty().set(Workbench.WRONG_TOKEN);
        pane.save();
        assertThat(Objects.requireNonNull(tokenProblem()).text()).endsWith("The credentials saved before stay in use.");
        assertThat(bench.secretOf("acme-ltd")).isEqualTo(Workbench.TOKEN);
    }

    @Test
    void withoutANetworkTheyAreKeptUnverified() {
        use(bench.pane(new SameThread(), NOWHERE));
        pane.edit(null);
        Workbench.fill(pane, Workbench.TOKEN);
        pane.save();
        assertThat(notice())
                .isEqualTo("Kept, not verified yet: Twilio can't be reached. It will sync when the network is back.");
        assertThat(bench.secretOf("acme-ltd")).isEqualTo(Workbench.TOKEN);
        assertThat(pane.place().lineProperty().get()).contains("not verified yet");
        assertThat(pane.state().done.get()).isFalse();
        assertThat(saved).containsExactly("acme-ltd");
    }

    @Test
    void aListingThatBreaksOffSaysWhy() {
        bench.twilio.faults().when("GET", "IncomingPhoneNumbers").always().captivePortal();
        Workbench.fill(pane, Workbench.TOKEN);
        pane.save();
        assertThat(notice()).startsWith("Not synced: This network wants you to sign in first.");
        assertThat(bench.credentials.find("acme-ltd")).get().matches(kept -> kept.verified());
    }

    @Test
    void cancelBeforeTwilioAnsweredKeepsNothing() {
        pane.state().running.subscribe(running -> {
            if (running) {
                pane.cancel();
            }
        });
        // Cancelled between the click and the first answer.
        bench.twilio.faults().when("GET", "/Accounts").always().hang();
        Workbench.fill(pane, Workbench.TOKEN);
        pane.save();
        assertThat(notice()).isEqualTo("Cancelled before Twilio had answered. Nothing was kept.");
        assertThat(bench.workspaces.all()).isEmpty();
        assertThat(pane.state().cancelling.get()).isFalse();
    }

    @Test
    void cancelInMidConfiguringKeepsWhatIsDone() {
        bench.twilio
                .faults()
                .when("POST", "IncomingPhoneNumbers")
                .after(20)
                .always()
                .hang();
        pane.state().progressText.subscribe(text -> {
            if (text.matches("Configuring webhooks: [1-9].*")) {
                pane.cancel();
            }
        });
        Workbench.fill(pane, Workbench.TOKEN);
        pane.save();
        assertThat(notice()).matches("Cancelled\\. What is done stays: 250 numbers stored, \\d+ configured\\.");
        assertThat(bench.numbers.of("acme-ltd")).hasSize(250);
        assertThat(pane.state().isNew.get()).isFalse();
        assertThat(pane.state().running.get()).isFalse();
    }

    @Test
    void aNumberThatRefusesIsNamedWithItsReason() {
        DemoNumber stubborn = DemoNumber.builder("+14155550132").build();
        bench.twilio.account(Workbench.SID).add(stubborn);
        String sid = stubborn.sid();
        bench.twilio.faults().refuseUpdate(sid, 400, 21402, "Sms Url is not valid");
        Workbench.fill(pane, Workbench.TOKEN);
        pane.save();
        assertThat(notice()).isEqualTo("1 of 251 numbers refused its webhook. The others are done.");
        assertThat(pane.state().refusals).singleElement().satisfies(refusal -> {
            assertThat(refusal.sid()).isEqualTo(sid);
            assertThat(refusal.number()).isEqualTo("+14155550132");
            assertThat(refusal.reason()).contains("Sms Url is not valid", "21402");
        });
        assertThat(pane.state().progressText.get()).endsWith(", 1 failed");
    }

    @Test
    void anIdThatWasTakenMeanwhileShowsAtItsField() {
        Workbench.fill(pane, Workbench.TOKEN);
        bench.workspaces.add("acme-ltd", "Somebody else", WebhookTemplate.DEFAULT);
        pane.save();
        assertThat(Objects.requireNonNull(pane.form().id().problemProperty().get())
                        .text())
                .contains("taken");
        assertThat(bench.workspaces.require("acme-ltd").name()).isEqualTo("Somebody else");
    }

    @Test
    void saveOfSomethingUnfinishedPointsAtTheFirstProblem() {
        pane.form().name().textProperty().set("Acme");
        assertThat(pane.savable().get()).isFalse();
        pane.save();
        assertThat(pane.state().focusRequest.get()).isEqualTo(Focus.ACCOUNT_SID);
        assertThat(bench.workspaces.all()).isEmpty();
    }
}
