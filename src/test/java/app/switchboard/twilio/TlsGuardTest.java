package app.switchboard.twilio;

import static app.switchboard.twilio.TlsInternet.CREDENTIALS;
import static app.switchboard.twilio.TlsInternet.LIST;
import static app.switchboard.twilio.TlsInternet.SID;
import static app.switchboard.twilio.TlsInternet.TOKEN;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import app.switchboard.base.Cancellation;
import app.switchboard.base.FailureException;
import app.switchboard.twilio.Foreigner.Answer;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The guard, row by row, against Twilio's own names over TLS. What the stock SDK does in its place is in {@link StockSdkTest}. */
class TlsGuardTest {

    private static final Duration LONG = Duration.ofSeconds(20);

    /** For answers that never end; they are asked for four times. Longer than a tunnel and a handshake take on a busy machine: where those are late, the proxy is to blame. */
    private static final Duration SHORT = Duration.ofSeconds(1);

    private static TlsInternet internet;
    private static SdkTwilio ours;

    @BeforeAll
    static void open() {
        internet = new TlsInternet(1001);
        ours = internet.guarded(LONG);
    }

    @AfterEach
    void reset() {
        internet.reset();
    }

    @AfterAll
    static void close() {
        internet.close();
    }

    static void assertFails(ThrowingCallable call, String code) {
        assertThatThrownBy(call)
                .isInstanceOfSatisfying(
                        FailureException.class,
                        e -> assertThat(e.failure().code()).isEqualTo(code));
    }

    private static TwilioAccount account() {
        return ours.connect(SID, TOKEN, new Cancellation());
    }

    @Test
    void theCredentialsGoToTwilioInsideTheTunnelAndNowhereElse() {
        assertThat(TlsInternet.list(ours)).hasSize(1001);
        assertThat(internet.front.received()).contains("Authorization: " + CREDENTIALS);
        assertThat(internet.proxy.heads())
                .allSatisfy(head -> assertThat(head)
                        .startsWith("CONNECT api.twilio.com:443 ")
                        .doesNotContainIgnoringCase("authorization"));
    }

    /** Also back to Twilio's own host by another port, as somebody else, and unencrypted. */
    @ParameterizedTest
    @ValueSource(
            strings = {
                ".evil.example/x",
                "@www.evil.example/x",
                ":x@www.evil.example/x",
                ":8443/2010-04-01/x",
                "\\\\@www.evil.example/x",
                "%2eevil.example/x"
            })
    void aPagingLinkElsewhereIsNotFollowed(String link) {
        internet.nextPageIs(link);
        assertThatThrownBy(() -> TlsInternet.list(ours))
                .isInstanceOfSatisfying(
                        FailureException.class,
                        e -> assertThat(e.failure().code()).isIn("SB-205", "SB-204", "SB-209"));
        assertThat(internet.thief.requests()).isEmpty();
        assertThat(internet.proxy.heads())
                .allSatisfy(head -> assertThat(head).startsWith("CONNECT api.twilio.com:443 "));
        assertThat(internet.twilio.requests()).hasSize(1);
    }

    @ParameterizedTest
    @ValueSource(ints = {301, 302, 303, 307, 308})
    void aRedirectIsAFailureAndNotFollowed(int status) {
        internet.replaceTwilioFor(
                request -> new Answer(status, "", ""),
                Map.of("Location", "https://www.evil.example/x"),
                here -> assertFails(() -> TlsInternet.list(here), "SB-207"));
        assertThat(internet.thief.requests()).isEmpty();
    }

    @Test
    void anEmptyPageInTheMiddleDoesNotEndTheListing() {
        internet.replaceTwilioFor(
                request -> Answer.json(
                        request.number() < 3 ? page(request.number(), 0, link(request.number())) : page(3, 2, null)),
                Map.of(),
                here -> assertThat(TlsInternet.list(here)).hasSize(2));
    }

    @Test
    void aTokenThatComesAgainEndsTheListing() {
        internet.replaceTwilioFor(
                request -> Answer.json(page(request.number(), 2, link(request.number() % 3))),
                Map.of(),
                here -> assertFails(() -> TlsInternet.list(here), "SB-210"));
    }

