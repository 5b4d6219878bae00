package app.switchboard.settings;

import app.switchboard.fx.Appearance;
import app.switchboard.fx.Background;
import app.switchboard.fx.Desk;
import app.switchboard.fx.Texts;
import app.switchboard.store.Preferences;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/** The general pane: how Switchboard looks, speaks, starts and makes itself heard. */
public final class GeneralViewModel {

    /** The system's language. */
    static final String SYSTEM = "";

    private final Texts texts;
    private final LaunchAtLogin launchAtLogin;
    private final Setting<Appearance> appearance;
    private final Setting<String> language;
    private final Setting<Boolean> launch;
    private final Setting<Boolean> notifications;
    private final Setting<Boolean> ofDrift;
    private final Setting<Boolean> ofFailures;
    private final Setting<Boolean> ofExpiry;
    private final Background background;
    private final Preferences preferences;

    GeneralViewModel(Desk desk, SettingsActions actions, LaunchAtLogin launchAtLogin) {
        this.background = desk.background();
        this.preferences = desk.preferences();
        this.texts = desk.texts();
        this.launchAtLogin = launchAtLogin;
        this.appearance = new Setting<>(
                background,
                Appearance.of(preferences.get(Appearance.PREFERENCE, "")),
                chosen -> preferences.set(Appearance.PREFERENCE, chosen.text()),
                actions.appearance());
        this.language = new Setting<>(
                background,
                known(preferences.get("language", SYSTEM)),
                chosen -> preferences.set("language", chosen),
                chosen -> actions.language().run());
        this.launch = new Setting<>(background, launchAtLogin.isOn(), launchAtLogin::set, chosen -> {});
        this.notifications = preference("notifications");
        this.ofDrift = preference("notifications.drift");
        this.ofFailures = preference("notifications.failures");
        this.ofExpiry = preference("notifications.expiry");
    }

    private Setting<Boolean> preference(String key) {
        return new Setting<>(
                background, preferences.get(key, true), chosen -> preferences.set(key, chosen), chosen -> {});
    }

    private static String known(String language) {
        return Texts.LANGUAGES.contains(language) ? language : SYSTEM;
    }

    Setting<Appearance> appearance() {
        return appearance;
    }

    /** By ISO 639; {@link #SYSTEM} for the system's. */
    Setting<String> language() {
        return language;
    }

    List<String> languages() {
        List<String> all = new ArrayList<>(Texts.LANGUAGES);
        all.addFirst(SYSTEM);
        return all;
    }

    /** A language in its own words: whoever looks for it may not understand the one that is set. */
    String nameOf(String chosen) {
        return chosen.equals(SYSTEM)
                ? texts.get("settings.language.system")
                : Locale.of(chosen).getDisplayLanguage(Locale.of(chosen));
    }

    Setting<Boolean> launch() {
        return launch;
    }

    boolean canLaunch() {
        return launchAtLogin.obstacle() == null;
    }

    /** What it does, or why it can't be had. */
    String launchHelp() {
        LaunchAtLogin.Obstacle obstacle = launchAtLogin.obstacle();
        return texts.get("settings.launch."
                + (obstacle == null ? "help" : obstacle.name().toLowerCase(Locale.ROOT)));
    }

    Setting<Boolean> notifications() {
        return notifications;
    }

    Setting<Boolean> ofDrift() {
        return ofDrift;
    }

    Setting<Boolean> ofFailures() {
        return ofFailures;
    }

    Setting<Boolean> ofExpiry() {
        return ofExpiry;
    }

    Texts texts() {
        return texts;
    }
}
