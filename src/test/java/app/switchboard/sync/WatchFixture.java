package app.switchboard.sync;

import static app.switchboard.sync.SyncFixture.SID;
import static app.switchboard.sync.SyncFixture.TOKEN;

import app.switchboard.base.Cancellation;
import app.switchboard.demo.DemoAccount;
import app.switchboard.demo.DemoNumber;
import app.switchboard.sync.Watch.Event;
import app.switchboard.sync.Watch.Kind;
import app.switchboard.workspace.Policy.Schedule;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.io.TempDir;

/** A watch over a real engine, on clocks that the test moves. */
abstract class WatchFixture {

    @TempDir
    Path folder;

    SyncFixture fixture;
    Watch watch;
    Instant wall = Instant.EPOCH;
    int readings = Integer.MIN_VALUE;
    CompletableFuture<SyncResult> started = new CompletableFuture<>();
    long nanos = Long.MAX_VALUE - Duration.ofMinutes(3).toNanos();

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

    Watch start() {
        return new Watch(
                fixture.workspaces,
                fixture.credentials,
                fixture.history,
                fixture.journal,
                fixture.sync,
                () -> wall,
                () -> nanos);
    }

    void schedule(Schedule schedule) {
        fixture.policy(policy -> policy.withSchedule(schedule));
    }

    void pass(Duration time) {
        wall = wall.plus(time);
        nanos += time.toNanos();
    }

    List<Event> check() {
        return watch.check(new Cancellation());
    }

    List<Kind> kindsAfter(Duration time) {
        pass(time);
        return check().stream().map(Event::kind).toList();
    }

    /** How many checks there were since the last question. */
    long checks() {
        long checks = fixture.twilio.requests().stream()
                .filter(request -> request.path().endsWith("/Accounts/" + SID + ".json"))
                .count();
        fixture.twilio.forgetRequests();
        return checks;
    }

    void editAll(String url) {
        for (DemoNumber number : fixture.account.numbers()) {
            fixture.edit(number, builder -> builder.smsUrl(url));
        }
    }
}
