package app.switchboard.sync;

import static app.switchboard.sync.SyncFixture.OURS;
import static app.switchboard.sync.SyncFixture.SID;
import static app.switchboard.sync.SyncFixture.TOKEN;
import static org.assertj.core.api.Assertions.assertThat;

import app.switchboard.base.Cancellation;
import app.switchboard.demo.DemoAccount;
import app.switchboard.demo.DemoNumber;
import app.switchboard.sync.Watch.Event;
import app.switchboard.sync.Watch.Kind;
import app.switchboard.workspace.Policy.Schedule;
import app.switchboard.workspace.WebhookTemplate;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The watch on clocks of the test's own, over a real engine: a check shows in the requests that arrive. */
class WatchTest {

    private static final String OTHER = "https://other.example/in";

    @TempDir
    Path folder;

    private SyncFixture fixture;
    private Watch watch;
    private Instant wall = Instant.EPOCH;
    private int readings = Integer.MIN_VALUE;
    private CompletableFuture<SyncResult> started = new CompletableFuture<>();
    private long nanos = Long.MAX_VALUE - Duration.ofMinutes(3).toNanos();

    @BeforeEach
    void open() {
        fixture = new SyncFixture(folder, DemoAccount.empty(SID, TOKEN)).connected();
        fixture.addMany(4, 0);
        schedule(Schedule.QUARTER_HOUR);
        fixture.sync();
        fixture.twilio.forgetRequests();
        wall = Instant.now();
        watch = start();
    }

    @AfterEach
    void close() {
        fixture.close();
    }

    private Watch start() {
        return new Watch(
                fixture.workspaces,
                fixture.credentials,
                fixture.history,
                fixture.journal,
                fixture.sync,
                () -> wall,
                () -> nanos);
    }

    private void schedule(Schedule schedule) {
        fixture.policy(policy -> policy.withSchedule(schedule));
    }

    private void pass(Duration time) {
        wall = wall.plus(time);
        nanos += time.toNanos();
    }

    private List<Event> check() {
        return watch.check(new Cancellation());
    }

    private List<Kind> kindsAfter(Duration time) {
        pass(time);
        return check().stream().map(Event::kind).toList();
    }

    /** How many checks there were since the last question. */
    private long checks() {
        long checks = fixture.twilio.requests().stream()
                .filter(request -> request.path().endsWith("/Accounts/" + SID + ".json"))
                .count();
        fixture.twilio.forgetRequests();
        return checks;
    }

    private void editAll(String url) {
        for (DemoNumber number : fixture.account.numbers()) {
            fixture.edit(number, builder -> builder.smsUrl(url));
        }
    }

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
