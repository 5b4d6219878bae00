package app.switchboard.twilio;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import org.junit.jupiter.api.Test;

/** Updates of numbers, against a real server that misbehaves: none is lost, and none is sent twice in vain. */
class SdkUpdateTest extends SdkFixture {

    @Test
    void anUpdateThatTwilioDoesNotTakeIsNoSuccess() {
        String sid = account.numbers().getFirst().sid();
        server.faults()
                .when("POST", sid)
                .rewrite(body -> body.replace("https://new.example/sms", "https://old.example"));
        assertFails(
                () -> client.update(sid, Map.of(), Map.of(WebhookField.SMS_URL, "https://new.example/sms")), "SB-304");
    }

    @Test
    void anUpdateThatFailedIsRepeatedOnlyAfterReadingBack() {
        String sid = account.numbers().getFirst().sid();
        server.faults().when("POST", sid).serverError();
        TwilioNumber after = client.update(sid, Map.of(), Map.of(WebhookField.SMS_URL, "https://new.example/sms"));
        assertThat(after.webhook(WebhookField.SMS_URL)).isEqualTo("https://new.example/sms");
        assertThat(server.requests()).extracting(request -> request.method()).containsExactly("POST", "GET", "POST");
    }

    private TwilioNumber smsUrl(String sid, String from, String to) {
        return client.update(sid, Map.of(WebhookField.SMS_URL, from), Map.of(WebhookField.SMS_URL, to));
    }

    @Test
    void anUpdateWhoseAnswerWasLostIsFoundDone() {
        String sid = account.numbers().getFirst().sid();
        server.faults().when("POST", sid).loseAnswer();
        assertThat(smsUrl(sid, "", "https://new.example").webhook(WebhookField.SMS_URL))
                .isEqualTo("https://new.example");
        assertThat(server.requests()).extracting(request -> request.method()).containsExactly("POST", "GET");
    }

    @Test
    void aNumberThatSomebodyChangedMeanwhileIsNotOverwritten() {
        String sid = account.numbers().getFirst().sid();
        account.change(
                sid,
                number -> number.toBuilder().smsUrl("https://theirs.example").build());
        server.faults().when("POST", sid).times(2).drop();
        assertFails(() -> smsUrl(sid, "", "https://new.example"), "SB-308");
        assertFails(() -> smsUrl(sid, "https://old.example", "https://new.example"), "SB-308");
        assertThat(account.number(sid).orElseThrow().smsUrl()).isEqualTo("https://theirs.example");
        assertThat(server.requests())
                .extracting(request -> request.method())
                .containsExactly("POST", "GET", "POST", "GET");
    }

    @Test
    void whatStandsAsTheCallerSawItIsPostedAgain() {
        String sid = account.numbers().getFirst().sid();
        account.change(
                sid,
                number -> number.toBuilder().smsUrl("https://theirs.example").build());
        server.faults().when("POST", sid).times(2).drop();
        assertThat(smsUrl(sid, "https://theirs.example", "").webhook(WebhookField.SMS_URL))
                .isEmpty();
    }

    @Test
    void anUpdateIsPostedThreeTimesAtMost() {
        String sid = account.numbers().getFirst().sid();
        server.faults().when("POST", sid).always().serverError();
        assertFails(() -> smsUrl(sid, "", "https://new.example"), "SB-306");
        assertThat(server.requests())
                .extracting(request -> request.method())
                .containsExactly("POST", "GET", "POST", "GET", "POST", "GET");
    }
}
