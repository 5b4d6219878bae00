package app.switchboard.settings;

import app.switchboard.base.Failure;
import app.switchboard.base.Secret;
import app.switchboard.credentials.Credentials;
import app.switchboard.credentials.SavedCredentials;
import app.switchboard.fx.Background;
import app.switchboard.fx.Clip;
import app.switchboard.fx.Desk;
import app.switchboard.fx.Doors;
import app.switchboard.fx.Texts;
import app.switchboard.secrets.KeptIn;
import app.switchboard.secrets.Secrets;
import app.switchboard.store.Preferences;
import app.switchboard.workspace.Workspaces;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.function.Consumer;
import javafx.beans.property.BooleanProperty;
import javafx.beans.property.ObjectProperty;
import javafx.beans.property.SimpleBooleanProperty;
import javafx.beans.property.SimpleObjectProperty;
import javafx.collections.FXCollections;
import javafx.collections.ObservableList;
import org.jspecify.annotations.Nullable;

/** The security pane: where the Auth Tokens are, the vault, and for how long a copied value stays. */
public final class SecurityViewModel {

    /** Minutes until the vault locks itself; 0: never. */
    static final List<Integer> IDLE_CHOICES = List.of(0, 5, 15, 60);

    /** Seconds until a copied value leaves the clipboard; 0: it stays. */
    static final List<Integer> CLIPBOARD_CHOICES = List.of(10, 30, 60, 0);

    private static final String IDLE = "vault.idle";
    private static final String CLIPBOARD = Clip.PREFERENCE;
    private static final int CLIPBOARD_DEFAULT = 30;
    private static final int SHORTEST = 8;

    /** A workspace's token. */
    record Token(String workspaceId, String workspace, KeptIn keptIn, String lastFour) {}

    /** What the pane asks a passphrase for. */
    enum Form {
        NONE,
        CREATE,
        UNLOCK,
        CHANGE
    }

    private final Workspaces workspaces;
    private final Credentials credentials;
    private final Secrets secrets;
    private final Background background;
    private final Texts texts;
    private final Consumer<String> changed;
    private final Setting<Integer> idle;
    private final Setting<Integer> clipboard;

    final ObservableList<Token> tokens = FXCollections.observableArrayList();
    final ObjectProperty<Secrets.Stores> stores =
            new SimpleObjectProperty<>(this, "stores", new Secrets.Stores(false, false, false, false));
    final BooleanProperty busy = new SimpleBooleanProperty(this, "busy");
    final ObjectProperty<@Nullable Notice> notice = new SimpleObjectProperty<>(this, "notice", null);
    final ObjectProperty<Form> form = new SimpleObjectProperty<>(this, "form", Form.NONE);
    final Entry old = new Entry(this::oldProblem, text -> false);
    final Entry passphrase = new Entry(this::problem, text -> false);
    final Entry repeat =
            new Entry(this::repeatProblem, text -> !passphrase().value().startsWith(text.strip()));

    SecurityViewModel(Doors doors, Desk desk, SettingsActions actions) {
        this.workspaces = doors.workspaces();
        this.credentials = doors.credentials();
        this.secrets = doors.secrets();
        this.background = desk.background();
        this.texts = desk.texts();
        this.changed = actions.changed();
        Preferences preferences = desk.preferences();
        this.idle = new Setting<>(
                background,
                idleMinutes(preferences),
                minutes -> {
                    secrets.lockVaultAfter(Duration.ofMinutes(minutes));
                    preferences.set(IDLE, minutes);
                },
                minutes -> {});
        this.clipboard = new Setting<>(
                background,
                clipboardSeconds(preferences),
                seconds -> preferences.set(CLIPBOARD, seconds),
                seconds -> {});
        passphrase.textProperty().subscribe(repeat::recheck);
    }

    /** Minutes until the vault locks itself; 0: never. */
    static int idleMinutes(Preferences preferences) {
        return among(IDLE_CHOICES, preferences.get(IDLE, 0.0), 0);
    }

    private static int clipboardSeconds(Preferences preferences) {
        return among(CLIPBOARD_CHOICES, preferences.get(CLIPBOARD, (double) CLIPBOARD_DEFAULT), CLIPBOARD_DEFAULT);
    }

    private static int among(List<Integer> choices, double stored, int otherwise) {
        return choices.stream()
                .filter(choice -> Double.compare(choice, stored) == 0)
                .findFirst()
                .orElse(otherwise);
    }

    private Entry passphrase() {
        return passphrase;
    }

    private record Found(List<Token> tokens, Secrets.Stores stores) {}

