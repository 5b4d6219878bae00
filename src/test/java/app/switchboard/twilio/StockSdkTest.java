package app.switchboard.twilio;

import static app.switchboard.twilio.TlsInternet.CREDENTIALS;
import static app.switchboard.twilio.TlsInternet.LIST;
import static app.switchboard.twilio.TlsInternet.SID;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowable;

import app.switchboard.base.Cancellation;
import app.switchboard.base.FailureException;
import com.twilio.exception.ApiException;
import com.twilio.http.TwilioRestClient;
import com.twilio.rest.api.v2010.account.IncomingPhoneNumber;
import com.twilio.rest.messaging.v1.Service;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What the guard is for: the SDK as it comes, beside ours, on the same way to the same servers over TLS. */
class StockSdkTest {

    private static final Duration LONG = Duration.ofSeconds(20);

    private static TlsInternet internet;
    private static SdkTwilio ours;
    private static TwilioRestClient stock;

    @BeforeAll
    static void open() {
        internet = new TlsInternet(1001);
        ours = internet.guarded(LONG);
        stock = internet.stock();
    }

    @AfterEach
    void reset() {
        internet.reset();
    }

    @AfterAll
    static void close() {
        internet.close();
    }

    private List<String> stockNumbers() {
        List<String> sids = new ArrayList<>();
        for (IncomingPhoneNumber number :
                IncomingPhoneNumber.reader(SID).pageSize(1000).read(stock)) {
            sids.add(number.getSid());
        }
        return sids;
    }

    private void assertRefused(Runnable call, String code) {
        assertThatThrownBy(call::run)
                .isInstanceOfSatisfying(
                        FailureException.class,
                        e -> assertThat(e.failure().code()).isEqualTo(code));
    }

    /** Both come home with all numbers where nothing is wrong: what follows is not for want of a connection. */
    @Test
    void bothReachTwilio() {
        assertThat(stockNumbers()).hasSize(1001);
        assertThat(TlsInternet.list(ours)).hasSize(1001);
    }

    @Test
    void aPagingLinkThatChangesTheHostGetsTheStockSdksCredentialsAndNotOurs() {
        internet.nextPageIs(".evil.example/x");
        assertRefused(() -> TlsInternet.list(ours), "SB-205");
        assertThat(internet.thief.requests()).isEmpty();

        internet.nextPageIs(".evil.example/x");
        stockNumbers();
        assertThat(internet.thief.authorizations()).containsExactly(CREDENTIALS);
    }

    /** The newer APIs' links are whole addresses: to another host, and to Twilio's with no encryption, where everybody on the way reads along. */
    @ParameterizedTest
    @ValueSource(
            strings = {
                "https://www.evil.example/v1/Services?Page=1",
                "https://messaging.twilio.com.evil.example/v1/Services?Page=1",
                "http://messaging.twilio.com/v1/Services?Page=1"
            })
    void aPagingUrlElsewhereGetsTheStockSdksCredentialsAndNotOurs(String link) {
        String page = "{\"services\":[{\"sid\":\"MG" + "0".repeat(32) + "\",\"account_sid\":\"" + SID + "\"}],\"meta\":"
                + "{\"key\":\"services\",\"url\":\"https://messaging.twilio.com/v1/Services\",\"page_size\":50,"
                + "\"previous_page_url\":null,\"first_page_url\":null,\"next_page_url\":\"" + link + "\"}}";
        internet.twilio.faults().when("GET", "/v1/Services").always().raw(200, "application/json", page);

        var client = ours.connect(SID, TlsInternet.TOKEN, new Cancellation());
        assertRefused(client::messagingServices, "SB-205");
        assertThat(leaked()).isEmpty();

        Service.reader().read(stock).forEach(service -> {});
        assertThat(leaked()).containsExactly(CREDENTIALS);
    }

    /** What the thief got, and what passed by in the clear. */
    private List<String> leaked() {
        List<String> leaked = new ArrayList<>(internet.thief.authorizations());
        internet.proxy.heads().stream()
                .flatMap(String::lines)
                .filter(line -> line.startsWith("Authorization: "))
                .forEach(line -> leaked.add(line.substring("Authorization: ".length())));
        return leaked;
    }

    @Test
    void aRedirectCountsAsSuccessForTheStockSdkAndNotForUs() {
        internet.twilio.faults().when("GET", LIST).always().raw(302, "application/json", Foreigner.EMPTY_PAGE);
        assertThat(stockNumbers()).isEmpty();
        assertRefused(() -> TlsInternet.list(ours), "SB-207");
    }

    @Test
    void anEmptyPageEndsTheListingForTheStockSdkAndNotForUs() {
        internet.twilio.faults().when("GET", LIST).rewrite(StockSdkTest::emptied);
        assertThat(stockNumbers()).isEmpty();
        internet.twilio.faults().clear();
        internet.twilio.faults().when("GET", LIST).rewrite(StockSdkTest::emptied);
        assertThat(TlsInternet.list(ours)).hasSize(1);
    }

    private static String emptied(String page) {
        int start = page.indexOf('[', page.indexOf("\"incoming_phone_numbers\"")) + 1;
        return page.substring(0, start) + page.substring(page.indexOf("}]", start) + 1);
    }

    @Test
    void aSecondPageThatFailsTakesTheLastNumberOfTheFirstFromTheStockSdkAndNotFromUs() {
        internet.twilio.faults().when("GET", LIST).after(1).always().error(400, 20001, "made up");
        List<String> seen = new ArrayList<>();
        assertThat(catchThrowable(() -> {
                    for (IncomingPhoneNumber number :
                            IncomingPhoneNumber.reader(SID).pageSize(1000).read(stock)) {
                        seen.add(number.getSid());
                    }
                }))
                .isInstanceOf(ApiException.class);
        assertThat(seen).hasSize(999);

        internet.twilio.faults().clear();
        internet.twilio.faults().when("GET", LIST).after(1).always().error(400, 20001, "made up");
        List<TwilioNumber> given = new ArrayList<>();
        var client = ours.connect(SID, TlsInternet.TOKEN, new Cancellation());
        assertRefused(() -> client.listNumbers(given::addAll), "SB-303");
        assertThat(given).hasSize(1000);
    }

    @Test
    void aFailedPostIsSentThriceByTheStockSdkAndByUsNotBeforeReadingBack() {
        String sid = internet.account.numbers().getFirst().sid();
        internet.twilio.faults().when("POST", sid).always().serverError();
        Throwable ended = catchThrowable(() -> IncomingPhoneNumber.updater(SID, sid)
                .setSmsUrl("https://new.example/sms")
                .update(stock));
        assertThat(ended).isInstanceOf(ApiException.class);
        assertThat(internet.twilio.requests())
                .extracting(request -> request.method())
                .containsExactly("POST", "POST", "POST");

        internet.twilio.forgetRequests();
        internet.twilio.faults().clear();
        internet.twilio.faults().when("POST", sid).serverError();
        ours.connect(SID, TlsInternet.TOKEN, new Cancellation())
                .update(sid, Map.of(), Map.of(WebhookField.SMS_URL, "https://new.example/sms"));
        assertThat(internet.twilio.requests())
                .extracting(request -> request.method())
                .containsExactly("POST", "GET", "POST");
    }
}
