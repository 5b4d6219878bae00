package app.switchboard.inventory;

import app.switchboard.base.FailureException;
import app.switchboard.fx.Texts;
import app.switchboard.store.Preferences;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.function.Consumer;
import java.util.stream.Collectors;
import javafx.animation.PauseTransition;
import javafx.beans.property.BooleanProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.beans.property.SimpleBooleanProperty;
import javafx.beans.value.ObservableBooleanValue;
import javafx.collections.ListChangeListener;
import javafx.scene.Node;
import javafx.scene.control.CheckMenuItem;
import javafx.scene.control.MenuButton;
import javafx.scene.control.TableColumn;
import javafx.scene.control.TableView;
import javafx.util.Duration;
import org.jspecify.annotations.Nullable;

/** The columns of the list: which are shown, in what order and width, sorted by what; remembered. */
final class ListColumns {

    private static final String COLUMNS = "window.columns";
    private static final String SORT = "window.sort";
    private static final Duration SETTLES = Duration.millis(400);

    private record Column(
            TableColumn<NumberRow, NumberRow> column, Comparator<NumberRow> order, BooleanProperty wanted) {}

    private final TableView<NumberRow> table;
    private final Preferences preferences;
    private final Texts texts;
    private final Map<String, Column> columns = new LinkedHashMap<>();
    /** As somebody dragged them; what the window's width makes of the others is not remembered. */
    private final Map<String, String> widths = new HashMap<>();

    private final PauseTransition save = new PauseTransition(SETTLES);
    private boolean restored;

    ListColumns(TableView<NumberRow> table, Preferences preferences, Texts texts) {
        this.table = table;
        this.preferences = preferences;
        this.texts = texts;
        save.setOnFinished(event -> save());
    }

    /**
     * Takes a column in.
     *
     * @param key under which it is remembered
     * @param fits whether there is room and use for it
     */
    ListColumns with(
            String key,
            TableColumn<NumberRow, NumberRow> column,
            Comparator<NumberRow> order,
            ObservableBooleanValue fits) {
        Column known = new Column(column, order, new SimpleBooleanProperty(true));
        columns.put(key, known);
        column.setCellValueFactory(cell -> new ReadOnlyObjectWrapper<>(cell.getValue()));
        column.setComparator(order);
        column.visibleProperty().bind(known.wanted().and(fits));
        return this;
    }

    /** Puts them as they were the last time, then watches. */
    void restore() {
        List<TableColumn<NumberRow, ?>> order = new ArrayList<>();
        for (String entry : preferences.get(COLUMNS, "").split(",", -1)) {
            String[] parts = entry.split(":", -1);
            Column known = columns.get(parts[0].replaceFirst("^-", ""));
            if (known != null && !order.contains(known.column())) {
                known.wanted().set(!parts[0].startsWith("-"));
                order.add(known.column());
                width(parts[0].replaceFirst("^-", ""), known.column(), parts.length > 1 ? parts[1] : "");
            }
        }
        columns.values().stream()
                .map(Column::column)
                .filter(column -> !order.contains(column))
                .forEach(order::add);
        table.getColumns().setAll(order);
        sort();
        restored = true;
        table.getColumns().addListener((ListChangeListener<TableColumn<NumberRow, ?>>) change -> later());
        table.getSortOrder().addListener((ListChangeListener<TableColumn<NumberRow, ?>>) change -> later());
        var policy = table.getColumnResizePolicy();
        table.setColumnResizePolicy(change -> resized(policy.call(Steady.of(change)), change.getColumn() != null));
        for (Column known : columns.values()) {
            known.wanted().addListener((at, before, now) -> later());
            known.column().sortTypeProperty().addListener((at, before, now) -> later());
        }
    }

    private void width(String key, TableColumn<NumberRow, NumberRow> column, String text) {
        if (text.matches("[0-9]{2,4}")) {
            column.setPrefWidth(Integer.parseInt(text));
            widths.put(key, text);
        }
    }

