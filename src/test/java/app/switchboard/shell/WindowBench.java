package app.switchboard.shell;

import app.switchboard.base.Cancellation;
import app.switchboard.base.Secret;
import app.switchboard.credentials.Credentials;
import app.switchboard.credentials.EnteredCredentials;
import app.switchboard.demo.DemoAccount;
import app.switchboard.demo.DemoTwilio;
import app.switchboard.fx.Background;
import app.switchboard.fx.Dialogs;
import app.switchboard.fx.Texts;
import app.switchboard.fx.Views;
import app.switchboard.history.History;
import app.switchboard.inventory.InventoryViews;
import app.switchboard.inventory.NumbersViewModel;
import app.switchboard.numbers.DriftLog;
import app.switchboard.numbers.Numbers;
import app.switchboard.store.Database;
import app.switchboard.sync.EngineExecutor;
import app.switchboard.sync.SyncEngine;
import app.switchboard.sync.SyncResult;
import app.switchboard.twilio.SdkTwilio;
import app.switchboard.twilio.TwilioAddress;
import app.switchboard.webhook.Journal;
import app.switchboard.webhook.Routings;
import app.switchboard.workspace.WebhookTemplate;
import app.switchboard.workspace.Workspaces;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.concurrent.ExecutorService;
import javafx.scene.Parent;
import javafx.scene.control.Label;
import javafx.scene.layout.StackPane;

/** The real engine over a folder and a Twilio on loopback, with the window's view models on top. */
final class WindowBench implements AutoCloseable {

    static final String TOKEN = "0123456789abcdef0123456789abcdef";
    static final String SMALL_SID = "AC00000000000000000000000000000040";
    static final Instant NOW = Instant.parse("2026-11-22T14:02:30Z");

    final DemoTwilio twilio = DemoTwilio.start(DemoAccount.explore(), DemoAccount.ofSize(SMALL_SID, TOKEN, 40));
    final KnownSecrets secrets = new KnownSecrets();
    final Workspaces workspaces;
    final Credentials credentials;
    final Numbers numbers;
    final History history;
    final Journal journal;
    final Texts texts = new Texts(Locale.UK, ZoneOffset.UTC, this::now);
    final SyncEngine engine;
    final List<String> went = new ArrayList<>();
    final List<String> opened = new ArrayList<>();
    Optional<Path> saveTo = Optional.empty();
    private Instant now = NOW;
    private final Database database;
    private final ExecutorService executor = EngineExecutor.create();
    private final SdkTwilio connector = new SdkTwilio(new TwilioAddress(twilio.address()));

    WindowBench(Path folder) {
        database = Database.open(folder);
        workspaces = new Workspaces(database, this::now);
        credentials = new Credentials(database, secrets, this::now);
        numbers = new Numbers(database, this::now);
        history = new History(database, this::now);
        journal = new Journal(database, this::now);
        engine = new SyncEngine(
                workspaces,
                new SyncEngine.Parts(
                        credentials,
                        numbers,
                        new DriftLog(database),
                        history,
                        journal,
                        connector,
                        executor,
                        this::now));
    }

    private Instant now() {
        return now;
    }

    void setNow(Instant instant) {
        now = instant;
    }

    /** The demo's account with its 250 numbers, saved and synced some time ago. */
    SyncResult acme(Duration ago) {
        return add("acme", "Acme Ltd", DemoAccount.EXPLORE_SID, DemoAccount.EXPLORE_TOKEN, ago);
    }

    /** An account of 40 numbers. */
    SyncResult globex(Duration ago) {
        return add("globex", "Globex", SMALL_SID, TOKEN, ago);
    }

    SyncResult add(String id, String name, String sid, String token, Duration ago) {
        now = NOW.minus(ago);
        workspaces.add(id, name, WebhookTemplate.DEFAULT);
        EnteredCredentials entered = EnteredCredentials.of(sid, new Secret(token));
        SyncResult result = engine.save(id, entered, true, step -> {}, Cancellation.never());
        now = NOW;
        return result;
    }

    /** Saves and syncs for a workspace that is there. */
    SyncResult saveGlobex() {
        EnteredCredentials entered = EnteredCredentials.of(SMALL_SID, new Secret(TOKEN));
        return engine.save("globex", entered, true, step -> {}, Cancellation.never());
    }

    /** A window over it all. */
    Window window(Background background, boolean demo) {
        return new Window(background, demo);
    }

    final class Window {
        final NumbersViewModel list;
        final ShellViewModel shell;

        private Window(Background background, boolean demo) {
            Dialogs dialogs = (title, name) -> saveTo.map(folder -> folder.resolve(name));
            list = new NumbersViewModel(
                    numbers,
                    workspaces,
                    journal,
                    new Routings(workspaces, numbers, history, journal),
                    background,
                    texts,
                    dialogs);
            shell = new ShellViewModel(
                    workspaces,
                    credentials,
                    numbers,
                    history,
                    engine,
                    background,
                    texts,
                    list,
                    demo,
                    () -> went.add("demo"));
            shell.onCredentials(id -> went.add("credentials " + id));
            list.onCheckAccount(shell::showCredentials);
        }

        Parent load() {
            Views views = new Views(texts.bundle());
            InventoryViews.register(views, list);
            views.with(ShellController.class, () -> new ShellController(shell, name -> stub(), opened::add))
                    .with(SidebarController.class, () -> new SidebarController(shell))
                    .with(MenuController.class, () -> new MenuController(shell))
                    .with(WelcomeController.class, () -> new WelcomeController(shell));
            return views.load("ShellView");
        }

        /** Stands for the credentials pane, which is another package's. */
        private static Parent stub() {
            return new StackPane(new Label("credentials pane"));
        }
    }

    @Override
    public void close() {
        connector.close();
        executor.close();
        database.close();
        twilio.close();
    }
}
