package app.switchboard.sync;

import static app.switchboard.sync.SyncFixture.OTHER;
import static app.switchboard.sync.SyncFixture.OURS;
import static org.assertj.core.api.Assertions.assertThat;

import app.switchboard.base.Cancellation;
import app.switchboard.sync.Watch.Event;
import app.switchboard.sync.Watch.Kind;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.Test;

/** Several who hear one watch: a window and a command beside it. */
class WatchHearersTest extends WatchFixture {

    @Test
    void whatIsDueIsCheckedOnceForAllWhoHearAndEachHearsIt() {
        Watch.Hearer window = watch.hear();
        assertThat(window.isInCompany()).isFalse();
        Watch.Hearer command = watch.hear();
        assertThat(command.isInCompany()).isTrue();
        editAll(OTHER);
        pass(Duration.ofMinutes(16));
        assertThat(window.check(new Cancellation())).extracting(Event::kind).containsExactly(Kind.DRIFT);
        assertThat(command.check(new Cancellation())).extracting(Event::kind).containsExactly(Kind.DRIFT);
        assertThat(checks()).isEqualTo(1);

        window.close();
        editAll(OURS);
        editAll("https://again.example/in");
        pass(Duration.ofMinutes(16));
        assertThat(command.check(new Cancellation())).extracting(Event::kind).containsExactly(Kind.DRIFT);
        assertThat(window.check(new Cancellation())).isEmpty();
    }

    @Test
    void aCheckThatOneBrokeOffIsStillDueForTheOthers() {
        pass(Duration.ofMinutes(16));
        fixture.twilio.faults().when("GET", "IncomingPhoneNumbers.json").hang();
        Cancellation stopped = new Cancellation();
        CompletableFuture<List<Event>> command =
                CompletableFuture.supplyAsync(() -> watch.hear().check(stopped));
        Awaitility.await().until(() -> fixture.sync.isRunning("acme"));
        Watch.Hearer window = watch.hear();
        assertThat(window.check(new Cancellation()))
                .as("does not wait for the other")
                .isEmpty();
        stopped.cancel();
        assertThat(command.join()).isEmpty();
        fixture.twilio.faults().clear();
        checks();
        window.check(new Cancellation());
        assertThat(checks()).isEqualTo(1);
    }
}
