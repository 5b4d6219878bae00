package app.switchboard.settings;

import app.switchboard.base.Secret;
import app.switchboard.credentials.SavedCredentials;
import app.switchboard.fx.Background;
import app.switchboard.secrets.KeptIn;
import app.switchboard.secrets.Secrets;
import java.util.function.Consumer;
import javafx.beans.property.BooleanProperty;
import javafx.beans.property.ReadOnlyBooleanProperty;
import javafx.beans.property.ReadOnlyBooleanWrapper;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.beans.property.ReadOnlyStringProperty;
import javafx.beans.property.ReadOnlyStringWrapper;
import javafx.beans.property.SimpleBooleanProperty;
import org.jspecify.annotations.Nullable;

/** Says where the Auth Token is or will be kept, and makes or opens the vault where that would be better. */
final class SecretPlace {

    /** What can be done about the vault. */
    enum Offer {
        NONE,
        /** There is none: make one. */
        CREATE,
        /** There is one, and it is locked. */
        UNLOCK
    }

    /**
     * What the stores say.
     *
     * @param preferred where a secret would be kept now
     */
    record State(KeptIn preferred, boolean vaultExists, boolean vaultIsOpen) {
        static State of(Secrets secrets) {
            return new State(secrets.preferred(), secrets.vaultExists(), secrets.vaultIsOpen());
        }
    }

    private final VaultJob vault;
    private final Background background;
    private final Wording wording;
    private final ReadOnlyStringWrapper line = new ReadOnlyStringWrapper(this, "line", "");
    private final ReadOnlyObjectWrapper<Offer> offer = new ReadOnlyObjectWrapper<>(this, "offer", Offer.NONE);
    private final BooleanProperty asking = new SimpleBooleanProperty(this, "asking");
    private final ReadOnlyBooleanWrapper opening = new ReadOnlyBooleanWrapper(this, "opening");
    private final PassphraseFields fields;
    private final Runnable onOpen;
    private final Consumer<Focus> focus;

    /**
     * @param onOpen called once the vault is open, and has what this session kept: where things are has to be looked at again
     * @param focus called with the field that has to be looked at next
     */
    SecretPlace(VaultJob vault, Background background, Wording wording, Runnable onOpen, Consumer<Focus> focus) {
        this.vault = vault;
        this.onOpen = onOpen;
        this.focus = focus;
        this.background = background;
        this.wording = wording;
        this.fields = new PassphraseFields(wording.texts(), this::wanted);
    }

    private PassphraseFields.Wanted wanted() {
        return offer.get() == Offer.CREATE ? PassphraseFields.Wanted.NEW : PassphraseFields.Wanted.KNOWN;
    }

    ReadOnlyStringProperty lineProperty() {
        return line.getReadOnlyProperty();
    }

    ReadOnlyObjectProperty<Offer> offerProperty() {
        return offer.getReadOnlyProperty();
    }

    /** True while the field for the passphrase is open. */
    BooleanProperty askingProperty() {
        return asking;
    }

    /** True while the vault is being opened: its key takes a moment to compute, on purpose. */
    ReadOnlyBooleanProperty openingProperty() {
        return opening.getReadOnlyProperty();
    }

    Entry passphrase() {
        return fields.passphrase();
    }

    /** The passphrase of a new vault once more: nobody could see a slip of the finger, and nobody can restore it. */
    Entry repeat() {
        return fields.repeat();
    }

    /** Shows what is known before the stores have answered. */
    void pending(@Nullable SavedCredentials stored, boolean lost) {
        offer.set(Offer.NONE);
        asking.set(false);
        fields.clear();
        line.set(stored == null ? "" : lost ? wording.lost(stored) : wording.kept(stored));
    }

    /** Shows what the stores said. */
    void show(LoadJob.Look look) {
        State state = look.stores();
        SavedCredentials stored = look.saved();
        boolean isLocked = state.vaultExists() && !state.vaultIsOpen();
        boolean inVault = stored != null && !look.lost() && stored.keptIn() == KeptIn.VAULT;
        boolean inKeychain = stored != null && stored.keptIn() == KeptIn.KEYCHAIN;
        boolean noBetter = state.preferred() == KeptIn.SESSION && !inKeychain;
        if (isLocked && (inVault || noBetter)) {
            offer.set(Offer.UNLOCK);
            asking.set(inVault || asking.get());
            fields.recheck();
            line.set(
                    stored != null && look.lost()
                            ? wording.lost(stored)
                            : wording.get(inVault ? "locked" : "willkeep.locked"));
            return;
        }
        offer.set(noBetter && !state.vaultExists() ? Offer.CREATE : Offer.NONE);
        asking.set(asking.get() && offer.get() != Offer.NONE);
        fields.recheck();
        if (stored != null && look.lost()) {
            line.set(wording.lost(stored));
            return;
        }
        if (look.waiting().isPresent()) {
            line.set(wording.waiting(look.waiting().get()));
            return;
        }
        boolean moves = stored != null && stored.keptIn() == KeptIn.SESSION && state.preferred() != KeptIn.SESSION;
        line.set(stored == null || moves ? wording.willKeep(state.preferred()) : wording.kept(stored));
    }

    /** Opens the vault with the passphrase that was typed, or makes it; then nothing stays behind in this session's memory. */
    void openVault() {
        Entry passphrase = fields.passphrase();
        Entry repeat = fields.repeat();
        passphrase.leave();
        if (opening.get()) {
            return;
        }
        if (!passphrase.validProperty().get()) {
            focus.accept(Focus.PASSPHRASE);
            return;
        }
        repeat.leave();
        if (!repeat.validProperty().get()) {
            focus.accept(Focus.REPEAT);
            return;
        }
        opening.set(true);
        Secret typed = fields.typed();
        background.run(
                () -> vault.open(typed),
                opened -> {
                    opening.set(false);
                    asking.set(false);
                    offer.set(Offer.NONE);
                    fields.clear();
                    onOpen.run();
                },
                failure -> {
                    opening.set(false);
                    passphrase.refuse(Entry.Problem.of(wording.failure(failure)));
                    focus.accept(Focus.PASSPHRASE);
                });
    }
}
