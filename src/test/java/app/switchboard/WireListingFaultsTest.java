package app.switchboard;

import static app.switchboard.WireAnswers.broken;
import static app.switchboard.WireAnswers.captivePortal;
import static app.switchboard.WireAnswers.error;
import static app.switchboard.WireAnswers.json;
import static app.switchboard.WireAnswers.page;
import static app.switchboard.WireAnswers.pageBody;
import static app.switchboard.WireAnswers.serverError;
import static app.switchboard.WireFixture.LISTING;
import static com.github.tomakehurst.wiremock.client.WireMock.aResponse;
import static com.github.tomakehurst.wiremock.client.WireMock.equalTo;
import static com.github.tomakehurst.wiremock.client.WireMock.get;
import static com.github.tomakehurst.wiremock.client.WireMock.getRequestedFor;
import static com.github.tomakehurst.wiremock.client.WireMock.urlPathEqualTo;
import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.params.provider.Arguments.argumentSet;

import app.switchboard.WireFixture.Ran;
import app.switchboard.demo.DemoNumber;
import com.fasterxml.jackson.databind.JsonNode;
import com.github.tomakehurst.wiremock.client.ResponseDefinitionBuilder;
import com.github.tomakehurst.wiremock.http.Fault;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** The wire fails in mid-listing: the run is incomplete, nothing is reconciled, the last good rows and their age stay. */
class WireListingFaultsTest {

    private static final String SECOND_PAGE = LISTING + "?PageSize=1000&Page=1&PageToken=PAsecond";

    @TempDir
    Path folder;

    private WireFixture fixture;

    @BeforeEach
    void open() {
        fixture = new WireFixture(folder, 20).bringInSync();
    }

    @AfterEach
    void close() {
        fixture.close();
    }

    static Stream<Arguments> faults() {
        return Stream.of(
                argumentSet("reset", broken(Fault.CONNECTION_RESET_BY_PEER), "SB-203", 4),
                argumentSet("closed", broken(Fault.EMPTY_RESPONSE), "SB-203", 4),
                argumentSet("malformed chunk", broken(Fault.MALFORMED_RESPONSE_CHUNK), "SB-203", 4),
                argumentSet("garbage", broken(Fault.RANDOM_DATA_THEN_CLOSE), "SB-203", 4),
                argumentSet("500 four times", serverError(), "SB-301", 4),
                argumentSet("body over 16 MiB", json("[" + "1,".repeat(9 << 20) + "1]"), "SB-206", 4),
                argumentSet("half a page", json(halfAPage()), "SB-204", 1),
                argumentSet("a list that is none", json("{\"incoming_phone_numbers\":null}"), "SB-209", 1),
                argumentSet(
                        "a page without its links",
                        json("{\"incoming_phone_numbers\":[],\"next_page_uri\":\"" + SECOND_PAGE + "\"}"),
                        "SB-209",
                        1),
                argumentSet("captive portal", captivePortal(), "SB-212", 1),
                argumentSet("captive portal, by a redirect", captivePortal().withStatus(302), "SB-212", 1),
                argumentSet("captive portal, by its own status", captivePortal().withStatus(511), "SB-212", 4),
                argumentSet("another account's page", json(strangersPage()), "SB-211", 1));
    }

    private static String halfAPage() {
        String whole = pageBody(List.of(stranger()), null);
        return whole.substring(0, whole.length() / 2);
    }

    private static String strangersPage() {
        return pageBody(List.of(stranger()), null).replace(WireFixture.SID, "AC" + "f".repeat(32));
    }

    private static DemoNumber stranger() {
        return DemoNumber.builder("+14155559999").build();
    }

