package app.switchboard.twilio;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import app.switchboard.base.Cancellation;
import app.switchboard.base.Failure;
import app.switchboard.base.FailureException;
import app.switchboard.base.Secret;
import app.switchboard.demo.DemoAccount;
import app.switchboard.demo.DemoKey;
import app.switchboard.demo.DemoTwilio;
import java.util.List;
import java.util.stream.IntStream;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** API keys and the tokens of a rotation, on the wire. */
class AccountSecretsTest {

    private static final String SID = "AC" + "0123456789abcdef".repeat(2);
    private static final Login.Token TOKEN = new Login.Token(SID, new Secret("fedcba9876543210fedcba9876543210"));

    private final DemoAccount account = DemoAccount.ofSize(SID, TOKEN.secret().reveal(), 3);
    private final DemoTwilio demo = DemoTwilio.start(account);
    private final SdkTwilio twilio = new SdkTwilio(new TwilioAddress(demo.address()));
    private final AccountSecrets secrets = twilio.secretsOf(TOKEN, Cancellation.never());

    @AfterEach
    void stop() {
        twilio.close();
        demo.close();
    }

    private TwilioAccount connect(Login login) {
        return twilio.connect(login, Cancellation.never());
    }

    private static Failure failure(ThrowingCallable call) {
        return catchThrowableOfType(FailureException.class, call).failure();
    }

    @Test
    void aKeyIsVerifiedByAListingOfOneNumber() {
        Login.Key key = secrets.createKey("Switchboard test");
        demo.forgetRequests();

        assertThat(connect(key).verify().sid()).isEqualTo(SID);

        assertThat(demo.requests()).singleElement().satisfies(request -> {
            assertThat(request.path()).endsWith("/IncomingPhoneNumbers.json");
            assertThat(request.query()).containsEntry("PageSize", "1");
        });
        connect(key).listNumbers(page -> assertThat(page).hasSize(3));
        assertThat(connect(key).messagingServices()).isEmpty();
    }

    @Test
    void aWrongKeyIsCalledOne() {
        Login.Key wrong = new Login.Key(SID, "SK" + "1".repeat(32), new Secret("x".repeat(32)));
        Failure failure = failure(() -> connect(wrong).verify());
        assertThat(failure.code()).isEqualTo("SB-108");
        assertThat(failure.twilioCode()).isEqualTo(20003);
        assertThat(failure(() -> connect(wrong).listNumbers(page -> {})).code()).isEqualTo("SB-108");
    }

    @Test
    void aKeyOfAnotherAccountIsToldApart() {
        Login.Key key = secrets.createKey("");
        Failure failure = failure(() -> connect(new Login.Key("AC" + "1".repeat(32), key.keySid(), key.secret()))
                .verify());
        assertThat(failure.code()).isEqualTo("SB-107");
        assertThat(failure.wayOut()).contains("API key");
    }

    @Test
    void keysAreListedPageByPageAndDeleted() {
        IntStream.range(0, 1001).forEach(i -> account.addKey("SK" + "%032x".formatted(i), "s"));
        Login.Key made = secrets.createKey("Switchboard test");
        assertThat(secrets.keys()).hasSize(1002).contains(new AccountSecrets.ApiKey(made.keySid(), "Switchboard test"));

        secrets.deleteKey(made.keySid());
        secrets.deleteKey(made.keySid());

        assertThat(account.keys()).extracting(DemoKey::sid).doesNotContain(made.keySid());
        assertThat(failure(() -> connect(made).verify()).code()).isEqualTo("SB-108");
    }

    @Test
    void thePromotedTokenOpensTheAccountAndTheOldOneDoesNot() {
        Secret next = secrets.createSecondaryToken();
        Login.Token login = new Login.Token(SID, next);
        assertThat(connect(login).verify().status()).isEqualTo("active");
        assertThat(connect(TOKEN).verify().status()).isEqualTo("active");

        assertThat(secrets.promoteSecondaryToken()).isEqualTo(next);

        assertThat(account.authToken()).isEqualTo(next.reveal());
        assertThat(connect(login).verify().status()).isEqualTo("active");
        assertThat(failure(() -> connect(TOKEN).verify()).code()).isEqualTo("SB-101");
    }

    @Test
    void oneSecondaryTokenAtATime() {
        var ignored = secrets.createSecondaryToken();
        assertThat(failure(secrets::createSecondaryToken).code()).isEqualTo("SB-303");
        secrets.deleteSecondaryToken();
        secrets.deleteSecondaryToken();
        assertThat(account.secondaryToken()).isEmpty();
        assertThat(failure(secrets::promoteSecondaryToken).twilioCode()).isEqualTo(20404);
    }

    @Test
    void nothingIsSentTwice() {
        for (String path : List.of("/Keys.json", "/v1/AuthTokens/Secondary", "/v1/AuthTokens/Promote")) {
            demo.faults().when("POST", path).serverError();
        }
        assertThat(failure(() -> secrets.createKey("")).code()).isEqualTo("SB-301");
        assertThat(failure(secrets::createSecondaryToken).code()).isEqualTo("SB-301");
        assertThat(failure(secrets::promoteSecondaryToken).code()).isEqualTo("SB-301");
        assertThat(demo.requests()).hasSize(3);
    }

    @Test
    void anAnswerWithoutItsSecretIsNone() {
        demo.faults().when("POST", "/Keys.json").rewrite(body -> body.replace("\"secret\"", "\"other\""));
        assertThat(failure(() -> secrets.createKey("")).code()).isEqualTo("SB-209");
        demo.faults().when("POST", "/Secondary").rewrite(body -> body.replace(SID, "AC" + "9".repeat(32)));
        assertThat(failure(secrets::createSecondaryToken).code()).isEqualTo("SB-211");
    }
}
