package app.switchboard.secrets;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import com.github.javakeyring.KeyringStorageType;
import java.io.IOException;
import java.net.StandardProtocolFamily;
import java.net.UnixDomainSocketAddress;
import java.nio.channels.ServerSocketChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Our store against a real gnome-keyring on a bus of its own, against no bus, and against one that never answers. */
class KeychainStoreTest {

    /** What the app's own logging silences; everything else that reaches the console fails the test. */
    private static final String LOGGING = """
            <configuration>
              <appender name="CONSOLE" class="ch.qos.logback.core.ConsoleAppender">
                <encoder><pattern>%logger %msg%n</pattern></encoder>
              </appender>
              <logger name="org.freedesktop" level="OFF"/>
              <logger name="app.switchboard" level="OFF"/>
              <logger name="java.lang" level="OFF"/>
              <root level="DEBUG"><appender-ref ref="CONSOLE"/></root>
            </configuration>
            """;

    private static final String ACCOUNT = "ws-1/AC00000000000000000000000000000001/auth-token";

    @TempDir
    Path folder;

    @Test
    void aRealKeychainKeepsWhatSecretToolCanRead() throws Exception {
        assumeKeyringIsInstalled();
        String script = """
                eval "$(printf ci-only | gnome-keyring-daemon --unlock --components=secrets 2>/dev/null)"
                "$@" preferred keep-old keep read
                printf 'tool=%s\\n' "$(secret-tool lookup service Switchboard account "$ACCOUNT")"
                "$@" to-vault read
                printf 'tool=%s\\n' "$(secret-tool lookup service Switchboard account "$ACCOUNT")"
                "$@" to-keychain
                printf 'tool=%s\\n' "$(secret-tool lookup service Switchboard account "$ACCOUNT")"
                "$@" read forget read
                printf 'tool=%s\\n' "$(secret-tool lookup service Switchboard account "$ACCOUNT")"
                printf 'left=%s\\n' "$(secret-tool search --all service Switchboard 2>&1)"
                """;
        List<String> command = new ArrayList<>(List.of("dbus-run-session", "--", "bash", "-c", script, "bash"));
        command.addAll(java());

        assertThat(run(command, Map.of("ACCOUNT", ACCOUNT)))
                .containsExactly(
                        "preferred KEYCHAIN",
                        "keep-old KEYCHAIN",
                        "keep KEYCHAIN",
                        "read same",
                        "tool=" + KeychainChild.SECRET,
                        "to-vault same",
                        "read SB-604",
                        "tool=",
                        "to-keychain works",
                        "tool=" + KeychainChild.SECRET,
                        "read same",
                        "forget done",
                        "read SB-604",
                        "tool=",
                        "left=");
    }

    /** Nobody is there to be asked for its password. */
    @Test
    void aLockedKeychainIsNoneAndLosesNothing() throws Exception {
        assumeKeyringIsInstalled();
        String script = """
                %s
                revive
                "$@" keep
                down
                gnome-keyring-daemon --start --components=secrets >/dev/null 2>&1; up
                "$@" preferred keep read
                down
                revive
                "$@" read
                """.formatted(DAEMON);
        assertThat(runInSession(script))
                .containsExactly("keep KEYCHAIN", "preferred SESSION", "keep SESSION", "read SB-601", "read same");
    }

    @Test
    void aKeychainThatDiesInMidUseIsSaidAndFoundAgain() throws Exception {
        assumeKeyringIsInstalled();
        String script = """
                %s
                revive
                export DAEMON=$(daemon)
                "$@" keep read kill read revive read
                """.formatted(DAEMON);
        assertThat(runInSession(script))
                .containsExactly("keep KEYCHAIN", "read same", "kill done", "read SB-601", "revive done", "read same");
    }

    @Test
    void withoutABusTheSessionIsUsedAtOnce() throws Exception {
        List<String> command = java();
        command.addAll(List.of("preferred", "keep", "read", "forget"));

        assertThat(run(command, Map.of()))
                .containsExactly("preferred SESSION", "keep SESSION", "read SB-601", "forget done");
    }

    @Test
    void aBusThatNeverAnswersIsGivenUpAndDoesNotHoldTheExit() throws Exception {
        Path socket = folder.resolve("bus");
        try (ServerSocketChannel silent = ServerSocketChannel.open(StandardProtocolFamily.UNIX)) {
            silent.bind(UnixDomainSocketAddress.of(socket));
            List<String> command = java();
            command.addAll(List.of("preferred", "keep"));

            assertThat(run(command, Map.of("DBUS_SESSION_BUS_ADDRESS", "unix:path=" + socket)))
                    .containsExactly("preferred SESSION", "keep SESSION");
        }
    }