    /** Reads where everything is now. The keychain may take seconds to answer. */
    void refresh() {
        background.run(
                () -> new Found(credentials.all().stream().map(this::token).toList(), secrets.stores()),
                found -> {
                    tokens.setAll(found.tokens());
                    stores.set(found.stores());
                },
                this::failed);
    }

    private Token token(SavedCredentials saved) {
        String name = workspaces
                .find(saved.workspaceId())
                .map(workspace -> workspace.name())
                .orElse(saved.workspaceId());
        return new Token(saved.workspaceId(), name, saved.keptIn(), saved.lastFour());
    }

    /** True where there is such a store, and a token that is not in it. */
    boolean canMoveTo(KeptIn target) {
        boolean there = target == KeptIn.KEYCHAIN
                ? stores.get().keychain()
                : stores.get().vaultOpen();
        return there && tokens.stream().anyMatch(token -> token.keptIn() != target);
    }

    /** Moves all tokens to one store. The first that can't be moved ends it; those before have moved. */
    void moveAll(KeptIn target) {
        List<String> ids = tokens.stream()
                .filter(token -> token.keptIn() != target)
                .map(Token::workspaceId)
                .toList();
        run(
                () -> {
                    ids.forEach(id -> credentials.move(id, target));
                    return ids.size();
                },
                count -> {
                    say("settings.tokens.moved." + target.name().toLowerCase(Locale.ROOT), count);
                    ids.forEach(changed);
                });
    }

    /** Opens the form that asks for a passphrase, with empty fields. */
    void ask(Form what) {
        form.set(what);
        notice.set(null);
        for (Entry entry : List.of(old, passphrase, repeat)) {
            entry.start("");
        }
    }

    void lock() {
        run(
                () -> {
                    secrets.lockVault();
                    return true;
                },
                locked -> say("settings.vault.locked.done"));
    }

    /** The first field of the form that keeps it from being sent; null where there is none. */
    @Nullable
    Entry firstInvalid() {
        for (Entry entry : List.of(old, passphrase, repeat)) {
            if (!entry.validProperty().get()) {
                return entry;
            }
        }
        return null;
    }

    /** Makes, opens or reseals the vault with what was typed; nothing typed outlives it. */
    void send() {
        if (busy.get()) {
            return;
        }
        for (Entry entry : List.of(old, passphrase, repeat)) {
            entry.leave();
        }
        if (firstInvalid() != null) {
            return;
        }
        Form what = form.get();
        Secret before = new Secret(old.value());
        Secret typed = new Secret(passphrase.value());
        busy.set(true);
        background.run(
                () -> {
                    if (what == Form.CHANGE) {
                        secrets.changePassphrase(before, typed);
                        return 0;
                    }
                    secrets.openVault(typed);
                    return credentials.moveFromSession();
                },
                moved -> {
                    busy.set(false);
                    ask(Form.NONE);
                    say("settings.vault.done." + what.name().toLowerCase(Locale.ROOT));
                    refresh();
                },
                failure -> {
                    busy.set(false);
                    (what == Form.CHANGE ? old : passphrase).refuse(Entry.Problem.of(failure));
                });
    }

    private <T> void run(Callable<T> work, Consumer<T> done) {
        if (busy.get()) {
            return;
        }
        busy.set(true);
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
                    refresh();
                });
    }

    private void failed(Failure failure) {
        notice.set(new Notice(Notice.Kind.ERROR, failure.text()));
    }

    private void say(String key, Object... values) {
        notice.set(new Notice(Notice.Kind.DONE, texts.get(key, values)));
    }

    private Optional<Failure> oldProblem(String text) {
        return form.get() == Form.CHANGE && text.isBlank() ? wrong("credentials.passphrase.empty") : Optional.empty();
    }

    private Optional<Failure> problem(String text) {
        return switch (form.get()) {
            case NONE -> Optional.empty();
            case UNLOCK -> text.isBlank() ? wrong("credentials.passphrase.empty") : Optional.empty();
            case CREATE, CHANGE ->
                text.strip().length() < SHORTEST ? wrong("credentials.passphrase.short", SHORTEST) : Optional.empty();
        };
    }

    private Optional<Failure> repeatProblem(String text) {
        if (form.get() == Form.NONE
                || form.get() == Form.UNLOCK
                || text.strip().equals(passphrase().value())) {
            return Optional.empty();
        }
        return wrong(text.isBlank() ? "credentials.passphrase.repeat" : "credentials.passphrase.differs");
    }

    private Optional<Failure> wrong(String key, Object... values) {
        return Optional.of(new Failure.Input("SB-023", texts.get(key, values), ""));
    }

    Setting<Integer> idle() {
        return idle;
    }

    Setting<Integer> clipboard() {
        return clipboard;
    }

    Texts texts() {
        return texts;
    }
}
