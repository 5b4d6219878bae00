package app.switchboard.sim;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicLong;
import org.jspecify.annotations.Nullable;

/** Many seeds, spread over the processors. Public, and with no types of ours: the check of the mutants calls it through a class loader. */
public final class Simulations {

    private Simulations() {}

    /**
     * Simulates the seeds from 0 on, until one breaks a promise.
     *
     * @return the seed, the promise, and the story; null where all promises were kept
     */
    public static String @Nullable [] firstViolation(long seeds) throws InterruptedException, ExecutionException {
        int threads = Math.clamp(Runtime.getRuntime().availableProcessors(), 1, 8);
        AtomicLong next = new AtomicLong();
        AtomicLong broken = new AtomicLong(Long.MAX_VALUE);
        try (ExecutorService executor = Executors.newFixedThreadPool(threads)) {
            List<Future<?>> all = new ArrayList<>();
            for (int i = 0; i < threads; i++) {
                all.add(executor.submit(() -> work(seeds, next, broken)));
            }
            for (Future<?> one : all) {
                one.get();
            }
        }
        return broken.get() == Long.MAX_VALUE ? null : violation(broken.get());
    }

    private static void work(long seeds, AtomicLong next, AtomicLong broken) {
        try (Store store = new Store()) {
            for (long seed = next.getAndIncrement();
                    seed < seeds && seed < broken.get();
                    seed = next.getAndIncrement()) {
                try {
                    Simulation.run(store, seed, null);
                } catch (Violation e) {
                    broken.accumulateAndGet(seed, Math::min);
                }
            }
        }
    }

    /** The violation of one seed, told step by step; null where it breaks no promise. */
    public static String @Nullable [] violation(long seed) {
        try (Store store = new Store()) {
            List<String> trace = new ArrayList<>();
            try {
                Simulation.run(store, seed, trace);
                return null;
            } catch (Violation e) {
                return new String[] {
                    Long.toString(seed),
                    e.promise().name(),
                    "seed " + seed + " (again with -Dsim.seed=" + seed + ")\n" + String.join("\n", trace) + "\n"
                            + e.getMessage()
                };
            }
        }
    }
}
