package app.switchboard;

import static app.switchboard.WireFixture.LISTING;
import static app.switchboard.WireFixture.SID;
import static app.switchboard.WireFixture.TOKEN;
import static com.github.tomakehurst.wiremock.client.WireMock.aResponse;
import static com.github.tomakehurst.wiremock.client.WireMock.anyUrl;
import static com.github.tomakehurst.wiremock.client.WireMock.get;
import static com.github.tomakehurst.wiremock.client.WireMock.post;
import static com.github.tomakehurst.wiremock.client.WireMock.urlPathEqualTo;
import static java.util.Objects.requireNonNull;
import static org.assertj.core.api.Assertions.assertThat;

import app.switchboard.WireFixture.Ran;
import app.switchboard.demo.DemoAccount;
import app.switchboard.demo.DemoNumber;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.StringReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.apache.commons.csv.CSVFormat;
import org.apache.commons.csv.CSVRecord;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What does harm, all the way from Twilio's answer to the database and out again on the command line. */
class HostileDataTest {

    private static final ObjectMapper JSON = new ObjectMapper();
    private static final int CAP = 16 * 1024 * 1024;

    @TempDir
    Path folder;

    private WireFixture fixture;

    @BeforeEach
    void open() {
        fixture = new WireFixture(folder, 1);
    }

    @AfterEach
    void close() {
        fixture.close();
    }

    private Ran ok(String... arguments) {
        Ran ran = fixture.run(arguments);
        assertThat(ran.exitCode()).as(ran.err()).isZero();
        return ran;
    }

    private List<DemoNumber> sentHostile() {
        fixture.account.remove(fixture.sid(0));
        Hostile.account(SID, TOKEN).numbers().forEach(fixture.account::add);
        return fixture.account.numbers();
    }

    @Test
    void isStoredRawAndShownWithoutHarm() throws Exception {
        List<DemoNumber> sent = sentHostile();
        assertThat(fixture.sync().json().get("listed").asInt()).isEqualTo(sent.size());

        // Stored raw, and the JSON is exact.
        Map<String, JsonNode> rows = fixture.rows();
        assertThat(sent).allSatisfy(number -> {
            JsonNode row = requireNonNull(rows.get(number.sid()));
            assertThat(row.get("phone_number").asText()).isEqualTo(Hostile.stored(number.phoneNumber()));
            assertThat(row.get("friendly_name").asText())
                    .isEqualTo(
                            number.friendlyName().isBlank()
                                    ? Hostile.stored(number.phoneNumber())
                                    : Hostile.stored(number.friendlyName()));
            assertThat(row.get("webhook_url").asText()).isEqualTo(Hostile.stored(requireNonNull(number.smsUrl())));
        });
        // A second look finds what the first one stored.
        assertThat(fixture.sync().json().get("unchanged").asInt()).isEqualTo(sent.size());

        DemoNumber edited = sent.get(6);
        fixture.account.add(
                edited.toBuilder().smsUrl("https://x.example/\u001B[2J\u202E").build());
        for (String[] command : List.of(
                new String[] {"drift", "acme"},
                new String[] {"drift", "acme", "--json"},
                new String[] {"numbers"},
                new String[] {"numbers", "--json"},
                new String[] {"numbers", "--csv"},
                new String[] {"routes", "acme"},
                new String[] {"routes", "acme", "--json"},
                new String[] {"plan", "acme", "--foreign", "replace"},
                new String[] {"plan", "acme", "--foreign", "replace", "--json"},
                new String[] {"sync", "acme", "--foreign", "replace"},
                new String[] {"history", "acme", "--changes"},
                new String[] {"history", "acme", "--json"})) {
            Ran ran = ok(command);
            assertThat(Hostile.unfit(ran.out() + ran.err()).stream()
                            .filter(point -> !command[command.length - 1].equals("--csv") || !point.equals("9")))
                    .as(String.join(" ", command))
                    .isEmpty();
        }
        assertThat(ok("numbers").out().lines().mapToInt(String::length)).allMatch(length -> length < 900);
    }

    @Test
    void aSpreadsheetRunsNothingOfIt() throws Exception {
        sentHostile();
        fixture.sync();
        List<CSVRecord> rows = CSVFormat.RFC4180
                .builder()
                .setHeader()
                .get()
                .parse(new StringReader(ok("numbers", "--csv").out()))
                .getRecords();
        assertThat(rows).hasSize(fixture.account.numbers().size());
        // However it takes the file apart: by commas as we write it, by semicolons as some languages do, line by line.
        List<String> cells = rows.stream()
                .flatMap(row ->
                        List.of(row.get("phone_number"), row.get("friendly_name"), row.get("webhook_url")).stream())
                .flatMap(cell -> List.of(cell.split("[;\t\r\n]")).stream())
                .map(String::strip)
                .filter(cell -> !cell.matches("\\+[0-9]*"))
                .toList();
        assertThat(cells).noneMatch(cell -> cell.matches("(?s)[=+@\\-].*"));
        assertThat(cells.stream().filter(cell -> cell.startsWith("'")).count()).isGreaterThan(8);
    }

