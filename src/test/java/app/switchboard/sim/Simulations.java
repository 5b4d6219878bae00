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
        try (var _ = new Quiet();
                ExecutorService executor = Executors.newFixedThreadPool(threads)) {
            List<Future<?>> all = new ArrayList<>();
            for (int i = 0; i < threads; i++) {
                all.add(executor.submit(() -> work(seeds, next, broken)));
            }
            for (Future<?> one : all) {
                one.get();
            }
        }
        if (broken.get() == Long.MAX_VALUE) {
            return null;
        }
        String[] again = violation(broken.get());
        return again != null
                ? again
                : new String[] {
                    Long.toString(broken.get()), "", "seed " + broken.get() + " broke a promise once, not again"
                };
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
        List<String> story = new ArrayList<>();
        Violation broken;
        try (Store store = new Store()) {
            broken = tell(store, seed, story);
        }
        return broken == null
                ? null
                : new String[] {
                    Long.toString(seed),
                    broken.promise().name(),
                    "seed " + seed + " (again with -Dsim.seed=" + seed + ")\n"
                            + brief(String.join("\n", story) + "\n" + broken.getMessage())
                };
    }

    /** Simulates a seed and tells its story. */
    static @Nullable Violation tell(Store store, long seed, List<String> story) {
        try (var _ = new Quiet()) {
            Simulation.run(store, seed, story);
            return null;
        } catch (Violation e) {
            return e;
        }
    }

    /** SIDs without their zeros, numbers without what they all have. */
    private static String brief(String story) {
        return story.replaceAll("(?<=PN|MG|AP|TK)0{20,}", "")
                .replace(World.ACCOUNT, "AC")
                .replace("accountSid=AC, ", "")
                .replace("capabilities=Capabilities[voice=true, sms=true, mms=true, fax=false], ", "")
                .replaceAll(", VOICE_METHOD=POST|, VOICE_RECEIVE_MODE=voice|friendlyName=[^,]*, ", "");
    }
}
