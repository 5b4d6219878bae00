package app.switchboard.inventory;

import app.switchboard.base.Failure;
import app.switchboard.fx.Background;
import app.switchboard.fx.Desk;
import app.switchboard.fx.Doors;
import app.switchboard.fx.Navigator;
import app.switchboard.fx.PlanRequest;
import app.switchboard.fx.PlanSheet;
import app.switchboard.fx.SettingsPane;
import app.switchboard.fx.Task;
import app.switchboard.fx.Tasks;
import app.switchboard.fx.Texts;
import app.switchboard.history.Outcome;
import app.switchboard.sync.SyncResult;
import app.switchboard.webhook.NumberChange;
import app.switchboard.webhook.WebhookPlan;
import java.util.Collection;
import java.util.List;
import java.util.function.Consumer;
import javafx.beans.property.ReadOnlyBooleanProperty;
import javafx.beans.property.ReadOnlyBooleanWrapper;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.beans.property.SimpleStringProperty;
import javafx.beans.property.StringProperty;
import javafx.collections.FXCollections;
import javafx.collections.ListChangeListener;
import javafx.collections.ObservableList;

/** The sheet with a plan: makes it, lets a person decide on it, carries it out and says how it went. For the FX thread. */
public final class PlanViewModel implements PlanSheet {

    private final PlanWork work;
    private final Background background;
    private final Texts texts;
    private final Navigator navigator;
    private final PlanWords words;

    private final ReadOnlyBooleanWrapper open = new ReadOnlyBooleanWrapper();
    private final ReadOnlyObjectWrapper<PlanState> state = new ReadOnlyObjectWrapper<>(PlanState.LOOKING);
    private final ReadOnlyObjectWrapper<PlanShown> shown = new ReadOnlyObjectWrapper<>(PlanShown.NONE);
    private final ReadOnlyObjectWrapper<PlanProgress> progress = new ReadOnlyObjectWrapper<>(PlanProgress.NONE);
    private final StringProperty typed = new SimpleStringProperty("");
    private final ObservableList<PlanLine> lines = FXCollections.observableArrayList();

    private PlanSession session = new PlanSession(PlanRequest.Sync.of(""));

    /**
     * @param navigator where a read-only workspace leads
     */
    public PlanViewModel(Doors doors, Desk desk, Navigator navigator) {
        this.work = new PlanWork(doors, desk.tasks());
        this.background = desk.background();
        this.texts = desk.texts();
        this.navigator = navigator;
        this.words = new PlanWords(texts);
        desk.tasks().all().addListener((ListChangeListener<Task>) change -> follow());
        typed.addListener((at, before, now) -> present());
    }

    /** Nothing happens while a plan is being carried out: that has to end first. */
    @Override
    public void review(PlanRequest wanted) {
        if (open.get() && state.get() == PlanState.APPLYING) {
            return;
        }
        stopLooking();
        PlanSession mine = new PlanSession(wanted);
        session = mine;
        lines.clear();
        typed.set("");
        progress.set(PlanProgress.NONE);
        enter(PlanState.LOOKING);
        open.set(true);
        background.run(
                () -> work.begin(wanted),
                begun -> during(mine, () -> begun(begun)),
                failure -> during(mine, () -> failed(failure)));
    }

    /** What comes late, after the sheet was closed or asked for anew, changes nothing. */
    private void during(PlanSession mine, Runnable action) {
        if (open.get() && mine.equals(session)) {
            action.run();
        }
    }

    private void begun(PlanWork.Begun begun) {
        session.workspace = begun.workspace();
        List<NumberChange> taken = begun.taken();
        if (begun.workspace().policy().readOnly()) {
            enter(PlanState.READ_ONLY);
        } else if (taken != null) {
            decide(new PlanDraft(taken, List.of()));
        } else if (session.request instanceof PlanRequest.Sync wanted) {
            present();
            work.look(wanted, hearing(found -> looked(wanted, found)));
        }
    }

    private void looked(PlanRequest.Sync wanted, SyncResult found) {
        WebhookPlan made = found.plan();
        Failure failure = found.failure();
        if (found.report().outcome() == Outcome.CANCELLED) {
            open.set(false);
        } else if (failure != null || made == null) {
            failed(failure == null ? new Failure.Bug(null) : failure);
        } else {
            WebhookPlan chosen = wanted.sids().isEmpty() ? made : made.only(wanted.sids());
            session.plan = chosen;
            decide(new PlanDraft(chosen.changes(), chosen.foreign()));
        }
    }

    private void decide(PlanDraft made) {
        session.draft = made;
        lines.setAll(made.lines(texts));
        enter(made.isEmpty() ? PlanState.NOTHING : PlanState.READY);
    }

