package app.switchboard.settings;

import app.switchboard.base.Failure;
import app.switchboard.base.Secret;
import app.switchboard.credentials.Credentials;
import app.switchboard.credentials.SavedCredentials;
import app.switchboard.fx.Background;
import app.switchboard.secrets.KeptIn;
import app.switchboard.secrets.Secrets;
import java.util.Optional;
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

    private static final int SHORTEST = 8;

    private final Secrets secrets;
    private final Credentials credentials;
    private final Background background;
    private final Wording wording;
    private final ReadOnlyStringWrapper line = new ReadOnlyStringWrapper(this, "line", "");
    private final ReadOnlyObjectWrapper<Offer> offer = new ReadOnlyObjectWrapper<>(this, "offer", Offer.NONE);
    private final BooleanProperty asking = new SimpleBooleanProperty(this, "asking");
    private final ReadOnlyBooleanWrapper opening = new ReadOnlyBooleanWrapper(this, "opening");
    private final Entry passphrase = new Entry(this::problem, text -> false);
    private final Entry repeat =
            new Entry(this::repeatProblem, text -> !passphrase.value().startsWith(text));
    private final Runnable onOpen;
    private final Consumer<Focus> focus;

    /**
     * @param onOpen called once the vault is open, and has what this session kept: where things are has to be looked at again
     * @param focus called with the field that has to be looked at next
     */
    SecretPlace(
            Secrets secrets,
            Credentials credentials,
            Background background,
            Wording wording,
            Runnable onOpen,
            Consumer<Focus> focus) {
        this.secrets = secrets;
        this.credentials = credentials;
        this.onOpen = onOpen;
        this.focus = focus;
        passphrase.textProperty().subscribe(repeat::recheck);
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

    /** The passphrase of a new vault once more: nobody could see a slip of the finger, and nobody can restore it. */
    Entry repeat() {
        return repeat;
    }

    /** Shows what is known before the stores have answered. */
    void pending(@Nullable SavedCredentials stored, boolean lost) {
        offer.set(Offer.NONE);
        asking.set(false);
        clear();
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
            recheck();
            line.set(
                    stored != null && look.lost()
                            ? wording.lost(stored)
                            : wording.get(inVault ? "locked" : "willkeep.locked"));
            return;
        }
        offer.set(noBetter && !state.vaultExists() ? Offer.CREATE : Offer.NONE);
        asking.set(asking.get() && offer.get() != Offer.NONE);
        recheck();
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
        Secret typed = new Secret(passphrase.value());
        background.run(
                () -> {
                    secrets.openVault(typed);
                    return credentials.moveFromSession();
                },
                moved -> {
                    opening.set(false);
                    asking.set(false);
                    offer.set(Offer.NONE);
                    clear();
                    onOpen.run();
                },
                failure -> {
                    opening.set(false);
                    passphrase.refuse(Entry.Problem.of(wording.failure(failure)));
                    focus.accept(Focus.PASSPHRASE);
                });
    }

    /** What is asked of a passphrase depends on whether a vault is to be made. */
    private void recheck() {
        passphrase.recheck();
        repeat.recheck();
    }

    private void clear() {
        passphrase.start("");
        repeat.start("");
    }

    private Optional<Failure> repeatProblem(String text) {
        if (offer.get() != Offer.CREATE || text.strip().equals(passphrase.value())) {
            return Optional.empty();
        }
        String why = wording.get(text.isBlank() ? "passphrase.repeat" : "passphrase.differs");
        return Optional.of(new Failure.Input("SB-023", why, ""));
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
