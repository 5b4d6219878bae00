package app.switchboard.bench;

import app.switchboard.demo.DemoAccount;
import app.switchboard.demo.DemoNumber;
import app.switchboard.demo.DemoTwilio;
import app.switchboard.secrets.Secrets;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;

/** The window over 100,000 numbers, and over 100 as a floor, each in a process with the options of an installed app. */
final class ViewBench {

    private static final int FEW = 100;
    private static final int MANY = 100_000;
    private static final int CHANGED = 100;
    private static final Duration LATENCY = Duration.ofMillis(20);

    /** As installer/common.sh gives them, and no graphics card's memory or driver. */
    private static final List<String> OPTIONS = List.of(
            "-XX:+UseSerialGC",
            "-XX:+UseCompactObjectHeaders",
            "-Xms48m",
            "-Xmx208m",
            "-XX:MaxNewSize=32m",
            "-XX:SurvivorRatio=1",
            "-XX:MetaspaceSize=64m",
            "-XX:TieredStopAtLevel=1",
            "-Dprism.order=sw",
            "--enable-native-access=ALL-UNNAMED",
            "-Djdk.httpclient.redirects.retrylimit=1",
            "-Djdk.httpclient.disableRetryConnect=true",
            "-Djdk.http.auth.tunneling.disabledSchemes=");

    private ViewBench() {}

    static List<Line> run(Path folder) throws IOException {
        try (Display display = Display.open()) {
            if (!display.isThere()) {
                return List.of(
                        Line.told("The window over 100,000 numbers", "", "", "not measured: no display, no Xvfb"));
            }
            Map<String, long[]> few = child(FEW, folder.resolve("view-few"), display);
            Map<String, long[]> many = child(MANY, folder.resolve("view-many"), display);
            return lines(few, many);
        }
    }

    private static List<Line> lines(Map<String, long[]> few, Map<String, long[]> many) {
        return List.of(
                told("Window over 100,000 numbers: from the start of the process to the list", "start", 0, few, many),
                most("Window, a keystroke in the search: the FX thread's time, p99", "keystroke", 1, few, many, 16_000),
                told("The same, median", "keystroke", 0, few, many),
                most("Window, sorting by any column: the FX thread's longest turn", "sort", 1, few, many, 50_000),
                told("Window, a jump in the list: the FX thread's longest turn", "scroll", 1, few, many),
                most(
                        "Window, a sync in which one number in 100 changed: the FX thread's longest turn",
                        "sync",
                        1,
                        few,
                        many,
                        50_000),
                told("The same: the longest that anybody waited for the FX thread", "sync", 0, few, many),
                new Line(
                        "Window, resident memory at its most",
                        many.get("memory")[0] + " MB",
                        few.get("memory")[0] + " MB",
                        many.get("memory")[0] + " MB",
                        "at most 400 MB",
                        many.get("memory")[0] <= 400));
    }

    private static Line told(String name, String key, int index, Map<String, long[]> few, Map<String, long[]> many) {
        return Line.told(name, millis(many.get(key)[index]), millis(few.get(key)[index]), millis(many.get(key)[index]));
    }

    private static Line most(
            String name, String key, int index, Map<String, long[]> few, Map<String, long[]> many, long micros) {
        long measured = many.get(key)[index];
        return new Line(
                name,
                millis(measured),
                millis(few.get(key)[index]),
                millis(measured),
                "at most " + micros / 1000 + " ms",
                measured <= micros);
    }

    private static String millis(long micros) {
        return String.format(Locale.ROOT, "%.1f ms", micros / 1000.0);
    }

    private static Map<String, long[]> child(int count, Path folder, Display display) throws IOException {
        Files.createDirectories(folder);
        Path passphrase = folder.resolve("passphrase");
        Files.createFile(
                passphrase, PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------")));
        Files.writeString(passphrase, "bench");
        Map<String, String> environment = Map.of(Secrets.PASSPHRASE_FILE, passphrase.toString());
        DemoAccount account = Peer.rightAccount(BenchEngine.SID, count);
        try (DemoTwilio server = Peer.start(account, LATENCY)) {
            Path data = folder.resolve("data");
            try (BenchEngine engine = new BenchEngine(data, server.address(), environment)) {
                engine.saveCredentials();
                engine.sync();
            }
            change(account);
            List<String> command = new ArrayList<>();
            command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
            command.addAll(OPTIONS);
            command.addAll(List.of("-cp", System.getProperty("java.class.path"), "app.switchboard.ListChild"));
            command.addAll(List.of(data.toString(), "" + count, server.address().toString(), passphrase.toString()));
            ProcessBuilder builder = display.set(new ProcessBuilder(command));
            // Else GTK loads Mesa with all of LLVM, only to ask what there is.
            builder.environment().put("GDK_GL", "disable");
            return run(builder);
        }
    }

    /** What the sync is to find. */
    private static void change(DemoAccount account) {
        List<DemoNumber> all = account.numbers();
        for (int i = 0; i < all.size(); i += CHANGED) {
            String name = "Changed " + i;
            account.change(
                    all.get(i).sid(),
                    number -> number.toBuilder().friendlyName(name).build());
        }
    }

    private static Map<String, long[]> run(ProcessBuilder builder) throws IOException {
        Process process = builder.redirectError(ProcessBuilder.Redirect.INHERIT).start();
        Map<String, long[]> results = new HashMap<>();
        try (BufferedReader out =
                new BufferedReader(new InputStreamReader(process.getInputStream(), StandardCharsets.UTF_8))) {
            out.lines().filter(line -> line.startsWith("RESULT ")).forEach(line -> {
                String[] words = line.split(" ", -1);
                long[] figures = new long[words.length - 2];
                for (int i = 0; i < figures.length; i++) {
                    figures[i] = Long.parseLong(words[i + 2]);
                }
                // Of several, the one with the longest turn.
                results.merge(words[1], figures, (a, b) -> a[a.length - 1] >= b[b.length - 1] ? a : b);
            });
        } finally {
            process.destroyForcibly();
        }
        if (!results.containsKey("memory")) {
            throw new IllegalStateException("the process that was measured ended without a result");
        }
        return results;
    }

    /** Where the window is shown: JavaFX's headless platform copies each frame on the FX thread, pixel by pixel, so it can't be measured there. */
    private record Display(Optional<String> name, Optional<Process> own) implements AutoCloseable {

        static Display open() throws IOException {
            boolean x11 = System.getProperty("os.name", "").equals("Linux");
            if (!x11 || System.getenv("DISPLAY") != null) {
                return new Display(Optional.ofNullable(System.getenv("DISPLAY")), Optional.empty());
            }
            if (!Files.isExecutable(Path.of("/usr/bin/Xvfb"))) {
                return new Display(Optional.empty(), Optional.empty());
            }
            Process xvfb = new ProcessBuilder(
                            "Xvfb", "-displayfd", "1", "-screen", "0", "1280x800x24", "-nolisten", "tcp")
                    .redirectError(ProcessBuilder.Redirect.DISCARD)
                    .start();
            BufferedReader said =
                    new BufferedReader(new InputStreamReader(xvfb.getInputStream(), StandardCharsets.UTF_8));
            return new Display(Optional.of(":" + Objects.requireNonNull(said.readLine())), Optional.of(xvfb));
        }

        boolean isThere() {
            return name.isPresent() || !System.getProperty("os.name", "").equals("Linux");
        }

        ProcessBuilder set(ProcessBuilder builder) {
            name.ifPresent(display -> builder.environment().put("DISPLAY", display));
            return builder;
        }

        @Override
        public void close() {
            own.ifPresent(Process::destroy);
        }
    }
}
