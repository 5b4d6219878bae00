package app.switchboard.sim;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

/**
 * The real engine over a model of Twilio with faults, and a store that crashes. {@code -Dsim.seeds=N} runs more seeds, {@code -Dsim.seed=N} that one, and tells its story.
 */
class SimulationTest {

    private static final long SEEDS = Long.getLong("sim.seeds", 20_000);

    @Test
    void everyPromiseIsKeptInEverySeed() throws Exception {
        Long one = Long.getLong("sim.seed");
        String[] violation = one == null ? Simulations.firstViolation(SEEDS) : Simulations.violation(one);

        assertThat(violation == null ? "" : violation[2]).isEmpty();
    }

    /** What a failure is worth: its seed must show it again. */
    @Test
    void aSeedTellsTheSameStoryTwice() {
        try (Store one = new Store();
                Store other = new Store()) {
            for (long seed = 0; seed < 50; seed++) {
                List<String> first = new ArrayList<>();
                List<String> second = new ArrayList<>();
                Simulations.tell(one, seed, first);
                // Whatever was simulated before leaves nothing behind.
                Simulations.tell(other, seed + 1000, new ArrayList<>());
                Simulations.tell(other, seed, second);

                assertThat(second).as("seed " + seed).isEqualTo(first);
            }
        }
    }
}
