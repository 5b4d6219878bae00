package app.switchboard.twilio;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import app.switchboard.base.Cancellation;
import app.switchboard.base.FailureException;
import app.switchboard.base.Secret;
import app.switchboard.demo.DemoAccount;
import app.switchboard.demo.DemoTwilio;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.AfterEach;

/** An account on a real server, and the adapter as its client. */
abstract class SdkFixture {

    static final String SID = "AC" + "0123456789abcdef".repeat(2);
    static final Secret TOKEN = new Secret("fedcba9876543210fedcba9876543210");
    static final String LIST = "IncomingPhoneNumbers.json";
    final DemoAccount account = DemoAccount.ofSize(SID, TOKEN.reveal(), 2500);
    final DemoTwilio server = DemoTwilio.start(account);
    final SdkTwilio twilio = new SdkTwilio(new TwilioAddress(server.address()), Duration.ofMillis(600));
    final TwilioAccount client = twilio.connect(SID, TOKEN, new Cancellation());

    @AfterEach
    void close() {
        twilio.close();
        server.close();
    }

    List<TwilioNumber> list() {
        List<TwilioNumber> all = new ArrayList<>();
        client.listNumbers(all::addAll);
        return all;
    }

    static void assertFails(ThrowingCallable call, String code) {
        assertThatThrownBy(call)
                .isInstanceOfSatisfying(
                        FailureException.class,
                        e -> assertThat(e.failure().code()).isEqualTo(code));
    }
}
