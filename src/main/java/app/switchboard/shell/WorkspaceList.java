package app.switchboard.shell;

import app.switchboard.base.Failure;
import app.switchboard.fx.Background;
import app.switchboard.fx.Rereading;
import java.util.List;
import java.util.function.Consumer;
import java.util.function.Predicate;
import java.util.stream.Stream;
import javafx.collections.FXCollections;
import javafx.collections.ObservableList;
import org.jspecify.annotations.Nullable;

/** The workspaces of the sidebar: read from the store, with those that sync at the moment marked. For the FX thread. */
final class WorkspaceList {

    private final ObservableList<WorkspaceItem> items = FXCollections.observableArrayList();
    private final Rereading<List<WorkspaceItem>> reading;
    private List<WorkspaceItem> stored = List.of();
    private final Predicate<String> syncing;

    /**
     * @param syncing whether a workspace syncs at the moment
     * @param known told after each reading, with true where names or workspaces differ
     */
    WorkspaceList(
            Background background,
            Overview overview,
            Predicate<String> syncing,
            Consumer<Boolean> known,
            Consumer<Failure> failed) {
        this.syncing = syncing;
        this.reading = new Rereading<>(
                background,
                () -> overview::read,
                read -> {
                    boolean renamed = !names(read).equals(names(stored));
                    stored = read;
                    present();
                    known.accept(renamed);
                },
                failed);
    }

    private static List<String> names(List<WorkspaceItem> items) {
        return items.stream().flatMap(item -> Stream.of(item.id(), item.name())).toList();
    }

    void refresh() {
        reading.read();
    }

    /** As {@link #refresh}, since numbers or runs have changed. */
    void follow() {
        reading.follow();
    }

    /** Whether what is known may change in a moment. */
    boolean isReading() {
        return reading.isReading();
    }

    /** Changes only the rows that differ, so that the selection stays. */
    void present() {
        for (int i = 0; i < stored.size(); i++) {
            WorkspaceItem item = stored.get(i);
            WorkspaceItem now = syncing.test(item.id()) ? item.syncing() : item;
            if (i >= items.size()) {
                items.add(now);
            } else if (!now.equals(items.get(i))) {
                items.set(i, now);
            }
        }
        items.remove(stored.size(), items.size());
    }

    ObservableList<WorkspaceItem> items() {
        return items;
    }

    int size() {
        return stored.size();
    }

    @Nullable
    WorkspaceItem find(String id) {
        return items.stream().filter(item -> item.id().equals(id)).findFirst().orElse(null);
    }
}
