package app.switchboard.shell;

import app.switchboard.base.Failure;
import java.time.Instant;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import org.jspecify.annotations.Nullable;

/** Which problem the bar shows: what no run recorded first, then what the workspace's last run did; nothing that was dismissed. For the FX thread. */
final class Problems {

    private final Set<String> dismissed = new HashSet<>();
    private final Map<String, Instant> asOf = new HashMap<>();
    private final ReadOnlyObjectWrapper<@Nullable Problem> shown = new ReadOnlyObjectWrapper<>();
    private @Nullable Problem unrecorded;

    /**
     * Notes what stands in no run, since none could begin.
     *
     * @param workspaceId whose trouble it is; {@code ""} where it is the window's own
     */
    void note(String workspaceId, Failure failure) {
        unrecorded = Problem.of(workspaceId, failure);
    }

    void forgetUnrecorded() {
        unrecorded = null;
    }

    /** Forgets what was noted of a workspace: its credentials changed, or it synced since. */
    void forget(String workspaceId) {
        Problem now = unrecorded;
        if (now != null && now.workspaceId().equals(workspaceId)) {
            unrecorded = null;
        }
    }

    /** Learns how the workspaces stand: one that is known to be newer than before had a run that succeeded, whoever started it. */
    void known(List<WorkspaceItem> items) {
        for (WorkspaceItem item : items) {
            Instant now = item.asOf();
            if (now != null && !now.equals(asOf.put(item.id(), now))) {
                forget(item.id());
            }
        }
    }

    /** Takes away the one that is shown, for good. */
    void dismiss() {
        Problem now = shown.get();
        if (now != null) {
            dismissed.add(now.key());
            hide();
        }
    }

    /** Shows the one beside a workspace; beside all of them where it is null. */
    void showBeside(@Nullable WorkspaceItem item) {
        Problem now = unrecorded;
        if (now == null || !concerns(now, item)) {
            now = item == null ? null : item.problem();
        }
        shown.set(now == null || dismissed.contains(now.key()) ? null : now);
    }

    void hide() {
        shown.set(null);
    }

    ReadOnlyObjectProperty<@Nullable Problem> shownProperty() {
        return shown.getReadOnlyProperty();
    }

    private static boolean concerns(Problem problem, @Nullable WorkspaceItem item) {
        return item == null
                || problem.workspaceId().isEmpty()
                || problem.workspaceId().equals(item.id());
    }
}