    private void failed(Failure failure) {
        session.problem = failure.text();
        enter(failure.code().equals("SB-024") ? PlanState.NOTHING : PlanState.FAILED);
    }

    /** Carries out what is included. */
    void apply() {
        if (!shown.get().canApply()) {
            return;
        }
        session.applied = session.draft.included();
        progress.set(PlanProgress.NONE);
        enter(PlanState.APPLYING);
        work.carryOut(session.workspaceId(), session.plan, session.applied, hearing(this::done));
    }

    private Tasks.Listener<SyncResult> hearing(Consumer<SyncResult> ended) {
        PlanSession mine = session;
        return new Tasks.Listener<>() {
            @Override
            public void ended(SyncResult run) {
                during(mine, () -> ended.accept(run));
            }

            @Override
            public void failed(Failure failure) {
                during(mine, () -> PlanViewModel.this.failed(failure));
            }
        };
    }

    private void done(SyncResult ended) {
        session.result = ended;
        lines.setAll(words.failures(ended.report().failures(), session.applied));
        enter(PlanState.DONE);
    }

    /** Opens what takes the run back that was just carried out. */
    void undo() {
        SyncResult done = session.result;
        if (done != null && shown.get().canUndo()) {
            review(new PlanRequest.UndoRun(session.workspaceId(), done.report().run()));
        }
    }

    void again() {
        review(session.request);
    }

    void openSettings() {
        open.set(false);
        navigator.showSettings(SettingsPane.WORKSPACES);
    }

    /** Stops what goes on: a plan that was being made is dropped, what was set stays. */
    void cancel() {
        if (state.get() == PlanState.LOOKING) {
            close();
        } else if (state.get() == PlanState.APPLYING) {
            work.cancel(session.workspaceId());
        }
    }

    /** Closes the sheet, unless a plan is being carried out. */
    void close() {
        if (state.get() != PlanState.APPLYING) {
            stopLooking();
            open.set(false);
        }
    }

    private void stopLooking() {
        if (open.get() && state.get() == PlanState.LOOKING) {
            work.cancelCheck(session.workspaceId());
        }
    }

    private void follow() {
        Task task = work.running(session.workspaceId());
        if (open.get() && state.get().running() && task != null) {
            progress.set(words.progress(task));
        }
    }

    /** What is decided so far. */
    PlanDraft draft() {
        return session.draft;
    }

    void include(Collection<NumberChange> some, boolean wanted) {
        if (state.get() == PlanState.READY) {
            session.draft.include(some, wanted);
            present();
        }
    }

    /** Includes what a line stands for, or leaves it out. */
    void toggle(PlanLine line) {
        switch (line) {
            case PlanLine.Head(PlanGroup group)
            when group.kind() == PlanGroup.Kind.CHANGE ->
                include(
                        group.changes(),
                        draft().includedOf(group) < group.changes().size());
            case PlanLine.Item(PlanGroup group, NumberChange change)
            when group.kind() == PlanGroup.Kind.CHANGE -> include(List.of(change), !draft().includes(change.sid()));
            default -> {}
        }
    }

    /** Takes up what points elsewhere on these numbers. */
    void replace(Collection<NumberChange> some) {
        session.draft.replace(some);
        redraft();
    }

    /** Remembers that what these numbers point to is to stay. */
    void keep(Collection<NumberChange> some) {
        PlanSession mine = session;
        background.run(
                () -> work.keep(mine.workspaceId(), some),
                count -> during(mine, () -> {
                    session.draft.keep(some);
                    redraft();
                }),
                failure -> during(mine, () -> {
                    mine.problem = failure.text();
                    present();
                }));
    }

    private void redraft() {
        lines.setAll(session.draft.lines(texts));
        present();
    }

    private void enter(PlanState next) {
        session.state = next;
        state.set(next);
        present();
    }

    private void present() {
        shown.set(words.shown(session, typed.get()));
    }

    Texts texts() {
        return texts;
    }

    @Override
    public ReadOnlyBooleanProperty openProperty() {
        return open.getReadOnlyProperty();
    }

    ReadOnlyObjectProperty<PlanState> stateProperty() {
        return state.getReadOnlyProperty();
    }

    /** All words of the sheet; exchanged whenever anything in it changes. */
    ReadOnlyObjectProperty<PlanShown> shownProperty() {
        return shown.getReadOnlyProperty();
    }

    ReadOnlyObjectProperty<PlanProgress> progressProperty() {
        return progress.getReadOnlyProperty();
    }

    /** What is typed to confirm. */
    StringProperty typedProperty() {
        return typed;
    }

    /** What the list shows: the plan, or what failed of it. */
    ObservableList<PlanLine> lines() {
        return lines;
    }
}
