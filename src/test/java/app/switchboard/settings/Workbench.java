package app.switchboard.settings;

import app.switchboard.base.Secret;
import app.switchboard.credentials.Credentials;
import app.switchboard.demo.DemoAccount;
import app.switchboard.demo.DemoTwilio;
import app.switchboard.fx.Background;
import app.switchboard.fx.Desk;
import app.switchboard.fx.Doors;
import app.switchboard.fx.NotedNavigator;
import app.switchboard.fx.Tasks;
import app.switchboard.fx.Texts;
import app.switchboard.history.History;
import app.switchboard.numbers.DriftLog;
import app.switchboard.numbers.Numbers;
import app.switchboard.secrets.Secrets;
import app.switchboard.store.Database;
import app.switchboard.store.Preferences;
import app.switchboard.sync.EngineExecutor;
import app.switchboard.sync.SyncEngine;
import app.switchboard.twilio.SdkTwilio;
import app.switchboard.twilio.TwilioAddress;
import app.switchboard.twilio.TwilioProxy;
import app.switchboard.webhook.Journal;
import app.switchboard.workspace.Workspaces;
import java.net.URI;
import java.nio.file.Path;
import java.time.Instant;
import java.time.InstantSource;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.ExecutorService;

/** The real engine over a folder, and a Twilio on loopback; only where to go next is noted instead of gone to. */
final class Workbench implements AutoCloseable {

    static final String SID = DemoAccount.EXPLORE_SID;
    static final String TOKEN = DemoAccount.EXPLORE_TOKEN;
    static final String WRONG_TOKEN = "0123456789abcdef0123456789abcdef";
    static final Instant NOW = Instant.parse("2026-11-22T14:02:00Z");

    final List<String> went = new ArrayList<>();
    final DemoTwilio twilio;
    final Workspaces workspaces;
    final Credentials credentials;
    final Numbers numbers;
    final Secrets secrets;
    Texts texts;
    private final Database database;
    private final InstantSource clock = InstantSource.fixed(NOW);
    private final ExecutorService executor = EngineExecutor.create();
    private final List<SdkTwilio> connectors = new ArrayList<>();

    /** The one on the way to Twilio: none, until a test says otherwise. */
    TwilioProxy proxy = TwilioProxy.none();

    Workbench(Path folder, Secrets secrets, DemoAccount account) {
        this.secrets = secrets;
        twilio = DemoTwilio.start(account);
        database = Database.open(folder);
        workspaces = new Workspaces(database, clock);
        credentials = new Credentials(database, secrets, clock);
        numbers = new Numbers(database, clock);
        texts = new Texts(Locale.UK, ZoneOffset.UTC, clock);
    }

    CredentialsViewModel pane(Background background) {
        return pane(background, twilio.address());
    }

    CredentialsViewModel pane(Background background, URI address) {
        return new CredentialsViewModel(doors(address), desk(background), new NotedNavigator(went));
    }

    /** As {@link #pane(Background)}, at a desk that others share. */
    CredentialsViewModel pane(Desk desk) {
        return new CredentialsViewModel(doors(), desk, new NotedNavigator(went));
    }

    Desk desk(Background background) {
        return new Desk(background, texts, new Tasks(background, texts, clock), Preferences.forSession());
    }

    Doors doors() {
        return doors(twilio.address());
    }

    private Doors doors(URI address) {
        SdkTwilio connector = new SdkTwilio(new TwilioAddress(address));
        connectors.add(connector);
        DriftLog drift = new DriftLog(database);
        History history = new History(database, clock);
        Journal journal = new Journal(database, clock);
        SyncEngine engine = new SyncEngine(
                workspaces,
                new SyncEngine.Parts(credentials, numbers, drift, history, journal, connector, executor, clock));
        return new Doors(database, secrets, proxy, workspaces, credentials, numbers, drift, history, journal, engine);
    }

    /** Types what a person would for the demo account. */
    static void fill(CredentialsViewModel pane, String token) {
        pane.form().name().textProperty().set("Acme Ltd");
        pane.form().accountSid().textProperty().set(SID);
        pane.form().authToken().textProperty().set(token);
    }

    String secretOf(String workspaceId) {
        Secret secret = credentials.secretOf(credentials.find(workspaceId).orElseThrow());
        return secret.reveal();
    }

    @Override
    public void close() {
        connectors.forEach(SdkTwilio::close);
        twilio.close();
        executor.shutdownNow();
        database.close();
        secrets.close();
    }
}
