package app.switchboard.credentials;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import app.switchboard.base.FailureException;
import app.switchboard.base.Secret;
import app.switchboard.secrets.KeptIn;
import app.switchboard.secrets.SecretSlot;
import app.switchboard.secrets.Secrets;
import app.switchboard.secrets.TestSecrets;
import app.switchboard.store.Database;
import app.switchboard.twilio.Login;
import app.switchboard.workspace.WebhookTemplate;
import app.switchboard.workspace.Workspace;
import app.switchboard.workspace.Workspaces;
import java.nio.file.Path;
import java.time.Clock;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Which secrets are kept beside each other, and which go. */
class KeepingTest {

    private static final String SID = "AC" + "0123456789abcdef".repeat(2);
    private static final String OTHER_SID = "AC" + "f".repeat(32);
    private static final String KEY_SID = "SK" + "0123456789abcdef".repeat(2);
    private static final EnteredCredentials TOKEN = token(SID, "old-token-1111");
    private static final EnteredCredentials NEWER = token(SID, "new-token-2222");
    private static final EnteredCredentials KEY =
            EnteredCredentials.ofKey(SID, KEY_SID, new Secret("secret-of-the-key-3333"));

    @TempDir
    Path folder;

    private final Database database = Database.inMemory("keeping-" + UUID.randomUUID(), source -> source);
    private Secrets secrets;
    private Credentials credentials;
    private Workspace acme;

    @BeforeEach
    void open() {
        secrets = TestSecrets.withKeychain(folder);
        credentials = new Credentials(database, secrets, Clock.systemUTC());
        acme = new Workspaces(database, Clock.systemUTC()).add("acme", "Acme", WebhookTemplate.DEFAULT);
    }

    @AfterEach
    void close() {
        secrets.close();
        database.close();
    }

    private static EnteredCredentials token(String sid, String token) {
        return EnteredCredentials.of(sid, new Secret(token));
    }

    private List<Role> roles() {
        return credentials.kept("acme").stream().map(KeptSecret::role).toList();
    }

    private Login inUse() {
        return credentials.loginOf(credentials.find("acme").orElseThrow());
    }

    private boolean isKept(SecretSlot slot) {
        try {
            return !secrets.read(KeptIn.KEYCHAIN, slot).isEmpty();
        } catch (FailureException e) {
            return false;
        }
    }

    @Test
    void aKeyIsKeptUnderItsOwnNameAndTheTokenStaysBesideIt() {
        credentials.keep(acme, TOKEN, true);
        SavedCredentials saved = credentials.keep(acme, KEY, true);

        assertThat(saved.keySid()).isEqualTo(KEY_SID);
        assertThat(saved.lastFour()).isEqualTo("3333");
        assertThat(inUse()).isEqualTo(KEY.login());
        assertThat(roles()).containsExactly(Role.IN_USE, Role.TOKEN);
        assertThat(credentials.loginOf(credentials.token("acme").orElseThrow())).isEqualTo(TOKEN.login());
        assertThat(isKept(SecretSlot.apiKey("acme", SID, KEY_SID))).isTrue();

        credentials.dropToken("acme");

        assertThat(roles()).containsExactly(Role.IN_USE);
        assertThat(isKept(SecretSlot.authToken("acme", SID))).isFalse();
        assertThat(inUse()).isEqualTo(KEY.login());
    }

    @Test
    void aTokenTakesThePlaceOfAKey() {
        credentials.keep(acme, KEY, true);
        credentials.keep(acme, TOKEN, true);
        assertThat(roles()).containsExactly(Role.IN_USE);
        assertThat(inUse()).isEqualTo(TOKEN.login());
        assertThat(isKept(SecretSlot.apiKey("acme", SID, KEY_SID))).isFalse();
    }

    @Test
    void aTokenThatTwilioNeverAcceptedIsNotKeptBesideAKey() {
        credentials.keep(acme, TOKEN, false);
        credentials.keep(acme, KEY, true);
        assertThat(roles()).containsExactly(Role.IN_USE);
        assertThat(isKept(SecretSlot.authToken("acme", SID))).isFalse();
    }

    @Test
    void nothingOfAnotherAccountStays() {
        credentials.keep(acme, TOKEN, true);
        credentials.keep(acme, KEY, true);
        credentials.keep(acme, token(OTHER_SID, "token-of-another"), true);
        assertThat(roles()).containsExactly(Role.IN_USE);
        assertThat(isKept(SecretSlot.authToken("acme", SID))).isFalse();
        assertThat(isKept(SecretSlot.apiKey("acme", SID, KEY_SID))).isFalse();
    }

