package app.switchboard.inventory;

import app.switchboard.base.Failure;
import app.switchboard.fx.Desk;
import app.switchboard.fx.Doors;
import app.switchboard.fx.Navigator;
import app.switchboard.fx.PlanRequest;
import app.switchboard.fx.PlanSheet;
import app.switchboard.fx.SettingsPane;
import app.switchboard.fx.Task;
import app.switchboard.fx.Tasks;
import app.switchboard.fx.Texts;
import app.switchboard.history.History.Purpose;
import app.switchboard.history.Outcome;
import app.switchboard.sync.SyncResult;
import app.switchboard.webhook.NumberChange;
import app.switchboard.webhook.WebhookPlan;
import app.switchboard.workspace.Workspace;
import java.util.Collection;
import java.util.List;
import java.util.Set;
import java.util.function.Consumer;
import java.util.stream.Collectors;
import javafx.beans.property.ReadOnlyBooleanProperty;
import javafx.beans.property.ReadOnlyBooleanWrapper;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.beans.property.SimpleStringProperty;
import javafx.beans.property.StringProperty;
import javafx.collections.FXCollections;
import javafx.collections.ListChangeListener;
import javafx.collections.ObservableList;
import org.jspecify.annotations.Nullable;

/** The sheet with a plan: makes it, lets a person decide on it, carries it out and says how it went. For the FX thread. */
public final class PlanViewModel implements PlanSheet {

    /** Changes to a production workspace above this many ask for its name. */
    static final int WITHOUT_ASKING = 5;

    private final PlanWork work;
    private final Desk desk;
    private final Tasks tasks;
    private final Texts texts;
    private final Navigator navigator;
    private final PlanWords words;

    private final ReadOnlyBooleanWrapper open = new ReadOnlyBooleanWrapper();
    private final ReadOnlyObjectWrapper<PlanState> state = new ReadOnlyObjectWrapper<>(PlanState.LOOKING);
    private final ReadOnlyObjectWrapper<PlanShown> shown = new ReadOnlyObjectWrapper<>(PlanShown.NONE);
    private final ReadOnlyObjectWrapper<PlanProgress> progress = new ReadOnlyObjectWrapper<>(PlanProgress.NONE);
    private final StringProperty typed = new SimpleStringProperty("");
    private final ObservableList<PlanLine> lines = FXCollections.observableArrayList();

    private PlanRequest request = PlanRequest.Sync.of("");
    private @Nullable Workspace workspace;
    private @Nullable WebhookPlan plan;
    private PlanDraft draft = new PlanDraft(List.of(), List.of());
    private List<NumberChange> applied = List.of();
    private @Nullable SyncResult result;
    private String problem = "";
    private int edition;

    /**
     * @param navigator where a read-only workspace leads
     */
    public PlanViewModel(Doors doors, Desk desk, Navigator navigator) {
        this.work = new PlanWork(doors, desk.tasks());
        this.desk = desk;
        this.tasks = desk.tasks();
        this.texts = desk.texts();
        this.navigator = navigator;
        this.words = new PlanWords(texts);
        tasks.all().addListener((ListChangeListener<Task>) change -> follow());
        typed.addListener((at, before, now) -> present());
    }

    /** Nothing happens while a plan is being carried out: that has to end first. */
    @Override
    public void review(PlanRequest wanted) {
        if (open.get() && state.get() == PlanState.APPLYING) {
            return;
        }
        stopLooking();
        int mine = ++edition;
        request = wanted;
        workspace = null;
        plan = null;
        result = null;
        problem = "";
        draft = new PlanDraft(List.of(), List.of());
        lines.clear();
        typed.set("");
        progress.set(PlanProgress.NONE);
        enter(PlanState.LOOKING);
        open.set(true);
        desk.background()
                .run(
                        () -> work.begin(wanted),
                        begun -> inEdition(mine, () -> begun(mine, begun)),
                        failure -> inEdition(mine, () -> failed(failure)));
    }

    private void inEdition(int mine, Runnable action) {
        if (mine == edition) {
            action.run();
        }
    }

    private void begun(int mine, PlanWork.Begun begun) {
        workspace = begun.workspace();
        List<NumberChange> taken = begun.taken();
        if (begun.workspace().policy().readOnly()) {
            enter(PlanState.READ_ONLY);
        } else if (taken != null) {
            decide(new PlanDraft(taken, List.of()));
        } else {
            present();
            PlanRequest.Sync wanted = (PlanRequest.Sync) request;
            work.look(wanted, hearing(mine, found -> looked(wanted, found)));
        }
    }

    private void looked(PlanRequest.Sync wanted, SyncResult found) {
        WebhookPlan made = found.plan();
        Failure failure = found.failure();
        if (found.report().outcome() == Outcome.CANCELLED) {
            leave();
        } else if (failure != null || made == null) {
            failed(failure == null ? new Failure.Bug(null) : failure);
        } else {
            WebhookPlan chosen = wanted.sids().isEmpty() ? made : made.only(wanted.sids());
            plan = chosen;
            decide(new PlanDraft(chosen.changes(), chosen.foreign()));
        }
    }

