package app.switchboard.webhook;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import app.switchboard.base.FailureException;
import app.switchboard.twilio.WebhookField;
import app.switchboard.webhook.WebhookPlan.Standing;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** A plan file can come from anywhere: what is no plan is SB-026 and nothing else. */
class PlanFileTest {

    private static final String SID = "PN0123456789abcdef0123456789abcdef";

    private static final String LINE = """
            {"sid":"%s","phone_number":"+14155550101","field":"SmsUrl","from":"","to":"https://a.example/","reason":"not_set"}""".formatted(SID);

    private static final String PLAN = """
            {"plan":1,"workspace":"acme","account_sid":"AC1","made_at":"2026-11-22T10:00:00Z","listed":3,\
            "counts":{"to_configure":1,"already":2},"changes":[%s],"foreign":[]}""".formatted(LINE);

    /** The plan with one thing changed, which has to be in it. */
    private static String with(String part, String other) {
        assertThat(PLAN).contains(part);
        return PLAN.replace(part, other);
    }

    private static String withLine(String part, String other) {
        assertThat(LINE).contains(part);
        return with(LINE, LINE.replace(part, other));
    }

    @Test
    void theExampleIsAPlan() {
        assertThat(PlanFile.read(PLAN))
                .isEqualTo(new WebhookPlan(
                        "acme",
                        "AC1",
                        Instant.parse("2026-11-22T10:00:00Z"),
                        3,
                        List.of(new NumberChange(
                                SID,
                                "+14155550101",
                                List.of(new FieldChange(
                                        WebhookField.SMS_URL, "", "https://a.example/", Reason.NOT_SET)),
                                null)),
                        List.of(),
                        Map.of(Standing.TO_CONFIGURE, 1, Standing.ALREADY, 2)));
    }

    static Stream<Arguments> broken() {
        return Stream.of(
                Arguments.of("nothing", ""),
                Arguments.of("null", "null"),
                Arguments.of("a text", "\"plan\""),
                Arguments.of("a list", "[]"),
                Arguments.of("an empty object", "{}"),
                Arguments.of("another program's file", "{\"version\":4,\"resources\":[]}"),
                Arguments.of("cut off", PLAN.substring(0, PLAN.length() / 2)),
                Arguments.of("trailing garbage", PLAN + "x"),
                Arguments.of("two plans", PLAN + PLAN),
                Arguments.of("control characters", PLAN.replace("acme", "ac\u0000me")),
                Arguments.of("a byte order mark", "\uFEFF" + PLAN),
                Arguments.of("a newer version", with("\"plan\":1", "\"plan\":2")),
                Arguments.of("a version beyond all numbers", with("\"plan\":1", "\"plan\":99999999999999999999")),
                Arguments.of("no version", with("\"plan\":1,", "")),
                Arguments.of("no workspace", with("\"workspace\":\"acme\",", "")),
                Arguments.of("no account", with("\"account_sid\":\"AC1\",", "")),
                Arguments.of("no changes", with("\"changes\":[" + LINE + "],", "")),
                Arguments.of("no counts", with("\"counts\":{\"to_configure\":1,\"already\":2},", "")),
                Arguments.of("no list of foreign ones", with(",\"foreign\":[]", "")),
                Arguments.of("an unknown part", with("\"plan\":1", "\"plan\":1,\"run\":\"rm\"")),
                Arguments.of("workspace null", with("\"acme\"", "null")),
                Arguments.of("time null", with("\"2026-11-22T10:00:00Z\"", "null")),
                Arguments.of("a time that is none", with("2026-11-22T10:00:00Z", "yesterday")),
                Arguments.of("changes null", with("[" + LINE + "]", "null")),
                Arguments.of("changes an object", with("[" + LINE + "]", LINE)),
                Arguments.of("a change null", with(LINE, LINE + ",null")),
                Arguments.of("only a change null", with(LINE, "null")),
                Arguments.of("a foreign change null", with("\"foreign\":[]", "\"foreign\":[null]")),
                Arguments.of("a count null", with("\"already\":2", "\"already\":null")),
                Arguments.of("a count that is a text", with("\"already\":2", "\"already\":\"many\"")),
                Arguments.of("listed null", with("\"listed\":3", "\"listed\":null")),
                Arguments.of("nested beyond sense", with("\"foreign\":[]", "\"foreign\":" + "[".repeat(100_000))),
                Arguments.of("a name beyond sense", with("acme", "a".repeat(21_000_000))));
    }

