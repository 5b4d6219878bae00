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
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.TimeUnit;
import java.util.function.Function;

/** First syncs of 10,000 and of 100,000 numbers in turns, each in a process with a heap of 400 MB. The fastest of each are compared: what else the machine does only ever adds. */
final class SyncBench {

    private static final int FEW = 10_000;
    private static final int MANY = 100_000;
    private static final Duration LATENCY = Duration.ofMillis(20);
    private static final String HEAP = "-Xmx400m";
    private static final double LINEAR = 11;
    private static final int ROUNDS = 3;

    private SyncBench() {}

    static List<Line> run(Path folder) {
        List<Result> few = new ArrayList<>();
        List<Result> many = new ArrayList<>();
        for (int i = 0; i < ROUNDS; i++) {
            few.add(child(FEW, folder.resolve("sync-few-" + i)));
            many.add(child(MANY, folder.resolve("sync-many-" + i)));
        }
        Duration bareFew = floor(FEW);
        Duration bareMany = floor(MANY);
        long live = many.stream().mapToLong(Result::live).max().orElseThrow();
        double growth = growth(fastest(few, Result::time), fastest(many, Result::time));
        return List.of(
                new Line(
                        "Sync of 100,000 @20 ms, in a heap of 400 MB",
                        fastest(many, Result::time).toMillis() + " ms",
                        bareMany.toMillis() + " ms",
                        live + " MB live at most",
                        "400 MB",
                        many.stream().allMatch(result -> result.listed() == MANY)),
                new Line(
                        "Sync of 100,000 @20 ms against 10,000, the fastest of " + ROUNDS,
                        grown(fastest(few, Result::time), fastest(many, Result::time)),
                        grown(bareFew, bareMany),
                        Line.times(growth),
                        "at most " + String.format(Locale.ROOT, "%.0fx", LINEAR),
                        growth <= LINEAR),
                Line.told(
                        "The same, the process's processor time",
                        grown(fastest(few, Result::cpu), fastest(many, Result::cpu)),
                        "",
                        Line.times(growth(fastest(few, Result::cpu), fastest(many, Result::cpu)))));
    }

    private static Duration fastest(List<Result> results, Function<Result, Duration> what) {
        return results.stream().map(what).min(Comparator.naturalOrder()).orElseThrow();
    }

    private static double growth(Duration few, Duration many) {
        return (double) many.toNanos() / few.toNanos();
    }

    private static String grown(Duration few, Duration many) {
        return Line.times(growth(few, many)) + " (" + few.toMillis() + " ms)";
    }

    private static Duration floor(int numbers) {
        Times times = new Times();
        try (DemoTwilio server = Peer.start(Peer.rightAccount(BenchEngine.SID, numbers), LATENCY)) {
            Peer.floor(server);
            for (int i = 0; i < ROUNDS; i++) {
                times.time(() -> Peer.floor(server));
            }
        }
        return times.fastest();
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
