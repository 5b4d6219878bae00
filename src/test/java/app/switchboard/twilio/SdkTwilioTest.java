package app.switchboard.twilio;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import app.switchboard.base.Cancellation;
import app.switchboard.base.Cancellation.CancelledException;
import app.switchboard.base.Failure;
import app.switchboard.base.FailureException;
import app.switchboard.base.Secret;
import app.switchboard.demo.DemoApplication;
import app.switchboard.demo.DemoNumber;
import app.switchboard.demo.DemoService;
import app.switchboard.demo.DemoTwilio;
import java.net.URI;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CopyOnWriteArrayList;
import org.junit.jupiter.api.Test;

/** The adapter and its guarded HTTP client, against a real server that misbehaves. */
class SdkTwilioTest extends SdkFixture {

    @Test
    void everyPageIsListedAndCapabilitiesAreReadAsNumbersSpellThem() {
        account.add(DemoNumber.builder("+442079460999")
                .capabilities(true, false, false, true)
                .build());
        List<TwilioNumber> all = list();
        assertThat(all).hasSize(2501).extracting(TwilioNumber::sid).doesNotHaveDuplicates();
        assertThat(all.getFirst().capabilities()).isEqualTo(new TwilioNumber.Capabilities(true, true, false, false));
        assertThat(all.getLast().capabilities()).isEqualTo(new TwilioNumber.Capabilities(true, false, false, true));
        assertThat(server.requests()).hasSize(3);
    }

    @Test
    void aPagingLinkToAnotherHostGetsNoCredentials() {
        try (DemoTwilio thief = DemoTwilio.start()) {
            for (String link : List.of(
                    ".evil.example/x",
                    "@127.0.0.1:" + thief.address().getPort() + "/x",
                    ":" + thief.address().getPort() + "/x")) {
                server.faults()
                        .when("GET", LIST)
                        .rewrite(body -> body.replaceFirst(
                                "\"next_page_uri\"\\s*:\\s*\"[^\"]*\"", "\"next_page_uri\":\"" + link + "\""));
                assertFails(this::list, "SB-205");
            }
            assertThat(thief.requests()).isEmpty();
        }
    }

    @Test
    void aRedirectIsAnErrorAndNotFollowed() {
        try (DemoTwilio elsewhere = DemoTwilio.start()) {
            server.faults().when("GET", LIST).always().redirect(elsewhere.address());
            assertFails(this::list, "SB-207");
            assertThat(elsewhere.requests()).isEmpty();
        }
    }

    @Test
    void pagesThatGoInACircleEnd() {
        server.faults()
                .when("GET", LIST)
                .always()
                .rewrite(body -> body.replaceFirst(
                        "\"next_page_uri\"\\s*:\\s*\"[^\"]*\"",
                        "\"next_page_uri\":\"/2010-04-01/Accounts/" + SID
                                + "/IncomingPhoneNumbers.json?PageSize=1000\""));
        assertFails(this::list, "SB-210");
    }

    @Test
    void anAnswerAboutAnotherAccountIsRefused() {
        server.faults().when("GET", LIST).rewrite(body -> body.replace(SID, "AC" + "f".repeat(32)));
        assertFails(this::list, "SB-211");
    }

    @Test
    void anAnswerWithoutEndIsCutOff() {
        server.faults().when("GET", LIST).always().endless();
        assertThatThrownBy(this::list)
                .isInstanceOfSatisfying(
                        FailureException.class,
                        e -> assertThat(e.failure().code()).isIn("SB-206", "SB-202"));
    }

    @Test
    void everyKindOfSilenceHasAName() {
        server.faults().when("GET", LIST).always().hang();
        assertFails(this::list, "SB-202");
        server.faults().clear();
        server.faults().when("GET", LIST).always().drop();
        assertFails(this::list, "SB-203");
        server.faults().clear();
        server.faults().when("GET", LIST).always().truncate();
        assertFails(this::list, "SB-204");
        server.close();
        assertFails(this::list, "SB-201");
    }

    @Test
    void aFailedPageIsAskedForAgainThreeTimes() {
        server.faults().when("GET", LIST).after(1).times(3).serverError();
        assertThat(list()).hasSize(2500);
        assertThat(client.traffic()).isEqualTo(new TwilioAccount.Traffic(6, 3));
    }

    @Test
    void retryAfterIsHonoured() {
        server.faults().when("GET", LIST).tooManyRequests(Duration.ofSeconds(1));
        long start = System.nanoTime();
        list();
        assertThat(Duration.ofNanos(System.nanoTime() - start)).isGreaterThan(Duration.ofSeconds(1));
    }

    @Test
    void appsAndServiceNumbersOfAnotherAccountAreRefused() {
        account.addApplication(DemoApplication.of("App", null, null));
        account.addService(DemoService.of(
                "Service", null, false, List.of(account.numbers().getFirst().sid())));
        server.faults().when("GET", "Applications.json").rewrite(SdkTwilioTest::ofAnotherAccount);
        assertFails(client::applications, "SB-211");
        server.faults().when("GET", "/PhoneNumbers").rewrite(SdkTwilioTest::ofAnotherAccount);
        var service = client.messagingServices().getFirst();
        assertFails(() -> client.numbersIn(service), "SB-211");
        assertThat(client.applications()).hasSize(1);
        assertThat(client.numbersIn(service)).hasSize(1);
    }

