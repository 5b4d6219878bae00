package app.switchboard.settings;

import app.switchboard.base.Failure;
import app.switchboard.base.Secret;
import app.switchboard.fx.Doors;
import app.switchboard.fx.Texts;
import java.util.List;
import java.util.concurrent.Callable;
import javafx.beans.property.ObjectProperty;
import javafx.beans.property.SimpleObjectProperty;
import org.jspecify.annotations.Nullable;

/** What the security pane asks passphrases with: makes the vault, opens it, or gives it another passphrase. */
final class VaultForm {

    /** What it asks for. */
    enum Kind {
        NONE,
        CREATE,
        UNLOCK,
        CHANGE
    }

    private final Doors doors;
    private final VaultJob opening;
    private final PassphraseFields fields;

    final ObjectProperty<Kind> kind = new SimpleObjectProperty<>(this, "kind", Kind.NONE);
    final Entry old;
    final Entry passphrase;
    final Entry repeat;

    VaultForm(Doors doors, Texts texts) {
        this.doors = doors;
        this.opening = new VaultJob(doors);
        this.fields = new PassphraseFields(texts, this::wanted);
        this.old = fields.known(() -> kind.get() == Kind.CHANGE);
        this.passphrase = fields.passphrase();
        this.repeat = fields.repeat();
    }

    private PassphraseFields.Wanted wanted() {
        return switch (kind.get()) {
            case NONE -> PassphraseFields.Wanted.NOTHING;
            case UNLOCK -> PassphraseFields.Wanted.KNOWN;
            case CREATE, CHANGE -> PassphraseFields.Wanted.NEW;
        };
    }

    /** Opens it with empty fields, or closes it. */
    void ask(Kind what) {
        kind.set(what);
        old.start("");
        fields.clear();
    }

    /** Shows what is wrong with the fields, those that nobody has been in among them. */
    void leave() {
        for (Entry entry : List.of(old, passphrase, repeat)) {
            entry.leave();
        }
    }

    /** The first field that keeps it from being sent; null where there is none. */
    @Nullable
    Entry firstInvalid() {
        for (Entry entry : List.of(old, passphrase, repeat)) {
            if (!entry.validProperty().get()) {
                return entry;
            }
        }
        return null;
    }

    /** What is to be done with what was typed; blocks. */
    Callable<Boolean> work() {
        boolean change = kind.get() == Kind.CHANGE;
        Secret before = new Secret(old.value());
        Secret typed = fields.typed();
        return () -> {
            if (change) {
                doors.secrets().changePassphrase(before, typed);
                return true;
            }
            return opening.open(typed);
        };
    }

    void refuse(Failure failure) {
        (kind.get() == Kind.CHANGE ? old : passphrase).refuse(Entry.Problem.of(failure));
    }
}
