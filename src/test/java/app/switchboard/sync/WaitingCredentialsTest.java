package app.switchboard.sync;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import app.switchboard.base.Cancellation;
import app.switchboard.base.FailureException;
import app.switchboard.base.Secret;
import app.switchboard.credentials.EnteredCredentials;
import app.switchboard.credentials.KeptSecret;
import app.switchboard.credentials.Role;
import app.switchboard.demo.DemoAccount;
import app.switchboard.history.Outcome;
import app.switchboard.workspace.WebhookTemplate;
import java.nio.file.Path;
import java.util.Objects;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Credentials that are saved while Twilio can't be asked, keys in daily use, and what the runs of an account have to do with its rotation. */
class WaitingCredentialsTest {

    private static final String KEY_SID = "SK" + "0123456789abcdef".repeat(2);
    private static final String SECRET = "0123456789abcdef0123456789abcdef";

    @TempDir
    Path folder;

    private SyncFixture fixture;

    @BeforeEach
    void open() {
        fixture = new SyncFixture(
                folder,
                DemoAccount.ofSize(SyncFixture.SID, SyncFixture.TOKEN, 3).addKey(KEY_SID, SECRET));
    }

    @AfterEach
    void close() {
        fixture.close();
    }

    private String inUse() {
        return fixture.credentials
                .secretOf(fixture.credentials.find("acme").orElseThrow())
                .reveal();
    }

    private SyncResult saveOffline(EnteredCredentials entered) {
        fixture.twilio.faults().when(request -> true).times(4).unavailable();
        SyncResult result = fixture.sync.save("acme", entered, true, fixture.progress::add, new Cancellation());
        fixture.twilio.faults().clear();
        return result;
    }

    private static EnteredCredentials key(String secret) {
        return EnteredCredentials.ofKey(SyncFixture.SID, KEY_SID, new Secret(secret));
    }

    @Test
    void theOldOnesStayInUseUntilTwilioAcceptsTheNewOnes() {
        fixture.connected();
        SyncResult offline = saveOffline(key(SECRET));

        assertThat(offline.report().outcome()).isEqualTo(Outcome.INCOMPLETE);
        assertThat(offline.keptIn()).isNotNull();
        assertThat(inUse()).isEqualTo(SyncFixture.TOKEN);
        assertThat(fixture.credentials.find("acme").orElseThrow().verified()).isTrue();

        assertThat(fixture.sync().report().outcome()).isEqualTo(Outcome.COMPLETE);
        assertThat(fixture.credentials.find("acme").orElseThrow().keySid()).isEqualTo(KEY_SID);
        assertThat(inUse()).isEqualTo(SECRET);
        assertThat(fixture.credentials.waiting("acme")).isEmpty();
    }

    @Test
    void theOldOnesAreStillThereWhenTwilioRefusesTheNewOnes() {
        fixture.connected();
        saveOffline(key("not-the-secret"));

        SyncResult result = fixture.sync();

        assertThat(result.report().outcome()).isEqualTo(Outcome.COMPLETE);
        assertThat(inUse()).isEqualTo(SyncFixture.TOKEN);
        assertThat(fixture.credentials.waiting("acme")).isEmpty();
        assertThat(fixture.progress)
                .filteredOn(SyncProgress.Dropped.class::isInstance)
                .singleElement()
                .satisfies(step ->
                        assertThat(((SyncProgress.Dropped) step).why().code()).isEqualTo("SB-108"));
    }

    @Test
    void bothStayWhileTwilioCanNotBeAsked() {
        fixture.connected();
        saveOffline(key(SECRET));
        fixture.twilio.faults().when(request -> true).times(8).unavailable();
        assertThat(fixture.sync().report().outcome()).isEqualTo(Outcome.INCOMPLETE);
        assertThat(inUse()).isEqualTo(SyncFixture.TOKEN);
        assertThat(fixture.credentials.waiting("acme")).isPresent();
    }

    @Test
    void aRunThatIsCancelledMeanwhileIsOneThatWasCancelled() {
        fixture.connected();
        saveOffline(key(SECRET));
        Cancellation cancellation = new Cancellation();
        SyncResult result = fixture.sync.sync("acme", step -> cancellation.cancel(), cancellation);
        assertThat(result.report().outcome()).isEqualTo(Outcome.CANCELLED);
        assertThat(fixture.credentials.waiting("acme")).isPresent();
    }

    @Test
    void aSaveThatIsVerifiedIsTheLastWord() {
        fixture.connected();
        saveOffline(key("not-the-secret"));
        fixture.save();
        assertThat(fixture.credentials.waiting("acme")).isEmpty();
        assertThat(inUse()).isEqualTo(SyncFixture.TOKEN);
    }

    @Test
    void aWorkspaceRunsOnAKeyFromSaveToWebhooks() {
        SyncResult saved = fixture.sync.save("acme", key(SECRET), true, fixture.progress::add, new Cancellation());
        assertThat(saved.report().outcome()).isEqualTo(Outcome.COMPLETE);
        assertThat(saved.report().webhooks().configured()).isEqualTo(3);
        assertThat(fixture.twilio.requests()).noneMatch(request -> request.status() == 401);
        assertThat(fixture.credentials.find("acme").orElseThrow().verified()).isTrue();
    }

    @Test
    void aKeyMadeForDailyUseIsUsedByTheNextRun() {
        fixture.connected();
        fixture.sync.createKey("acme", step -> {}, new Cancellation());
        assertThat(fixture.credentials.kept("acme"))
                .extracting(KeptSecret::role)
                .containsExactly(Role.IN_USE, Role.TOKEN);
        fixture.twilio.forgetRequests();
        assertThat(fixture.sync().report().outcome()).isEqualTo(Outcome.COMPLETE);
        assertThat(fixture.twilio.requests())
                .noneMatch(request -> request.path().endsWith(SyncFixture.SID + ".json"));
    }

    @Test
    void noRunOfTheAccountGoesOnDuringARotation() {
        fixture.connected();
        fixture.workspaces.add("other", "Other", WebhookTemplate.DEFAULT);
        fixture.sync.save(
                "other",
                EnteredCredentials.of(SyncFixture.SID, new Secret(SyncFixture.TOKEN)),
                false,
                step -> {},
                new Cancellation());
        fixture.sync.rotateToken(
                "acme",
                step -> {
                    for (String id : new String[] {"acme", "other"}) {
                        assertThat(catchThrowableOfType(
                                                FailureException.class,
                                                () -> fixture.sync.sync(id, progress -> {}, new Cancellation()))
                                        .failure()
                                        .code())
                                .isEqualTo("SB-017");
                    }
                },
                new Cancellation());
        for (String id : new String[] {"acme", "other"}) {
            assertThat(fixture.sync
                            .sync(id, progress -> {}, new Cancellation())
                            .report()
                            .outcome())
                    .isEqualTo(Outcome.COMPLETE);
        }
        assertThat(inUse()).isEqualTo(fixture.account.authToken()).isNotEqualTo(SyncFixture.TOKEN);
    }

    @Test
    void aReadOnlyWorkspaceChangesNoKeysAndTokens() {
        fixture.connected();
        fixture.policy(policy -> policy.withReadOnly(true));
        assertThat(Objects.requireNonNull(catchThrowableOfType(
                                FailureException.class,
                                () -> fixture.sync.rotateToken("acme", step -> {}, new Cancellation())))
                        .failure()
                        .code())
                .isEqualTo("SB-025");
        assertThat(fixture.twilio.requests()).isEmpty();
    }
}
