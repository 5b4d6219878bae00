package app.switchboard.cli;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;

/** The packaged jar, run as a process the way a script runs it. */
final class PackagedApp {

    /** What a command left behind. */
    record Result(int exitCode, String out, String err) {}

    private final Path folder;
    private final String twilio;
    private final List<String> wrapper;
    private final List<String> options;

    PackagedApp(Path folder, String twilio) {
        this(folder, twilio, List.of());
    }

    /** Run by another command, which gets the app's as its last arguments. */
    PackagedApp(Path folder, String twilio, List<String> wrapper) {
        this(folder, twilio, wrapper, AotCache.options());
    }

    private PackagedApp(Path folder, String twilio, List<String> wrapper, List<String> options) {
        this.folder = folder;
        this.twilio = twilio;
        this.wrapper = wrapper;
        this.options = options;
    }

    /** With these options to the JVM, and no AOT cache but what they say. */
    static PackagedApp withOptions(Path folder, String twilio, List<String> options) {
        return new PackagedApp(folder, twilio, List.of(), options);
    }

    /** A mode 0600 file with a passphrase, so that secrets go to the vault. */
    Path passphraseFile() throws IOException {
        Path file = folder.resolve("passphrase");
        if (!Files.exists(file)) {
            Files.createFile(file, PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------")));
            Files.writeString(file, "correct horse battery staple\n");
        }
        return file;
    }

    Path data() {
        return folder.resolve("data");
    }

    Result run(String... arguments) throws IOException, InterruptedException {
        return runWith("", Map.of(), arguments);
    }

    Result runWith(String stdin, Map<String, String> environment, String... arguments)
            throws IOException, InterruptedException {
        Path out = Files.createTempFile(folder, "out", ".txt");
        Path err = Files.createTempFile(folder, "err", ".txt");
        Process process = start(out, err, environment, arguments);
        try (var input = process.getOutputStream()) {
            input.write(stdin.getBytes(StandardCharsets.UTF_8));
        }
        if (!process.waitFor(60, TimeUnit.SECONDS)) {
            process.destroyForcibly();
            throw new AssertionError("still running: " + String.join(" ", arguments));
        }
        return new Result(process.exitValue(), Files.readString(out), Files.readString(err));
    }

    Process start(Path out, Path err, Map<String, String> environment, String... arguments) throws IOException {
        List<String> command = new ArrayList<>(wrapper);
        command.addAll(CtrlC.heeded());
        command.addAll(List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                // Short lives: what the JIT would gain, it costs.
                "-XX:TieredStopAtLevel=1",
                "-XX:+UseSerialGC"));
        command.addAll(options);
        command.addAll(List.of("-jar", System.getProperty("switchboard.jar")));
        command.addAll(List.of(arguments));
        ProcessBuilder builder =
                new ProcessBuilder(command).redirectOutput(out.toFile()).redirectError(err.toFile());
        Map<String, String> env = builder.environment();
        // No session bus, so no keychain of the person who runs the tests.
        env.remove("DBUS_SESSION_BUS_ADDRESS");
        env.put("XDG_RUNTIME_DIR", folder.toString());
        env.put("SWITCHBOARD_DATA_DIR", data().toString());
        env.put("SWITCHBOARD_TWILIO_API", twilio);
        env.put("SWITCHBOARD_VAULT_PASSPHRASE_FILE", passphraseFile().toString());
        environment.forEach((name, value) -> {
            if (value.isEmpty()) {
                env.remove(name);
            } else {
                env.put(name, value);
            }
        });
        return builder.start();
    }
}
