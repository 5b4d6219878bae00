package app.switchboard.fx;

import app.switchboard.base.Cancellation;
import app.switchboard.base.Secret;
import app.switchboard.credentials.Credentials;
import app.switchboard.credentials.EnteredCredentials;
import app.switchboard.demo.DemoAccount;
import app.switchboard.demo.DemoTwilio;
import app.switchboard.history.History;
import app.switchboard.numbers.DriftLog;
import app.switchboard.numbers.Numbers;
import app.switchboard.secrets.KeptIn;
import app.switchboard.store.Database;
import app.switchboard.store.Preferences;
import app.switchboard.sync.EngineExecutor;
import app.switchboard.sync.SyncEngine;
import app.switchboard.sync.SyncResult;
import app.switchboard.twilio.SdkTwilio;
import app.switchboard.twilio.TwilioAddress;
import app.switchboard.twilio.TwilioProxy;
import app.switchboard.webhook.Journal;
import app.switchboard.workspace.WebhookTemplate;
import app.switchboard.workspace.Workspaces;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.ExecutorService;

/** The real engine over a folder and a Twilio on loopback, for the tests of views. Its clock stands still at {@link #NOW} until it is set. */
public class EngineBench implements AutoCloseable {

    public static final String TOKEN = "0123456789abcdef0123456789abcdef";
    public static final String SMALL_SID = "AC00000000000000000000000000000040";
    public static final Instant NOW = Instant.parse("2026-11-22T14:02:30Z");

    public final DemoTwilio twilio = DemoTwilio.start(DemoAccount.explore(), DemoAccount.ofSize(SMALL_SID, TOKEN, 40));
    public final SecretsInMemory secrets = new SecretsInMemory(KeptIn.SESSION);
    public final Workspaces workspaces;
    public final Credentials credentials;
    public final Numbers numbers;
    public final DriftLog drift;
    public final History history;
    public final Journal journal;
    public final SyncEngine engine;
    public final Preferences preferences = Preferences.forSession();
    /** What views speak in that are made from now on. */
    public Texts texts;
    /** Where the views sent the person. */
    public final List<String> went = new ArrayList<>();

    private Instant now = NOW;
    private final Database database;
    private final ExecutorService executor = EngineExecutor.create();
    private final SdkTwilio connector = new SdkTwilio(new TwilioAddress(twilio.address()));

    public EngineBench(Path folder) {
        this(folder, Locale.UK);
    }

    public EngineBench(Path folder, Locale locale) {
        texts = new Texts(locale, ZoneOffset.UTC, this::now);
        database = Database.open(folder);
        workspaces = new Workspaces(database, this::now);
        credentials = new Credentials(database, secrets, this::now);
        numbers = new Numbers(database, this::now);
        drift = new DriftLog(database);
        history = new History(database, this::now);
        journal = new Journal(database, this::now);
        engine = new SyncEngine(
                workspaces,
                new SyncEngine.Parts(credentials, numbers, drift, history, journal, connector, executor, this::now));
    }

    private Instant now() {
        return now;
    }

    public final void setNow(Instant instant) {
        now = instant;
    }

    public final Doors doors() {
        return new Doors(
                database,
                secrets,
                TwilioProxy.none(),
                workspaces,
                credentials,
                numbers,
                drift,
                history,
                journal,
                engine);
    }

    public final Desk desk(Background background) {
        return new Desk(background, texts, new Tasks(background, texts, this::now), preferences);
    }

    /** Notes where it is to lead instead of going there. */
    public final Navigator navigator() {
        return new NotedNavigator(went);
    }

    /** The demo's account with its 250 numbers, saved and synced some time ago. */
    public final SyncResult acme(Duration ago) {
        return add("acme", "Acme Ltd", DemoAccount.EXPLORE_SID, DemoAccount.EXPLORE_TOKEN, ago);
    }

    /** The demo's account, its credentials kept, nothing configured. */
    public final void unsynced() {
        workspaces.add("acme", "Acme Ltd", WebhookTemplate.DEFAULT);
        EnteredCredentials entered =
                EnteredCredentials.of(DemoAccount.EXPLORE_SID, new Secret(DemoAccount.EXPLORE_TOKEN));
        engine.save("acme", entered, false, step -> {}, Cancellation.never());
    }

    /** An account of 40 numbers. */
    public final SyncResult globex(Duration ago) {
        return add("globex", "Globex", SMALL_SID, TOKEN, ago);
    }

    public final SyncResult add(String id, String name, String sid, String token, Duration ago) {
        now = NOW.minus(ago);
        workspaces.add(id, name, WebhookTemplate.DEFAULT);
        EnteredCredentials entered = EnteredCredentials.of(sid, new Secret(token));
        SyncResult result = engine.save(id, entered, true, step -> {}, Cancellation.never());
        now = NOW;
        return result;
    }

    /** Saves and syncs for a workspace that is there. */
    public final SyncResult saveGlobex() {
        EnteredCredentials entered = EnteredCredentials.of(SMALL_SID, new Secret(TOKEN));
        return engine.save("globex", entered, true, step -> {}, Cancellation.never());
    }

    @Override
    public void close() {
        connector.close();
        executor.close();
        database.close();
        twilio.close();
    }
}
