package app.switchboard.fx;

import atlantafx.base.theme.CupertinoDark;
import atlantafx.base.theme.CupertinoLight;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.net.URL;
import java.util.List;
import java.util.Objects;
import javafx.application.Application;
import javafx.application.ColorScheme;
import javafx.application.Platform;
import javafx.scene.Scene;
import javafx.scene.text.Font;

/** How everything looks: AtlantaFX's Cupertino, light or dark as the system has it, under stylesheets of our own. For the FX thread. */
public final class Theme {

    /** In their order: of two rules that are as specific, the later one holds. */
    private static final List<String> STYLESHEETS = List.of(
            "tokens",
            "controls",
            "activity",
            "shell",
            "sidebar",
            "messages",
            "inventory",
            "plan",
            "credentials",
            "settings");

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

    /** Adds our stylesheets to a scene. */
    public static void style(Scene scene) {
        for (String name : STYLESHEETS) {
            URL file = Theme.class.getResource("/css/" + name + ".css");
            scene.getStylesheets().add(Objects.requireNonNull(file, name).toExternalForm());
        }
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
