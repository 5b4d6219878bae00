package app.switchboard.settings;

import app.switchboard.base.Failure;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** Has the system start Switchboard when the person logs in: a desktop entry on Linux, a launch agent on macOS. Blocks. */
final class LaunchAtLogin {

    /** Why it can't be had here. */
    enum Obstacle {
        /** Windows wants an entry in its registry, which nothing here writes. */
        WINDOWS,
        /** Started by {@code java}: there is nothing installed that could be started. */
        NOT_INSTALLED
    }

    private final String os;
    private final Path home;
    private final String launcher;

    /**
     * @param launcher the installed program; empty where there is none
     */
    LaunchAtLogin(String osName, Path home, String launcher) {
        this.os = osName.toLowerCase(Locale.ROOT);
        this.home = home;
        this.launcher = launcher;
    }

    /** That of this process. jpackage's launcher says where it lies. */
    static LaunchAtLogin ofProcess() {
        return new LaunchAtLogin(
                System.getProperty("os.name", ""),
                Path.of(System.getProperty("user.home", "")),
                System.getProperty("jpackage.app-path", ""));
    }

    @Nullable
    Obstacle obstacle() {
        if (os.contains("win")) {
            return Obstacle.WINDOWS;
        }
        return launcher.isEmpty() ? Obstacle.NOT_INSTALLED : null;
    }

    boolean isOn() {
        return obstacle() == null && Files.exists(file());
    }

    /**
     * Switches it on or off.
     *
     * @throws app.switchboard.base.FailureException SB-034 if the file can't be written or deleted
     */
    void set(boolean on) {
        try {
            if (on) {
                Files.createDirectories(file().getParent());
                Files.writeString(file(), isMac() ? agent() : entry());
            } else {
                Files.deleteIfExists(file());
            }
        } catch (IOException e) {
            throw new Failure.Input("SB-034", file() + " can't be changed.", "Check the rights on that folder.")
                    .exception();
        }
    }

    private boolean isMac() {
        return os.contains("mac");
    }

    private Path file() {
        return isMac()
                ? home.resolve("Library/LaunchAgents/app.switchboard.plist")
                : home.resolve(".config/autostart/switchboard.desktop");
    }

    private String entry() {
        // In quotes these four are written with a backslash, and a backslash of the value itself is one more.
        String quoted = launcher.replaceAll("([\"`$\\\\])", "\\\\\\\\$1").replace("%", "%%");
        return """
                [Desktop Entry]
                Type=Application
                Name=Switchboard
                Exec="%s"
                Terminal=false
                """.formatted(quoted);
    }

    private String agent() {
        String escaped = launcher.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;");
        return """
                <?xml version="1.0" encoding="UTF-8"?>
                <!DOCTYPE plist PUBLIC "-//Apple//DTD PLIST 1.0//EN" "http://www.apple.com/DTDs/PropertyList-1.0.dtd">
                <plist version="1.0">
                <dict>
                  <key>Label</key><string>app.switchboard</string>
                  <key>ProgramArguments</key><array><string>%s</string></array>
                  <key>RunAtLoad</key><true/>
                </dict>
                </plist>
                """.formatted(escaped);
    }
}
