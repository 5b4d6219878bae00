package app.switchboard.bench;

import app.switchboard.base.Cancellation;
import app.switchboard.base.Logs;
import app.switchboard.base.Secret;
import app.switchboard.credentials.EnteredCredentials;
import app.switchboard.history.Outcome;
import app.switchboard.store.Sql;
import app.switchboard.sync.SyncProgress;
import app.switchboard.sync.SyncResult;
import app.switchboard.workspace.WebhookTemplate;
import com.sun.management.HotSpotDiagnosticMXBean;
import com.sun.management.HotSpotDiagnosticMXBean.ThreadDumpFormat;
import com.sun.management.UnixOperatingSystemMXBean;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.lang.management.ManagementFactory;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.locks.LockSupport;
import java.util.function.Consumer;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/** A process of its own that syncs some workspaces at once, over and over, and says from time to time how it stands. */
final class SoakChild {

    static final int WORKSPACES = 4;
    static final int SYNCS = 2_000;
    static final int A_SAMPLE = 200;

    /** Prime to each other and to {@link #WORKSPACES}: every workspace has its turn at each. */
    private static final int CANCELLED_EACH = 17;

    private static final int WRONG_TOKEN_EACH = 83;

    /** A workspace's syncs begin this far apart: H2 keeps for 45 s what it wrote, so the whole takes some of those. */
    private static final Duration PACE = Duration.ofMillis(240);

    private final BenchEngine bench;
    private final Path folder;
    private final AtomicInteger begun = new AtomicInteger();
    private final AtomicLong complete = new AtomicLong();
    private final AtomicLong other = new AtomicLong();

    private SoakChild(BenchEngine bench, Path folder) {
        this.bench = bench;
        this.folder = folder;
    }

    static String workspace(int index) {
        return "soak" + index;
    }

    static String sid(int index) {
        return "AC" + String.format(Locale.ROOT, "%032x", 0xacc0 + index);
    }

    /** Takes the server's address and a folder. */
    public static void main(String[] args) throws IOException {
        Path folder = Path.of(args[1]);
        Logs.start(folder);
        try (BenchEngine bench = new BenchEngine(folder, URI.create(args[0]))) {
            SoakChild soak = new SoakChild(bench, folder);
            List<Integer> all = IntStream.range(0, WORKSPACES).boxed().toList();
            all.forEach(i -> bench.workspaces.add(workspace(i), "Soak " + i, WebhookTemplate.DEFAULT));
            for (int done = A_SAMPLE; done <= SYNCS; done += A_SAMPLE) {
                bench.engine.each(all.stream().map(SoakChild::workspace).toList(), soak::some);
                System.out.println(soak.sample(done).written());
            }
            System.out.println(SoakBench.COMPACTED + bench.database.compact().bytesAfter());
        }
    }

    private boolean some(String workspace) {
        boolean accepted = bench.database.read(connection -> Sql.first(
                        connection,
                        "SELECT 1 FROM workspace_credentials WHERE workspace_id = ?",
                        row -> row.getInt(1),
                        workspace)
                .isPresent());
        long start = System.nanoTime();
        for (int i = 0; i < A_SAMPLE / WORKSPACES; i++) {
            LockSupport.parkNanos(start + i * PACE.toNanos() - System.nanoTime());
            SyncResult result = one(workspace, begun.incrementAndGet(), accepted);
            Outcome outcome = result.report().outcome();
            (outcome == Outcome.COMPLETE ? complete : other).incrementAndGet();
            // Somebody enters them again, as the app asks for.
            accepted = outcome != Outcome.REJECTED;
        }
        return true;
    }

    private SyncResult one(String workspace, int turn, boolean accepted) {
        Cancellation cancellation = new Cancellation();
        Consumer<SyncProgress> progress = step -> {};
        if (turn % CANCELLED_EACH == 0) {
            AtomicInteger steps = new AtomicInteger(turn / CANCELLED_EACH % 6);
            progress = step -> {
                if (steps.getAndDecrement() == 0) {
                    cancellation.cancel();
                }
            };
        }
        boolean wrong = accepted && turn % WRONG_TOKEN_EACH == 0;
        if (accepted && !wrong) {
            return bench.engine.sync(workspace, progress, cancellation);
        }
        String sid = sid(Integer.parseInt(workspace.substring("soak".length())));
        Secret token = new Secret(wrong ? "0".repeat(32) : BenchEngine.TOKEN);
        return bench.engine.save(workspace, EnteredCredentials.of(sid, token), true, progress, cancellation);
    }

    private SoakSample sample(int syncs) throws IOException {
        var size = bench.database.info();
        return new SoakSample(
                syncs,
                complete.getAndSet(0),
                other.getAndSet(0),
                heap(),
                threads(),
                files(),
                size.bytes(),
                size.liveBytes(),
                rows("sync_runs") + rows("webhook_changes") + rows("number_drift"),
                rows("twilio_numbers"),
                logs());
    }

    private static long heap() {
        // The second takes what the first one's reference queues let go of.
        System.gc();
        System.gc();
        return ManagementFactory.getMemoryMXBean().getHeapMemoryUsage().getUsed();
    }

    /** Virtual ones too, which the counter of the platform's threads leaves out. */
    private long threads() throws IOException {
        Path dump = folder.resolve("threads.txt").toAbsolutePath();
        ManagementFactory.getPlatformMXBean(HotSpotDiagnosticMXBean.class)
                .dumpThreads(dump.toString(), ThreadDumpFormat.TEXT_PLAIN);
        try (Stream<String> lines = Files.lines(dump)) {
            return lines.filter(line -> line.startsWith("#")).count();
        } finally {
            Files.delete(dump);
        }
    }

    /** Where the system tells them apart, without connections: those are bounded by what may be in flight, and vary. */
    private static long files() throws IOException {
        Path own = Path.of("/proc/self/fd");
        if (!Files.isDirectory(own)) {
            return ManagementFactory.getOperatingSystemMXBean() instanceof UnixOperatingSystemMXBean system
                    ? system.getOpenFileDescriptorCount()
                    : 0;
        }
        try (Stream<Path> open = Files.list(own)) {
            return open.filter(file -> !isConnection(file)).count();
        }
    }

    private static boolean isConnection(Path descriptor) {
        try {
            return Files.readSymbolicLink(descriptor).toString().startsWith("socket:");
        } catch (IOException e) {
            // The one that the list was read by.
            return true;
        }
    }

    private long rows(String table) {
        return bench.database.read(
                connection -> Sql.first(connection, "SELECT COUNT(*) FROM " + table, row -> row.getLong(1))
                        .orElseThrow());
    }

    private long logs() throws IOException {
        try (Stream<Path> files = Files.list(folder.resolve("logs"))) {
            return files.mapToLong(SoakChild::size).sum();
        }
    }

    private static long size(Path file) {
        try {
            return Files.size(file);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
