package app.switchboard.credentials;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import app.switchboard.base.Cancellation;
import app.switchboard.base.FailureException;
import app.switchboard.base.Secret;
import app.switchboard.credentials.CrashBench.Mishap;
import app.switchboard.demo.DemoAccount;
import app.switchboard.secrets.KeptIn;
import app.switchboard.secrets.SecretSlot;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Rotations and keys where Twilio, or somebody in its Console, does not play along. */
class RotationTest {

    @TempDir
    Path folder;

    private final DemoAccount account = CrashBench.account(7);
    private final String first = account.authToken();
    private CrashBench bench;

    @BeforeEach
    void open() {
        bench = new CrashBench(folder, account);
        bench.workspace("acme", account);
    }

    @AfterEach
    void close() {
        bench.close();
    }

    private static String code(ThrowingCallable call) {
        return catchThrowableOfType(FailureException.class, call).failure().code();
    }

    private String stored() {
        return bench.credentials
                .secretOf(bench.credentials.token("acme").orElseThrow())
                .reveal();
    }

    /** Twilio was asked to promote, and did not hear it. */
    private void stopAtThePromotion() {
        bench.twilio.faults().when("POST", "/Promote").drop();
        assertThat(code(() -> bench.rotate("acme"))).isEqualTo("SB-203");
        assertThat(account.secondaryToken()).isPresent();
        assertThat(bench.credentials.isRotating("acme")).isTrue();
    }

    private void assertNothingChanged() {
        assertThat(stored()).isEqualTo(first).isEqualTo(account.authToken());
        assertThat(bench.credentials.isRotating("acme")).isFalse();
        assertThat(bench.credentials.kept("acme")).hasSize(1);
        assertThat(bench.inStore(SecretSlot.nextAuthToken("acme", account.accountSid())))
                .isEmpty();
    }

    @Test
    void itSaysItsStepsInOrder() {
        List<CredentialStep> steps = new ArrayList<>();
        TokenRotation.run(bench.credentials, bench.sdk(), "acme", steps::add, Cancellation.never());
        assertThat(steps).containsExactly(CredentialStep.values());
        assertThat(stored()).isEqualTo(account.authToken()).isNotEqualTo(first);
        assertThat(bench.credentials.find("acme").orElseThrow().lastFour()).isEqualTo(stored().substring(28));
    }

    @Test
    void theTokenBesideAKeyIsRotatedAndTheKeyStays() {
        bench.createKey("acme");
        String key = bench.credentials.find("acme").orElseThrow().keySid();
        bench.rotate("acme");
        assertThat(bench.credentials.find("acme").orElseThrow().keySid()).isEqualTo(key);
        assertThat(stored()).isEqualTo(account.authToken()).isNotEqualTo(first);
        assertThat(bench.opens(
                        bench.credentials.loginOf(bench.credentials.find("acme").orElseThrow())))
                .isTrue();
    }

    @Test
    void aSecondTokenOfSomebodyElseIsLeftAlone() {
        account.addSecondaryToken();
        String theirs = account.secondaryToken().orElseThrow();
        assertThat(code(() -> bench.rotate("acme"))).isEqualTo("SB-114");
        assertThat(account.secondaryToken()).contains(theirs);
        assertNothingChanged();
    }

    /** Nothing has begun where nobody heard of it: what somebody else makes meanwhile is not ours to delete. */
    @Test
    void whatTwilioNeverHeardOfHasNotBegun() {
        assertThat(bench.hits(Mishap.UNREACHABLE, 1, () -> bench.rotate("acme")))
                .isTrue();
        assertNothingChanged();
        account.addSecondaryToken();
        String theirs = account.secondaryToken().orElseThrow();
        assertThat(code(() -> bench.rotate("acme"))).isEqualTo("SB-114");
        assertThat(account.secondaryToken()).contains(theirs);
    }

    @Test
    void aTokenThatTwilioRefusesIsTakenAwayAgain() {
        bench.twilio.faults().when("GET", account.accountSid() + ".json").error(401, 20003, "Authenticate");
        assertThat(code(() -> bench.rotate("acme"))).isEqualTo("SB-118");
        assertThat(account.secondaryToken()).isEmpty();
        assertNothingChanged();
    }

    @Test
    void somebodyPromotedItInTheConsole() {
        stopAtThePromotion();
        account.promoteToken();
        bench.rotate("acme");
        assertThat(stored()).isEqualTo(account.authToken());
        assertThat(bench.credentials.isRotating("acme")).isFalse();
    }

