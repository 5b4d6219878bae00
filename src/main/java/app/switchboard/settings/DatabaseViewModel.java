package app.switchboard.settings;

import app.switchboard.base.Failure;
import app.switchboard.fx.Background;
import app.switchboard.fx.Desk;
import app.switchboard.fx.Rereading;
import app.switchboard.fx.Texts;
import app.switchboard.store.Backup;
import app.switchboard.store.Backups;
import app.switchboard.store.Compaction;
import app.switchboard.store.Database;
import app.switchboard.store.DatabaseContents;
import app.switchboard.store.DatabaseInfo;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.concurrent.Callable;
import java.util.function.Consumer;
import javafx.beans.property.BooleanProperty;
import javafx.beans.property.ObjectProperty;
import javafx.beans.property.SimpleBooleanProperty;
import javafx.beans.property.SimpleObjectProperty;
import javafx.beans.property.SimpleStringProperty;
import javafx.beans.property.StringProperty;
import javafx.collections.FXCollections;
import javafx.collections.ObservableList;
import org.jspecify.annotations.Nullable;

/** The database pane: the file, its backups, and what can be done with both. One thing at a time. */
public final class DatabaseViewModel {

    /** What the pane does with the database. */
    enum Action {
        BACK_UP,
        VERIFY,
        COMPACT
    }

    private final Database database;
    private final Background background;
    private final Texts texts;
    private final Consumer<Path> restore;

    final StringProperty path = new SimpleStringProperty(this, "path", "");
    final StringProperty size = new SimpleStringProperty(this, "size", "");
    final StringProperty schema = new SimpleStringProperty(this, "schema", "");
    final ObservableList<Backup> backups = FXCollections.observableArrayList();
    final BooleanProperty busy = new SimpleBooleanProperty(this, "busy");
    /** What was done last, and how it ended. */
    final ObjectProperty<@Nullable Notice> notice = new SimpleObjectProperty<>(this, "notice", null);
    /** The backup that the person is asked about; null while there is no question. */
    final ObjectProperty<@Nullable Backup> asking = new SimpleObjectProperty<>(this, "asking", null);

    private final Rereading<Facts> reading;
    private @Nullable Path file;

    DatabaseViewModel(Database database, Desk desk, SettingsActions actions) {
        this.database = database;
        this.background = desk.background();
        this.texts = desk.texts();
        this.restore = actions.restore();
        this.reading = new Rereading<>(background, () -> this::facts, this::show, this::failed);
    }

    private record Facts(DatabaseInfo info, List<Backup> backups) {}

    /** Reads what is there now. */
    void refresh() {
        reading.read();
    }

    private Facts facts() {
        DatabaseInfo info = database.info();
        return new Facts(info, Backups.list(Objects.requireNonNull(info.file().getParent())));
    }

    private void show(Facts facts) {
        DatabaseInfo info = facts.info();
        file = info.file();
        path.set(info.file().toString());
        long unused = Math.max(0, info.bytes() - info.liveBytes());
        size.set(texts.get("settings.database.size.value", Sizes.text(texts, info.bytes()), Sizes.text(texts, unused)));
        schema.set(texts.get("settings.database.schema.value", Integer.toString(info.schema()), info.engine()));
        if (!backups.equals(facts.backups())) {
            // Rows that are made anew are not there for a click that comes meanwhile.
            backups.setAll(facts.backups());
        }
        if (asking.get() != null && !facts.backups().contains(asking.get())) {
            asking.set(null);
        }
    }

    /** The database file; null before it is known. */
    @Nullable
    Path file() {
        return file;
    }

    void run(Action action) {
        switch (action) {
            case BACK_UP -> run(action, database::backup, this::backedUp);
            case VERIFY -> run(action, database::verify, this::verified);
            case COMPACT -> run(action, database::compact, this::compacted);
        }
    }

    private <T> void run(Action action, Callable<T> work, Consumer<T> done) {
        if (busy.get()) {
            return;
        }
        busy.set(true);
        asking.set(null);
        say(Notice.Kind.INFO, "settings.database.running." + action.name().toLowerCase(Locale.ROOT));
        background.run(
                work,
                result -> {
                    busy.set(false);
                    done.accept(result);
                    refresh();
                },
                failure -> {
                    busy.set(false);
                    failed(failure);
                });
    }

    private void backedUp(Backup made) {
        say(Notice.Kind.DONE, "settings.database.backedup", Sizes.text(texts, made.bytes()));
    }

    private void verified(DatabaseContents read) {
        long rows = read.rows().values().stream().mapToLong(Long::longValue).sum();
        say(Notice.Kind.DONE, "settings.database.verified", rows);
    }

    private void compacted(Compaction change) {
        say(
                Notice.Kind.DONE,
                "settings.database.compacted",
                Sizes.text(texts, change.bytesBefore()),
                Sizes.text(texts, change.bytesAfter()));
    }

    private void failed(Failure failure) {
        notice.set(new Notice(Notice.Kind.ERROR, failure.text()));
    }

    private void say(Notice.Kind kind, String key, Object... values) {
        notice.set(new Notice(kind, texts.get(key, values)));
    }

    /** Asks whether a backup is to take the place of the database. */
    void askRestore(Backup backup) {
        if (!busy.get()) {
            notice.set(null);
            asking.set(backup);
        }
    }

    void keep() {
        asking.set(null);
    }

    void confirmRestore() {
        Backup chosen = asking.get();
        if (chosen != null) {
            asking.set(null);
            restore.accept(chosen.file());
        }
    }

    String question() {
        Backup chosen = asking.get();
        return chosen == null ? "" : texts.get("settings.restore.ask", texts.dayAndTime(chosen.time()));
    }

    String describe(Backup backup) {
        String kind = backup.kind().name().toLowerCase(Locale.ROOT);
        return texts.get("settings.backup." + kind) + " · " + Sizes.text(texts, backup.bytes());
    }

    Texts texts() {
        return texts;
    }
}
