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

    private static Appearance appearance = Appearance.SYSTEM;
    private static boolean listening;

    private Theme() {}

    /** Shows all windows as the person wants them, from now on: also where the system changes its colour scheme later. */
    public static void appearance(Appearance chosen) {
        Platform.Preferences system = Platform.getPreferences();
        if (!listening) {
            listening = true;
            system.colorSchemeProperty().addListener((at, before, now) -> {
                if (appearance == Appearance.SYSTEM) {
                    use(now);
                }
            });
        }
        appearance = chosen;
        use(
                switch (chosen) {
                    case SYSTEM -> system.getColorScheme();
                    case LIGHT -> ColorScheme.LIGHT;
                    case DARK -> ColorScheme.DARK;
                });
    }

    /** Shows all windows light or dark for now, whatever the system says. */
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
