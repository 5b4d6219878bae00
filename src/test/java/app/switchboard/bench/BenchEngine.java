package app.switchboard.bench;

import app.switchboard.base.Cancellation;
import app.switchboard.base.Secret;
import app.switchboard.credentials.Credentials;
import app.switchboard.credentials.EnteredCredentials;
import app.switchboard.history.History;
import app.switchboard.history.Outcome;
import app.switchboard.numbers.DriftLog;
import app.switchboard.numbers.Numbers;
import app.switchboard.secrets.Secrets;
import app.switchboard.store.Database;
import app.switchboard.sync.EngineExecutor;
import app.switchboard.sync.SyncEngine;
import app.switchboard.sync.SyncResult;
import app.switchboard.twilio.SdkTwilio;
import app.switchboard.twilio.TwilioAddress;
import app.switchboard.webhook.Journal;
import app.switchboard.workspace.WebhookTemplate;
import app.switchboard.workspace.Workspaces;
import java.net.URI;
import java.nio.file.Path;
import java.time.Clock;
import java.util.Map;
import java.util.concurrent.ExecutorService;

/** A real engine on a real H2 file. The one place where the benchmarks call it. */
final class BenchEngine implements AutoCloseable {

    static final String SID = "AC" + "0123456789abcdef".repeat(2);
    static final String TOKEN = "fedcba9876543210fedcba9876543210";

    /** Where the workspace's webhooks are to point. */
    static final String OURS = WebhookTemplate.DEFAULT.urlFor("acme");

    final Database database;
    final Workspaces workspaces;
    final SyncEngine engine;
    private final Secrets secrets;
    private final SdkTwilio twilio;
    private final ExecutorService executor = EngineExecutor.create();

    BenchEngine(Path folder, URI server) {
        this(folder, server, Map.of());
    }

    /** As above, with the environment that says where secrets are kept. */
    BenchEngine(Path folder, URI server, Map<String, String> environment) {
        database = Database.open(folder);
        secrets = Secrets.open(folder, environment);
        Clock clock = Clock.systemUTC();
        workspaces = new Workspaces(database, clock);
        twilio = new SdkTwilio(new TwilioAddress(server));
        engine = new SyncEngine(
                workspaces,
                new SyncEngine.Parts(
                        new Credentials(database, secrets, clock),
                        new Numbers(database, clock),
                        new DriftLog(database),
                        new History(database, clock),
                        new Journal(database, clock),
                        twilio,
                        executor,
                        clock));
        workspaces.add("acme", "Acme Ltd", WebhookTemplate.DEFAULT);
    }

    /** Keeps the credentials (one request), so that {@link #sync} can be measured alone. */
    void saveCredentials() {
        check(engine.save(
                "acme", EnteredCredentials.of(SID, new Secret(TOKEN)), false, progress -> {}, new Cancellation()));
    }

    SyncResult sync() {
        return check(engine.sync("acme", progress -> {}, new Cancellation()));
    }

    private static SyncResult check(SyncResult result) {
        if (result.report().outcome() != Outcome.COMPLETE) {
            throw new IllegalStateException("the run ended " + result);
        }
        return result;
    }

    @Override
    public void close() {
        engine.close();
        executor.shutdown();
        twilio.close();
        secrets.close();
        database.close();
    }
}
