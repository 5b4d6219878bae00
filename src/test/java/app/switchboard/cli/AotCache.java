package app.switchboard.cli;

import static org.assertj.core.api.Assertions.assertThat;

import app.switchboard.cli.PackagedApp.Result;
import app.switchboard.demo.DemoAccount;
import app.switchboard.demo.DemoTwilio;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.util.List;
import java.util.Map;

/**
 * The JDK's AOT cache of the packaged jar, as installers record one, made once for all tests that start it: what a short command takes is mostly the loading of classes. The JVM refuses a cache that is not of these jars, and starts without.
 */
final class AotCache {

    private static final String SID = "AC" + "0123456789abcdef".repeat(2);
    private static final String TOKEN = "fedcba9876543210fedcba9876543210";
    private static final List<String> SILENT = List.of("-Xlog:aot*=off", "-Xlog:cds*=off");

    private AotCache() {}

    /** What makes the JVM use it; nothing where there can be none. */
    static List<String> options() {
        return Made.OPTIONS;
    }

    private static final class Made {
        private static final List<String> OPTIONS = ofJar(Path.of(System.getProperty("switchboard.jar")));
    }

    private static List<String> ofJar(Path jar) {
        Path folder = jar.resolveSibling("../aot").normalize();
        Path cache = folder.resolve("switchboard.aot");
        try {
            Files.createDirectories(folder);
            // Other tests run in other processes, and want the same one.
            try (FileChannel channel = FileChannel.open(
                            folder.resolve("lock"), StandardOpenOption.CREATE, StandardOpenOption.WRITE);
                    FileLock _ = channel.lock()) {
                if (!Files.exists(cache)
                        || Files.getLastModifiedTime(cache).compareTo(Files.getLastModifiedTime(jar)) < 0) {
                    record(cache, folder.resolve("recorded.aot"));
                }
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
        return Files.exists(cache) ? with("-XX:AOTCache=" + cache) : List.of();
    }

    /** By a run that uses most of the app. It starts with no cache, as the jar does for people. */
    private static void record(Path cache, Path recorded) throws IOException, InterruptedException {
        Files.deleteIfExists(cache);
        Path folder = Files.createTempDirectory(cache.getParent(), "training");
        try (DemoTwilio twilio = DemoTwilio.start(DemoAccount.ofSize(SID, TOKEN, 3))) {
            String address = twilio.address().toString();
            Result added = PackagedApp.withOptions(folder, address, List.of())
                    .run("workspace", "add", "acme", "--name", "Acme Ltd");
            assertThat(added.exitCode()).as(added.err()).isZero();
            Result saved = PackagedApp.withOptions(folder, address, with("-XX:AOTCacheOutput=" + recorded))
                    .runWith(
                            TOKEN,
                            Map.of(),
                            "credentials",
                            "save",
                            "acme",
                            "--account-sid",
                            SID,
                            "--auth-token-stdin",
                            "--json");
            assertThat(saved.exitCode()).as(saved.err()).isZero();
        }
        if (Files.exists(recorded)) {
            Files.move(recorded, cache, StandardCopyOption.ATOMIC_MOVE);
        } else {
            System.err.println("This JVM records no AOT cache: the tests of the packaged jar take longer.");
        }
    }

    private static List<String> with(String option) {
        return List.of(option, SILENT.getFirst(), SILENT.getLast());
    }
}
