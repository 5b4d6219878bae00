package app.switchboard.webhook;

import static org.assertj.core.api.Assertions.assertThat;

import app.switchboard.numbers.WebhookType;
import app.switchboard.twilio.TwilioNumber;
import app.switchboard.workspace.WebhookTemplate;
import app.switchboard.workspace.Workspace;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class WorkspaceAddressTest {

    private static final TwilioNumber NUMBER = new TwilioNumber(
            "PN1", "AC1", "+14155550100", "", new TwilioNumber.Capabilities(true, true, false, false), Map.of());

    private static WorkspaceAddress address(String template) {
        return WorkspaceAddress.of(
                Workspace.create("acme", "Acme", WebhookTemplate.of(template), Instant.EPOCH), List.of());
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "https://cc.automate8.com/api/twilio/acme/webhook",
                "https://cc.automate8.com/api/twilio/acme",
                "https://cc.automate8.com/api/twilio/acme/old/hook?x=1",
                "https://cc.automate8.com/api/twilio/acme?x=1",
                "HTTPS://CC.Automate8.COM:443/api/twilio/acme/webhook"
            })
    void holdsWhatIsUnderIt(String url) {
        assertThat(address(WebhookTemplate.DEFAULT.text()).typeOf(url, NUMBER)).isEqualTo(WebhookType.WORKSPACE);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "https://cc.automate8.com/api/twilio/acme2/webhook",
                "https://cc.automate8.com/api/twilio/ACME/webhook",
                "https://cc.automate8.com/api/twilio/globex/webhook",
                "https://cc.automate8.com.evil.example/api/twilio/acme/webhook",
                "http://cc.automate8.com/api/twilio/acme/webhook",
                "https://cc.automate8.com:8443/api/twilio/acme/webhook",
                "https://webhooks.twilio.com/v1/Accounts/AC/Flows/FW",
                "not an address",
                "x"
            })
    void doesNotHoldWhatIsElsewhere(String url) {
        assertThat(address(WebhookTemplate.DEFAULT.text()).typeOf(url, NUMBER)).isEqualTo(WebhookType.EXTERNAL);
    }

    @ParameterizedTest
    @CsvSource({
        "https://x.example/hook, https://x.example/hook, true",
        "https://x.example/hook, https://x.example/hook/sms, true",
        "https://x.example/hook, https://x.example/hooks, false",
        "https://x.example/hook?ws={workspaceId}, https://x.example/hook?ws=acme, true",
        "https://x.example/hook?ws={workspaceId}, https://x.example/hook?ws=globex, false",
        "https://x.example/hook-{workspaceId}.php, https://x.example/hook-acme.php, true",
        "https://x.example/hook-{workspaceId}.php, https://x.example/hook-acme2.php, false",
        "https://{workspaceId}.example/hook, https://acme.example/other, true",
        "https://{workspaceId}.example/hook, https://globex.example/hook, false",
        "https://x.example/{workspaceId}/{phoneNumber}, https://x.example/acme/old, true",
        "https://x.example/{phoneNumber}/{workspaceId}, https://x.example/%2B14155550100/acme/x, true",
        "https://x.example/{phoneNumber}/{workspaceId}, https://x.example/%2B14155550199/acme/x, false",
        "https://x.example/hook?to={phoneNumber}, https://x.example/hook?to=%2B14155550100, true",
        "https://x.example/hook?to={phoneNumber}, https://x.example/hook?to=%2B14155550199, false",
        "https://x.example/{sid}, https://x.example/PN1/old, true",
    })
    void theBaseFollowsTheTemplate(String template, String url, boolean held) {
        assertThat(address(template).typeOf(url, NUMBER) != WebhookType.EXTERNAL)
                .isEqualTo(held);
    }

    @Test
    void aTemplateWithoutThePlaceholderIsGlobal() {
        assertThat(address("https://x.example/hook").typeOf("https://x.example/hook", NUMBER))
                .isEqualTo(WebhookType.GLOBAL);
    }

    @Test
    void twiliosDemoAddressesAreKnown() {
        assertThat(WorkspaceAddress.isTwilioDemo("https://demo.twilio.com/welcome/sms/reply/"))
                .isTrue();
        assertThat(WorkspaceAddress.isTwilioDemo("http://DEMO.twilio.com/x")).isTrue();
        assertThat(WorkspaceAddress.isTwilioDemo("https://demo.twilio.com.evil.example/"))
                .isFalse();
        assertThat(WorkspaceAddress.isTwilioDemo("https://x/{id}")).isFalse();
    }
}
