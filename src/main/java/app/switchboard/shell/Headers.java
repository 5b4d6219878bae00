package app.switchboard.shell;

import app.switchboard.fx.Texts;
import org.jspecify.annotations.Nullable;

/** Makes what the toolbar says of what is looked at. For the FX thread. */
final class Headers {

    private final WorkspaceList workspaces;
    private final Runs runs;
    private final Words words;
    private final Texts texts;

    Headers(WorkspaceList workspaces, Runs runs, Words words, Texts texts) {
        this.workspaces = workspaces;
        this.runs = runs;
        this.words = words;
        this.texts = texts;
    }

    /**
     * @param id the workspace that is selected; null for all of them, or for one that is still to be made
     * @param stale whether what is known of the workspaces is about to change
     */
    Header of(@Nullable String id, Page page, boolean stale) {
        WorkspaceItem item = id == null ? null : workspaces.find(id);
        if (item != null) {
            return of(item);
        }
        if (page == Page.CREDENTIALS) {
            return quiet(texts.get("header.new"));
        }
        return workspaces.size() == 0 ? quiet(texts.get("app.name")) : ofAll(stale);
    }

    private static Header quiet(String title) {
        return new Header(title, "", null, false, -1, false);
    }

    private Header of(WorkspaceItem item) {
        Runs.Running run = runs.running().get(item.id());
        if (run != null) {
            return new Header(item.name(), run.text(), SyncState.SYNCING, true, run.fraction(), false);
        }
        boolean canSync = item.hasCredentials() && item.state() != SyncState.SYNCING;
        return new Header(item.name(), words.state(item), item.state(), false, -1, canSync);
    }

    private Header ofAll(boolean stale) {
        String title = texts.get("sidebar.all");
        int running = runs.running().size();
        if (running > 0) {
            return new Header(title, texts.get("sync.many", running), SyncState.SYNCING, true, -1, false);
        }
        boolean canSync = workspaces.items().stream().anyMatch(WorkspaceItem::hasCredentials);
        return new Header(title, stale ? "" : words.all(workspaces.items()), null, false, -1, canSync);
    }
}