    @Test
    void whatCouldNotBeCheckedWaitsBesideWhatWorks() {
        credentials.keep(acme, TOKEN, true);
        SavedCredentials waiting = credentials.keep(acme, NEWER, false);

        assertThat(waiting.verified()).isFalse();
        assertThat(inUse()).as("still in use").isEqualTo(TOKEN.login());
        assertThat(credentials.find("acme").orElseThrow().verified()).isTrue();
        assertThat(credentials.loginOf(credentials.waiting("acme").orElseThrow()))
                .isEqualTo(NEWER.login());

        assertThat(credentials.adoptWaiting(acme).verified()).isTrue();
        assertThat(inUse()).isEqualTo(NEWER.login());
        assertThat(roles()).containsExactly(Role.IN_USE);
        assertThat(isKept(SecretSlot.waiting("acme", SID))).isFalse();
    }

    @Test
    void theNewestThatWaitsCountsEvenOfAnotherAccount() {
        credentials.keep(acme, TOKEN, true);
        credentials.keep(acme, token(OTHER_SID, "token-of-another"), false);
        credentials.keep(acme, KEY, false);
        assertThat(credentials.loginOf(credentials.waiting("acme").orElseThrow()))
                .isEqualTo(KEY.login());
        assertThat(isKept(SecretSlot.waiting("acme", OTHER_SID))).isFalse();
        assertThat(credentials.find("acme").orElseThrow().accountSid()).isEqualTo(SID);

        credentials.dropWaiting("acme");
        assertThat(roles()).containsExactly(Role.IN_USE);
        assertThat(isKept(SecretSlot.waiting("acme", SID))).isFalse();
        assertThat(inUse()).isEqualTo(TOKEN.login());
    }

    @Test
    void theSameOnesAgainStayVerified() {
        credentials.keep(acme, TOKEN, true);
        SavedCredentials first = credentials.find("acme").orElseThrow();
        credentials.keep(acme, TOKEN, false);
        assertThat(credentials.find("acme")).contains(first);
        assertThat(roles()).containsExactly(Role.IN_USE);
    }

    @Test
    void thereIsNothingToWaitBesideWhereTheSecretIsGone() {
        SavedCredentials first = credentials.keep(acme, TOKEN, true);
        secrets.forget(first.keptIn(), SecretSlot.authToken("acme", SID));
        assertThat(credentials.keep(acme, NEWER, false).verified()).isFalse();
        assertThat(inUse()).isEqualTo(NEWER.login());
        assertThat(roles()).containsExactly(Role.IN_USE);
    }

    @Test
    void allSecretsOfAWorkspaceMoveTogetherAndAreForgottenTogether() {
        credentials.keep(acme, TOKEN, true);
        credentials.keep(acme, KEY, true);
        credentials.keep(acme, NEWER, false);
        secrets.openVault(new Secret("correct horse"));

        credentials.move("acme", KeptIn.VAULT);

        assertThat(credentials.kept("acme"))
                .extracting(KeptSecret::keptIn)
                .containsExactly(KeptIn.VAULT, KeptIn.VAULT, KeptIn.VAULT);
        assertThat(inUse()).isEqualTo(KEY.login());
        assertThat(credentials.loginOf(credentials.token("acme").orElseThrow())).isEqualTo(TOKEN.login());
        assertThat(isKept(SecretSlot.authToken("acme", SID))).isFalse();

        List<KeptSecret> all = credentials.kept("acme");
        credentials.forget("acme");
        assertThat(all)
                .allSatisfy(kept -> assertThat(
                                catchThrowableOfType(FailureException.class, () -> credentials.secretOf(kept))
                                        .failure()
                                        .code())
                        .isEqualTo("SB-604"));
    }

    @Test
    void theTokenInUseCanNotBeDropped() {
        credentials.keep(acme, TOKEN, true);
        assertThat(catchThrowableOfType(FailureException.class, () -> credentials.dropToken("acme"))
                        .failure()
                        .code())
                .isEqualTo("SB-119");
        assertThat(inUse()).isEqualTo(TOKEN.login());
    }

    @Test
    void aResetLeavesNoRows() {
        credentials.keep(acme, TOKEN, true);
        credentials.keep(acme, KEY, true);
        new Workspaces(database, Clock.systemUTC()).reset("acme");
        assertThat(credentials.kept("acme")).isEmpty();
        credentials.keep(acme, KEY, true);
        assertThat(roles()).containsExactly(Role.IN_USE);
    }
}