    static Stream<Arguments> hostile() {
        return Stream.of(
                Arguments.of("a path instead of a SID", withLine(SID, "../Calls/" + SID)),
                Arguments.of("another resource's SID", withLine("\"PN", "\"AC")),
                Arguments.of("a SID with a line break", withLine(SID, SID + "\\n")),
                Arguments.of("an empty SID", withLine(SID, "")),
                Arguments.of("a SID in capitals", withLine("abcdef0", "ABCDEF0")),
                Arguments.of("the account, which would give the number away", withLine("SmsUrl", "AccountSid")),
                Arguments.of("a trunk", withLine("SmsUrl", "TrunkSid")),
                Arguments.of("an app for messages", withLine("SmsUrl", "SmsApplicationSid")),
                Arguments.of("an app for calls", withLine("SmsUrl", "VoiceApplicationSid")),
                Arguments.of("the receive mode", withLine("SmsUrl", "VoiceReceiveMode")),
                Arguments.of("the field's name in another case", withLine("SmsUrl", "smsurl")),
                Arguments.of("our own name of the field", withLine("SmsUrl", "SMS_URL")),
                Arguments.of("a method that is none", withLine("SmsUrl", "SmsMethod")),
                Arguments.of("an unknown reason", withLine("not_set", "because")),
                Arguments.of("a field without a reason", withLine(",\"reason\":\"not_set\"", "")),
                Arguments.of("a field without its old value", withLine("\"from\":\"\",", "")),
                Arguments.of("a field whose old value is null", withLine("\"from\":\"\"", "\"from\":null")),
                Arguments.of("a field without its new value", withLine("\"to\":\"https://a.example/\",", "")),
                Arguments.of("an unknown part in a line", withLine("\"from\"", "\"AccountSid\":\"AC2\",\"from\"")),
                Arguments.of("the same field twice", with(LINE, LINE + "," + LINE)),
                Arguments.of(
                        "the same field twice, apart",
                        with(
                                LINE,
                                LINE + "," + LINE.replace("SmsUrl", "VoiceUrl") + ","
                                        + LINE.replace("a.example", "b.example"))),
                Arguments.of(
                        "hostile only among the foreign", with("[]", "[" + LINE.replace("SmsUrl", "TrunkSid") + "]")));
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource({"broken", "hostile"})
    void isNoPlan(String what, String json) {
        assertThatThrownBy(() -> PlanFile.read(json)).as(what).isInstanceOfSatisfying(FailureException.class, e -> {
            assertThat(e.failure().code()).isEqualTo("SB-026");
            assertThat(e.failure().sentence()).hasSizeLessThan(200);
        });
    }

    @Test
    void manyNumbersAndOddAddressesSurvive() {
        List<NumberChange> changes = Stream.iterate(0, i -> i + 1)
                .limit(2000)
                .map(i -> new NumberChange(
                        "PN%032x".formatted(i),
                        "+1" + (4_155_550_000L + i),
                        List.of(
                                new FieldChange(
                                        WebhookField.VOICE_URL,
                                        "https://x.example/{id}?q=\"%zz\u0007\u2028\n",
                                        "",
                                        Reason.OTHER_URL),
                                new FieldChange(WebhookField.VOICE_METHOD, "", "GET", Reason.OTHER_URL)),
                        null))
                .toList();
        WebhookPlan plan = new WebhookPlan("acme", "AC1", Instant.now(), 2000, changes, changes, Map.of());
        String json = PlanFile.write(plan);
        assertThat(json).doesNotContain("\n");
        assertThat(PlanFile.read(json)).isEqualTo(plan);
    }
}
