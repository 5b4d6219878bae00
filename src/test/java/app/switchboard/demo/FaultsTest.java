package app.switchboard.demo;

import static app.switchboard.demo.Peer.SID;
import static app.switchboard.demo.Peer.TOKEN;
import static app.switchboard.demo.Peer.json;
import static app.switchboard.demo.Peer.number;
import static app.switchboard.demo.Peer.numbers;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.core.JsonProcessingException;
import java.io.IOException;
import java.io.InputStream;
import java.net.Socket;
import java.net.URI;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class FaultsTest {

    private final DemoAccount account = DemoAccount.ofSize(SID, TOKEN, 3);
    private final String sid = account.numbers().getFirst().sid();
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
    void ruleStrikesWhereWhenAndAsOftenAsTold() throws Exception {
        twilio.faults()
                .when("GET", "/IncomingPhoneNumbers.json")
                .after(1)
                .times(2)
                .unavailable();

        assertThat(peer.get("/v1/Services").statusCode()).isEqualTo(200);
        for (int status : List.of(200, 503, 503, 200)) {
            assertThat(peer.get(numbers("")).statusCode()).isEqualTo(status);
        }
    }

    @Test
    void tooManyRequestsWithAndWithoutRetryAfter() throws Exception {
        twilio.faults().when("GET", "").tooManyRequests().when("GET", "").tooManyRequests(Duration.ofSeconds(7));

        HttpResponse<String> first = peer.get(numbers(""));
        HttpResponse<String> second = peer.get(numbers(""));

        assertThat(first.statusCode()).isEqualTo(429);
        assertThat(json(first).get("code").asInt()).isEqualTo(20429);
        assertThat(first.headers().firstValue("Retry-After")).isEmpty();
        assertThat(second.headers().firstValue("Retry-After")).contains("7");
    }

    @Test
    void captivePortalRedirectAndServerError() throws Exception {
        twilio.faults().when("GET", "").captivePortal();
        twilio.faults().when("GET", "").redirect(URI.create("https://login.example/"));
        twilio.faults().when("GET", "").serverError();

        HttpResponse<String> portal = peer.get(numbers(""));
        assertThat(portal.statusCode()).isEqualTo(200);
        assertThat(portal.headers().firstValue("Content-Type"))
                .hasValueSatisfying(t -> assertThat(t).startsWith("text/html"));
        HttpResponse<String> redirect = peer.get(numbers(""));
        assertThat(redirect.statusCode()).isEqualTo(307);
        assertThat(redirect.headers().firstValue("Location")).contains("https://login.example/");
        assertThat(peer.get(numbers("")).statusCode()).isEqualTo(500);
    }

    @Test
    void truncatedAnswerIsNoJson() throws Exception {
        twilio.faults().when("GET", "").truncate();

        HttpResponse<String> answer = peer.get(numbers(""));

        assertThat(answer.statusCode()).isEqualTo(200);
        assertThatThrownBy(() -> json(answer)).isInstanceOf(JsonProcessingException.class);
    }

    @Test
    void cutOffAnswerEndsTheConnection() {
        twilio.faults().when("GET", "").always().cutOff();

        assertThatThrownBy(() -> peer.get(numbers(""))).isInstanceOf(IOException.class);
    }

    @Test
    void rewriteChangesTheRealAnswer() throws Exception {
        twilio.faults().when("GET", "").rewrite(body -> body.replace(SID, "ACsomebodyelse"));

        assertThat(peer.get(numbers("")).body()).contains("ACsomebodyelse").doesNotContain(SID);
    }

    @Test
    void dropDoesNothingAndAnswersNothing() {
        twilio.faults().when("POST", sid).always().drop();

        assertThatThrownBy(() -> peer.post(number(sid), Map.of("SmsUrl", "https://a.example/")))
                .isInstanceOf(IOException.class);
        assertThat(account.number(sid).orElseThrow().smsUrl()).isEmpty();
        assertThat(twilio.requests()).isNotEmpty().allMatch(request -> request.status() == 0);
    }

    @Test
    void lostAnswerChangesTheNumberAllTheSame() {
        twilio.faults().when("POST", sid).loseAnswer();

        assertThatThrownBy(() -> peer.post(number(sid), Map.of("SmsUrl", "https://a.example/")))
                .isInstanceOf(IOException.class);
        assertThat(account.number(sid).orElseThrow().smsUrl()).isEqualTo("https://a.example/");
        assertThat(twilio.requests()).extracting(Recorded::status).containsExactly(0);
    }

    @Test
    void hangLastsUntilCleared() {
        twilio.faults().when("GET", "").always().hang();
        CompletableFuture<HttpResponse<String>> waiting = peer.getLater(numbers(""));
        await().until(() -> twilio.requests().size() == 1);

        assertThat(waiting).isNotDone();
        twilio.faults().clear();

        // The JDK's client sends a GET again whose connection closed: what hung is answered then, or fails.
        await().until(waiting::isDone);
    }

    @Test
    void closeEndsWhatHangs() {
        twilio.faults().when("GET", "").always().hang();
        CompletableFuture<HttpResponse<String>> waiting = peer.getLater(numbers(""));
        await().until(() -> twilio.requests().size() == 1);

        twilio.close();

        await().until(waiting::isCompletedExceptionally);
    }

    @Test
    void latencyHoldsEachAnswerBack() throws Exception {
        twilio.faults().latency(Duration.ofMillis(150));

        long start = System.nanoTime();
        peer.get(numbers(""));

        assertThat(Duration.ofNanos(System.nanoTime() - start)).isGreaterThanOrEqualTo(Duration.ofMillis(150));
    }

    @Test
    void concurrencyLimitIsTheAccounts() throws Exception {
        twilio.faults().concurrencyLimit(2).when("GET", "").times(2).hang();
        List<CompletableFuture<HttpResponse<String>>> hanging =
                IntStream.range(0, 2).mapToObj(i -> peer.getLater(numbers(""))).toList();
        await().until(() -> twilio.requests().size() == 2);

        HttpResponse<String> third = peer.get("/v1/Services");

        assertThat(third.statusCode()).isEqualTo(429);
        assertThat(third.headers().firstValue("Twilio-Concurrent-Requests")).contains("3");
        twilio.faults().clear();
        await().until(() -> hanging.stream().allMatch(CompletableFuture::isDone));
    }

    @Test
    void oneRequestAfterTheOtherStaysWithinALimitOfOne() throws Exception {
        twilio.faults().concurrencyLimit(1);

        for (int i = 0; i < 200; i++) {
            assertThat(peer.get("/v1/Services").statusCode()).isEqualTo(200);
        }
    }

    @Test
    void refusedUpdateLeavesTheOthersAlone() throws Exception {
        twilio.faults().refuseUpdate(sid, 400, 21402, "SmsUrl is not valid.");
        String other = account.numbers().getLast().sid();

        HttpResponse<String> refused = peer.post(number(sid), Map.of("SmsUrl", "https://a.example/"));

        assertThat(refused.statusCode()).isEqualTo(400);
        assertThat(json(refused).get("code").asInt()).isEqualTo(21402);
        assertThat(account.number(sid).orElseThrow().smsUrl()).isEmpty();
        assertThat(peer.get(number(sid)).statusCode()).isEqualTo(200);
        assertThat(peer.post(number(other), Map.of("SmsUrl", "")).statusCode()).isEqualTo(200);
    }

    @Test
    void deniedUntilCleared() throws Exception {
        twilio.faults().denyAuth();
        assertThat(peer.get(numbers("")).statusCode()).isEqualTo(401);

        twilio.faults().clear();
        assertThat(peer.get(numbers("")).statusCode()).isEqualTo(200);
    }

    @Test
    void endlessAnswerGoesOnUntilTheClientLeaves() throws Exception {
        twilio.faults().when("GET", "").endless();
        String pair = Base64.getEncoder().encodeToString((SID + ":" + TOKEN).getBytes(StandardCharsets.UTF_8));
        URI address = twilio.address();
        try (Socket socket = new Socket(address.getHost(), address.getPort())) {
            socket.getOutputStream()
                    .write(("GET " + numbers("") + " HTTP/1.1\r\nHost: x\r\nAuthorization: Basic " + pair + "\r\n\r\n")
                            .getBytes(StandardCharsets.UTF_8));
            InputStream in = socket.getInputStream();

            assertThat(in.readNBytes(4 << 20)).hasSize(4 << 20);
        }
        assertThat(peer.get(numbers("")).statusCode()).isEqualTo(200);
    }
}
