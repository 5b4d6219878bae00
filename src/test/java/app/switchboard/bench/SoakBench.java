package app.switchboard.bench;

import app.switchboard.demo.DemoTwilio;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.TimeUnit;
import java.util.function.ToLongFunction;
import java.util.stream.Collectors;

/** 2,000 syncs in one process against a Twilio with faults: what grows with their number? */
final class SoakBench {

    /** What the child says at its end: the bytes of the file once it was written anew. */
    static final String COMPACTED = "COMPACTED ";

    private static final String NAME = String.format(Locale.ROOT, "%,d syncs with faults, ", SoakChild.SYNCS);

    /** From there on things are to stay as they are. */
    private static final int WARM = 400;

    private static final long MIB = 1 << 20;

    /** The size at which the file is looked at (64 MiB), and what may come in between two looks. */
    private static final long LARGEST_FILE = 80 * MIB;

    private SoakBench() {}

    /** The soak alone. Takes a folder. */
    public static void main(String[] args) throws IOException {
        Soak soak = run(Files.createDirectories(Path.of(args[0])));
        soak.lines().forEach(System.out::println);
        System.out.println(soak.text());
        System.exit(0);
    }

    static Soak run(Path folder) throws IOException {
        List<SoakSample> samples = new ArrayList<>();
        long compacted = 0;
        try (DemoTwilio twilio = SoakConsole.start()) {
            Process child = child(twilio, folder.resolve("soak"));
            try (BufferedReader out =
                    new BufferedReader(new InputStreamReader(child.getInputStream(), StandardCharsets.UTF_8))) {
                for (String line = out.readLine(); line != null; line = out.readLine()) {
                    if (SoakSample.isIn(line)) {
                        samples.add(SoakSample.read(line));
                        twilio.forgetRequests();
                    } else if (line.startsWith(COMPACTED)) {
                        compacted = Long.parseLong(line.substring(COMPACTED.length()));
                    }
                }
                if (!child.waitFor(60, TimeUnit.SECONDS) || child.exitValue() != 0) {
                    throw new IllegalStateException("the process that was measured failed");
                }
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
                throw new IllegalStateException(e);
            } finally {
                child.destroyForcibly();
            }
        }
        return new Soak(lines(samples), text(samples, compacted));
    }

    private static Process child(DemoTwilio twilio, Path folder) throws IOException {
        return new ProcessBuilder(
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        "-Xmx256m",
                        "-XX:+UseSerialGC",
                        "--enable-native-access=ALL-UNNAMED",
                        "-Djdk.httpclient.redirects.retrylimit=1",
                        "-Djdk.httpclient.disableRetryConnect=true",
                        "-cp",
                        System.getProperty("java.class.path"),
                        SoakChild.class.getName(),
                        twilio.address().toString(),
                        folder.toString())
                .redirectError(folder.resolveSibling("soak.err").toFile())
                .start();
    }

    private static List<Line> lines(List<SoakSample> all) {
        SoakSample first = all.getFirst();
        List<SoakSample> later =
                all.stream().filter(sample -> sample.syncs() > WARM).toList();
        SoakSample warm = all.stream()
                .filter(sample -> sample.syncs() == WARM)
                .findFirst()
                .orElseThrow();
        long heap = Math.max(warm.heap() / 10, 4 * MIB);
        return List.of(
                line("heap after GC", later, SoakSample::heap, warm.heap(), warm.heap() + heap),
                line("threads", later, SoakSample::threads, first.threads(), first.threads() + 2),
                line("open files", later, SoakSample::files, first.files(), first.files() + 2),
                line("database file", all, SoakSample::database, first.database(), LARGEST_FILE));
    }

    /** Bytes are told in MB: whatever is counted has no such many. */
    private static Line line(
            String what, List<SoakSample> samples, ToLongFunction<SoakSample> value, long before, long most) {
        long measured = samples.stream().mapToLong(value).max().orElseThrow();
        return new Line(
                NAME + what, text(measured), text(before), text(measured), "at most " + text(most), measured <= most);
    }

    private static String text(long value) {
        return value < MIB / 8 ? Long.toString(value) : megabytes(value);
    }

    private static String megabytes(long bytes) {
        return String.format(Locale.ROOT, "%.1f MB", (double) bytes / MIB);
    }

    private static String text(List<SoakSample> samples, long compacted) {
        SoakSample last = samples.getLast();
        return """
                ## Soak

                %,d syncs in one process with a heap of 256 MB: %d workspaces at once, each of about 100 numbers, against a Twilio that now and
                then answers 429, 500, 401 or what is no JSON, closes connections, does what is asked and loses the answer, and refuses addresses,
                while somebody changes, releases and buys numbers. Some runs are cancelled, some enter a wrong token. "Floor" is the sample at the
                %dth sync for the heap, the first one for the rest. Threads are of both kinds, files are open descriptors without connections.

                %s
                H2 keeps for 45 s what it wrote, and a part of the file in which one row is still in use for longer: the file grows with what is
                written, not with what is kept. At 64 MB it is compacted between two writes, and on exit. Written anew at the end it took %s:
                what stays is the journal of %,d rows, some %d bytes a sync with all else, kept on purpose.
                The log grows by about %d bytes a sync until five files of 5 MB are full.
                """.formatted(
                        SoakChild.SYNCS,
                        SoakChild.WORKSPACES,
                        WARM,
                        table(samples),
                        megabytes(compacted),
                        last.rows(),
                        compacted / SoakChild.SYNCS,
                        last.log() / SoakChild.SYNCS);
    }

    private static String table(List<SoakSample> samples) {
        String head = """
                | Syncs | Complete | Not so | Heap after GC | Threads | Files | Database | Journal rows | Numbers | Log |
                | --- | --- | --- | --- | --- | --- | --- | --- | --- | --- |
                """;
        return head
                + samples.stream()
                        .map(sample -> "| %d | %d | %d | %s | %d | %d | %s | %d | %d | %s |\n"
                                .formatted(
                                        sample.syncs(),
                                        sample.complete(),
                                        sample.other(),
                                        megabytes(sample.heap()),
                                        sample.threads(),
                                        sample.files(),
                                        megabytes(sample.database()),
                                        sample.rows(),
                                        sample.numbers(),
                                        megabytes(sample.log())))
                        .collect(Collectors.joining());
    }
}