    /** Dragged, a column takes from others; resized with the window, none is named. */
    private boolean resized(boolean done, boolean dragged) {
        if (dragged) {
            columns.forEach((key, known) ->
                    widths.put(key, Long.toString(Math.round(known.column().getWidth()))));
            later();
        }
        return done;
    }

    /** As wide beside a scroll bar as without one: the columns would jump at each search that finds little, and be laid out anew with all their cells. */
    private static final class Steady<S> extends TableView.ResizeFeatures<S> {

        private Steady(TableView.ResizeFeatures<S> change) {
            super(change.getTable(), change.getColumn(), change.getDelta());
        }

        static TableView.ResizeFeatures<?> of(TableView.ResizeFeatures<?> change) {
            return new Steady<>(change);
        }

        @Override
        public double getContentWidth() {
            TableView<?> table = getTable();
            Node bar = table.lookup(".scroll-bar:vertical");
            return bar == null
                    ? super.getContentWidth()
                    : Math.floor(table.getWidth()
                            - table.snappedLeftInset()
                            - table.snappedRightInset()
                            - bar.prefWidth(-1));
        }
    }

    private void sort() {
        for (String entry : preferences.get(SORT, "").split(",", -1)) {
            Column known = columns.get(entry.replaceFirst("^-", ""));
            if (known != null) {
                known.column()
                        .setSortType(
                                entry.startsWith("-")
                                        ? TableColumn.SortType.DESCENDING
                                        : TableColumn.SortType.ASCENDING);
                table.getSortOrder().add(known.column());
            }
        }
    }

    /** Hands over the order, now and whenever it changes: to sort the rows is another's work, the table leaves them as they are. */
    void onSort(Consumer<@Nullable Comparator<NumberRow>> sort) {
        sort.accept(order());
        // Asked only where somebody looks at all events: then the one that is consumed below is a copy.
        table.setSortPolicy(sorted -> true);
        table.setOnSort(event -> {
            sort.accept(order());
            event.consume();
        });
    }

    /** As the columns say now, whatever they say later: another thread may sort by it. Null where they say nothing. */
    private @Nullable Comparator<NumberRow> order() {
        Comparator<NumberRow> order = null;
        for (TableColumn<NumberRow, ?> sorted : table.getSortOrder()) {
            Comparator<NumberRow> by =
                    Objects.requireNonNull(columns.get(key(sorted))).order();
            Comparator<NumberRow> wanted = sorted.getSortType() == TableColumn.SortType.DESCENDING ? by.reversed() : by;
            order = order == null ? wanted : order.thenComparing(wanted);
        }
        return order;
    }

    private void later() {
        if (restored) {
            save.playFromStart();
        }
    }

    /** Remembers them as they are. */
    void save() {
        try {
            preferences.set(
                    COLUMNS, table.getColumns().stream().map(this::entry).collect(Collectors.joining(",")));
            preferences.set(
                    SORT,
                    table.getSortOrder().stream()
                            .map(column ->
                                    (column.getSortType() == TableColumn.SortType.DESCENDING ? "-" : "") + key(column))
                            .collect(Collectors.joining(",")));
        } catch (FailureException e) {
            // A width that is forgotten is no reason to interrupt anybody.
            save.stop();
        }
    }

    private String entry(TableColumn<NumberRow, ?> column) {
        String key = key(column);
        Column known = columns.get(key);
        boolean wanted = known == null || known.wanted().get();
        String width = widths.get(key);
        return (wanted ? "" : "-") + key + (width == null ? "" : ":" + width);
    }

    private String key(TableColumn<NumberRow, ?> column) {
        return columns.entrySet().stream()
                .filter(entry -> entry.getValue().column().equals(column))
                .map(Map.Entry::getKey)
                .findFirst()
                .orElse("");
    }

    /** Fills a menu that shows and hides them; the number itself always stays. */
    void fill(MenuButton menu) {
        columns.forEach((key, known) -> {
            if (!key.equals("number")) {
                CheckMenuItem item = new CheckMenuItem(texts.get("numbers.column." + key));
                item.selectedProperty().bindBidirectional(known.wanted());
                menu.getItems().add(item);
            }
        });
    }
}
