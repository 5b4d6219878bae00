package app.switchboard.activity;

import app.switchboard.base.Cancellation;
import app.switchboard.base.Failure;
import app.switchboard.demo.DemoAccount;
import app.switchboard.demo.DemoNumber;
import app.switchboard.demo.DemoNumberBuilder;
import app.switchboard.fx.Background;
import app.switchboard.fx.Desk;
import app.switchboard.fx.EngineBench;
import app.switchboard.fx.Page;
import app.switchboard.fx.Views;
import app.switchboard.fx.WorkspacePage;
import app.switchboard.history.History;
import app.switchboard.history.History.Purpose;
import app.switchboard.history.Outcome;
import app.switchboard.history.Run;
import app.switchboard.history.RunReport;
import app.switchboard.history.RunReport.Item;
import app.switchboard.history.RunReport.Webhooks;
import app.switchboard.sync.SyncOptions;
import app.switchboard.sync.SyncProgress;
import app.switchboard.sync.SyncResult;
import app.switchboard.workspace.WebhookTemplate;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.function.UnaryOperator;
import javafx.scene.Parent;
import org.jspecify.annotations.Nullable;

/** The pages of this package over a real engine. */
final class ActivityBench extends EngineBench {

    static final String OTHER = "https://hooks.example/in?x=1";

    ActivityBench(Path folder) {
        super(folder);
    }

    ActivityBench(Path folder, Locale locale) {
        super(folder, locale);
    }

    OverviewViewModel overview(Background background) {
        return new OverviewViewModel(doors(), desk(background), navigator());
    }

    DriftViewModel drift(Desk desk) {
        return new DriftViewModel(doors(), desk, navigator());
    }

    ActivityViewModel activity(Desk desk) {
        return new ActivityViewModel(doors(), desk, navigator());
    }

    HistoryViewModel history(Background background) {
        return new HistoryViewModel(doors(), desk(background), navigator());
    }

    /** Looks, and writes nothing. */
    void check(String workspaceId) {
        engine.check(workspaceId, SyncOptions.DEFAULT, step -> {}, Cancellation.never());
    }

    void sync(String workspaceId) {
        engine.sync(workspaceId, step -> {}, Cancellation.never());
    }

    List<DemoNumber> live(String accountSid) {
        return twilio.account(accountSid).numbers();
    }

    /** Changes a number at Twilio, as if by another program; the first has the index 0. */
    void edit(String accountSid, int index, UnaryOperator<DemoNumberBuilder> change) {
        twilio.account(accountSid)
                .change(
                        live(accountSid).get(index).sid(),
                        number -> change.apply(number.toBuilder()).build());
    }

    /** Records a run that never was. */
    String run(
            String workspaceId, Purpose purpose, Outcome outcome, Duration ago, long millis, @Nullable Item failure) {
        setNow(NOW.minus(ago));
        String id = history.begin(workspaceId, purpose);
        Webhooks webhooks =
                new Webhooks(outcome == Outcome.COMPLETE ? 0 : 3, 37, 0, 0, 0, 0, failure == null ? 0 : 1, 0, 0);
        history.finish(new RunReport(
                workspaceId,
                id,
                outcome,
                outcome == Outcome.REJECTED ? 0 : 40,
                0,
                0,
                40,
                0,
                webhooks,
                4,
                0,
                millis,
                failure == null ? List.of() : List.of(failure),
                0));
        setNow(NOW);
        return id;
    }

    /** The result of a run that never was. */
    static SyncResult result(String workspaceId, Outcome outcome, long millis) {
        Webhooks webhooks = new Webhooks(12, 26, 0, 0, 0, 0, outcome == Outcome.PARTIAL ? 2 : 0, 0, 0);
        RunReport report =
                new RunReport(workspaceId, "run", outcome, 40, 0, 0, 40, 0, webhooks, 4, 0, millis, List.of(), 0);
        Failure failure = outcome == Outcome.COMPLETE || outcome == Outcome.PARTIAL
                ? null
                : new Failure.Input("SB-000", "Stopped.", "What was finished stays.");
        return new SyncResult(report, failure, null, null, List.of());
    }

