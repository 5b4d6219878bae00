package app.switchboard.activity;

import app.switchboard.base.Failure;
import app.switchboard.credentials.SavedCredentials;
import app.switchboard.fx.Desk;
import app.switchboard.fx.Doors;
import app.switchboard.fx.Navigator;
import app.switchboard.fx.Page;
import app.switchboard.fx.PlanRequest;
import app.switchboard.fx.Rereading;
import app.switchboard.fx.Texts;
import app.switchboard.fx.WorkspacePage;
import app.switchboard.workspace.Policy;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.concurrent.Callable;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.beans.property.ReadOnlyStringProperty;
import javafx.beans.property.ReadOnlyStringWrapper;
import org.jspecify.annotations.Nullable;

/** How a workspace stands, read anew whenever a run ends or numbers change. For the FX thread. */
final class OverviewViewModel implements WorkspacePage {

    /** A line of the figures. */
    record Portion(Slice slice, String word, int count) {}

    /**
     * A line of what is known.
     *
     * @param full what its tooltip says; {@code ""}: none
     */
    record Fact(String label, String value, String full) {}

    /**
     * All that is shown.
     *
     * @param portions how many numbers stand how, the largest share of trouble first
     * @param runs the oldest first
     */
    record Shown(
            int numbers, List<Portion> portions, List<Attention> attention, List<Fact> facts, List<RunItem> runs) {}

    private record Read(
            @Nullable String workspaceId, @Nullable Shown shown) {}

    private final Doors doors;
    private final Texts texts;
    private final Navigator navigator;
    private final Following following;
    private final Rereading<Read> reading;
    private final ReadOnlyObjectWrapper<PageState> state = new ReadOnlyObjectWrapper<>(PageState.LOADING);
    private final ReadOnlyObjectWrapper<@Nullable Shown> shown = new ReadOnlyObjectWrapper<>();
    private final ReadOnlyStringWrapper problem = new ReadOnlyStringWrapper("");
    private @Nullable String workspaceId;

    OverviewViewModel(Doors doors, Desk desk, Navigator navigator) {
        this.doors = doors;
        this.texts = desk.texts();
        this.navigator = navigator;
        this.reading = new Rereading<>(desk.background(), this::read, this::show, this::failed);
        this.following = new Following(doors, desk.background(), reading::follow);
    }

    @Override
    public void show(@Nullable String id) {
        if (id == null || !id.equals(workspaceId)) {
            state.set(PageState.LOADING);
        }
        workspaceId = id;
        following.start();
        reading.read();
    }

    @Override
    public void hide() {
        following.stop();
    }

    private Callable<Read> read() {
        String id = workspaceId;
        return () -> new Read(id, id == null ? null : shown(Standing.read(doors, id)));
    }

    private void show(Read read) {
        if (Objects.equals(read.workspaceId(), workspaceId)) {
            shown.set(read.shown());
            state.set(read.shown() == null ? PageState.EMPTY : PageState.CONTENT);
        }
    }

    private void failed(Failure failure) {
        problem.set(failure.text());
        state.set(PageState.FAILED);
    }

    private Shown shown(Standing standing) {
        List<Portion> portions = standing.slices().entrySet().stream()
                .map(entry -> new Portion(
                        entry.getKey(),
                        texts.get("overview.slice." + entry.getKey().key()),
                        entry.getValue()))
                .toList();
        String name = standing.workspace().name();
        return new Shown(
                portions.stream().mapToInt(Portion::count).sum(),
                portions,
                Attention.of(standing, texts),
                facts(standing),
                standing.runs().reversed().stream()
                        .map(run -> RunItem.of(run, name, texts))
                        .toList());
    }

    private List<Fact> facts(Standing standing) {
        List<Fact> facts = new ArrayList<>();
        Policy policy = standing.workspace().policy();
        fact(facts, "active", texts.count(standing.active()), "");
        Instant asOf = standing.asOf();
        fact(
                facts,
                "as-of",
                asOf == null ? texts.get("overview.fact.never") : texts.dayAndTimeAlone(asOf),
                asOf == null ? "" : texts.full(asOf));
        SavedCredentials credentials = standing.credentials();
        if (credentials != null) {
            fact(facts, "account", shortened(credentials.accountSid()), credentials.accountSid());
        }
        String schedule = policy.schedule().name().toLowerCase(Locale.ROOT).replace('_', '-');
        fact(facts, "schedule", texts.get("overview.schedule." + schedule), "");
        fact(facts, "elsewhere", texts.get("overview.policy." + policy.foreign().text()), "");
        fact(facts, "writing", texts.get("overview.writing." + (policy.readOnly() ? "off" : "on")), "");
        return facts;
    }

    private void fact(List<Fact> facts, String key, String value, String full) {
        facts.add(new Fact(texts.get("overview.fact." + key), value, full));
    }

    /** {@code AC0123…9f3c}. */
    private static String shortened(String sid) {
        return sid.length() < 12 ? sid : sid.substring(0, 6) + "…" + sid.substring(sid.length() - 4);
    }

    /** Goes where something can be done about it. */
    void act(Attention attention) {
        String id = workspaceId;
        if (id == null) {
            return;
        }
        switch (attention.kind()) {
            case NO_CREDENTIALS, REJECTED, READ_ONLY -> navigator.showCredentials(id);
            case BROKE_OFF, STOPPED, UNVERIFIED, NEVER_SYNCED -> navigator.sync(id);
            case DRIFT -> navigator.show(Page.DRIFT, id);
            case REFUSED, TO_SET, ELSEWHERE -> navigator.review(PlanRequest.Sync.of(id));
        }
    }

    /** Where there is no workspace to tell of. */
    void showNumbers() {
        navigator.showNumbers(null);
    }

    void showHistory() {
        navigator.show(Page.HISTORY, workspaceId);
    }

    void refresh() {
        reading.read();
    }

    Texts texts() {
        return texts;
    }

    ReadOnlyObjectProperty<PageState> stateProperty() {
        return state.getReadOnlyProperty();
    }

    /** Null until it is read. */
    ReadOnlyObjectProperty<@Nullable Shown> shownProperty() {
        return shown.getReadOnlyProperty();
    }

    /** Why it can't be read. */
    ReadOnlyStringProperty problemProperty() {
        return problem.getReadOnlyProperty();
    }
}
