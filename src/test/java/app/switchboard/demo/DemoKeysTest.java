package app.switchboard.demo;

import static app.switchboard.demo.Peer.SID;
import static app.switchboard.demo.Peer.TOKEN;
import static app.switchboard.demo.Peer.json;
import static app.switchboard.demo.Peer.numbers;
import static org.assertj.core.api.Assertions.assertThat;

import java.net.http.HttpResponse;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** What a Standard key may ask for: Twilio's documentation says all but account and key resources, which answer as to a wrong password. */
class DemoKeysTest {

    private static final String KEY = "SK" + "0".repeat(32);
    private static final String ACCOUNT = "/2010-04-01/Accounts/" + SID;

    private final DemoAccount account = DemoAccount.ofSize(SID, TOKEN, 1).addKey(KEY, "secret");
    private final DemoTwilio twilio = DemoTwilio.start(account);
    private final Peer byKey = new Peer(twilio, KEY, "secret");
    private final Peer byToken = new Peer(twilio, SID, TOKEN);

    @AfterEach
    void stop() {
        twilio.close();
    }

    private static void assertClosed(HttpResponse<String> answer) throws Exception {
        assertThat(answer.statusCode()).isEqualTo(401);
        assertThat(json(answer).get("code").asInt()).isEqualTo(20003);
    }

    @Test
    void accountsKeysAndTokensAreClosedToAStandardKey() throws Exception {
        for (String path : List.of(".json", "/Keys.json", "/Keys/" + KEY + ".json")) {
            assertClosed(byKey.get(ACCOUNT + path));
            assertThat(byToken.get(ACCOUNT + path).statusCode()).isEqualTo(200);
        }
        assertClosed(byKey.post(ACCOUNT + "/Keys.json", Map.of("FriendlyName", "x")));
        assertClosed(byKey.post("/v1/AuthTokens/Secondary", Map.of()));
        assertClosed(byKey.post("/v1/AuthTokens/Promote", Map.of()));
        assertThat(byKey.get(numbers("")).statusCode()).isEqualTo(200);
    }

    @Test
    void aSecretIsShownOnce() throws Exception {
        HttpResponse<String> made = byToken.post(ACCOUNT + "/Keys.json", Map.of("FriendlyName", "Daily use"));
        assertThat(made.statusCode()).isEqualTo(201);
        String sid = json(made).get("sid").asText();
        String secret = json(made).get("secret").asText();
        assertThat(new Peer(twilio, sid, secret).get(numbers("")).statusCode()).isEqualTo(200);
        String listed = byToken.get(ACCOUNT + "/Keys.json").body();
        assertThat(listed).contains(sid, "Daily use").doesNotContain(secret);
    }

    @Test
    void aSecondaryTokenOpensTheAccountBesideThePrimaryOne() throws Exception {
        HttpResponse<String> made = byToken.post("/v1/AuthTokens/Secondary", Map.of());
        assertThat(made.statusCode()).isEqualTo(201);
        Peer bySecond =
                new Peer(twilio, SID, json(made).get("secondary_auth_token").asText());
        assertThat(bySecond.get(numbers("")).statusCode()).isEqualTo(200);
        assertThat(byToken.get(numbers("")).statusCode()).isEqualTo(200);

        assertThat(byToken.post("/v1/AuthTokens/Promote", Map.of()).statusCode())
                .isEqualTo(200);

        assertClosed(byToken.get(numbers("")));
        assertThat(bySecond.get(numbers("")).statusCode()).isEqualTo(200);
        assertThat(bySecond.post("/v1/AuthTokens/Promote", Map.of()).statusCode())
                .isEqualTo(404);
    }
}
