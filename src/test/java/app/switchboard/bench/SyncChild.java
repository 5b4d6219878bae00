package app.switchboard.bench;

import app.switchboard.sync.SyncResult;
import com.sun.management.OperatingSystemMXBean;
import java.lang.management.ManagementFactory;
import java.lang.management.MemoryPoolMXBean;
import java.lang.management.MemoryType;
import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Objects;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.locks.LockSupport;

/** A process of its own that syncs once to warm up, then once to be measured: its heap holds nothing of the server. */
final class SyncChild {

    private static final String RESULT = "RESULT ";
    private static final OperatingSystemMXBean SYSTEM =
            ManagementFactory.getPlatformMXBean(OperatingSystemMXBean.class);

    /**
     * What a child measured.
     *
     * @param listed numbers
     * @param cpu the processor time of the process meanwhile
     * @param live the most memory in use after a garbage collection, in MB
     */
    record Result(Duration time, Duration cpu, int listed, long live) {

        static Result read(String line) {
            String[] parts = line.substring(RESULT.length()).split(" ", -1);
            return new Result(
                    Duration.ofMillis(Long.parseLong(parts[0])),
                    Duration.ofMillis(Long.parseLong(parts[1])),
                    Integer.parseInt(parts[2]),
                    Long.parseLong(parts[3]));
        }

        static boolean isIn(String line) {
            return line.startsWith(RESULT);
        }
    }

    private SyncChild() {}

    /** Takes the warm-up server's address, the measured one's, and a folder. */
    public static void main(String[] args) {
        Path folder = Path.of(args[2]);
        first(URI.create(args[0]), folder.resolve("warm-up"));
        AtomicBoolean running = new AtomicBoolean(true);
        AtomicLong live = new AtomicLong();
        Thread watch = Thread.ofPlatform().daemon().start(() -> {
            while (running.get()) {
                live.accumulateAndGet(liveMegabytes(), Math::max);
                LockSupport.parkNanos(20_000_000);
            }
        });
        Result result = first(URI.create(args[1]), folder.resolve("measured"));
        running.set(false);
        join(watch);
        System.out.println(RESULT + result.time().toMillis() + " "
                + result.cpu().toMillis() + " " + result.listed() + " " + live.get());
    }

    private static Result first(URI server, Path folder) {
        try (BenchEngine engine = new BenchEngine(folder, server)) {
            engine.saveCredentials();
            long cpu = SYSTEM.getProcessCpuTime();
            long start = System.nanoTime();
            SyncResult result = engine.sync();
            return new Result(
                    Duration.ofNanos(System.nanoTime() - start),
                    Duration.ofNanos(SYSTEM.getProcessCpuTime() - cpu),
                    result.report().listed(),
                    0);
        }
    }

    private static long liveMegabytes() {
        return ManagementFactory.getMemoryPoolMXBeans().stream()
                        .filter(pool -> pool.getType() == MemoryType.HEAP)
                        .map(MemoryPoolMXBean::getCollectionUsage)
                        .filter(Objects::nonNull)
                        .mapToLong(usage -> usage.getUsed())
                        .sum()
                >> 20;
    }

    private static void join(Thread thread) {
        try {
            thread.join();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
