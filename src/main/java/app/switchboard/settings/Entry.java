package app.switchboard.settings;

import app.switchboard.base.Failure;
import java.util.Optional;
import java.util.function.Function;
import java.util.function.Predicate;
import javafx.beans.property.ReadOnlyBooleanProperty;
import javafx.beans.property.ReadOnlyBooleanWrapper;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.beans.property.SimpleStringProperty;
import javafx.beans.property.StringProperty;
import org.jspecify.annotations.Nullable;

/** One field: what was typed, and what is wrong with it. A problem is shown once the field was left, or at once where no further typing could mend it. */
final class Entry {

    /**
     * What stands under a field.
     *
     * @param text empty where the field is only marked, and the words stand at another
     * @param link where Twilio explains its code; null where it gave none
     */
    record Problem(
            String text,
            @Nullable Integer twilioCode,
            @Nullable String link) {

        static Problem of(Failure failure) {
            Integer code = failure.twilioCode();
            return new Problem(
                    failure.text(), code, code == null ? null : "https://www.twilio.com/docs/api/errors/" + code);
        }
    }

    private final StringProperty text = new SimpleStringProperty(this, "text", "");
    private final ReadOnlyBooleanWrapper valid = new ReadOnlyBooleanWrapper(this, "valid");
    private final ReadOnlyObjectWrapper<@Nullable Problem> problem = new ReadOnlyObjectWrapper<>(this, "problem", null);
    private final Function<String, Optional<Failure>> check;
    private final Predicate<String> beyondMending;
    private @Nullable Problem refused;
    private boolean left;

    /**
     * @param check what is wrong with a text
     * @param beyondMending whether that is so however the person goes on typing
     */
    Entry(Function<String, Optional<Failure>> check, Predicate<String> beyondMending) {
        this.check = check;
        this.beyondMending = beyondMending;
        text.subscribe(this::reconsider);
    }

    StringProperty textProperty() {
        return text;
    }

    /** What was typed, white space around it dropped. */
    String value() {
        return text.get().strip();
    }

    ReadOnlyBooleanProperty validProperty() {
        return valid.getReadOnlyProperty();
    }

    /** What to show under the field; null where nothing is to be said yet. */
    ReadOnlyObjectProperty<@Nullable Problem> problemProperty() {
        return problem.getReadOnlyProperty();
    }

    /** A fresh start with a text that the person did not type. */
    void start(String with) {
        left = false;
        text.set(with);
        reconsider();
    }

    /** The person went on to something else. */
    void leave() {
        left = true;
        recheck();
    }

    /** What only the other side knows to be wrong; stands until something is typed. */
    void refuse(Problem why) {
        refused = why;
        problem.set(why);
    }

    /** Checks again, because what the check depends on has changed. What was refused stays. */
    void recheck() {
        Optional<Failure> found = check.apply(text.get());
        valid.set(found.isEmpty());
        boolean show = left || beyondMending.test(value());
        Problem ours = found.filter(failure -> show).map(Problem::of).orElse(null);
        problem.set(refused == null ? ours : refused);
    }

    /** Checks again, because something was typed here or in what belongs to it: who refused it has not seen that. */
    void reconsider() {
        refused = null;
        recheck();
    }
}
