package app.switchboard.inventory;

import app.switchboard.base.Cancellation;
import app.switchboard.base.Failure;
import app.switchboard.fx.Background;
import app.switchboard.fx.Desk;
import app.switchboard.fx.Dialogs;
import app.switchboard.fx.Doors;
import app.switchboard.fx.Navigator;
import app.switchboard.fx.NumberList;
import app.switchboard.fx.Rereading;
import app.switchboard.fx.Texts;
import app.switchboard.store.Preferences;
import java.time.Duration;
import java.util.BitSet;
import java.util.Comparator;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.Callable;
import java.util.function.Consumer;
import javafx.beans.property.BooleanProperty;
import javafx.beans.property.ObjectProperty;
import javafx.beans.property.ReadOnlyBooleanProperty;
import javafx.beans.property.ReadOnlyBooleanWrapper;
import javafx.beans.property.ReadOnlyLongProperty;
import javafx.beans.property.ReadOnlyLongWrapper;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.beans.property.SimpleBooleanProperty;
import javafx.beans.property.SimpleObjectProperty;
import javafx.beans.property.SimpleStringProperty;
import javafx.beans.property.StringProperty;
import javafx.collections.ObservableList;
import org.jspecify.annotations.Nullable;

/** The list of numbers: read from the store whenever it changes, filtered as one types, exported as shown. For the FX thread. */
public final class NumbersViewModel implements NumberList {

    private final ListSource source;
    private final Texts texts;
    private final Navigator navigator;
    private final DetailsViewModel details;
    private final Export export;

    private final ObjectProperty<@Nullable String> workspaceId = new SimpleObjectProperty<>();
    private final StringProperty search = new SimpleStringProperty("");
    private final ObjectProperty<Scope> scope = new SimpleObjectProperty<>(Scope.ALL);
    private final BooleanProperty detailsOpen = new SimpleBooleanProperty();
    private final ReadOnlyObjectWrapper<ListState> state = new ReadOnlyObjectWrapper<>(ListState.LOADING);
    private final SelectedRow selected = new SelectedRow();
    private final ShownRows rows = new ShownRows();

    private final ObjectProperty<Filters> filters = new SimpleObjectProperty<>(Filters.NONE);
    private final Selection selection;
    private final Preferences preferences;

    private ListContent all = ListContent.NOTHING;
    private @Nullable Comparator<NumberRow> order;
    private final Rereading<ListContent.Filtered> filtering;
    private final ReadOnlyBooleanWrapper syncing = new ReadOnlyBooleanWrapper();
    private final ReadOnlyLongWrapper minute = new ReadOnlyLongWrapper();
    private final Cancellation.Registration clock;
    private Runnable focus = () -> {};

    /**
     * @param navigator where an empty list leads
     */
    public NumbersViewModel(Doors doors, Desk desk, Navigator navigator, Dialogs dialogs) {
        Background background = desk.background();
        this.texts = desk.texts();
        this.navigator = navigator;
        this.preferences = desk.preferences();
        this.export = new Export(background, dialogs, texts);
        this.selection = new Selection(
                doors.numbers(), background, navigator, texts, failure -> export.say(failure.text(), true));
        this.details = new DetailsViewModel(doors, background, texts, navigator, selection);
        this.source = new ListSource(doors, desk, workspaceId, this::show, this::failed);
        this.filtering = new Rereading<>(background, this::question, this::shown, this::failed);
        search.addListener((at, before, now) -> filter());
        scope.addListener((at, before, now) -> filter());
        filters.addListener((at, before, now) -> filter());
        selected.property().addListener((at, before, now) -> details.show(now));
        this.clock = background.every(Duration.ofMinutes(1), this::passMinute);
    }

    private void passMinute() {
        minute.set(minute.get() + 1);
        details.show(selected.property().get());
    }

    @Override
    public void close() {
        clock.close();
        source.close();
    }

    @Override
    public void showSyncing(boolean now) {
        syncing.set(now);
    }

    /** Says what puts the keyboard into the list. */
    void onFocus(Runnable action) {
        focus = action;
    }