    @ParameterizedTest
    @MethodSource("faults")
    void theRunIsIncompleteAndReconcilesNothing(ResponseDefinitionBuilder fault, String code, int requests) {
        Map<String, JsonNode> before = fixture.rows();
        Instant asOf = fixture.asOf();
        twoAreReleasedAndTheSecondPageFails(fault);

        Ran ran = fixture.sync();

        assertThat(ran.exitCode()).isEqualTo(4);
        assertThat(ran.outcome()).isEqualTo("incomplete");
        assertThat(ran.codes()).containsExactly(code);
        assertThat(ran.err()).contains(code + ": ");
        assertThat(ran.json().get("released").asInt()).isZero();
        assertThat(ran.json().get("retries").asInt()).isEqualTo(requests - 1);
        assertThat(fixture.methodsTo(SECOND_PAGE)).hasSize(requests).containsOnly("GET");
        assertThat(fixture.posts()).isZero();
        assertThat(fixture.rows()).isEqualTo(before);
        assertThat(fixture.asOf()).isEqualTo(asOf);
    }

    @Test
    void theNextCompleteRunReleasesWhatTheFailedOneLeftAlone() {
        twoAreReleasedAndTheSecondPageFails(captivePortal());
        assertThat(fixture.sync().exitCode()).isEqualTo(4);
        Instant asOf = fixture.asOf();
        List<String> gone = fixture.rows().keySet().stream()
                .filter(sid -> fixture.account.number(sid).isEmpty())
                .toList();
        fixture.wire.resetMappings();
        fixture.letAllThrough();

        Ran ran = fixture.sync();

        assertThat(ran.exitCode()).isZero();
        assertThat(ran.json().get("released").asInt()).isEqualTo(2);
        assertThat(gone)
                .hasSize(2)
                .allSatisfy(sid -> assertThat(fixture.stored(sid, "status")).isEqualTo("released"));
        assertThat(fixture.asOf()).isAfter(asOf);
    }

    @Test
    void rejectedInMidListingStopsAtOnce() {
        Map<String, JsonNode> before = fixture.rows();
        twoAreReleasedAndTheSecondPageFails(error(401, 20003));

        Ran ran = fixture.sync();

        assertThat(ran.exitCode()).isEqualTo(3);
        assertThat(ran.outcome()).isEqualTo("rejected");
        assertThat(ran.codes()).containsExactly("SB-101");
        assertThat(ran.json().get("failures").get(0).get("twilio_code").asInt()).isEqualTo(20003);
        assertThat(ran.json().get("retries").asInt()).isZero();
        assertThat(fixture.methodsTo(SECOND_PAGE)).hasSize(1);
        assertThat(fixture.rows()).isEqualTo(before);
    }

    /** The first page lacks numbers that Twilio no longer knows: whoever reconciled now would release them, and ten more. */
    private void twoAreReleasedAndTheSecondPageFails(ResponseDefinitionBuilder fault) {
        List<DemoNumber> all = fixture.account.numbers();
        fixture.account.remove(all.get(18).sid());
        fixture.account.remove(all.get(19).sid());
        fixture.always(get(urlPathEqualTo(LISTING)), page(all.subList(0, 10), SECOND_PAGE));
        fixture.wire.stubFor(get(urlPathEqualTo(LISTING))
                .atPriority(0)
                .withQueryParam("PageToken", equalTo("PAsecond"))
                .willReturn(fault));
    }

    @Test
    void aRedirectIsNotFollowed() {
        var elsewhere = WireFixture.server();
        try {
            elsewhere.stubFor(get(urlPathEqualTo("/portal")).willReturn(captivePortal()));
            fixture.always(
                    get(urlPathEqualTo(LISTING)),
                    aResponse().withStatus(302).withHeader("Location", elsewhere.baseUrl() + "/portal"));

            Ran ran = fixture.sync();

            assertThat(ran.exitCode()).isEqualTo(4);
            assertThat(ran.outcome()).isEqualTo("incomplete");
            assertThat(ran.codes()).containsExactly("SB-207");
            assertThat(elsewhere.getAllServeEvents()).isEmpty();
            fixture.wire.verify(1, getRequestedFor(urlPathEqualTo(LISTING)));
        } finally {
            elsewhere.stop();
        }
    }
}
