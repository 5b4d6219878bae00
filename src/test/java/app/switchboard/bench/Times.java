package app.switchboard.bench;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

/** Times of something that was run several times. */
final class Times {

    private final List<Duration> taken = new ArrayList<>();

    /** Runs an action and keeps how long it took. */
    void time(Runnable action) {
        long start = System.nanoTime();
        action.run();
        taken.add(Duration.ofNanos(System.nanoTime() - start));
    }

    void add(Duration time) {
        taken.add(time);
    }

    Duration median() {
        return taken.stream().sorted().toList().get(taken.size() / 2);
    }

    Duration fastest() {
        return taken.stream().sorted().toList().getFirst();
    }

    /** The median of the ratios, round by round: what slows the machine down for a while slows both. */
    double ratioTo(Times floor) {
        List<Double> ratios = new ArrayList<>();
        for (int i = 0; i < taken.size(); i++) {
            ratios.add((double) taken.get(i).toNanos() / floor.taken.get(i).toNanos());
        }
        return ratios.stream().sorted().toList().get(ratios.size() / 2);
    }
}
