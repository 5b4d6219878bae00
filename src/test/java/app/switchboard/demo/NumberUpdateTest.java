package app.switchboard.demo;

import static app.switchboard.demo.Peer.SID;
import static app.switchboard.demo.Peer.TOKEN;
import static app.switchboard.demo.Peer.json;
import static app.switchboard.demo.Peer.number;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.net.http.HttpResponse;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class NumberUpdateTest {

    private final DemoNumber before = DemoNumber.builder("+14155550100").build();
    private final DemoAccount account = DemoAccount.empty(SID, TOKEN).add(before);
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

    @ParameterizedTest
    @CsvSource({
        "FriendlyName, friendly_name, Töölö & Co",
        "SmsUrl, sms_url, https://a.example/sms?x=1&y=ü",
        "SmsMethod, sms_method, GET",
        "SmsFallbackUrl, sms_fallback_url, https://a.example/b",
        "SmsFallbackMethod, sms_fallback_method, GET",
        "SmsApplicationSid, sms_application_sid, AP1",
        "VoiceUrl, voice_url, http://a.example:8080",
        "VoiceMethod, voice_method, GET",
        "VoiceFallbackUrl, voice_fallback_url, HTTPS://A.example/",
        "VoiceFallbackMethod, voice_fallback_method, GET",
        "VoiceApplicationSid, voice_application_sid, AP2",
        "TrunkSid, trunk_sid, TK1",
        "VoiceReceiveMode, voice_receive_mode, fax",
        "VoiceCallerIdLookup, voice_caller_id_lookup, true",
        "StatusCallback, status_callback, https://x.example/{id}",
        "StatusCallbackMethod, status_callback_method, GET",
        "AddressSid, address_sid, AD1",
        "BundleSid, bundle_sid, BU1",
        "IdentitySid, identity_sid, RI1",
        "EmergencyStatus, emergency_status, Active",
        "EmergencyAddressSid, emergency_address_sid, AD2",
    })
    void eachFieldIsSetAndAnsweredAndNoOther(String field, String wire, String value) throws Exception {
        JsonNode was = json(peer.get(number(before.sid())));

        JsonNode answer = json(peer.post(number(before.sid()), Map.of(field, value)));

        assertThat(answer.get(wire).asText()).isEqualTo(value);
        assertThat(answer).isEqualTo(json(peer.get(number(before.sid()))));
        was.properties().stream()
                .filter(entry -> !Set.of(wire, "date_updated").contains(entry.getKey()))
                .forEach(entry -> assertThat(answer.get(entry.getKey())).isEqualTo(entry.getValue()));
        assertThat(answer.get("date_updated")).isNotEqualTo(was.get("date_updated"));
    }

    @Test
    void emptyClears() throws Exception {
        peer.post(number(before.sid()), Map.of("SmsUrl", "https://a.example/", "TrunkSid", "TK1"));

        JsonNode answer = json(peer.post(number(before.sid()), Map.of("SmsUrl", "", "TrunkSid", "")));

        assertThat(answer.get("sms_url").asText("null")).isEmpty();
        assertThat(answer.get("trunk_sid").isNull()).isTrue();
    }

    @ParameterizedTest
    @ValueSource(strings = {"nonsense", "ftp://a.example/", "https://", "https:///path", "https://a .example/"})
    void invalidUrlIsRefusedAndNothingChanges(String url) throws Exception {
        HttpResponse<String> answer = peer.post(number(before.sid()), Map.of("FriendlyName", "New", "SmsUrl", url));

        assertThat(answer.statusCode()).isEqualTo(400);
        assertThat(json(answer).get("code").asInt()).isEqualTo(21402);
        assertThat(account.number(before.sid())).contains(before);
    }

    @Test
    void invalidMethodIsRefused() throws Exception {
        HttpResponse<String> answer = peer.post(number(before.sid()), Map.of("SmsMethod", "DELETE"));

        assertThat(answer.statusCode()).isEqualTo(400);
        assertThat(json(answer).get("code").asInt()).isEqualTo(21403);
    }

    @Test
    void trunkAndVoiceApplicationPushEachOtherOut() throws Exception {
        peer.post(number(before.sid()), Map.of("VoiceApplicationSid", "AP1"));

        JsonNode trunked = json(peer.post(number(before.sid()), Map.of("TrunkSid", "TK1")));
        assertThat(trunked.get("voice_application_sid").asText("null")).isEmpty();

        JsonNode applied = json(peer.post(number(before.sid()), Map.of("VoiceApplicationSid", "AP1")));
        assertThat(applied.get("trunk_sid").isNull()).isTrue();
    }

    @Test
    void clearingATrunkLeavesTheVoiceApplication() throws Exception {
        peer.post(number(before.sid()), Map.of("VoiceApplicationSid", "AP1"));

        JsonNode answer = json(peer.post(number(before.sid()), Map.of("TrunkSid", "")));

        assertThat(answer.get("voice_application_sid").asText()).isEqualTo("AP1");
    }

    @Test
    void accountSidInTheFormHandsTheNumberOver() throws Exception {
        DemoAccount sub = DemoAccount.empty("ACsub", "s").ownedBy(SID);
        try (DemoTwilio both = DemoTwilio.start(account, sub)) {
            JsonNode answer =
                    json(new Peer(both, SID, TOKEN).post(number(before.sid()), Map.of("AccountSid", "ACsub")));

            assertThat(answer.get("account_sid").asText()).isEqualTo("ACsub");
            assertThat(account.number(before.sid())).isEmpty();
            assertThat(sub.number(before.sid())).isPresent();
        }
    }
}
