package app.switchboard.settings;

import app.switchboard.base.Failure;
import app.switchboard.fx.Background;
import java.util.function.Consumer;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.beans.property.ReadOnlyStringProperty;
import javafx.beans.property.ReadOnlyStringWrapper;
import org.jspecify.annotations.Nullable;

/** A setting that holds as soon as it is chosen: what it is, and why it could not be stored. One choice after the other is stored. For the FX thread. */
final class Setting<T> {

    /** Stores a choice; blocks, and may fail. */
    interface Store<T> {
        void store(T chosen) throws Exception;
    }

    /** It could not be written, but holds until the program ends. */
    private static final String HOLDS_FOR_NOW = "SB-420";

    private final Background background;
    private final Store<T> store;
    private final Consumer<T> applied;
    private final ReadOnlyObjectWrapper<T> value;
    private final ReadOnlyStringWrapper problem = new ReadOnlyStringWrapper(this, "problem", "");
    private T stored;
    private @Nullable T next;
    private boolean storing;

    /**
     * @param applied called once a choice holds
     */
    Setting(Background background, T start, Store<T> store, Consumer<T> applied) {
        this.background = background;
        this.store = store;
        this.applied = applied;
        this.stored = start;
        this.value = new ReadOnlyObjectWrapper<>(this, "value", start);
    }

    ReadOnlyObjectProperty<T> valueProperty() {
        return value.getReadOnlyProperty();
    }

    T value() {
        return value.get();
    }

    /** True while a choice is not stored yet: what is read meanwhile may be from before it. */
    boolean isStoring() {
        return storing;
    }

    /** Why the last choice could not be stored; empty where it could. */
    ReadOnlyStringProperty problemProperty() {
        return problem.getReadOnlyProperty();
    }

    /** The person chose. */
    void choose(T chosen) {
        if (chosen.equals(value.get())) {
            return;
        }
        value.set(chosen);
        problem.set("");
        next = chosen;
        storeNext();
    }

    private void storeNext() {
        T chosen = next;
        if (storing || chosen == null) {
            return;
        }
        next = null;
        storing = true;
        background.run(
                () -> {
                    store.store(chosen);
                    return chosen;
                },
                this::holds,
                failure -> failed(chosen, failure));
    }

    private void holds(T chosen) {
        storing = false;
        stored = chosen;
        applied.accept(chosen);
        storeNext();
    }

    private void failed(T chosen, Failure failure) {
        if (failure.code().equals(HOLDS_FOR_NOW)) {
            problem.set(failure.text());
            holds(chosen);
            return;
        }
        storing = false;
        if (next == null) {
            value.set(stored);
            problem.set(failure.text());
        }
        storeNext();
    }
}
