package app.switchboard.shell;

import app.switchboard.fx.Page;
import java.util.HashMap;
import java.util.Map;
import java.util.function.Function;
import javafx.scene.Parent;
import javafx.scene.layout.StackPane;

/** The pages of the window, one over the other: each is loaded when it is first shown. */
final class PageStack {

    private static final Map<Page, String> VIEWS = Map.of(
            Page.WELCOME, "WelcomeView",
            Page.NUMBERS, "NumbersView",
            Page.OVERVIEW, "OverviewView",
            Page.DRIFT, "DriftView",
            Page.ACTIVITY, "ActivityView",
            Page.HISTORY, "HistoryView");

    private final StackPane place;
    private final Function<String, Parent> views;
    private final Map<String, Parent> loaded = new HashMap<>();

    PageStack(StackPane place, Function<String, Parent> views) {
        this.place = place;
        this.views = views;
    }

    void show(Page page) {
        String wanted = VIEWS.get(page);
        if (wanted != null) {
            loaded.computeIfAbsent(wanted, this::load);
        }
        loaded.forEach((name, view) -> view.setVisible(name.equals(wanted)));
    }

    private Parent load(String name) {
        Parent view = views.apply(name);
        place.getChildren().add(view);
        return view;
    }
}
