package app.switchboard.shell;

import app.switchboard.base.FailureException;
import app.switchboard.fx.Mode;
import app.switchboard.fx.Page;
import app.switchboard.store.Preferences;
import java.util.Objects;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Where the person is in the main window, and where they were the last time. For the FX thread. */
final class Whereabouts {

    private static final Logger LOG = LoggerFactory.getLogger(Whereabouts.class);
    private static final double SIDEBAR = 220;

    /**
     * A page of the window.
     *
     * @param workspaceId whose; null: of all workspaces
     */
    record Place(Page page, @Nullable String workspaceId) {}

    private final Preferences preferences;
    private final Mode mode;
    private final ReadOnlyObjectWrapper<Place> place = new ReadOnlyObjectWrapper<>(new Place(Page.STARTING, null));
    private final ReadOnlyObjectWrapper<Page> page = new ReadOnlyObjectWrapper<>();
    private final ReadOnlyObjectWrapper<@Nullable String> workspaceId = new ReadOnlyObjectWrapper<>();
    private double sidebarWidth;

    Whereabouts(Preferences preferences, Mode mode) {
        this.preferences = preferences;
        this.mode = mode;
        page.bind(place.map(Place::page));
        workspaceId.bind(place.map(Place::workspaceId));
    }

    Place now() {
        return place.get();
    }

    Page page() {
        return now().page();
    }

    /** Null where the person looks at all workspaces. */
    @Nullable
    String workspaceId() {
        return now().workspaceId();
    }

    void go(Page wanted, @Nullable String id) {
        place.set(new Place(wanted, id));
    }

    /** Whether what happens to a workspace is of interest now. */
    boolean isLookedAt(String id) {
        return now().workspaceId() == null || id.equals(now().workspaceId());
    }

    /** Where the person was the last time; with the only workspace where there is but one. The demo is another world: what was looked at there says nothing of the own workspaces. */
    Place last(WorkspaceList workspaces) {
        String last = preferences.get("window.workspace", "");
        String one = workspaces.size() == 1 ? workspaces.items().getFirst().id() : null;
        if (mode == Mode.DEMO) {
            return new Place(Page.NUMBERS, one);
        }
        String id = workspaces.find(last) != null ? last : one;
        boolean overview = preferences.get("window.page", "").equals(Page.OVERVIEW.name());
        return new Place(overview && id != null ? Page.OVERVIEW : Page.NUMBERS, id);
    }

    /** Keeps it for the next time. */
    void remember() {
        try {
            if (sidebarWidth > 0) {
                preferences.set("window.sidebar", sidebarWidth);
            }
            if (mode != Mode.DEMO && now().page() != Page.STARTING) {
                preferences.set("window.workspace", Objects.requireNonNullElse(now().workspaceId(), ""));
                preferences.set("window.page", now().page());
            }
        } catch (FailureException e) {
            LOG.warn("{}", e.failure().text());
        }
    }

    /** Pixels. */
    double sidebarWidth() {
        return preferences.get("window.sidebar", SIDEBAR);
    }

    void keepSidebarWidth(double width) {
        sidebarWidth = width;
    }

    ReadOnlyObjectProperty<Place> placeProperty() {
        return place.getReadOnlyProperty();
    }

    ReadOnlyObjectProperty<Page> pageProperty() {
        return page.getReadOnlyProperty();
    }

    ReadOnlyObjectProperty<@Nullable String> workspaceIdProperty() {
        return workspaceId.getReadOnlyProperty();
    }
}
