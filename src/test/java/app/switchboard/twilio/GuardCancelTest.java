package app.switchboard.twilio;

import static app.switchboard.twilio.TlsInternet.LIST;
import static app.switchboard.twilio.TlsInternet.SID;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import app.switchboard.base.Cancellation;
import app.switchboard.base.Cancellation.CancelledException;
import app.switchboard.twilio.Foreigner.Answer;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** Whatever a server does, a cancel ends it within a second, and nothing is sent after it. */
class GuardCancelTest {

    private static final Duration LONG = Duration.ofSeconds(60);

    /** A second is promised; this is for a busy machine. */
    private static final Duration SOON = Duration.ofSeconds(2);

    private static TlsInternet internet;

    @BeforeAll
    static void open() {
        internet = new TlsInternet(1001);
    }

    @AfterEach
    void reset() {
        internet.reset();
    }

    @AfterAll
    static void close() {
        internet.close();
    }

    private void assertCancels(SdkTwilio connector, Callable<Boolean> soFar) {
        Cancellation cancellation = new Cancellation();
        CompletableFuture<Integer> listing = CompletableFuture.supplyAsync(
                () -> TlsInternet.list(connector, cancellation).size(),
                work -> Thread.ofVirtual().start(work));
        await().until(() -> listing.isDone() || soFar.call());
        assertThat(listing).isNotDone();

        cancellation.cancel();

        assertThatThrownBy(() -> listing.get(SOON.toMillis(), TimeUnit.MILLISECONDS))
                .isInstanceOf(ExecutionException.class)
                .hasCauseInstanceOf(CancelledException.class);
    }

    private void assertCancelsTwilio() {
        assertCancels(internet.guarded(LONG), () -> !internet.twilio.requests().isEmpty());
        assertThat(internet.twilio.requests()).hasSize(1);
        // The exchange is not left running behind the person's back.
        await().until(() -> internet.proxy.clients() == 0);
    }

    @Test
    void anAnswerThatNeverComes() {
        internet.twilio.faults().when("GET", LIST).always().hang();
        assertCancelsTwilio();
    }

    @Test
    void anAnswerThatDrips() {
        internet.front.drip();
        assertCancelsTwilio();
    }

    @Test
    void aBodyWithoutEnd() {
        // Slow enough that its cap is far.
        internet.front.drip();
        internet.twilio.faults().when("GET", LIST).always().endless();
        assertCancelsTwilio();
    }

    @Test
    void pagesWithoutEnd() {
        // Two new numbers on each page, so that only the pages' own number would end it.
        AtomicInteger pages = new AtomicInteger();
        internet.replaceTwilioFor(
                request -> Answer.json(TlsGuardTest.page(pages.incrementAndGet(), 2, link(request.number()))),
                Map.of(),
                here -> assertCancels(here, () -> pages.get() > 5));
    }

    private static String link(int token) {
        return "/2010-04-01/Accounts/" + SID + "/" + LIST + "?PageToken=PA" + token;
    }

    @Test
    void aProxyThatSaysNothing() {
        TunnelProxy silent = internet.also(new TunnelProxy());
        silent.fallSilent();
        TwilioProxy by = new TwilioProxy(Map.of("https_proxy", silent.address()), null, null);
        assertCancels(internet.guarded(LONG, by), () -> !silent.heads().isEmpty());
        assertThat(silent.heads()).hasSize(1);
    }
}
