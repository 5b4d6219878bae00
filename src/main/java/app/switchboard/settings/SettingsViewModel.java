package app.switchboard.settings;

import app.switchboard.fx.Desk;
import app.switchboard.fx.Doors;
import app.switchboard.fx.SettingsPane;
import app.switchboard.fx.Texts;
import app.switchboard.store.Preferences;
import java.time.Duration;
import java.util.Locale;
import javafx.beans.property.ObjectProperty;
import javafx.beans.property.SimpleObjectProperty;

/** The settings window: which pane is shown, and the view models of all. */
public final class SettingsViewModel {

    private static final String PANE = "window.settings";

    private final Desk desk;
    private final Setting<String> lastPane;
    private final CredentialsViewModel credentials;
    private final GeneralViewModel general;
    private final WorkspacesViewModel workspaces;
    private final WebhooksViewModel webhooks;
    private final DatabaseViewModel database;
    private final SecurityViewModel security;
    private final AdvancedViewModel advanced;
    private final ProxyViewModel proxy;

    final ObjectProperty<SettingsPane> pane;

    public SettingsViewModel(Doors doors, Desk desk, SettingsActions actions, CredentialsViewModel credentials) {
        this(doors, desk, actions, credentials, LaunchAtLogin.ofProcess());
    }

    SettingsViewModel(
            Doors doors,
            Desk desk,
            SettingsActions actions,
            CredentialsViewModel credentials,
            LaunchAtLogin launchAtLogin) {
        this.desk = desk;
        this.credentials = credentials;
        Preferences preferences = desk.preferences();
        this.general = new GeneralViewModel(desk, actions, launchAtLogin);
        this.workspaces = new WorkspacesViewModel(doors, desk, actions, credentials);
        this.webhooks = new WebhooksViewModel(desk);
        this.database = new DatabaseViewModel(doors.database(), desk, actions);
        this.security = new SecurityViewModel(doors, desk, actions);
        this.advanced = new AdvancedViewModel(doors, desk, actions);
        this.proxy = new ProxyViewModel(doors, desk);
        this.lastPane = new Setting<>(
                desk.background(), preferences.get(PANE, ""), name -> preferences.set(PANE, name), name -> {});
        this.pane = new SimpleObjectProperty<>(this, "pane", paneOf(lastPane.value()));
        pane.subscribe((before, now) -> lastPane.choose(now.name().toLowerCase(Locale.ROOT)));
        int minutes = SecurityViewModel.idleMinutes(preferences);
        if (minutes > 0) {
            desk.background()
                    .run(
                            () -> {
                                doors.secrets().lockVaultAfter(Duration.ofMinutes(minutes));
                                return minutes;
                            },
                            done -> {},
                            failure -> {});
        }
    }

    private static SettingsPane paneOf(String stored) {
        for (SettingsPane pane : SettingsPane.values()) {
            if (pane.name().toLowerCase(Locale.ROOT).equals(stored)) {
                return pane;
            }
        }
        return SettingsPane.GENERAL;
    }

    /** A workspace was saved, reset or removed in the account's form. */
    public void saved(String id) {
        workspaces.saved(id);
    }

    GeneralViewModel general() {
        return general;
    }

    WorkspacesViewModel workspaces() {
        return workspaces;
    }

    WebhooksViewModel webhooks() {
        return webhooks;
    }

    DatabaseViewModel database() {
        return database;
    }

    SecurityViewModel security() {
        return security;
    }

    AdvancedViewModel advanced() {
        return advanced;
    }

    ProxyViewModel proxy() {
        return proxy;
    }

    CredentialsViewModel credentials() {
        return credentials;
    }

    Texts texts() {
        return desk.texts();
    }
}
