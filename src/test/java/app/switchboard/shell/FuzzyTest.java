package app.switchboard.shell;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class FuzzyTest {

    @Test
    void wantsTheLettersInTheirOrder() {
        assertThat(Fuzzy.score("sync", "Cancel Sync")).isPositive();
        assertThat(Fuzzy.score("cs", "Cancel Sync")).isPositive();
        assertThat(Fuzzy.score("sc", "Cancel")).isEqualTo(Fuzzy.NONE);
    }

    @Test
    void prefersBeginningsAndRunsAndShortTexts() {
        assertThat(Fuzzy.score("sync", "Sync")).isGreaterThan(Fuzzy.score("sync", "Cancel Sync"));
        assertThat(Fuzzy.score("ej", "Export as JSON")).isLessThan(Fuzzy.score("ej", "Enter JSON"));
        assertThat(Fuzzy.score("act", "Activity")).isGreaterThan(Fuzzy.score("act", "A cat sat"));
    }
}
