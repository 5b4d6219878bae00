package app.switchboard.shell;

import app.switchboard.fx.Page;
import app.switchboard.fx.Task;
import app.switchboard.fx.Tasks;
import app.switchboard.fx.Texts;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** Makes what the toolbar says of what is looked at. For the FX thread. */
final class Headers {

    private final WorkspaceList workspaces;
    private final Tasks tasks;
    private final Words words;
    private final Texts texts;

    Headers(WorkspaceList workspaces, Tasks tasks, Words words, Texts texts) {
        this.workspaces = workspaces;
        this.tasks = tasks;
        this.words = words;
        this.texts = texts;
    }

    /**
     * @param id the workspace that is selected; null for all of them
     */
    Header of(@Nullable String id, Page page) {
        WorkspaceItem item = id == null ? null : workspaces.find(id);
        if (item != null) {
            return of(item);
        }
        return workspaces.size() == 0 ? Header.quiet(texts.get("app.name")) : ofAll(page);
    }

    private Header of(WorkspaceItem item) {
        Task task = tasks.running(item.id());
        if (task != null) {
            return new Header(item.name(), task.text(), SyncState.SYNCING, true, task.fraction(), false);
        }
        boolean canSync = item.hasCredentials() && item.state() != SyncState.SYNCING;
        return new Header(item.name(), isOld(item) ? "" : words.state(item), item.state(), false, -1, canSync);
    }

    private Header ofAll(Page page) {
        String title = texts.get(
                switch (page) {
                    case DRIFT -> "sidebar.drift";
                    case ACTIVITY -> "sidebar.activity";
                    case HISTORY -> "sidebar.history";
                    case STARTING, WELCOME, NUMBERS, OVERVIEW -> "sidebar.all";
                });
        int running = tasks.running().size();
        if (running > 0) {
            return new Header(title, texts.get("sync.many", running), SyncState.SYNCING, true, -1, false);
        }
        boolean canSync = workspaces.items().stream().anyMatch(WorkspaceItem::hasCredentials);
        boolean old = workspaces.items().stream().anyMatch(this::isOld);
        return new Header(title, old ? "" : words.all(workspaces.items()), null, false, -1, canSync);
    }

    /** Whether a run ended since, and is being read: until then, the words of before the run would stand there. */
    private boolean isOld(WorkspaceItem item) {
        Instant known = item.lastRunAt();
        return workspaces.isReading()
                && tasks.all().stream()
                        .filter(task -> task.workspaceId().equals(item.id()) && task.result() != null)
                        .anyMatch(task -> known == null || task.startedAt().isAfter(known));
    }
}