    /** As {@link SelectedRow#onReselect}. */
    void onReselect(Consumer<BitSet> action) {
        selected.onReselect(action);
    }

    @Override
    public void focus() {
        focus.run();
    }

    @Override
    public void show(@Nullable String id) {
        if (!Objects.equals(id, workspaceId.get())) {
            workspaceId.set(id);
            selected.clear();
            selection.set(List.of());
            filters.set(Filters.NONE);
            export.clear();
            all = ListContent.NOTHING;
            rows.exchange(List.of(), -1);
            state.set(ListState.LOADING);
        }
        refresh();
    }

    @Override
    public void refresh() {
        source.read();
    }

    private void show(ListContent read) {
        if (Objects.equals(read.workspaceId(), workspaceId.get())) {
            all = read;
            filter();
        }
    }

    private void failed(Failure failure) {
        state.set(state.get().failed(texts.failure(failure).text()));
    }

    private void filter() {
        filtering.read();
    }

    /** Says how the rows are sorted; null: as the store has them. */
    void sortBy(@Nullable Comparator<NumberRow> comparator) {
        order = comparator;
        filter();
    }

    private Callable<ListContent.Filtered> question() {
        ListContent from = all;
        ListContent.Question asked = new ListContent.Question(
                search.get(),
                scope.get(),
                filters.get(),
                order,
                selected.wanted(),
                selection.rowsProperty().get(),
                rows.now());
        return () -> from.filter(asked);
    }

    private void shown(ListContent.Filtered result) {
        if (Objects.equals(result.from().workspaceId(), workspaceId.get())) {
            selected.exchange(rows, result, selection.rowsProperty().get());
            state.set(new ListState(
                    result.showing(),
                    result.counts(),
                    result.facets(),
                    result.counts().footer(result.rows().size(), texts),
                    ""));
        }
    }

    @Override
    public void reveal(String numberId) {
        selected.await(numberId);
        clearSearch();
        detailsOpen.set(true);
        filter();
    }

    /** Shows everything again. */
    void clearSearch() {
        search.set("");
        scope.set(Scope.ALL);
        filters.set(Filters.NONE);
    }

    /** The way out of an empty list. */
    void openCredentials() {
        navigator.showCredentials(workspaceId.get());
    }

    void toggleDetails() {
        detailsOpen.set(!detailsOpen.get());
    }

    @Override
    public void exportCsv() {
        export(Export.Format.CSV, rows.now());
    }

    @Override
    public void exportJson() {
        export(Export.Format.JSON, rows.now());
    }

    void exportSelection(Export.Format format) {
        export(format, selection.rowsProperty().get());
    }

    private void export(Export.Format format, List<NumberRow> which) {
        export.run(format, workspaceId.get(), which);
    }

    Selection selection() {
        return selection;
    }

    Preferences preferences() {
        return preferences;
    }

    ObjectProperty<Filters> filtersProperty() {
        return filters;
    }

    ReadOnlyObjectProperty<ListState> stateProperty() {
        return state.getReadOnlyProperty();
    }

    /** As filtered and sorted. */
    ObservableList<NumberRow> rows() {
        return rows;
    }

    Texts texts() {
        return texts;
    }

    DetailsViewModel details() {
        return details;
    }

    Export export() {
        return export;
    }

    ObjectProperty<@Nullable String> workspaceIdProperty() {
        return workspaceId;
    }

    ObjectProperty<Scope> scopeProperty() {
        return scope;
    }

    ObjectProperty<@Nullable NumberRow> selectedProperty() {
        return selected.property();
    }

    ReadOnlyBooleanProperty syncingProperty() {
        return syncing.getReadOnlyProperty();
    }

    /** Changes once a minute: what is said in relation to now has to be said anew. */
    ReadOnlyLongProperty minuteProperty() {
        return minute.getReadOnlyProperty();
    }

    @Override
    public StringProperty searchProperty() {
        return search;
    }

    @Override
    public BooleanProperty detailsProperty() {
        return detailsOpen;
    }
}
