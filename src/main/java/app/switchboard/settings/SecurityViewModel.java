package app.switchboard.settings;

import app.switchboard.base.Failure;
import app.switchboard.credentials.KeptSecret;
import app.switchboard.fx.Background;
import app.switchboard.fx.Clip;
import app.switchboard.fx.Desk;
import app.switchboard.fx.Doors;
import app.switchboard.fx.Rereading;
import app.switchboard.fx.Texts;
import app.switchboard.secrets.KeptIn;
import app.switchboard.secrets.Secrets;
import app.switchboard.store.Preferences;
import app.switchboard.workspace.Workspace;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.concurrent.Callable;
import java.util.function.Consumer;
import javafx.beans.property.BooleanProperty;
import javafx.beans.property.ObjectProperty;
import javafx.beans.property.SimpleBooleanProperty;
import javafx.beans.property.SimpleObjectProperty;
import javafx.collections.FXCollections;
import javafx.collections.ObservableList;
import org.jspecify.annotations.Nullable;

/** The security pane: where the secrets are, the vault, and for how long a copied value stays. */
public final class SecurityViewModel {

    /** Minutes until the vault locks itself; 0: never. */
    static final List<Integer> IDLE_CHOICES = List.of(0, 5, 15, 60);

    /** Seconds until a copied value leaves the clipboard; 0: it stays. */
    static final List<Integer> CLIPBOARD_CHOICES = List.of(10, 30, 60, 0);

    private static final String IDLE = "vault.idle";
    private static final String CLIPBOARD = Clip.PREFERENCE;
    private static final int CLIPBOARD_DEFAULT = 30;

    /**
     * A secret that is kept.
     *
     * @param workspaceId null: it is a proxy's login
     * @param owner the workspace's name, or the proxy
     * @param what what it is
     */
    record Kept(@Nullable String workspaceId, String owner, String what, KeptIn keptIn) {}

    private final Doors doors;
    private final Secrets secrets;
    private final Background background;
    private final Texts texts;
    private final Consumer<String> changed;
    private final Setting<Integer> idle;
    private final Setting<Integer> clipboard;
    private final Rereading<Found> reading;

    final ObservableList<Kept> kept = FXCollections.observableArrayList();
    final ObjectProperty<Secrets.Stores> stores =
            new SimpleObjectProperty<>(this, "stores", new Secrets.Stores(false, false, false, false));
    final BooleanProperty busy = new SimpleBooleanProperty(this, "busy");
    final ObjectProperty<@Nullable Notice> notice = new SimpleObjectProperty<>(this, "notice", null);
    final VaultForm form;

    SecurityViewModel(Doors doors, Desk desk, SettingsActions actions) {
        this.doors = doors;
        this.secrets = doors.secrets();
        this.background = desk.background();
        this.texts = desk.texts();
        this.changed = actions.changed();
        this.form = new VaultForm(doors, texts);
        this.reading = new Rereading<>(
                background, () -> () -> new Found(everything(), secrets.stores()), this::show, this::failed);
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

    private record Found(List<Kept> kept, Secrets.Stores stores) {}

    /** Reads where everything is now. The keychain may take seconds to answer. */
    void refresh() {
        reading.read();
    }

    private void show(Found found) {
        kept.setAll(found.kept());
        stores.set(found.stores());
    }

    private List<Kept> everything() {
        List<Kept> found = new ArrayList<>();
        doors.credentials().all().forEach(saved -> {
            String name = doors.workspaces()
                    .find(saved.workspaceId())
                    .map(Workspace::name)
                    .orElse(saved.workspaceId());
            doors.credentials()
                    .kept(saved.workspaceId())
                    .forEach(secret -> found.add(new Kept(saved.workspaceId(), name, what(secret), secret.keptIn())));
        });
        doors.proxy()
                .kept()
                .forEach((proxy, login) -> found.add(new Kept(
                        null, proxy, texts.get("settings.secrets.proxy"), Objects.requireNonNull(login.keptIn()))));
        return found;
    }

    private String what(KeptSecret secret) {
        String what = switch (secret.role()) {
            case IN_USE, TOKEN -> secret.keySid() == null ? "token" : "key";
            case WAITING -> "waiting";
            case NEXT_TOKEN -> "next";
            case NEW_KEY -> "new-key";
        };
        return texts.get("settings.secrets." + what, secret.lastFour());
    }

    /** True where there is such a store, and a secret that is not in it. */
    boolean canMoveTo(KeptIn target) {
        boolean there = target == KeptIn.KEYCHAIN
                ? stores.get().keychain()
                : stores.get().vaultOpen();
        return there && kept.stream().anyMatch(secret -> secret.keptIn() != target);
    }

    /** Moves all secrets to one store. The first that can't be moved ends it; those before have moved. */
    void moveAll(KeptIn target) {
        List<Kept> all =
                kept.stream().filter(secret -> secret.keptIn() != target).toList();
        List<String> ids = all.stream()
                .map(Kept::workspaceId)
                .filter(Objects::nonNull)
                .distinct()
                .toList();
        run(
                () -> {
                    ids.forEach(id -> {
                        var _ = doors.credentials().move(id, target);
                    });
                    var _ = doors.proxy().move(target);
                    return all.size();
                },
                count -> say("settings.secrets.moved." + target.name().toLowerCase(Locale.ROOT), count),
                // Some may have moved where another could not.
                () -> ids.forEach(changed));
    }

    /** Opens the form that asks for a passphrase, with empty fields. */
    void ask(VaultForm.Kind what) {
        form.ask(what);
        notice.set(null);
    }

    void lock() {
        run(
                () -> {
                    secrets.lockVault();
                    return true;
                },
                locked -> say("settings.vault.locked.done"),
                () -> {});
    }

    /** Makes, opens or reseals the vault with what was typed; nothing typed outlives it. */
    void send() {
        if (busy.get()) {
            return;
        }
        form.leave();
        if (form.firstInvalid() != null) {
            return;
        }
        VaultForm.Kind what = form.kind.get();
        busy.set(true);
        background.run(
                form.work(),
                done -> {
                    busy.set(false);
                    ask(VaultForm.Kind.NONE);
                    say("settings.vault.done." + what.name().toLowerCase(Locale.ROOT));
                    refresh();
                },
                failure -> {
                    busy.set(false);
                    form.refuse(failure);
                    refresh();
                });
    }

    private <T> void run(Callable<T> work, Consumer<T> done, Runnable ended) {
        if (busy.get()) {
            return;
        }
        busy.set(true);
        background.run(
                work,
                result -> {
                    busy.set(false);
                    done.accept(result);
                    ended.run();
                    refresh();
                },
                failure -> {
                    busy.set(false);
                    failed(failure);
                    ended.run();
                    refresh();
                });
    }

    private void failed(Failure failure) {
        notice.set(new Notice(Notice.Kind.ERROR, failure.text()));
    }

    private void say(String key, Object... values) {
        notice.set(new Notice(Notice.Kind.DONE, texts.get(key, values)));
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
