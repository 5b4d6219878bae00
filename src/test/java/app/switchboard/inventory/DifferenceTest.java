package app.switchboard.inventory;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class DifferenceTest {

    @Test
    void marksWhatDiffersByWholeWords() {
        assertThat(Difference.of("cc.example/api/acme/webhook", "cc.example/api/acne/webhook"))
                .isEqualTo(new Difference("cc.example/api/", "acme", "acne", "/webhook"));
        assertThat(Difference.of("cc.example/a", "cc.example/a/b"))
                .isEqualTo(new Difference("cc.example/a", "", "/b", ""));
        assertThat(Difference.of("GET", "POST")).isEqualTo(new Difference("", "GET", "POST", ""));
        assertThat(Difference.of("same", "same").isNone()).isTrue();
    }

    @Test
    void cutsWhatIsAlikeBeforeItCutsTheDifference() {
        Difference cut = Difference.of(
                        "cc.example/api/v1/twilio/acme/webhook", "cc.example/api/v1/twilio/globex/webhook")
                .within(24);
        assertThat(cut.before()).isEqualTo("acme");
        assertThat(cut.after()).isEqualTo("globex");
        assertThat(cut.start()).startsWith("…").endsWith("/");
        assertThat(cut.end()).startsWith("/").endsWith("…");
        assertThat((cut.start() + cut.after() + cut.end()).length()).isLessThanOrEqualTo(24);
    }
}
