package app.switchboard.twilio;

import static app.switchboard.twilio.TlsGuardTest.assertFails;
import static app.switchboard.twilio.TlsInternet.SID;
import static app.switchboard.twilio.TlsInternet.TOKEN;
import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.params.provider.Arguments.argumentSet;

import app.switchboard.base.Cancellation;
import app.switchboard.demo.DemoAccount;
import app.switchboard.demo.DemoTwilio;
import java.time.Duration;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** A network's sign-in page in place of Twilio is told as that, whatever was asked. That such a run reconciles nothing is in {@code WireListingFaultsTest}. */
class CaptivePortalTest {

    private static final String PAGE = "<!doctype html><title>Guest Wi-Fi</title><form>Accept</form>";
    private static final Map<WebhookField, String> CHANGE = Map.of(WebhookField.SMS_URL, "https://new.example/sms");

    private final DemoAccount account = DemoAccount.ofSize(SID, TOKEN.reveal(), 3);
    private final DemoTwilio server = DemoTwilio.start(account);
    private final SdkTwilio twilio = new SdkTwilio(
            new TwilioAddress(server.address()), Duration.ofSeconds(20), new Hurried(Transport.network()));
    private final TwilioAccount client = twilio.connect(SID, TOKEN, new Cancellation());

    @AfterEach
    void close() {
        twilio.close();
        server.close();
    }

    static Stream<Arguments> pages() {
        return Stream.of(
                argumentSet("a page", 200, "text/html; charset=utf-8", PAGE),
                argumentSet("a page that says it is JSON", 200, "application/json", PAGE),
                argumentSet("after a byte order mark", 200, "text/plain", "\uFEFF\r\n" + PAGE),
                argumentSet("XHTML", 203, "application/xhtml+xml", "<?xml version=\"1.0\"?><html/>"),
                argumentSet("a redirect with a page", 302, "text/html", PAGE),
                argumentSet("the status for it (RFC 6585)", 511, "text/plain", ""),
                argumentSet("a page that says 401", 401, "text/html", PAGE));
    }

    @ParameterizedTest
    @MethodSource("pages")
    void aSignInPageIsNamed(int status, String type, String body) {
        String sid = account.numbers().getFirst().sid();
        server.faults().when(request -> true).always().raw(status, type, body);
        assertFails(client::verify, "SB-212");
        assertFails(() -> client.listNumbers(page -> {}), "SB-212");
        assertFails(() -> client.number(sid), "SB-212");
        assertFails(() -> client.update(sid, Map.of(), CHANGE), "SB-212");
        assertFails(client::messagingServices, "SB-212");
        assertThat(account.number(sid).orElseThrow().smsUrl()).isNullOrEmpty();
    }

    @Test
    void asSoonAsThePageIsGoneTheSameConnectionWorks() {
        server.faults().when(request -> true).times(1).raw(401, "text/html", PAGE);
        assertFails(client::verify, "SB-212");
        assertThat(client.verify().sid()).isEqualTo(SID);
    }

    @ParameterizedTest
    @MethodSource("pages")
    void whatIsBehindASignInPageIsNotThereYet(int status, String type, String body) {
        server.faults().when(request -> true).always().raw(status, type, body);
        assertThat(twilio.reachable()).isEqualTo(!type.contains("html") && status != 511);
    }

    /** Twilio's own edge answers so when something is wrong behind it. */
    @Test
    void aPageOfTwiliosTroublesIsNone() {
        String sid = account.numbers().getFirst().sid();
        server.faults().when("GET", sid).always().raw(502, "text/html", "<html>Bad Gateway</html>");
        assertFails(() -> client.number(sid), "SB-301");
        server.faults().clear();
        server.faults().when("GET", sid).raw(403, "text/html", "<html>Blocked by your company</html>");
        assertFails(() -> client.number(sid), "SB-204");
    }
}
