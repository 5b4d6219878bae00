package app.switchboard.settings;

import static org.assertj.core.api.Assertions.assertThat;

import app.switchboard.credentials.SavedCredentials;
import app.switchboard.fx.Texts;
import app.switchboard.secrets.KeptIn;
import app.switchboard.workspace.WebhookTemplate;
import app.switchboard.workspace.Workspace;
import java.time.Instant;
import java.time.InstantSource;
import java.time.ZoneOffset;
import java.util.Locale;
import java.util.Set;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class CredentialsFormTest {

    private static final String SID = "AC0123456789abcdef0123456789abcdef";
    private static final String OTHER_SID = "ACffffffffffffffffffffffffffffffff";
    private static final String TOKEN = "0123456789abcdef0123456789abcdef";

    private final CredentialsForm form = new CredentialsForm(
            new Wording(new Texts(Locale.UK, ZoneOffset.UTC, InstantSource.system())), () -> WebhookTemplate.DEFAULT);

    @BeforeEach
    void startNew() {
        form.start(new LoadJob.Loaded(null, null, false, Set.of("globex")));
    }

    private void startSaved(boolean secretLost) {
        Workspace acme = Workspace.create("acme", "Acme Ltd", WebhookTemplate.DEFAULT, Instant.EPOCH);
        form.start(new LoadJob.Loaded(
                acme,
                new SavedCredentials("acme", SID, null, KeptIn.SESSION, "cdef", null),
                secretLost,
                Set.of("acme")));
    }

    private static void type(Entry entry, String text) {
        entry.textProperty().set(text);
    }

    private static String problem(Entry entry) {
        Entry.Problem problem = entry.problemProperty().get();
        return problem == null ? "" : problem.text();
    }

    @Test
    void suggestsTheIdUntilThePersonEditsIt() {
        type(form.name(), "Globex");
        assertThat(form.id().value()).isEqualTo("globex-2");
        type(form.id(), "gx");
        type(form.name(), "Globex Corp");
        assertThat(form.id().value()).isEqualTo("gx");
        type(form.id(), "");
        type(form.name(), "Acme");
        assertThat(form.id().value()).isEqualTo("acme");
    }

    @Test
    void isPrefilledWithTheWebhookAddress() {
        assertThat(form.webhook().value()).isEqualTo("https://cc.automate8.com/api/twilio/{workspaceId}/webhook");
        type(form.name(), "Acme");
        assertThat(form.expansion().get()).isEqualTo("= https://cc.automate8.com/api/twilio/acme/webhook");
        type(form.webhook(), "https://example.com/all");
        assertThat(form.expansion().get()).contains("share");
        type(form.webhook(), "ftp://example.com");
        assertThat(form.expansion().get()).isEmpty();
    }

    @Test
    void isValidOnlyWhenEverythingIs() {
        var valid = form.valid();
        type(form.name(), "Acme");
        type(form.accountSid(), "  " + SID.replace('a', 'A') + "\t");
        assertThat(valid.getValue()).isFalse();
        type(form.authToken(), " " + TOKEN + " ");
        assertThat(valid.getValue()).isTrue();
        assertThat(form.entered().accountSid()).doesNotContain(" ");
        type(form.webhook(), "http://example.com/x");
        assertThat(valid.getValue()).isFalse();
        type(form.webhook(), "https://example.com/x");
        type(form.id(), "globex");
        assertThat(valid.getValue()).isFalse();
    }

    @Test
    void saysNothingWhileThereIsStillHope() {
        type(form.accountSid(), "AC01");
        assertThat(problem(form.accountSid())).isEmpty();
        form.leave(form.accountSid());
        assertThat(problem(form.accountSid())).startsWith("An Account SID is AC and 32 characters");
        type(form.accountSid(), SID);
        assertThat(problem(form.accountSid())).isEmpty();
    }

    @Test
    void speaksAtOnceWhereTypingOnCannotMendIt() {
        type(form.accountSid(), "SK01");
        assertThat(problem(form.accountSid())).contains("SID of an API key");
        type(form.authToken(), "ab c");
        assertThat(problem(form.authToken())).contains("no spaces");
        type(form.id(), "a b");
        assertThat(problem(form.id())).contains("1 to 64");
        type(form.webhook(), "ftp:");
        assertThat(problem(form.webhook())).isNotEmpty();
        type(form.webhook(), "http");
        assertThat(problem(form.webhook())).isEmpty();
    }

    @Test
    void keepsASavedTokenThatIsNotTypedOver() {
        startSaved(false);
        assertThat(form.valid().getValue()).isTrue();
        assertThat(form.entered().token().isEmpty()).isTrue();
        assertThat(form.authToken().value()).isEmpty();
    }

    @Test
    void asksForTheTokenOfAnotherAccount() {
        startSaved(false);
        type(form.accountSid(), OTHER_SID);
        form.leave(form.accountSid());
        assertThat(problem(form.authToken())).contains("another account");
        assertThat(form.valid().getValue()).isFalse();
        type(form.accountSid(), SID);
        assertThat(problem(form.authToken())).isEmpty();
    }

    @Test
    void asksAgainForATokenThatIsLost() {
        startSaved(true);
        assertThat(form.valid().getValue()).isFalse();
        form.leaveAll();
        assertThat(problem(form.authToken())).contains("Enter it again");
    }

    @Test
    void whatWasRefusedStandsUntilSomethingIsTyped() {
        type(form.accountSid(), SID);
        type(form.authToken(), TOKEN);
        form.accountSid().refuse(new Entry.Problem("", null, null));
        form.authToken().refuse(new Entry.Problem("no", 20003, "link"));
        form.leave(form.authToken());
        assertThat(problem(form.authToken())).isEqualTo("no");
        type(form.accountSid(), OTHER_SID);
        assertThat(form.accountSid().problemProperty().get()).isNull();
        assertThat(form.authToken().problemProperty().get()).isNull();
    }
}
