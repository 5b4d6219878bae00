package app.switchboard.sync;

import static app.switchboard.sync.SyncFixture.OTHER;
import static app.switchboard.sync.SyncFixture.OURS;
import static org.assertj.core.api.Assertions.assertThat;

import app.switchboard.base.Cancellation;
import app.switchboard.demo.DemoNumber;
import app.switchboard.sync.Watch.Event;
import app.switchboard.sync.Watch.Kind;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;

/** What the watch tells, and how often. */
class WatchEventsTest extends WatchFixture {

    @Test
    void manyNumbersAreOneEventToldOnce() {
        check();
        editAll(OTHER);

        pass(Duration.ofMinutes(15));
        List<Event> events = check();

        assertThat(events).singleElement().satisfies(event -> {
            assertThat(event.kind()).isEqualTo(Kind.DRIFT);
            assertThat(event.workspace().id()).isEqualTo("acme");
            assertThat(event.numbers()).isEqualTo(4);
        });
        assertThat(kindsAfter(Duration.ofMinutes(15))).isEmpty();
    }

    @Test
    void onlyWhatIsNewIsTold() {
        DemoNumber first = fixture.account.numbers().getFirst();
        DemoNumber second = fixture.account.numbers().get(1);
        check();
        fixture.edit(first, number -> number.smsUrl(OTHER));
        assertThat(kindsAfter(Duration.ofMinutes(15))).containsExactly(Kind.DRIFT);
        fixture.edit(second, number -> number.smsUrl(OTHER));
        pass(Duration.ofMinutes(15));
        assertThat(check()).singleElement().satisfies(event -> {
            assertThat(event.numbers()).isEqualTo(1);
            assertThat(event.message()).contains(second.phoneNumber());
        });
        fixture.edit(first, number -> number.smsUrl(OURS));
        assertThat(kindsAfter(Duration.ofMinutes(15))).isEmpty();
        fixture.edit(first, number -> number.smsUrl(OTHER));
        assertThat(kindsAfter(Duration.ofMinutes(15))).containsExactly(Kind.DRIFT);
    }

    @Test
    void theSameFailureIsToldOnceAndItsEndToo() {
        check();
        fixture.twilio
                .faults()
                .when("GET", "IncomingPhoneNumbers.json")
                .always()
                .captivePortal();
        assertThat(kindsAfter(Duration.ofMinutes(15))).containsExactly(Kind.FAILED);
        assertThat(kindsAfter(Duration.ofMinutes(15))).isEmpty();
        fixture.twilio.faults().clear();
        fixture.twilio.faults().when("GET", "IncomingPhoneNumbers.json").error(400, 20001, "Bad request");
        assertThat(kindsAfter(Duration.ofMinutes(15))).containsExactly(Kind.FAILED);
        assertThat(kindsAfter(Duration.ofMinutes(15))).containsExactly(Kind.RECOVERED);
        assertThat(kindsAfter(Duration.ofMinutes(15))).isEmpty();
    }

    @Test
    void rejectedCredentialsAreToldOnceAndNotTriedAgainUntilSavedAnew() {
        check();
        fixture.twilio.faults().denyAuth();
        assertThat(kindsAfter(Duration.ofMinutes(15))).containsExactly(Kind.REJECTED);
        assertThat(checks()).isEqualTo(1);
        assertThat(kindsAfter(Duration.ofDays(1))).isEmpty();
        wall = wall.plus(Duration.ofDays(1));
        assertThat(check()).isEmpty();
        assertThat(checks()).isZero();

        fixture.twilio.faults().clear();
        fixture.save();
        checks();
        assertThat(kindsAfter(Duration.ofMinutes(15))).containsExactly(Kind.RECOVERED);
        assertThat(checks()).isEqualTo(1);
    }

    @Test
    void credentialsThatWorkAgainAreTriedAgain() {
        check();
        fixture.twilio.faults().denyAuth();
        assertThat(kindsAfter(Duration.ofMinutes(15))).containsExactly(Kind.REJECTED);
        fixture.twilio.faults().clear();
        fixture.sync();

        assertThat(kindsAfter(Duration.ofMinutes(15))).containsExactly(Kind.RECOVERED);
    }

    @Test
    void aCancelledCheckTellsNothing() {
        check();
        pass(Duration.ofMinutes(15));
        Cancellation cancelled = new Cancellation();
        cancelled.cancel();
        editAll(OTHER);
        assertThat(watch.check(cancelled)).isEmpty();
    }
}
