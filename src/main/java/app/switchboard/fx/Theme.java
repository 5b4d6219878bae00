package app.switchboard.fx;

import atlantafx.base.theme.CupertinoDark;
import atlantafx.base.theme.CupertinoLight;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.List;
import java.util.Objects;
import javafx.application.Application;
import javafx.application.ColorScheme;
import javafx.application.Platform;
import javafx.scene.Scene;
import javafx.scene.text.Font;

/** How everything looks: AtlantaFX's Cupertino, light or dark as the system has it, under one stylesheet of our own. For the FX thread. */
public final class Theme {

    private static final String STYLESHEET = "/css/switchboard.css";

    private static final List<String> FONTS = List.of(
            "Inter-Regular",
            "Inter-Medium",
            "Inter-SemiBold",
            "Inter-Bold",
            "InterTabular-Regular",
            "InterTabular-Medium");

    private Theme() {}

    /** Follows the system's colour scheme from now on, at once when it changes. To be called once, before the first scene. */
    public static void followSystem() {
        loadFonts();
        Platform.Preferences preferences = Platform.getPreferences();
        use(preferences.getColorScheme());
        preferences.colorSchemeProperty().addListener((at, before, now) -> use(now));
    }

    /** Shows all windows light or dark, whatever the system says. */
    public static void use(ColorScheme scheme) {
        loadFonts();
        Application.setUserAgentStylesheet(
                scheme == ColorScheme.DARK
                        ? new CupertinoDark().getUserAgentStylesheet()
                        : new CupertinoLight().getUserAgentStylesheet());
    }

    /** Adds our stylesheet to a scene. */
    public static void style(Scene scene) {
        scene.getStylesheets()
                .add(Objects.requireNonNull(Theme.class.getResource(STYLESHEET)).toExternalForm());
    }

    /** Loading a font that is loaded already changes nothing. */
    private static void loadFonts() {
        for (String font : FONTS) {
            try (InputStream file = Theme.class.getResourceAsStream("/fonts/" + font + ".otf")) {
                Font.loadFont(Objects.requireNonNull(file, font), 13);
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }
    }
}
