package app.switchboard;

import static app.switchboard.WireAnswers.page;
import static app.switchboard.WireAnswers.services;
import static app.switchboard.WireFixture.LISTING;
import static app.switchboard.WireFixture.SERVICES;
import static com.github.tomakehurst.wiremock.client.WireMock.equalTo;
import static com.github.tomakehurst.wiremock.client.WireMock.get;
import static com.github.tomakehurst.wiremock.client.WireMock.urlPathEqualTo;
import static org.assertj.core.api.Assertions.assertThat;

import app.switchboard.WireFixture.Ran;
import app.switchboard.demo.DemoNumber;
import com.fasterxml.jackson.databind.JsonNode;
import com.github.tomakehurst.wiremock.WireMockServer;
import com.github.tomakehurst.wiremock.client.ResponseDefinitionBuilder;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Pages and the links between them: nothing is counted twice, lost on the way, or fetched from strangers. */
class WirePagingTest {

    @TempDir
    Path folder;

    private WireFixture fixture;
    private List<DemoNumber> all;

    @BeforeEach
    void open() {
        fixture = new WireFixture(folder, 20).bringInSync();
        all = fixture.account.numbers();
    }

    @AfterEach
    void close() {
        fixture.close();
    }

    private static String linkTo(String token) {
        return LISTING + "?PageSize=1000&Page=1&PageToken=" + token;
    }

    private void firstPage(ResponseDefinitionBuilder page) {
        fixture.always(get(urlPathEqualTo(LISTING)), page);
    }

    private void pageOf(String token, ResponseDefinitionBuilder page) {
        fixture.wire.stubFor(get(urlPathEqualTo(LISTING))
                .atPriority(0)
                .withQueryParam("PageToken", equalTo(token))
                .willReturn(page));
    }

    private void assertComplete(Ran ran) {
        assertThat(ran.exitCode()).isZero();
        assertThat(ran.outcome()).isEqualTo("complete");
        assertThat(ran.codes()).isEmpty();
    }

    private void assertIncomplete(Ran ran, String code, Map<String, JsonNode> before) {
        assertThat(ran.exitCode()).isEqualTo(4);
        assertThat(ran.outcome()).isEqualTo("incomplete");
        assertThat(ran.codes()).containsExactly(code);
        assertThat(ran.json().get("released").asInt()).isZero();
        assertThat(fixture.rows()).isEqualTo(before);
    }

    @Test
    void aNumberOnTwoPagesIsOneRow() {
        DemoNumber fresh =
                DemoNumber.builder("+14155559999").smsUrl(WireFixture.OURS).build();
        fixture.account.add(fresh);
        List<DemoNumber> now = fixture.account.numbers();
        firstPage(page(now.subList(0, 12), linkTo("PAsecond")));
        // The list moved by a few places between the two requests; the new number is even twice on one page.
        pageOf("PAsecond", page(twice(now.subList(8, 21), fresh), null));

        Ran ran = fixture.sync();

        assertComplete(ran);
        assertThat(ran.json().get("listed").asInt()).isEqualTo(21);
        assertThat(ran.json().get("added").asInt()).isEqualTo(1);
        assertThat(ran.json().get("unchanged").asInt()).isEqualTo(20);
        assertThat(ran.webhooks("already")).isEqualTo(21);
        // The keys of this map are SIDs, none of which came up twice.
        assertThat(fixture.rows()).hasSize(21).containsKey(fresh.sid());
    }

    private static List<DemoNumber> twice(List<DemoNumber> numbers, DemoNumber one) {
        List<DemoNumber> more = new ArrayList<>(numbers);
        more.add(one);
        return more;
    }

    @Test
    void anEmptyPageInTheMiddleDoesNotEndTheListing() {
        firstPage(page(all.subList(0, 10), linkTo("PAempty")));
        pageOf("PAempty", page(List.of(), linkTo("PAthird")));
        pageOf("PAthird", page(all.subList(10, 20), null));

        Ran ran = fixture.sync();

        assertComplete(ran);
        assertThat(ran.json().get("listed").asInt()).isEqualTo(20);
        assertThat(ran.json().get("unchanged").asInt()).isEqualTo(20);
        assertThat(fixture.methodsTo(LISTING)).hasSize(3);
    }

    @Test
    void pagesThatGoInACircleEnd() {
        Map<String, JsonNode> before = fixture.rows();
        firstPage(page(all.subList(0, 10), linkTo("PAround")));
        pageOf("PAround", page(all.subList(10, 18), linkTo("PAround")));

        assertIncomplete(fixture.sync(), "SB-210", before);

        assertThat(fixture.methodsTo(LISTING)).hasSize(2);
    }

    /** What stands behind the host in each of these is a server of a stranger, which counts what it gets. */
    @ParameterizedTest
    @ValueSource(strings = {"@STRANGER/page", ".evil.example/page", ":STRANGER_PORT/page", "x@STRANGER/page"})
    void aNextPageOfAnotherHostIsNotAskedFor(String link) {
        Map<String, JsonNode> before = fixture.rows();
        WireMockServer stranger = WireFixture.server();
        try {
            firstPage(page(all.subList(0, 10), toStranger(link, stranger)));
            assertIncomplete(fixture.sync(), "SB-205", before);
            assertThat(stranger.getAllServeEvents()).isEmpty();
            assertThat(fixture.methodsTo(LISTING)).hasSize(1);
        } finally {
            stranger.stop();
        }
    }

    /** The newer APIs' links are whole addresses. */
    @ParameterizedTest
    @ValueSource(
            strings = {
                "http://STRANGER/page",
                "https://STRANGER/page",
                "http://messaging.twilio.com/v1/Services?Page=1",
                "https://messaging.twilio.com.evil.example/v1/Services",
                "https://messaging.twilio.com:STRANGER_PORT/v1/Services"
            })
    void aNextPageUrlOfAnotherHostIsNotAskedFor(String link) {
        Map<String, JsonNode> before = fixture.rows();
        WireMockServer stranger = WireFixture.server();
        try {
            fixture.always(get(urlPathEqualTo(SERVICES)), services(toStranger(link, stranger)));
            assertIncomplete(fixture.sync(), "SB-205", before);
            assertThat(stranger.getAllServeEvents()).isEmpty();
            assertThat(fixture.methodsTo(SERVICES)).hasSize(1);
        } finally {
            stranger.stop();
        }
    }

    private static String toStranger(String link, WireMockServer stranger) {
        return link.replace("STRANGER_PORT", Integer.toString(stranger.port()))
                .replace("STRANGER", "127.0.0.1:" + stranger.port());
    }
}
