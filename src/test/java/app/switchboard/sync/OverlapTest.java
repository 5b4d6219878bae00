package app.switchboard.sync;

import static app.switchboard.sync.SyncFixture.SID;
import static app.switchboard.sync.SyncFixture.TOKEN;
import static org.assertj.core.api.Assertions.assertThat;

import app.switchboard.base.Cancellation;
import app.switchboard.base.FailureException;
import app.switchboard.base.Secret;
import app.switchboard.credentials.EnteredCredentials;
import app.switchboard.demo.DemoAccount;
import app.switchboard.demo.DemoService;
import app.switchboard.demo.Recorded;
import app.switchboard.history.Outcome;
import app.switchboard.workspace.WebhookTemplate;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.function.Predicate;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What goes on at the same time: shown by holding one thing up and seeing the other arrive. */
class OverlapTest {

    @TempDir
    Path folder;

    private SyncFixture fixture;
    private final Cancellation cancellation = new Cancellation();

    @BeforeEach
    void open() {
        fixture = new SyncFixture(folder, DemoAccount.empty(SID, TOKEN)).connected();
    }

    @AfterEach
    void close() {
        fixture.close();
    }

    private CompletableFuture<SyncResult> begin(String workspace) {
        return fixture.begin(() -> fixture.sync.sync(workspace, SyncOptions.DEFAULT, step -> {}, cancellation));
    }

    private boolean arrived(Predicate<Recorded> request) {
        return fixture.twilio.requests().stream().anyMatch(request);
    }

    private static boolean isPage(Recorded request) {
        return request.path().endsWith("IncomingPhoneNumbers.json");
    }

    private void cancelAndAwait(CompletableFuture<SyncResult> run) throws Exception {
        cancellation.cancel();
        assertThat(run.get(5, TimeUnit.SECONDS).report().outcome()).isEqualTo(Outcome.CANCELLED);
    }

    @Test
    void aPageIsStoredWhileTheNextIsFetched() throws Exception {
        fixture.addMany(2500, 0);
        fixture.twilio
                .faults()
                .when("GET", "IncomingPhoneNumbers.json")
                .after(2)
                .hang();

        CompletableFuture<SyncResult> run = begin("acme");

        Awaitility.await().until(() -> fixture.numbers.of("acme").size() == 2000);
        assertThat(run).isNotDone();
        cancelAndAwait(run);
        assertThat(fixture.numbers.of("acme")).hasSize(2000);
        assertThat(fixture.history.asOf("acme")).isEmpty();
    }

    @Test
    void whatOverridesTheNumbersIsLookedUpBesideTheListing() throws Exception {
        fixture.addMany(3, 3);
        for (String name : List.of("One", "Two", "Three")) {
            fixture.account.addService(DemoService.of(name, "https://mg.example/in", false, List.of()));
        }
        fixture.twilio.faults().when("GET", "IncomingPhoneNumbers.json").hang();

        CompletableFuture<SyncResult> run = begin("acme");

        Awaitility.await()
                .until(() -> fixture.twilio.requests().stream()
                                .filter(request -> request.path().endsWith("/PhoneNumbers"))
                                .count()
                        == 3);
        assertThat(run).isNotDone();
        cancelAndAwait(run);
    }

    @Test
    void theListingDoesNotWaitForTheLookups() throws Exception {
        fixture.addMany(3, 3);
        fixture.twilio.faults().when("GET", "/v1/Services").hang();

        CompletableFuture<SyncResult> run = begin("acme");

        Awaitility.await().until(() -> arrived(request -> isPage(request) && request.status() == 200));
        assertThat(run).isNotDone();
        // Nothing is stored, let alone written, before it is known what overrides what.
        assertThat(fixture.numbers.of("acme")).isEmpty();
        cancelAndAwait(run);
        assertThat(fixture.posts()).isZero();
        assertThat(fixture.numbers.of("acme")).isEmpty();
    }

    @Test
    void severalWorkspacesAreSyncedAtOnceEachWithItsOwnResult() throws Exception {
        fixture.addMany(3, 3);
        fixture.workspaces.add("other", "Other", WebhookTemplate.DEFAULT);
        fixture.sync.save(
                "other", EnteredCredentials.of(SID, new Secret(TOKEN)), false, step -> {}, new Cancellation());
        fixture.twilio.forgetRequests();
        fixture.twilio
                .faults()
                .when("GET", "IncomingPhoneNumbers.json")
                .times(2)
                .hang();

        CompletableFuture<List<SyncResult>> both = fixture.begin(() -> fixture.sync.each(
                List.of("other", "acme"), id -> fixture.sync.sync(id, SyncOptions.DEFAULT, step -> {}, cancellation)));

        Awaitility.await()
                .until(() -> fixture.twilio.requests().stream()
                                .filter(OverlapTest::isPage)
                                .count()
                        == 2);
        assertThat(fixture.sync.isRunning("acme")).isTrue();
        assertThat(fixture.sync.isRunning("other")).isTrue();
        cancellation.cancel();
        assertThat(both.get(5, TimeUnit.SECONDS))
                .extracting(result -> result.report().workspace())
                .containsExactly("other", "acme");
    }

    @Test
    void oneWorkspaceIsSyncedOnceAtATime() throws Exception {
        fixture.addMany(3, 0);
        fixture.twilio.faults().when("GET", "IncomingPhoneNumbers.json").hang();
        CompletableFuture<SyncResult> run = begin("acme");
        Awaitility.await().until(() -> arrived(OverlapTest::isPage));

        assertThat(begin("acme").handle((result, thrown) -> thrown).get(5, TimeUnit.SECONDS))
                .hasRootCauseInstanceOf(FailureException.class);
        cancelAndAwait(run);
        assertThat(fixture.sync().report().outcome()).isEqualTo(Outcome.COMPLETE);
    }
}