    @Test
    void onlyThisSystemsKeychainsAreTried() {
        assertThat(JavaKeyring.candidates("Mac OS X"))
                .containsExactly(KeyringStorageType.OSX_KEYCHAIN, KeyringStorageType.LEGACY_OSX_KEYCHAIN);
        assertThat(JavaKeyring.candidates("Windows 11")).containsExactly(KeyringStorageType.WINDOWS_CREDENTIAL_STORE);
        assertThat(JavaKeyring.candidates("Linux"))
                .containsExactly(KeyringStorageType.GNOME_KEYRING, KeyringStorageType.KWALLET);
    }

    /** Shell functions: the process that answers for the keychain, if there is one, and its life and death. */
    private static final String DAEMON = """
            daemon() { dbus-send --print-reply --dest=org.freedesktop.DBus / \\
                org.freedesktop.DBus.GetConnectionUnixProcessID string:org.freedesktop.secrets 2>/dev/null \\
                | sed -n 's/ *uint32 //p'; }
            up() { while [ -z "$(daemon)" ]; do sleep 0.05; done; }
            down() { kill -KILL $(daemon); while [ -n "$(daemon)" ]; do sleep 0.05; done; }
            revive() {
                old=$(daemon)
                printf ci-only | gnome-keyring-daemon --replace --unlock --components=secrets >/dev/null 2>&1
                while [ -z "$(daemon)" ] || [ "$(daemon)" = "$old" ]; do sleep 0.05; done
            }
            export -f daemon up revive
            """;

    private List<String> runInSession(String script) throws Exception {
        List<String> command = new ArrayList<>(List.of("dbus-run-session", "--", "bash", "-c", script, "bash"));
        command.addAll(java());
        // The daemon complains that it has no screen to ask on.
        return run(command, Map.of()).stream()
                .filter(line -> line.matches("(preferred|keep|read|kill|revive) \\S+"))
                .toList();
    }

    private List<String> java() throws IOException {
        Path logging = Files.writeString(folder.resolve("logback.xml"), LOGGING);
        return new ArrayList<>(List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-XX:TieredStopAtLevel=1",
                "-XX:+UseSerialGC",
                "--enable-native-access=ALL-UNNAMED",
                "-Dstdout.encoding=UTF-8",
                "-Dlogback.configurationFile=" + logging,
                "-cp",
                System.getProperty("java.class.path"),
                KeychainChild.class.getName(),
                folder.resolve("data").toString()));
    }

    /** Runs a command in a fresh home with no bus but the one given, and returns every line it wrote, errors included. */
    private List<String> run(List<String> command, Map<String, String> environment) throws Exception {
        Path output = folder.resolve("output");
        ProcessBuilder builder =
                new ProcessBuilder(command).redirectErrorStream(true).redirectOutput(output.toFile());
        Map<String, String> variables = builder.environment();
        List.of("DBUS_SESSION_BUS_ADDRESS", "DISPLAY", "WAYLAND_DISPLAY", "GNOME_KEYRING_CONTROL")
                .forEach(variables::remove);
        variables.put("LC_ALL", "C.UTF-8");
        for (String name : List.of("HOME", "XDG_RUNTIME_DIR", "XDG_DATA_HOME", "XDG_CONFIG_HOME", "XDG_CACHE_HOME")) {
            Path own = Files.createDirectories(
                    folder.resolve(name),
                    PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rwx------")));
            variables.put(name, own.toString());
        }
        variables.putAll(environment);
        Process process = builder.start();
        try {
            assertThat(process.waitFor(60, TimeUnit.SECONDS)).as("it ends").isTrue();
        } finally {
            process.destroyForcibly();
        }
        return Files.readString(output, StandardCharsets.UTF_8)
                .lines()
                .filter(line -> !line.startsWith("dbus-daemon["))
                .toList();
    }

    private static void assumeKeyringIsInstalled() {
        for (String tool : List.of("gnome-keyring-daemon", "dbus-run-session", "secret-tool")) {
            boolean installed = List.of(System.getenv().getOrDefault("PATH", "").split(":")).stream()
                    .anyMatch(folder -> Files.isExecutable(Path.of(folder, tool)));
            if (!installed) {
                System.out.println("SKIPPED: no " + tool
                        + " here; install gnome-keyring, dbus and libsecret-tools to test the real keychain");
            }
            assumeTrue(installed, () -> tool + " is not installed");
        }
    }
}
