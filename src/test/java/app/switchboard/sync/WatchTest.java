package app.switchboard.sync;

import static org.assertj.core.api.Assertions.assertThat;

import app.switchboard.base.Cancellation;
import app.switchboard.workspace.Policy.Schedule;
import app.switchboard.workspace.WebhookTemplate;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.Test;

/** When the watch checks a workspace, on clocks of the test's own, over a real engine: a check shows in the requests that arrive. */
class WatchTest extends WatchFixture {

    @Test
    void aWorkspaceIsCheckedOncePerInterval() {
        assertThat(check()).isEmpty();
        assertThat(checks()).isZero();
        pass(Duration.ofMinutes(14));
        check();
        assertThat(checks()).isZero();
        pass(Duration.ofMinutes(2));
        check();
        assertThat(checks()).isEqualTo(1);
        check();
        pass(Duration.ofMinutes(14));
        check();
        assertThat(checks()).isZero();
        pass(Duration.ofMinutes(1));
        check();
        assertThat(checks()).isEqualTo(1);
        assertThat(fixture.posts()).isZero();
    }

    @Test
    void whatIsOverdueByItsHistoryIsCheckedAtTheStart() {
        wall = wall.plus(Duration.ofHours(1));
        watch = start();
        check();
        assertThat(checks()).isEqualTo(1);
        check();
        assertThat(checks()).isZero();
    }

    @Test
    void aHistoryFromTheFutureIsNotWaitedFor() {
        wall = wall.minus(Duration.ofDays(30));
        watch = start();
        check();
        assertThat(checks()).isEqualTo(1);
    }

    @Test
    void whatIsHalfDueAtTheStartWaitsForTheOtherHalf() {
        wall = wall.plus(Duration.ofMinutes(10));
        watch = start();
        check();
        assertThat(checks()).isZero();
        pass(Duration.ofMinutes(6));
        check();
        assertThat(checks()).isEqualTo(1);
    }

    @Test
    void withoutScheduleOrCredentialsNothingIsChecked() {
        schedule(Schedule.OFF);
        fixture.workspaces.add("other", "Other", WebhookTemplate.DEFAULT);
        fixture.workspaces.change(
                "other", fixture.workspaces.require("other").policy().withSchedule(Schedule.QUARTER_HOUR));
        check();
        pass(Duration.ofDays(2));
        assertThat(check()).isEmpty();
        assertThat(checks()).isZero();
        schedule(Schedule.DAILY);
        check();
        assertThat(checks()).isEqualTo(1);
    }

    @Test
    void afterSleepOrAClockThatWasSetAllIsDue() {
        check();
        wall = wall.plus(Duration.ofMinutes(5));
        check();
        assertThat(checks()).isEqualTo(1);
        wall = wall.minus(Duration.ofHours(1));
        check();
        assertThat(checks()).isEqualTo(1);
        // Clocks drift a little.
        wall = wall.plus(Duration.ofSeconds(50));
        check();
        assertThat(checks()).isZero();
    }

    @Test
    void aRunThatGoesOnIsNotDisturbed() throws Exception {
        check();
        fixture.twilio.faults().when("GET", "IncomingPhoneNumbers.json").hang();
        Cancellation cancellation = new Cancellation();
        CompletableFuture<SyncResult> run =
                fixture.begin(() -> fixture.sync.sync("acme", SyncOptions.DEFAULT, step -> {}, cancellation));
        Awaitility.await().until(() -> fixture.sync.isRunning("acme"));

        assertThat(kindsAfter(Duration.ofMinutes(15))).isEmpty();

        cancellation.cancel();
        run.get(5, TimeUnit.SECONDS);
        checks();
        check();
        assertThat(checks()).isEqualTo(1);
    }

    @Test
    void aRunThatBeginsAtTheSameMomentIsNoFailure() throws Exception {
        check();
        Cancellation cancellation = new Cancellation();
        // It begins after the watch has seen that none goes on: when it reads its clock a second time.
        Watch late = new Watch(
                fixture.workspaces,
                fixture.credentials,
                fixture.history,
                fixture.journal,
                fixture.sync,
                () -> wall,
                () -> {
                    if (++readings == 2) {
                        started = fixture.begin(
                                () -> fixture.sync.sync("acme", SyncOptions.DEFAULT, step -> {}, cancellation));
                        Awaitility.await().until(() -> fixture.sync.isRunning("acme"));
                    }
                    return nanos;
                });
        late.check(new Cancellation());
        pass(Duration.ofMinutes(16));
        fixture.twilio.faults().when("GET", "IncomingPhoneNumbers.json").hang();
        readings = 0;

        assertThat(late.check(new Cancellation())).isEmpty();

        cancellation.cancel();
        started.get(5, TimeUnit.SECONDS);
        checks();
        assertThat(late.check(new Cancellation())).isEmpty();
        assertThat(checks()).isEqualTo(1);
    }
}
