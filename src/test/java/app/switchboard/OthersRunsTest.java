package app.switchboard;

import static app.switchboard.WireAnswers.hanging;
import static com.github.tomakehurst.wiremock.client.WireMock.get;
import static com.github.tomakehurst.wiremock.client.WireMock.urlPathEqualTo;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import app.switchboard.base.Cancellation;
import app.switchboard.base.Failure;
import app.switchboard.fx.SameThread;
import app.switchboard.fx.Task;
import app.switchboard.fx.Tasks;
import app.switchboard.fx.Texts;
import app.switchboard.history.History.Purpose;
import app.switchboard.history.Outcome;
import app.switchboard.sync.SyncEngine;
import app.switchboard.sync.SyncOptions;
import app.switchboard.sync.SyncResult;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Runs that no view began, as a command line has them carried out by the window's engine: the window shows them. */
class OthersRunsTest {

    @TempDir
    Path folder;

    private WireFixture fixture;
    private SyncEngine engine;
    private Tasks tasks;
    private Cancellation.Registration following;

    @BeforeEach
    void open() {
        fixture = new WireFixture(folder, 4);
        engine = fixture.engine.sync();
        tasks = tasks();
        following = tasks.follow(engine);
    }

    private static Tasks tasks() {
        return new Tasks(new SameThread(), Texts.in("en"), InstantSource.system());
    }

    @AfterEach
    void close() {
        following.close();
        fixture.close();
    }

    private CompletableFuture<SyncResult> hangingSync(Cancellation given) {
        fixture.always(get(urlPathEqualTo(WireFixture.LISTING)), hanging());
        CompletableFuture<SyncResult> run = CompletableFuture.supplyAsync(() -> engine.sync("acme", step -> {}, given));
        await().until(() -> tasks.running("acme") != null);
        return run;
    }

    @Test
    void aRunOfOthersIsAmongTheTasksAndACheckOnlyWhileItGoesOn() {
        engine.sync("acme", step -> {}, new Cancellation());
        assertThat(tasks.all()).hasSize(1);
        Task done = tasks.all().getFirst();
        assertThat(done.purpose()).isEqualTo(Purpose.SYNC);
        assertThat(done.running()).isFalse();
        assertThat(done.text()).startsWith("Done");

        engine.check(
                "acme",
                SyncOptions.DEFAULT,
                step -> assertThat(tasks.running("acme")).isNotNull(),
                new Cancellation());
        assertThat(tasks.all()).hasSize(1);
    }

    @Test
    void whatAViewBeganIsThereOnce() {
        tasks.start(
                "acme",
                Purpose.SYNC,
                (progress, cancellation) -> engine.sync("acme", progress, cancellation),
                new Tasks.Listener<>() {
                    @Override
                    public void ended(SyncResult result) {}

                    @Override
                    public void failed(Failure failure) {}
                });
        assertThat(tasks.all()).hasSize(1);
    }

    @Test
    void itIsStoppedFromTheWindowAloneAndNotWithTheWindow() {
        Cancellation command = new Cancellation();
        CompletableFuture<SyncResult> run = hangingSync(command);
        tasks.cancelAll();
        assertThat(tasks.all().getFirst().cancellation().isCancelled())
                .as("a command comes to its end")
                .isFalse();

        Tasks later = tasks();
        try (Cancellation.Registration _ = later.follow(engine)) {
            assertThat(later.running()).as("a window that came later").hasSize(1);
            later.cancel(later.running().getFirst());
            assertThat(run.join().report().outcome()).isEqualTo(Outcome.CANCELLED);
        }
        assertThat(command.isCancelled())
                .as("what else the command does goes on")
                .isFalse();
        await().until(() -> tasks.running("acme") == null);
    }

    @Test
    void whoBeganItStopsItAsBefore() {
        Cancellation command = new Cancellation();
        CompletableFuture<SyncResult> run = hangingSync(command);
        command.cancel();
        assertThat(run.join().report().outcome()).isEqualTo(Outcome.CANCELLED);
    }
}
