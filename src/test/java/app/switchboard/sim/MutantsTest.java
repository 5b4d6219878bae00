package app.switchboard.sim;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Whether the simulation would notice: each planted bug must break a promise. Takes some minutes: {@code mvn -Pmutants test}. */
@Tag("mutants")
class MutantsTest {

    private static final long SEEDS = Long.getLong("sim.seeds", 20_000);
    private static final long SEEDS_WITHOUT_A_BUG = 2000;
    private static final List<String> CAUGHT = new ArrayList<>();

    @TempDir
    Path folder;

    @ParameterizedTest
    @EnumSource
    void isCaught(Mutant mutant) throws Exception {
        String[] violation = MutantLoader.of(mutant, folder).firstViolation(SEEDS);

        CAUGHT.add(String.format(
                "%-26s %-40s %s",
                mutant,
                violation == null ? "NOT CAUGHT" : "seed " + violation[0] + ", " + violation[1],
                mutant.what()));
        assertThat(violation).as(mutant.what()).isNotNull();
    }

    /** What catches the bugs is not the way in which they are planted. */
    @Test
    void withoutABugNothingIsCaught() throws Exception {
        assertThat(MutantLoader.unchanged().firstViolation(SEEDS_WITHOUT_A_BUG)).isNull();
    }

    @AfterAll
    static void printTheTable() {
        System.out.println(String.join("\n", CAUGHT));
    }
}
