package app.switchboard.settings;

import app.switchboard.base.Failure;
import app.switchboard.base.Secret;
import app.switchboard.fx.Texts;
import java.util.Optional;
import java.util.function.Supplier;

/** A passphrase, and once more where it is a new one: nobody could see a slip of the finger, and nobody can restore it. */
final class PassphraseFields {

    /** What a passphrase is asked for. */
    enum Wanted {
        NOTHING,
        /** The one that a vault has. */
        KNOWN,
        /** The one that a vault is to have. */
        NEW
    }

    private static final int SHORTEST = 8;

    private final Texts texts;
    private final Supplier<Wanted> wanted;
    private final Entry passphrase = new Entry(this::problem, text -> false);
    private final Entry repeat =
            new Entry(this::repeatProblem, text -> !passphrase().value().startsWith(text.strip()));

    /**
     * @param wanted what is asked for now; {@link #recheck} where that changes
     */
    PassphraseFields(Texts texts, Supplier<Wanted> wanted) {
        this.texts = texts;
        this.wanted = wanted;
        passphrase.textProperty().subscribe(repeat::recheck);
        recheck();
    }

    Entry passphrase() {
        return passphrase;
    }

    Entry repeat() {
        return repeat;
    }

    Secret typed() {
        return new Secret(passphrase.value());
    }

    /** Nothing typed outlives this. */
    void clear() {
        passphrase.start("");
        repeat.start("");
    }

    void recheck() {
        passphrase.recheck();
        repeat.recheck();
    }

    /** An entry for a passphrase that a vault has, beside these; asked for while the supplier says so. */
    Entry known(Supplier<Boolean> asked) {
        return new Entry(
                text -> asked.get() && text.isBlank() ? wrong("credentials.passphrase.empty") : Optional.empty(),
                text -> false);
    }

    private Optional<Failure> problem(String text) {
        return switch (wanted()) {
            case NOTHING -> Optional.empty();
            case KNOWN -> text.isBlank() ? wrong("credentials.passphrase.empty") : Optional.empty();
            case NEW ->
                text.strip().length() < SHORTEST ? wrong("credentials.passphrase.short", SHORTEST) : Optional.empty();
        };
    }

    private Optional<Failure> repeatProblem(String text) {
        if (wanted() != Wanted.NEW || text.strip().equals(passphrase.value())) {
            return Optional.empty();
        }
        return wrong(text.isBlank() ? "credentials.passphrase.repeat" : "credentials.passphrase.differs");
    }

    private Wanted wanted() {
        // The entries check themselves while this is made.
        return wanted == null ? Wanted.NOTHING : wanted.get();
    }

    private Optional<Failure> wrong(String key, Object... values) {
        return Optional.of(new Failure.Input("SB-023", texts.get(key, values), ""));
    }
}
