package app.switchboard.activity;

import app.switchboard.fx.Desk;
import app.switchboard.fx.Doors;
import app.switchboard.fx.Navigator;
import app.switchboard.fx.Page;
import app.switchboard.fx.Views;
import app.switchboard.fx.WorkspacePage;
import java.util.Map;

/** The door to this package: its pages, and their views {@code OverviewView}, {@code DriftView}, {@code ActivityView}, {@code HistoryView}. */
public final class ActivityPages {

    private final OverviewViewModel overview;
    private final DriftViewModel drift;
    private final ActivityViewModel activity;
    private final HistoryViewModel history;

    public ActivityPages(Doors doors, Desk desk, Navigator navigator) {
        overview = new OverviewViewModel(doors, desk, navigator);
        drift = new DriftViewModel(doors, desk, navigator);
        activity = new ActivityViewModel(doors, desk, navigator);
        history = new HistoryViewModel(doors, desk, navigator);
    }

    /** Each page's model. */
    public Map<Page, WorkspacePage> pages() {
        return Map.of(Page.OVERVIEW, overview, Page.DRIFT, drift, Page.ACTIVITY, activity, Page.HISTORY, history);
    }

    /** Makes the views loadable. */
    public void register(Views views) {
        views.with(OverviewController.class, () -> new OverviewController(overview))
                .with(DriftController.class, () -> new DriftController(drift))
                .with(ActivityController.class, () -> new ActivityController(activity))
                .with(HistoryController.class, () -> new HistoryController(history));
    }
}