    /** A new token each time, and never a number that was not there before. */
    @ParameterizedTest
    @ValueSource(ints = {0, 2})
    void pagesWithoutEndAreGivenUp(int numbers) {
        int asked = internet.replaceTwilioFor(
                request -> Answer.json(page(0, numbers, link(request.number()))),
                Map.of(),
                here -> assertFails(() -> TlsInternet.list(here), "SB-217"));
        assertThat(asked).isBetween(PageBounds.MOST_BARREN, PageBounds.MOST_BARREN + 1);
    }

    private static String link(int token) {
        return "/2010-04-01/Accounts/" + SID + "/" + LIST + "?PageSize=1000&PageToken=PA" + token;
    }

    static String page(int page, int numbers, @Nullable String next) {
        List<String> items = IntStream.range(0, numbers)
                .mapToObj(i -> "{\"sid\":\"PN%016d%016d\",\"account_sid\":\"%s\",\"phone_number\":\"+1415555%04d\"}"
                        .formatted(page, i, SID, i))
                .toList();
        return "{\"incoming_phone_numbers\":[" + String.join(",", items) + "],\"uri\":\"/x\",\"next_page_uri\":"
                + (next == null ? "null" : "\"" + next + "\"") + "}";
    }

    @Test
    void anAnswerThatDripsEndsByTheDeadlineBodyIncluded() {
        SdkTwilio hurried = internet.guarded(SHORT);
        internet.front.drip();
        assertFails(() -> TlsInternet.list(hurried), "SB-202");
    }

    @Test
    void anAnswerThatNeverComesEndsByTheDeadline() {
        SdkTwilio hurried = internet.guarded(SHORT);
        internet.twilio.faults().when("GET", LIST).always().hang();
        assertFails(() -> TlsInternet.list(hurried), "SB-202");
    }

    @Test
    void aBodyWithoutEndIsCutAtItsCap() {
        internet.twilio.faults().when("GET", LIST).always().endless();
        assertFails(() -> TlsInternet.list(ours), "SB-206");
    }

    @Test
    void aSecondPageThatFailsFailsTheListing() {
        internet.twilio.faults().when("GET", LIST).after(1).always().serverError();
        assertFails(() -> TlsInternet.list(ours), "SB-301");
    }

    @ParameterizedTest
    @ValueSource(ints = {500, 503})
    void aFailedUpdateIsReadBackBeforeItIsSentAgain(int status) {
        String sid = internet.account.numbers().getFirst().sid();
        internet.twilio.faults().when("POST", sid).error(status, 20000 + status, "made up");
        account().update(sid, Map.of(), Map.of(WebhookField.SMS_URL, "https://new.example/" + status));
        assertThat(internet.twilio.requests())
                .extracting(request -> request.method())
                .containsExactly("POST", "GET", "POST");
        internet.account.change(sid, number -> number.toBuilder().smsUrl("").build());
    }

    @Test
    void whatIsOfAnotherAccountIsRefused() {
        String other = "AC" + "f".repeat(32);
        String sid = internet.account.numbers().getFirst().sid();
        Map<WebhookField, String> to = Map.of(WebhookField.SMS_URL, "https://new.example/other");
        internet.twilio.faults().when("GET", "").always().rewrite(body -> body.replace(SID, other));
        internet.twilio.faults().when("POST", "").always().rewrite(body -> body.replace(SID, other));
        assertFails(() -> account().verify(), "SB-211");
        assertFails(() -> TlsInternet.list(ours), "SB-211");
        assertFails(() -> account().number(sid), "SB-211");
        assertFails(() -> account().update(sid, Map.of(), to), "SB-211");
    }

    @Test
    void whatIsOfAnotherNumberIsNoReadBack() {
        String sid = internet.account.numbers().getFirst().sid();
        String other = internet.account.numbers().getLast().sid();
        internet.twilio.faults().when("GET", sid).always().rewrite(body -> body.replace(sid, other));
        internet.twilio.faults().when("POST", sid).always().rewrite(body -> body.replace(sid, other));
        assertFails(() -> account().number(sid), "SB-218");
        assertFails(
                () -> account().update(sid, Map.of(), Map.of(WebhookField.SMS_URL, "https://new.example/n")), "SB-218");
    }
}