    @Test
    void somebodyDeletedItInTheConsole() {
        stopAtThePromotion();
        account.removeSecondaryToken();
        assertThat(code(() -> bench.rotate("acme"))).isEqualTo("SB-118");
        assertNothingChanged();
        bench.rotate("acme");
        assertThat(stored()).isEqualTo(account.authToken()).isNotEqualTo(first);
    }

    @Test
    void somebodyRotatedMeanwhile() {
        stopAtThePromotion();
        account.removeSecondaryToken();
        account.addSecondaryToken();
        account.promoteToken();
        assertThat(code(() -> bench.rotate("acme"))).isEqualTo("SB-115");

        bench.credentials.keep(
                bench.workspaces().require("acme"),
                EnteredCredentials.of(account.accountSid(), new Secret(account.authToken())),
                true);
        String theirs = account.authToken();
        assertThat(stored()).isEqualTo(theirs);
        bench.rotate("acme");
        assertThat(stored()).isEqualTo(account.authToken()).isNotEqualTo(theirs);
        assertThat(bench.credentials.isRotating("acme")).isFalse();
    }

    @Test
    void aRunSignsInWithThePromotedTokenBeforeItIsInItsPlace() {
        assertThatExceptionOfType(IllegalStateException.class)
                .isThrownBy(() -> TokenRotation.run(
                        bench.credentials,
                        bench.sdk(),
                        "acme",
                        step -> {
                            if (step == CredentialStep.STORE) {
                                throw new IllegalStateException("the program ends");
                            }
                        },
                        Cancellation.never()));
        assertThat(stored()).isEqualTo(first).isNotEqualTo(account.authToken());
        assertThat(bench.opens(
                        bench.credentials.loginOf(bench.credentials.find("acme").orElseThrow())))
                .isTrue();
    }

    @Test
    void aTokenInMemoryOnlyIsNotRotated() {
        bench.credentials.move("acme", KeptIn.SESSION);
        assertThat(code(() -> bench.rotate("acme"))).isEqualTo("SB-113");
        assertThat(code(() -> bench.createKey("acme"))).isEqualTo("SB-113");
        assertThat(bench.twilio.requests()).isEmpty();
    }

    @Test
    void onlyATokenCanRotateOrMakeKeys() {
        bench.createKey("acme");
        bench.credentials.dropToken("acme");
        assertThat(code(() -> bench.rotate("acme"))).isEqualTo("SB-112");
        assertThat(code(() -> bench.createKey("acme"))).isEqualTo("SB-112");
    }

    @Test
    void aSecondKeyIsNotMade() {
        bench.createKey("acme");
        assertThat(code(() -> bench.createKey("acme"))).isEqualTo("SB-117");
        assertThat(account.keys()).hasSize(1);
    }

    @Test
    void aKeyThatTwilioRefusesIsDeletedAgain() {
        bench.twilio.faults().when("GET", "/IncomingPhoneNumbers.json").error(401, 20003, "Authenticate");
        assertThat(code(() -> bench.createKey("acme"))).isEqualTo("SB-118");
        assertThat(account.keys()).isEmpty();
        assertNothingChanged();
        bench.createKey("acme");
        assertThat(account.keys()).hasSize(1);
    }

    @Test
    void aKeyThatWasBegunIsDeletedOnceAnotherOneIsInUse() {
        bench.twilio.faults().when("GET", "/IncomingPhoneNumbers.json").times(9).unavailable();
        assertThat(code(() -> bench.createKey("acme"))).isEqualTo("SB-301");
        bench.twilio.faults().clear();
        account.addKey("SK" + "5".repeat(32), "made-by-hand");
        bench.credentials.keep(
                bench.workspaces().require("acme"),
                EnteredCredentials.ofKey(account.accountSid(), "SK" + "5".repeat(32), new Secret("made-by-hand")),
                true);
        assertThat(account.keys()).hasSize(2);
        assertThat(code(() -> bench.createKey("acme"))).isEqualTo("SB-117");
        assertThat(account.keys()).extracting(key -> key.sid()).containsExactly("SK" + "5".repeat(32));
    }

    @Test
    void itStopsBetweenTwoStepsWhenCancelled() {
        Cancellation cancellation = new Cancellation();
        assertThatExceptionOfType(Cancellation.CancelledException.class)
                .isThrownBy(() -> TokenRotation.run(
                        bench.credentials,
                        bench.sdk(),
                        "acme",
                        step -> {
                            if (step == CredentialStep.VERIFY) {
                                cancellation.cancel();
                            }
                        },
                        cancellation));
        assertThat(bench.credentials.isRotating("acme")).isTrue();
        assertThat(stored()).isEqualTo(first).isEqualTo(account.authToken());
        bench.rotate("acme");
        assertThat(stored()).isEqualTo(account.authToken()).isNotEqualTo(first);
    }
}
