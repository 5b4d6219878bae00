package app.switchboard.settings;

import javafx.beans.property.BooleanProperty;
import javafx.beans.property.DoubleProperty;
import javafx.beans.property.ObjectProperty;
import javafx.beans.property.SimpleBooleanProperty;
import javafx.beans.property.SimpleDoubleProperty;
import javafx.beans.property.SimpleObjectProperty;
import javafx.beans.property.SimpleStringProperty;
import javafx.beans.property.StringProperty;
import javafx.collections.FXCollections;
import javafx.collections.ObservableList;
import org.jspecify.annotations.Nullable;

/** What the pane shows around its fields. Written by the view model, read by the controller. */
final class PaneState {

    final StringProperty title = new SimpleStringProperty(this, "title", "");
    final StringProperty tokenPrompt = new SimpleStringProperty(this, "tokenPrompt", "");
    final BooleanProperty isNew = new SimpleBooleanProperty(this, "isNew", true);
    final BooleanProperty loading = new SimpleBooleanProperty(this, "loading");
    final BooleanProperty running = new SimpleBooleanProperty(this, "running");
    final BooleanProperty cancelling = new SimpleBooleanProperty(this, "cancelling");
    /** True once a save came to its end: there is something to look at. */
    final BooleanProperty done = new SimpleBooleanProperty(this, "done");

    final StringProperty progressText = new SimpleStringProperty(this, "progressText", "");
    /** 0 to 1; -1 where it can't be told. */
    final DoubleProperty progress = new SimpleDoubleProperty(this, "progress", -1);

    final ObjectProperty<@Nullable Notice> notice = new SimpleObjectProperty<>(this, "notice", null);
    final ObservableList<Refusal> refusals = FXCollections.observableArrayList();
    /** Where the keyboard is to go next; null once it went there. */
    final ObjectProperty<@Nullable Focus> focusRequest = new SimpleObjectProperty<>(this, "focusRequest", null);
    /** True where a new workspace was saved and nothing was typed since: what Enter leads to is its numbers. */
    final BooleanProperty numbersNext = new SimpleBooleanProperty(this, "numbersNext");

    void start() {
        clear();
        loading.set(true);
        running.set(false);
    }

    void begin(String text) {
        clear();
        running.set(true);
        progressText.set(text);
    }

    void step(String text, double fraction) {
        progressText.set(text);
        progress.set(fraction);
    }

    void cancelling(String text) {
        cancelling.set(true);
        step(text, -1);
    }

    void end() {
        running.set(false);
        cancelling.set(false);
        step("", -1);
    }

    void done(String text) {
        done.set(true);
        progressText.set(text);
    }

    /** Asks for the keyboard, though it was asked for the same before. */
    void focus(Focus where) {
        focusRequest.set(null);
        focusRequest.set(where);
    }

    void say(Notice.Kind kind, String text) {
        notice.set(new Notice(kind, text));
    }

    private void clear() {
        cancelling.set(false);
        done.set(false);
        step("", -1);
        notice.set(null);
        refusals.clear();
        focusRequest.set(null);
        numbersNext.set(false);
    }
}