    /** Gives the runs there are times that are always the same, so that pictures can be compared. */
    void steady() {
        List<Run> runs = history.recent(1000);
        for (int i = 0; i < runs.size(); i++) {
            long millis = 1200 + 700L * (i % 5);
            Run run = runs.get(i);
            doors().database()
                    .write(connection ->
                            History.amend(connection, run.id(), (purpose, report) -> lasting(report, millis)));
        }
    }

    private static RunReport lasting(RunReport report, long millis) {
        return new RunReport(
                report.workspace(),
                report.run(),
                report.outcome(),
                report.listed(),
                report.added(),
                report.changed(),
                report.unchanged(),
                report.released(),
                report.webhooks(),
                report.requests(),
                report.retries(),
                millis,
                report.failures(),
                report.drift());
    }

    /** Acme with some of everything: numbers changed outside, runs that went well and badly. */
    void busy() {
        acme(Duration.ofDays(3));
        for (int i = 12; i > 0; i--) {
            Outcome outcome = i == 4
                    ? Outcome.INCOMPLETE
                    : i == 7 ? Outcome.PARTIAL : i == 9 ? Outcome.CANCELLED : Outcome.COMPLETE;
            Item item = outcome == Outcome.INCOMPLETE
                    ? new Item(null, "SB-201", null, "Twilio could not be reached.")
                    : null;
            run("acme", i % 3 == 0 ? Purpose.CHECK : Purpose.SYNC, outcome, Duration.ofHours(4L * i), 900, item);
        }
        edit(DemoAccount.EXPLORE_SID, 0, number -> number.smsUrl(OTHER));
        edit(DemoAccount.EXPLORE_SID, 1, number -> number.smsUrl(""));
        edit(DemoAccount.EXPLORE_SID, 2, number -> number.smsMethod("GET"));
        check("acme");
        steady();
    }

    /** Two that run, and three that ended. */
    Desk working() {
        workspaces.add("acme", "Acme Ltd", WebhookTemplate.DEFAULT);
        workspaces.add("globex", "Globex", WebhookTemplate.DEFAULT);
        HeldBackground held = new HeldBackground();
        Desk desk = desk(held);
        held.start(desk.tasks(), "globex", Purpose.SAVE, 4200, Outcome.COMPLETE);
        held.start(desk.tasks(), "acme", Purpose.CHECK, 900, Outcome.CANCELLED);
        held.start(desk.tasks(), "acme", Purpose.UNDO, 61_000, Outcome.PARTIAL);
        held.begin(desk.tasks(), "acme", Purpose.SYNC, new SyncProgress.Configuring(0, 480, 0));
        setNow(NOW.plusSeconds(4));
        held.say(new SyncProgress.Configuring(120, 480, 3));
        held.begin(desk.tasks(), "globex", Purpose.CHECK, new SyncProgress.Listing(1200, 5000));
        return desk;
    }

    /** A page in view. */
    Parent view(Background background, Page page, @Nullable String workspaceId) {
        return view(desk(background), page, workspaceId);
    }

    Parent view(Desk desk, Page page, @Nullable String workspaceId) {
        Views views = new Views(texts.bundle());
        ActivityPages pages = new ActivityPages(doors(), desk, navigator());
        pages.register(views);
        String name = page.name().charAt(0) + page.name().substring(1).toLowerCase(Locale.ROOT);
        Parent view = views.load(name + "View");
        WorkspacePage model = Objects.requireNonNull(pages.pages().get(page));
        model.show(workspaceId);
        // A caret that blinks would be in some pictures and not in others.
        view.setFocusTraversable(true);
        view.sceneProperty().addListener((at, before, now) -> view.requestFocus());
        return view;
    }
}
