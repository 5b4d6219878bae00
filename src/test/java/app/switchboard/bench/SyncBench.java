package app.switchboard.bench;

import app.switchboard.bench.SyncChild.Result;
import app.switchboard.demo.DemoTwilio;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.TimeUnit;

/** First syncs of 10,000 and of 100,000 numbers, each in a process with a heap of 400 MB. */
final class SyncBench {

    private static final int FEW = 10_000;
    private static final int MANY = 100_000;
    private static final Duration LATENCY = Duration.ofMillis(20);
    private static final String HEAP = "-Xmx400m";
    private static final double LINEAR = 11;

    private SyncBench() {}

    static List<Line> run(Path folder) {
        Times few = new Times();
        for (int i = 0; i < 3; i++) {
            few.add(child(FEW, folder.resolve("sync-few-" + i)).time());
        }
        Result many = child(MANY, folder.resolve("sync-many"));
        Duration bareFew = floor(FEW);
        Duration bareMany = floor(MANY);
        double growth = (double) many.time().toNanos() / few.median().toNanos();
        double bareGrowth = (double) bareMany.toNanos() / bareFew.toNanos();
        return List.of(
                new Line(
                        "Sync of 100,000 @20 ms, in a heap of 400 MB",
                        many.time().toMillis() + " ms",
                        bareMany.toMillis() + " ms",
                        many.live() + " MB live at most",
                        "400 MB",
                        many.listed() == MANY),
                new Line(
                        "Sync of 100,000 @20 ms against 10,000",
                        Line.times(growth) + " (" + few.median().toMillis() + " ms)",
                        Line.times(bareGrowth) + " (" + bareFew.toMillis() + " ms)",
                        Line.times(growth),
                        "at most " + String.format(Locale.ROOT, "%.0fx", LINEAR),
                        growth <= LINEAR));
    }

    private static Duration floor(int numbers) {
        Times times = new Times();
        try (DemoTwilio server = Peer.start(Peer.rightAccount(BenchEngine.SID, numbers), LATENCY)) {
            Peer.floor(server);
            for (int i = 0; i < 3; i++) {
                times.time(() -> Peer.floor(server));
            }
        }
        return times.median();
    }

    static Result child(int numbers, Path folder, String... options) {
        try (DemoTwilio warmUp = Peer.start(Peer.rightAccount(BenchEngine.SID, FEW), LATENCY);
                DemoTwilio server = Peer.start(Peer.rightAccount(BenchEngine.SID, numbers), LATENCY)) {
            List<String> command = new ArrayList<>(List.of(
                    Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                    HEAP,
                    "--enable-native-access=ALL-UNNAMED",
                    "-Djdk.httpclient.redirects.retrylimit=1",
                    "-Djdk.httpclient.disableRetryConnect=true"));
            command.addAll(List.of(options));
            command.addAll(List.of(
                    "-cp",
                    System.getProperty("java.class.path"),
                    SyncChild.class.getName(),
                    warmUp.address().toString(),
                    server.address().toString(),
                    folder.toString()));
            return run(command);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static Result run(List<String> command) throws IOException {
        Process process = new ProcessBuilder(command)
                .redirectError(ProcessBuilder.Redirect.INHERIT)
                .start();
        try (BufferedReader out =
                new BufferedReader(new InputStreamReader(process.getInputStream(), StandardCharsets.UTF_8))) {
            String line = out.lines()
                    .filter(Result::isIn)
                    .findFirst()
                    .orElseThrow(
                            () -> new IllegalStateException("the process that was measured ended without a result"));
            if (!process.waitFor(30, TimeUnit.SECONDS) || process.exitValue() != 0) {
                throw new IllegalStateException("the process that was measured failed");
            }
            return Result.read(line);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        } finally {
            process.destroyForcibly();
        }
    }
}