    private static String ofAnotherAccount(String body) {
        return body.replace(SID, "AC" + "f".repeat(32));
    }

    @Test
    void aPauseThatTwilioAsksForHoldsTheWholeAccountAndIsCountedDown() throws InterruptedException {
        Cancellation cancellation = new Cancellation();
        List<Duration> told = new CopyOnWriteArrayList<>();
        List<Duration> toldToOther = new CopyOnWriteArrayList<>();
        TwilioAccount one = twilio.connect(SID, TOKEN, cancellation);
        TwilioAccount other = twilio.connect(SID, TOKEN, cancellation);
        one.onPause(told::add);
        other.onPause(toldToOther::add);
        server.faults().when("GET", SID).tooManyRequests(Duration.ofSeconds(40));
        List<Thread> threads = new ArrayList<>(List.of(Thread.ofVirtual().start(swallowing(one::verify))));
        await().until(() -> !told.isEmpty());
        threads.add(Thread.ofVirtual().start(swallowing(one::verify)));
        threads.add(Thread.ofVirtual().start(swallowing(other::verify)));
        await().until(() -> !toldToOther.isEmpty());
        cancellation.cancel();
        for (Thread thread : threads) {
            thread.join();
        }
        assertThat(server.requests()).hasSize(1);
        assertThat(told).startsWith(Duration.ofSeconds(40)).doesNotHaveDuplicates();
        assertThat(toldToOther).isNotEmpty().doesNotHaveDuplicates();
    }

    private static Runnable swallowing(Runnable action) {
        return () -> {
            try {
                action.run();
            } catch (CancelledException e) {
                // As it should be.
            }
        };
    }

    @Test
    void aPauseIsCancelledAtOnce() {
        Cancellation cancellation = new Cancellation();
        TwilioAccount cancelled = twilio.connect(SID, TOKEN, cancellation);
        cancelled.onPause(length -> cancellation.cancel());
        server.faults().when("GET", SID).tooManyRequests(Duration.ofSeconds(60));
        assertThatThrownBy(cancelled::verify).isInstanceOf(CancelledException.class);
        assertThat(server.requests()).hasSize(1);
    }

    @Test
    void theAnswerToAVerificationLeavesNoTokenBehind() {
        assertThat(client.verify().toString()).contains(SID).doesNotContain(TOKEN.reveal());
    }

    @Test
    void rejectionAndSuspensionAreTold() {
        TwilioAccount wrong = twilio.connect(SID, new Secret("0".repeat(32)), new Cancellation());
        assertThatThrownBy(wrong::verify).isInstanceOfSatisfying(FailureException.class, e -> {
            assertThat(e.failure()).isInstanceOf(Failure.Credentials.class);
            assertThat(e.failure().twilioCode()).isEqualTo(20003);
        });
        TwilioAccount elsewhere = twilio.connect("AC" + "1".repeat(32), TOKEN, new Cancellation());
        assertThatThrownBy(elsewhere::verify)
                .isInstanceOfSatisfying(
                        FailureException.class, e -> assertThat(e.failure()).isInstanceOf(Failure.Credentials.class));
        account.status("suspended");
        assertFails(client::verify, "SB-103");
    }

    @Test
    void askingWhetherTwilioIsThereSendsNoCredentials() {
        assertThat(twilio.reachable()).isTrue();
        assertThat(server.requests())
                .singleElement()
                .satisfies(request -> assertThat(request.status()).isEqualTo(401));
        server.close();
        assertThat(twilio.reachable()).isFalse();
    }

    @Test
    void closedBeforeItsFirstRequestItSendsNone() {
        twilio.close();
        assertThat(twilio.reachable()).isFalse();
        assertThat(server.requests()).isEmpty();
    }

    @Test
    void onlyLoopbackAddressesReplaceTwilio() {
        for (String refused : List.of(
                "https://127.0.0.1:1",
                "http://twilio.example",
                "http://127.0.0.1.evil.example",
                "127.0.0.1:80",
                "http://u:p@127.0.0.1:80",
                "http://127.0.0.1:80/path",
                "http://0.0.0.0:80",
                "::",
                "ftp://localhost")) {
            assertFails(() -> TwilioAddress.of(Optional.of(refused)), "SB-016");
        }
        for (String taken :
                List.of("http://127.0.0.1:8080", "http://localhost:80/", "http://[::1]:9", " http://127.8.9.1 ")) {
            assertThat(TwilioAddress.of(Optional.of(taken)).loopback()).isNotNull();
        }
        assertThat(TwilioAddress.of(Optional.empty())).isEqualTo(TwilioAddress.TWILIO);
        assertThat(TwilioAddress.TWILIO.resolve(URI.create("https://api.twilio.com/x?y=1")))
                .isEqualTo(URI.create("https://api.twilio.com/x?y=1"));
    }
}
