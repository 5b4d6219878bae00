package app.switchboard.bench;

import com.sun.management.OperatingSystemMXBean;
import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** {@code mvn -Pbench verify}: measures what is promised, prints the table, writes it down, and fails if a promise is broken. */
public final class Benchmarks {

    private Benchmarks() {}

    /** Takes the file to write, and a folder for what is measured. */
    public static void main(String[] args) throws IOException {
        Path folder = Files.createTempDirectory(Files.createDirectories(Path.of(args[1])), "bench-");
        List<Line> lines = new ArrayList<>();
        lines.addAll(ListBench.run(folder));
        lines.addAll(UpdateBench.run(folder));
        lines.addAll(UpsertBench.run(folder));
        lines.addAll(NoOpBench.run(folder));
        lines.addAll(SyncBench.run(folder));
        lines.addAll(ViewBench.run(folder));
        lines.addAll(HttpBench.run());
        Soak soak = SoakBench.run(folder);
        lines.addAll(soak.lines());
        String table = table(lines);
        System.out.println(table);
        Files.writeString(Path.of(args[0]), document(table, soak.text()));
        delete(folder);
        boolean kept = lines.stream().allMatch(Line::ok);
        if (!kept) {
            System.err.println("A promise is broken: see the table.");
        }
        System.exit(kept ? 0 : 1);
    }

    private static String table(List<Line> lines) {
        String head = """
                | What | Ours | Floor | Measured | Promised | Kept |
                | --- | --- | --- | --- | --- | --- |
                """;
        return head
                + lines.stream()
                        .map(line -> "| " + String.join(" | ", cells(line)) + " |\n")
                        .collect(Collectors.joining());
    }

    private static List<String> cells(Line line) {
        return List.of(
                line.name(), line.ours(), line.floor(), line.measured(), line.promised(), line.ok() ? "yes" : "NO");
    }

    private static String document(String table, String soak) {
        return """
                # Benchmarks

                Written by `mvn -Pbench verify`, which fails where a promise is broken. Nothing here was measured against Twilio itself:
                the peer is the loopback server of the demo, with the latency that stands in each line.

                %s
                The floor was measured in the same run, in turns with ours, by the least that does the same: a bare `java.net.http` loop
                that sends the same requests and keeps nothing, or a bare JDBC batch that writes the same rows to the same file in one
                transaction. Times are medians after a warm-up. "The whole run" is a sync as a person starts it: verified, listed, saved,
                planned, and configured where something is to be configured. Numbers are listed in no order that the database has.

                The window was measured on an X server with software rendering, after a warm-up, as it is installed (a heap of 208 MB, the first
                of Java's two compilers); beside it the same window over 100 numbers. A graphics card's driver is not in its memory: GTK was kept
                from loading Mesa (`GDK_GL=disable`), which takes some 40 MB here. A keystroke is all that the FX thread computed from the key until the rows were drawn; a turn
                is what it computed without letting anybody else in, a frame at the most. Both are processor time. How long somebody had to wait
                for it stands in its own line: garbage collections are in that, and whatever else the machine does.

                HTTP/2 ("Ours") and kept connections of HTTP/1.1 ("Floor") were measured with the same bare loop over TLS, against a
                WireMock that speaks both, each round with a new client. Switchboard uses HTTP/1.1: HTTP/2 is no faster here, and what
                one connection loses, all its requests lose. On loopback a handshake costs no journeys; over a network, 25 connections
                make theirs at the same time.

                %s
                The machine: %s. Numbers of a machine that does other things at the same time vary; the ratios vary less.
                """.formatted(table, soak, machine());
    }

    private static String machine() {
        long memory =
                ManagementFactory.getPlatformMXBean(OperatingSystemMXBean.class).getTotalMemorySize();
        return "%d cores, %d GB of memory, %s %s, Java %s (%s)"
                .formatted(
                        Runtime.getRuntime().availableProcessors(),
                        Math.round((double) memory / (1 << 30)),
                        System.getProperty("os.name"),
                        System.getProperty("os.arch"),
                        Runtime.version(),
                        System.getProperty("java.vm.name"));
    }

    private static void delete(Path folder) throws IOException {
        try (Stream<Path> files = Files.walk(folder)) {
            for (Path file : files.sorted((a, b) -> b.compareTo(a)).toList()) {
                Files.delete(file);
            }
        }
    }
}
