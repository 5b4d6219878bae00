package app.switchboard.settings;

import app.switchboard.base.Failure;
import app.switchboard.base.Logs;
import app.switchboard.fx.Background;
import app.switchboard.fx.Desk;
import app.switchboard.fx.Doors;
import app.switchboard.fx.Texts;
import java.nio.file.Path;
import java.util.Locale;
import java.util.Objects;
import java.util.function.Consumer;
import javafx.beans.binding.Bindings;
import javafx.beans.binding.BooleanBinding;
import javafx.beans.property.BooleanProperty;
import javafx.beans.property.ObjectProperty;
import javafx.beans.property.SimpleBooleanProperty;
import javafx.beans.property.SimpleObjectProperty;
import javafx.beans.property.SimpleStringProperty;
import javafx.beans.property.StringProperty;
import org.jspecify.annotations.Nullable;

/** The advanced pane: what is written down, what is handed to who helps, and a new beginning. */
public final class AdvancedViewModel {

    /** How much the log tells. */
    enum Level {
        INFO,
        DEBUG;

        String text() {
            return name().toLowerCase(Locale.ROOT);
        }
    }

    private static final String LEVEL = "log.level";

    private final Doors doors;
    private final Background background;
    private final Texts texts;
    private final Runnable reset;
    private final Setting<Level> level;

    final ObjectProperty<@Nullable Notice> notice = new SimpleObjectProperty<>(this, "notice", null);
    final BooleanProperty asking = new SimpleBooleanProperty(this, "asking");
    /** What was typed below the question. */
    final StringProperty typed = new SimpleStringProperty(this, "typed", "");
    /** True once the word was typed that says that it is meant. */
    final BooleanBinding meant;

    AdvancedViewModel(Doors doors, Desk desk, SettingsActions actions) {
        this.doors = doors;
        this.background = desk.background();
        this.texts = desk.texts();
        this.reset = actions.reset();
        this.level = new Setting<>(
                background,
                desk.preferences().get(LEVEL, Level.INFO.text()).equals(Level.DEBUG.text()) ? Level.DEBUG : Level.INFO,
                chosen -> {
                    Logs.detailed(chosen == Level.DEBUG);
                    desk.preferences().set(LEVEL, chosen.text());
                },
                chosen -> {});
        this.meant = Bindings.createBooleanBinding(
                () -> typed.get().strip().equalsIgnoreCase(texts.get("settings.reset.word")), typed);
    }

    Setting<Level> level() {
        return level;
    }

    /** Hands over the folder of the log files. */
    void findLogs(Consumer<Path> found) {
        background.run(
                () -> Objects.requireNonNull(doors.database().info().file().getParent())
                        .resolve("logs"),
                found,
                this::failed);
    }

    /** Hands over the text for whoever helps. */
    void diagnose(Consumer<String> made) {
        background.run(
                () -> DiagnosticsText.of(doors),
                text -> {
                    made.accept(text);
                    notice.set(new Notice(Notice.Kind.DONE, texts.get("settings.diagnostics.copied")));
                },
                this::failed);
    }

    void askReset() {
        typed.set("");
        asking.set(true);
    }

    void keep() {
        asking.set(false);
        typed.set("");
    }

    void confirmReset() {
        if (asking.get() && meant.get()) {
            keep();
            reset.run();
        }
    }

    private void failed(Failure failure) {
        notice.set(new Notice(Notice.Kind.ERROR, failure.text()));
    }

    Texts texts() {
        return texts;
    }
}