    @Test
    void whatTwilioSaysOfAFailureSteersNoTerminal() {
        fixture.always(
                post(anyUrl()),
                aResponse()
                        .withStatus(400)
                        .withHeader("Content-Type", "application/json")
                        .withBody("{\"code\":21402,\"message\":\"no \\u001b[31m\\u202e\\u009b2J\\u0007 way\"}"));
        Ran refused = fixture.run("sync", "acme");
        assertThat(refused.exitCode()).isEqualTo(5);
        assertThat(refused.err()).contains("SB-303").contains("way");
        assertThat(Hostile.unfit(refused.out() + refused.err())).isEmpty();
    }

    @Test
    void oneOddAddressInAThousandKillsNoPage() {
        fixture.account.remove(fixture.sid(0));
        List<DemoNumber> thousand = DemoAccount.ofSize(SID, TOKEN, 1000).numbers();
        thousand.forEach(fixture.account::add);
        fixture.account.add(thousand.get(500).toBuilder().smsUrl("//[bad]/x y").build());
        assertThat(fixture.run("plan", "acme", "--json").json().get("listed").asInt())
                .isEqualTo(1000);
        assertThat(fixture.wire.getAllServeEvents().stream()
                        .filter(event -> event.getRequest().getUrl().startsWith(LISTING)))
                .hasSize(1);
    }

    /** A page of so many bytes: what is missing goes into a field that nobody asked for. */
    private void answerPage(int bytes) throws Exception {
        DemoNumber number = fixture.account.numbers().getFirst();
        ObjectNode page = JSON.createObjectNode();
        ArrayNode list = page.putArray("incoming_phone_numbers");
        ObjectNode item = list.addObject();
        item.put("sid", number.sid()).put("account_sid", SID).put("phone_number", number.phoneNumber());
        item.put("friendly_name", "last of a large page").put("sms_url", "https://elsewhere.example/");
        page.put("uri", LISTING).put("page", 0).put("page_size", 1000).put("first_page_uri", LISTING);
        page.putNull("next_page_uri");
        page.put("filler", "");
        int empty = JSON.writeValueAsBytes(page).length;
        page.put("filler", "x".repeat(bytes - empty));
        byte[] body = JSON.writeValueAsBytes(page);
        assertThat(body).hasSize(bytes);
        fixture.always(
                get(urlPathEqualTo(LISTING)),
                aResponse().withHeader("Content-Type", "application/json").withBody(body));
    }

    @Test
    void aPageAtTheLimitIsReadWholeAndOneBeyondItIsRefused() throws Exception {
        answerPage(CAP);
        ok("plan", "acme");
        assertThat(fixture.rows().values())
                .extracting(row -> row.get("friendly_name").asText())
                .containsExactly("last of a large page");
        answerPage(CAP + 1);
        Ran refused = fixture.run("sync", "acme");
        assertThat(refused.exitCode()).isEqualTo(4);
        assertThat(refused.err()).contains("SB-206");
        assertThat(fixture.rows()).hasSize(1);
    }

    @ParameterizedTest
    @ValueSource(strings = {"filler", "friendly_name", "sms_url", "capabilities", "date_created"})
    void jsonNestedWithoutEndIsAFailureWithAName(String field) {
        String deep = "{\"a\":".repeat(10_000) + "1" + "}".repeat(10_000);
        String body = "{\"incoming_phone_numbers\":[{\"sid\":\"PN1\",\"account_sid\":\"" + SID
                + "\",\"phone_number\":\"+14155550100\",\"" + field + "\":" + deep + "}],\"uri\":\"" + LISTING + "\"}";
        fixture.always(
                get(urlPathEqualTo(LISTING)),
                aResponse()
                        .withHeader("Content-Type", "application/json")
                        .withBody(body.getBytes(StandardCharsets.UTF_8)));
        Ran refused = fixture.run("sync", "acme");
        assertThat(refused.exitCode()).isEqualTo(4);
        assertThat(refused.err()).containsPattern("SB-20[49]").doesNotContain("StackOverflow", "SB-901");
    }

    @ParameterizedTest
    @ValueSource(strings = {"\"sms_url\":{\"sid\":\"PN2\"}", "\"sid\":\"PN1/../../Calls\"", "\"sms_url\":[\"x\"]"})
    void whatIsNoNumberDoesNotPassForOne(String fields) {
        String body = "{\"incoming_phone_numbers\":[{\"sid\":\"PN1\",\"account_sid\":\"" + SID
                + "\",\"phone_number\":\"+14155550100\"," + fields + "}],\"uri\":\"" + LISTING + "\"}";
        fixture.always(
                get(urlPathEqualTo(LISTING)),
                aResponse().withHeader("Content-Type", "application/json").withBody(body));
        Ran refused = fixture.run("sync", "acme");
        assertThat(refused.exitCode()).isEqualTo(4);
        assertThat(refused.err()).contains("SB-209");
        assertThat(fixture.posts()).isZero();
    }
}
