package app.switchboard.demo;

import static app.switchboard.demo.Peer.SID;
import static app.switchboard.demo.Peer.TOKEN;
import static app.switchboard.demo.Peer.json;
import static app.switchboard.demo.Peer.number;
import static app.switchboard.demo.Peer.numbers;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.net.http.HttpResponse;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class DemoTwilioTest {

    private final DemoAccount account = DemoAccount.ofSize(SID, TOKEN, 7);
    private DemoTwilio twilio;
    private Peer peer;

    @BeforeEach
    void start() {
        twilio = DemoTwilio.start(account);
        peer = new Peer(twilio, SID, TOKEN);
    }

    @AfterEach
    void stop() {
        twilio.close();
    }

    @Test
    void listensOnLoopbackAlone() {
        assertThat(twilio.address().toString()).matches("http://127\\.0\\.0\\.1:\\d+");
    }

    @Test
    void wrongTokenAnswersTwilios401() throws Exception {
        HttpResponse<String> answer = new Peer(twilio, SID, "wrong").get(numbers(""));

        assertThat(answer.statusCode()).isEqualTo(401);
        assertThat(answer.body())
                .isEqualTo("{\"code\":20003,\"message\":\"Authenticate\","
                        + "\"more_info\":\"https://www.twilio.com/docs/errors/20003\",\"status\":401}");
        assertThat(twilio.requests()).extracting(Recorded::status).containsExactly(401);
    }

    @Test
    void everyAnswerSaysWhatItIs() throws Exception {
        for (String path : List.of(numbers(""), "/v1/Services", "/nothing/here")) {
            HttpResponse<String> answer = peer.get(path);
            assertThat(answer.headers().firstValue("Content-Type")).contains("application/json");
            assertThat(answer.headers().firstValue("Twilio-Concurrent-Requests"))
                    .contains("1");
            assertThat(answer.headers().firstValue("Twilio-Request-Id"))
                    .hasValueSatisfying(id -> assertThat(id).matches("RQ[0-9a-f]{32}"));
        }
    }

    @Test
    void accountHasItsRealFields() throws Exception {
        account.friendlyName("Müller & Söhne").type("Trial").status("suspended");

        JsonNode body = json(peer.get("/2010-04-01/Accounts/" + SID + ".json"));

        assertThat(body.get("auth_token").asText()).isEqualTo(TOKEN);
        assertThat(body.get("owner_account_sid").asText()).isEqualTo(SID);
        assertThat(body.get("friendly_name").asText()).isEqualTo("Müller & Söhne");
        assertThat(body.get("type").asText()).isEqualTo("Trial");
        assertThat(body.get("status").asText()).isEqualTo("suspended");
        assertThat(body.at("/subresource_uris/incoming_phone_numbers").asText()).isEqualTo(numbers(""));
    }

    @Test
    void standardKeyOpensNumbersButNotTheAccount() throws Exception {
        account.addKey("SK1", "secret");
        Peer byKey = new Peer(twilio, "SK1", "secret");

        assertThat(byKey.get(numbers("")).statusCode()).isEqualTo(200);
        assertThat(byKey.get("/2010-04-01/Accounts/" + SID + ".json").statusCode())
                .isEqualTo(401);
    }

    @Test
    void parentOpensSubaccountAndStrangerDoesNot() throws Exception {
        DemoAccount sub = DemoAccount.empty("ACsub", "s").ownedBy(SID);
        DemoAccount stranger = DemoAccount.empty("ACother", "o");
        try (DemoTwilio three = DemoTwilio.start(account, sub, stranger)) {
            Peer parent = new Peer(three, SID, TOKEN);
            assertThat(parent.get("/2010-04-01/Accounts/ACsub.json").statusCode())
                    .isEqualTo(200);
            assertThat(parent.get("/2010-04-01/Accounts/ACother.json").statusCode())
                    .isEqualTo(404);
            assertThat(new Peer(three, "ACsub", "s")
                            .get("/2010-04-01/Accounts/" + SID + ".json")
                            .statusCode())
                    .isEqualTo(404);
        }
    }

    @Test
    void firstPageHasRelativeLinksAndCounts() throws Exception {
        JsonNode page = json(peer.get(numbers("?PageSize=3")));

        String last = account.numbers().get(2).sid();
        assertThat(page.get("uri").asText()).isEqualTo(numbers("?PageSize=3&Page=0"));
        assertThat(page.get("first_page_uri").asText()).isEqualTo(numbers("?PageSize=3&Page=0"));
        assertThat(page.get("next_page_uri").asText()).isEqualTo(numbers("?PageSize=3&Page=1&PageToken=PA" + last));
        assertThat(page.get("previous_page_uri").isNull()).isTrue();
        assertThat(page.get("start").asInt()).isZero();
        assertThat(page.get("end").asInt()).isEqualTo(2);
        assertThat(page.get("page_size").asInt()).isEqualTo(3);
        assertThat(page.get("incoming_phone_numbers")).hasSize(3);
    }

    @Test
    void linksLeadThroughEveryNumberAndBack() throws Exception {
        JsonNode second = json(peer.get(
                json(peer.get(numbers("?PageSize=3"))).get("next_page_uri").asText()));
        JsonNode third = json(peer.get(second.get("next_page_uri").asText()));
        JsonNode back = json(peer.get(third.get("previous_page_uri").asText()));

        assertThat(sids(second)).isEqualTo(sidsOfAccount(3, 6));
        assertThat(sids(third)).isEqualTo(sidsOfAccount(6, 7));
        assertThat(third.get("next_page_uri").isNull()).isTrue();
        assertThat(third.get("page").asInt()).isEqualTo(2);
        assertThat(third.get("end").asInt()).isEqualTo(6);
        assertThat(sids(back)).isEqualTo(sidsOfAccount(3, 6));
    }

    @Test
    void numberReleasedBetweenPagesHidesNoOther() throws Exception {
        List<String> expected = sidsOfAccount(3, 6);
        String next =
                json(peer.get(numbers("?PageSize=3"))).get("next_page_uri").asText();

        account.remove(account.numbers().get(2).sid());

        assertThat(sids(json(peer.get(next)))).isEqualTo(expected);
    }

    @Test
    void emptyAccountHasOneEmptyPage() throws Exception {
        try (DemoTwilio empty = DemoTwilio.start(DemoAccount.empty(SID, TOKEN))) {
            JsonNode page = json(new Peer(empty, SID, TOKEN).get(numbers("")));
            assertThat(page.get("incoming_phone_numbers")).isEmpty();
            assertThat(page.get("next_page_uri").isNull()).isTrue();
            assertThat(page.get("page_size").asInt()).isEqualTo(50);
            assertThat(page.get("end").asInt()).isZero();
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "?Page=1",
                "?Page=1&PageToken=",
                "?Page=1&PageToken=PAnobody",
                "?PageToken=what",
                "?PageSize=0",
                "?PageSize=1001",
                "?PageSize=many"
            })
    void pageThatDoesNotExistIsABadRequest(String query) throws Exception {
        HttpResponse<String> answer = peer.get(numbers(query));

        assertThat(answer.statusCode()).isEqualTo(400);
        assertThat(json(answer).get("code").asInt()).isEqualTo(70002);
    }

    @Test
    void filtersNarrowTheListAndStayInItsLinks() throws Exception {
        account.add(DemoNumber.builder("+442079460001")
                .friendlyName("Desk")
                .origin("hosted")
                .beta(true)
                .build());

        assertThat(found("?PhoneNumber=%2B4420")).isEqualTo(1);
        assertThat(found("?PhoneNumber=%2B1415555000*")).isEqualTo(7);
        assertThat(found("?PhoneNumber=%2B1415555000.")).isZero();
        assertThat(found("?FriendlyName=Desk")).isEqualTo(1);
        assertThat(found("?Origin=twilio")).isEqualTo(7);
        assertThat(found("?Beta=false")).isEqualTo(7);
        assertThat(json(peer.get(numbers("?PhoneNumber=%2B1415&PageSize=2")))
                        .get("next_page_uri")
                        .asText())
                .startsWith(numbers("?PhoneNumber=%2B1415&PageSize=2&Page=1&PageToken=PA"));
    }

    @Test
    void numberNobodyConfiguredLooksLikeTwilios() throws Exception {
        DemoNumber bare = DemoNumber.builder("+14155550199").build();
        account.add(bare);

        JsonNode body = json(peer.get(number(bare.sid())));

        assertThat(body.get("account_sid").asText()).isEqualTo(SID);
        assertThat(body.get("sms_url").asText("null")).isEmpty();
        assertThat(body.get("voice_url").isNull()).isTrue();
        assertThat(body.get("trunk_sid").isNull()).isTrue();
        assertThat(body.get("voice_application_sid").asText("null")).isEmpty();
        assertThat(body.get("date_created").asText()).isEqualTo("Fri, 01 Mar 2024 09:00:00 +0000");
        assertThat(body.get("capabilities").toString())
                .isEqualTo("{\"fax\":false,\"mms\":true,\"sms\":true,\"voice\":true}");
        assertThat(body.get("uri").asText()).isEqualTo(number(bare.sid()));
    }

    @Test
    void unknownThingsAreNotFound() throws Exception {
        for (String path : List.of(number("PNnone"), "/v1/Services/MGnone/PhoneNumbers", "/2010-04-01/Nothing.json")) {
            HttpResponse<String> answer = peer.get(path);
            assertThat(answer.statusCode()).isEqualTo(404);
            assertThat(json(answer).get("code").asInt()).isEqualTo(20404);
        }
        assertThat(peer.post(number("PNnone"), Map.of("SmsUrl", "")).statusCode())
                .isEqualTo(404);
    }

    @Test
    void pathsThatTakeNoPostRefuseIt() throws Exception {
        assertThat(peer.post(numbers(""), Map.of("AreaCode", "415")).statusCode())
                .isEqualTo(405);
    }

    @Test
    void requestsAreRecordedDecodedAndInOrder() throws Exception {
        String sid = account.numbers().getFirst().sid();
        peer.get(numbers("?PhoneNumber=%2B1415"));
        peer.post(number(sid), Map.of("SmsUrl", "https://a.example/?x=1&y=2 3".replace(" ", "%20")));

        assertThat(twilio.requests())
                .containsExactly(
                        new Recorded("GET", numbers(""), Map.of("PhoneNumber", "+1415"), Map.of(), 200),
                        new Recorded(
                                "POST",
                                number(sid),
                                Map.of(),
                                Map.of("SmsUrl", "https://a.example/?x=1&y=2%203"),
                                200));
        twilio.forgetRequests();
        assertThat(twilio.requests()).isEmpty();
    }

    private int found(String query) throws IOException, InterruptedException {
        return json(peer.get(numbers(query))).get("incoming_phone_numbers").size();
    }

    private List<String> sidsOfAccount(int from, int to) {
        return account.numbers().subList(from, to).stream().map(DemoNumber::sid).toList();
    }

    private static List<String> sids(JsonNode page) {
        List<String> sids = new ArrayList<>();
        page.get("incoming_phone_numbers")
                .forEach(entry -> sids.add(entry.get("sid").asText()));
        return sids;
    }
}