    private void decide(PlanDraft made) {
        draft = made;
        lines.setAll(made.lines(texts));
        enter(made.isEmpty() ? PlanState.NOTHING : PlanState.READY);
    }

    private void failed(Failure failure) {
        problem = failure.text();
        enter(failure.code().equals("SB-024") ? PlanState.NOTHING : PlanState.FAILED);
    }

    /** Carries out what is included. */
    void apply() {
        if (!shown.get().canApply()) {
            return;
        }
        int mine = edition;
        String id = request.workspaceId();
        List<NumberChange> chosen = draft.included();
        applied = chosen;
        WebhookPlan made = plan;
        progress.set(PlanProgress.NONE);
        enter(PlanState.APPLYING);
        work.carryOut(id, made, chosen, hearing(mine, this::done));
    }

    private Tasks.Listener<SyncResult> hearing(int mine, Consumer<SyncResult> ended) {
        return new Tasks.Listener<>() {
            @Override
            public void ended(SyncResult run) {
                inEdition(mine, () -> ended.accept(run));
            }

            @Override
            public void failed(Failure failure) {
                inEdition(mine, () -> PlanViewModel.this.failed(failure));
            }
        };
    }

    private void done(SyncResult ended) {
        result = ended;
        lines.setAll(words.failures(ended.report().failures(), applied));
        enter(PlanState.DONE);
    }

    /** Opens what takes the run back that was just carried out. */
    void undo() {
        SyncResult done = result;
        if (done != null && shown.get().canUndo()) {
            review(new PlanRequest.UndoRun(request.workspaceId(), done.report().run()));
        }
    }

    /** Makes the plan anew. */
    void again() {
        review(request);
    }

    void openSettings() {
        leave();
        navigator.showSettings(SettingsPane.WORKSPACES);
    }

    /** Stops what goes on: a plan that was being made is dropped, what was set stays. */
    void cancel() {
        if (state.get() == PlanState.LOOKING) {
            close();
        } else if (state.get() == PlanState.APPLYING) {
            Task task = tasks.running(request.workspaceId());
            if (task != null) {
                tasks.cancel(task);
            }
        }
    }

    /** Closes the sheet, unless a plan is being carried out. */
    void close() {
        if (state.get() != PlanState.APPLYING) {
            stopLooking();
            leave();
        }
    }

    private void leave() {
        edition++;
        open.set(false);
    }

    private void stopLooking() {
        Task task = tasks.running(request.workspaceId());
        if (open.get() && state.get() == PlanState.LOOKING && task != null && task.purpose() == Purpose.CHECK) {
            tasks.cancel(task);
        }
    }

    private void follow() {
        Task task = tasks.running(request.workspaceId());
        if (open.get() && state.get().running() && task != null) {
            progress.set(words.progress(task));
        }
    }

    boolean includes(NumberChange change) {
        return draft.includes(change.sid());
    }

    int includedOf(PlanGroup group) {
        return draft.includedOf(group);
    }

    void include(Collection<NumberChange> some, boolean wanted) {
        if (state.get() == PlanState.READY) {
            draft.include(some, wanted);
            present();
        }
    }

    /** Includes what a line stands for, or leaves it out. */
    void toggle(PlanLine line) {
        switch (line) {
            case PlanLine.Head(PlanGroup group)
            when group.kind() == PlanGroup.Kind.CHANGE ->
                include(group.changes(), includedOf(group) < group.changes().size());
            case PlanLine.Item(PlanGroup group, NumberChange change)
            when group.kind() == PlanGroup.Kind.CHANGE -> include(List.of(change), !includes(change));
            default -> {}
        }
    }

    /** Takes up what points elsewhere on these numbers. */
    void replace(Collection<NumberChange> some) {
        draft.replace(some);
        lines.setAll(draft.lines(texts));
        present();
    }

    /** Remembers that what these numbers point to is to stay. */
    void keep(Collection<NumberChange> some) {
        int mine = edition;
        String id = request.workspaceId();
        Set<String> sids = some.stream().map(NumberChange::sid).collect(Collectors.toSet());
        desk.background()
                .run(
                        () -> work.keep(id, sids),
                        count -> inEdition(mine, () -> {
                            draft.keep(some);
                            lines.setAll(draft.lines(texts));
                            present();
                        }),
                        failure -> inEdition(mine, () -> {
                            problem = failure.text();
                            present();
                        }));
    }

    private void enter(PlanState next) {
        state.set(next);
        present();
    }

    private void present() {
        shown.set(words.shown(new PlanWords.Known(
                state.get(), request, workspace, plan, draft, applied, result, problem, typed.get())));
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
