package app.switchboard.settings;

import app.switchboard.base.Failure;
import app.switchboard.base.Secret;
import app.switchboard.credentials.SavedCredentials;
import app.switchboard.fx.Background;
import app.switchboard.secrets.KeptIn;
import app.switchboard.secrets.Secrets;
import java.util.Optional;
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

    private static final int SHORTEST = 8;

    private final Secrets secrets;
    private final Background background;
    private final Wording wording;
    private final ReadOnlyStringWrapper line = new ReadOnlyStringWrapper(this, "line", "");
    private final ReadOnlyObjectWrapper<Offer> offer = new ReadOnlyObjectWrapper<>(this, "offer", Offer.NONE);
    private final BooleanProperty asking = new SimpleBooleanProperty(this, "asking");
    private final ReadOnlyBooleanWrapper opening = new ReadOnlyBooleanWrapper(this, "opening");
    private final Entry passphrase = new Entry(this::problem, text -> false);
    private @Nullable SavedCredentials saved;

    SecretPlace(Secrets secrets, Background background, Wording wording) {
        this.secrets = secrets;
        this.background = background;
        this.wording = wording;
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
        return passphrase;
    }

    /** Shows what is known before the stores have answered. */
    void pending(@Nullable SavedCredentials stored) {
        saved = stored;
        offer.set(Offer.NONE);
        asking.set(false);
        passphrase.start("");
        line.set(stored == null ? "" : wording.kept(stored));
    }

    /** Shows what the stores said. */
    void show(State state, @Nullable SavedCredentials stored) {
        saved = stored;
        boolean isLocked = state.vaultExists() && !state.vaultIsOpen();
        boolean inVault = stored != null && stored.keptIn() == KeptIn.VAULT;
        boolean inKeychain = stored != null && stored.keptIn() == KeptIn.KEYCHAIN;
        boolean noBetter = state.preferred() == KeptIn.SESSION && !inKeychain;
        if (isLocked && (inVault || noBetter)) {
            offer.set(Offer.UNLOCK);
            asking.set(inVault || asking.get());
            line.set(wording.get(inVault ? "locked" : "willkeep.locked"));
            return;
        }
        offer.set(noBetter && !state.vaultExists() ? Offer.CREATE : Offer.NONE);
        asking.set(asking.get() && offer.get() != Offer.NONE);
        boolean moves = stored != null && stored.keptIn() == KeptIn.SESSION && state.preferred() != KeptIn.SESSION;
        line.set(stored == null || moves ? wording.willKeep(state.preferred()) : wording.kept(stored));
    }

    /** Opens the vault with the passphrase that was typed, or makes it. */
    void openVault() {
        passphrase.leave();
        if (opening.get() || !passphrase.validProperty().get()) {
            return;
        }
        opening.set(true);
        Secret typed = new Secret(passphrase.value());
        background.run(
                () -> {
                    secrets.openVault(typed);
                    return State.of(secrets);
                },
                state -> {
                    opening.set(false);
                    passphrase.start("");
                    show(state, saved);
                },
                failure -> {
                    opening.set(false);
                    passphrase.refuse(Entry.Problem.of(failure));
                });
    }

    private Optional<Failure> problem(String text) {
        boolean making = offer.get() == Offer.CREATE;
        if (text.isBlank() || (making && text.strip().length() < SHORTEST)) {
            String why = making ? wording.get("passphrase.short", SHORTEST) : wording.get("passphrase.empty");
            return Optional.of(new Failure.Input("SB-023", why, ""));
        }
        return Optional.empty();
    }
}
