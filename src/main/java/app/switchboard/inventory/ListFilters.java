package app.switchboard.inventory;

import app.switchboard.fx.Texts;
import java.util.EnumMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.function.Function;
import java.util.function.Predicate;
import javafx.beans.value.ObservableValue;
import javafx.scene.Node;
import javafx.scene.Parent;
import javafx.scene.control.CheckMenuItem;
import javafx.scene.control.ContentDisplay;
import javafx.scene.control.Menu;
import javafx.scene.control.MenuButton;
import javafx.scene.control.MenuItem;
import javafx.scene.control.RadioMenuItem;
import javafx.scene.control.ToggleButton;
import javafx.scene.control.ToggleGroup;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Region;

/** Binds the bar over the list: scopes as segments, as a menu where there is little room, and the filters. */
final class ListFilters {

    /** The bar's padding, and the gaps in it. */
    private static final double AROUND = 64;

    private static final double ROOM_FOR_WORDS = 420;
    private static final int WORDS = 2;

    private final NumbersViewModel model;
    private final Texts texts;
    private final HBox segments;
    private final MenuButton scopeMenu;
    private final MenuButton filterMenu;
    private final Map<Scope, ToggleButton> buttons = new EnumMap<>(Scope.class);
    private final Map<Scope, RadioMenuItem> items = new EnumMap<>(Scope.class);

    ListFilters(NumbersViewModel model, HBox segments, MenuButton scopeMenu, MenuButton filterMenu, Node clear) {
        this.model = model;
        this.texts = model.texts();
        this.segments = segments;
        this.scopeMenu = scopeMenu;
        this.filterMenu = filterMenu;
        scopes();
        model.stateProperty().map(ListState::facets).subscribe(facets -> fill());
        model.filtersProperty().subscribe(filters -> {
            List<String> words = filters.words();
            filterMenu.setText(
                    words.isEmpty()
                            ? texts.get("numbers.filter")
                            : words.size() <= WORDS
                                    ? String.join(", ", words)
                                    : texts.get("numbers.filter.several", words.size()));
            clear.setVisible(!filters.isNone());
            fill();
            fit();
        });
        clear.managedProperty().bind(clear.visibleProperty());
    }

    private void scopes() {
        ToggleGroup group = new ToggleGroup();
        ToggleGroup menuGroup = new ToggleGroup();
        for (Scope scope : Scope.values()) {
            ToggleButton button = new ToggleButton();
            button.setUserData(scope);
            button.setToggleGroup(group);
            button.getStyleClass().add("segment");
            button.setMinWidth(ToggleButton.USE_PREF_SIZE);
            button.setAccessibleHelp(texts.get(scope.key() + ".help"));
            segments.getChildren().add(button);
            buttons.put(scope, button);
            RadioMenuItem item = new RadioMenuItem();
            item.setToggleGroup(menuGroup);
            item.setOnAction(event -> model.scopeProperty().set(scope));
            scopeMenu.getItems().add(item);
            items.put(scope, item);
        }
        group.selectedToggleProperty().addListener((at, before, now) -> {
            if (now == null) {
                // A segment that is clicked again stays chosen.
                group.selectToggle(before);
            } else {
                model.scopeProperty().set((Scope) now.getUserData());
            }
        });
        model.scopeProperty().subscribe(scope -> {
            group.selectToggle(buttons.get(scope));
            menuGroup.selectToggle(items.get(scope));
            label();
        });
        model.stateProperty().map(ListState::counts).subscribe(counts -> label());
        for (Node node : new Node[] {segments, scopeMenu}) {
            node.managedProperty().bind(node.visibleProperty());
        }
        scopeMenu.setVisible(false);
    }

    private void label() {
        Counts counts = model.stateProperty().get().counts();
        for (Scope scope : Scope.values()) {
            String word = texts.get(scope.key());
            String text = counts.equals(Counts.NONE) ? word : word + "  " + texts.count(counts.of(scope));
            ToggleButton button = buttons.get(scope);
            RadioMenuItem item = items.get(scope);
            if (button != null && item != null) {
                button.setText(text);
                button.setAccessibleText(text);
                item.setText(text);
                if (scope == model.scopeProperty().get()) {
                    scopeMenu.setText(text);
                }
            }
        }
        fit();
    }

    /** Keeps to the room that there is, looking again when something changes its width. */
    void fit(ObservableValue<Number> room) {
        room.subscribe(now -> fit());
        // Where nothing matches, the table is away, and has no width.
        list().widthProperty().subscribe(now -> fit());
    }

    private Region list() {
        return (Region) segments.getParent().getParent();
    }

    private void fit() {
        double width = list().getWidth();
        if (width == 0) {
            return;
        }
        // What may go first is the word beside the funnel, then the segments become a menu.
        boolean room = fits(width, ContentDisplay.LEFT) || fits(width, ContentDisplay.GRAPHIC_ONLY);
        segments.setVisible(room);
        scopeMenu.setVisible(!room);
        if (!room && width >= ROOM_FOR_WORDS) {
            filterMenu.setContentDisplay(ContentDisplay.LEFT);
        }
    }

    private boolean fits(double width, ContentDisplay filter) {
        filterMenu.setContentDisplay(filter);
        Parent beside = filterMenu.getParent();
        segments.applyCss();
        beside.applyCss();
        return width >= segments.prefWidth(-1) + beside.prefWidth(-1) + AROUND;
    }

    private void fill() {
        Facets facets = model.stateProperty().get().facets();
        Filters filters = model.filtersProperty().get();
        filterMenu
                .getItems()
                .setAll(
                        menu(
                                "numbers.filter.country",
                                facets.regions(),
                                this::country,
                                filters.regions()::contains,
                                Filters::withRegion),
                        menu(
                                "numbers.filter.can",
                                List.of(Filters.Can.values()),
                                can -> texts.get("numbers.can." + can.key()),
                                filters.can()::contains,
                                Filters::withCan),
                        menu(
                                "numbers.filter.tag",
                                facets.tags(),
                                Texts::plain,
                                filters.tags()::contains,
                                Filters::withTag));
    }

    private String country(String region) {
        return Locale.of("", region).getDisplayCountry(texts.locale()) + " (" + region + ")";
    }

    @FunctionalInterface
    private interface With<T> {
        Filters with(Filters filters, T value, boolean wanted);
    }

    private <T> MenuItem menu(String key, List<T> values, Function<T, String> word, Predicate<T> chosen, With<T> with) {
        Menu menu = new Menu(texts.get(key));
        menu.setDisable(values.isEmpty());
        for (T value : values) {
            CheckMenuItem item = new CheckMenuItem(word.apply(value));
            item.setMnemonicParsing(false);
            item.setSelected(chosen.test(value));
            item.setOnAction(event -> model.filtersProperty()
                    .set(with.with(model.filtersProperty().get(), value, item.isSelected())));
            menu.getItems().add(item);
        }
        return menu;
    }
}
