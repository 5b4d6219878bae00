package app.switchboard.shell;

import app.switchboard.base.Failure;
import java.util.HashSet;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Which problem the bar shows: what no run recorded first, then what the workspace's last run did; nothing that was dismissed. For the FX thread. */
final class Problems {

    private final Set<String> dismissed = new HashSet<>();
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

    void dismiss(Problem problem) {
        dismissed.add(problem.key());
    }

    /** The one to show beside a workspace; beside all of them where it is null. */
    @Nullable
    Problem beside(@Nullable WorkspaceItem item) {
        Problem now = unrecorded;
        if (now == null || !concerns(now, item)) {
            now = item == null ? null : item.problem();
        }
        return now == null || dismissed.contains(now.key()) ? null : now;
    }

    private static boolean concerns(Problem problem, @Nullable WorkspaceItem item) {
        return item == null
                || problem.workspaceId().isEmpty()
                || problem.workspaceId().equals(item.id());
    }
}
