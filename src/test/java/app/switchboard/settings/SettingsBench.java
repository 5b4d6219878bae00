package app.switchboard.settings;

import app.switchboard.demo.DemoAccount;
import app.switchboard.fx.Appearance;
import app.switchboard.fx.Background;
import app.switchboard.fx.Desk;
import app.switchboard.fx.SettingsPane;
import app.switchboard.fx.Texts;
import app.switchboard.fx.Theme;
import app.switchboard.fx.Views;
import app.switchboard.secrets.Secrets;
import app.switchboard.store.Preferences;
import app.switchboard.twilio.TwilioProxy;
import app.switchboard.workspace.WebhookTemplate;
import java.nio.file.Path;
import java.time.InstantSource;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import javafx.application.ColorScheme;
import javafx.scene.Parent;
import javafx.scene.Scene;
import javafx.stage.Stage;
import org.testfx.api.FxToolkit;
import org.testfx.util.WaitForAsyncUtils;

/** The settings over a real engine; what leads out of them is noted instead of done. */
final class SettingsBench implements AutoCloseable {

    static final String LAUNCHER = "/opt/switchboard/bin/switchboard";

    final List<String> done = new ArrayList<>();
    final Workbench bench;
    final Path home;
    final Desk desk;
    final CredentialsViewModel credentials;
    final SettingsViewModel model;
    private final SettingsActions actions = new SettingsActions(
            () -> done.add("language"),
            backup -> done.add("restore " + backup.getFileName()),
            () -> done.add("reset"),
            id -> done.add("changed " + id),
            appearance -> done.add("appearance " + appearance.text()),
            address -> done.add("browse " + address),
            file -> done.add("reveal " + file.getFileName()));

    SettingsBench(Path folder, Secrets secrets, Background background) {
        this(folder, secrets, background, TwilioProxy.none());
    }

    SettingsBench(Path folder, Secrets secrets, Background background, TwilioProxy proxy) {
        this(folder, secrets, background, proxy, Locale.UK);
    }

    SettingsBench(Path folder, Secrets secrets, Background background, TwilioProxy proxy, Locale locale) {
        bench = new Workbench(folder, secrets, DemoAccount.explore());
        bench.texts = new Texts(locale, ZoneOffset.UTC, InstantSource.fixed(Workbench.NOW));
        bench.proxy = proxy;
        home = folder.resolve("home");
        desk = bench.desk(background);
        credentials = bench.pane(desk);
        model = new SettingsViewModel(
                bench.doors(), desk, actions, credentials, new LaunchAtLogin("Linux", home, LAUNCHER));
    }

    Preferences preferences() {
        return desk.preferences();
    }

    void add(String id, String name) {
        bench.workspaces.add(id, name, WebhookTemplate.DEFAULT);
    }

    /** Loads the window's content; on the FX thread. */
    Parent load(SettingsPane pane) {
        model.pane.set(pane);
        return SettingsController.addTo(new Views(bench.texts.bundle()), model, actions)
                .load("SettingsView");
    }

    /** Shows the window's content in a stage. */
    Parent show(SettingsPane pane) throws Exception {
        Stage stage = FxToolkit.registerPrimaryStage();
        Parent shown = WaitForAsyncUtils.asyncFx(() -> {
                    Theme.use(ColorScheme.LIGHT);
                    Parent loaded = load(pane);
                    Scene scene = new Scene(loaded, 860, 640);
                    Theme.style(scene);
                    stage.setScene(scene);
                    stage.show();
                    return loaded;
                })
                .get();
        WaitForAsyncUtils.waitForFxEvents();
        return shown;
    }

    Appearance storedAppearance() {
        return Appearance.of(preferences().get(Appearance.PREFERENCE, ""));
    }

    @Override
    public void close() {
        bench.close();
    }
}
