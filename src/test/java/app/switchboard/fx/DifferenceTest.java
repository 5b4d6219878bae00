package app.switchboard.fx;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class DifferenceTest {

    @Test
    void onlyThePartThatDiffersIsMarked() {
        assertThat(Difference.between("https://cc.example/acme/in", "https://cc.example/globex/in"))
                .isEqualTo(new Difference("https://cc.example/", "acme", "globex", "/in"));
    }

    @Test
    void wordsThatDifferAreMarkedWhole() {
        assertThat(Difference.between("cc.example/api/acme/webhook", "cc.example/api/acne/webhook"))
                .isEqualTo(new Difference("cc.example/api/", "acme", "acne", "/webhook"));
        assertThat(Difference.between("cc.example/a", "cc.example/a/b"))
                .isEqualTo(new Difference("cc.example/a", "", "/b", ""));
        assertThat(Difference.between("GET", "POST")).isEqualTo(new Difference("", "GET", "POST", ""));
    }

    /** What both begin with must not be counted again at their end. */
    @ParameterizedTest
    @CsvSource(
            value = {
                "//, ///, //, '', /, ''",
                "/./, //, /, ., '', /",
                "/./., /., /., /., '', ''",
                "'', x, '', '', x, ''",
                "same, same, same, '', '', ''"
            })
    void whatIsAlikeIsCountedOnce(String one, String other, String prefix, String before, String after, String suffix) {
        Difference difference = Difference.between(one, other);
        assertThat(difference.wholeBefore()).isEqualTo(one);
        assertThat(difference.wholeAfter()).isEqualTo(other);
        assertThat(difference).isEqualTo(new Difference(prefix, before, after, suffix));
    }

    @Test
    void aCharacterOfTwoUnitsIsNeverTornApart() {
        // 😀 and 😁 share their first unit.
        assertThat(Difference.between("a😀b", "a😁b")).isEqualTo(new Difference("a", "😀", "😁", "b"));
    }

    @Test
    void aLongLineLosesFirstWhatIsAlike() {
        Difference fitted = Difference.between(
                        "p/".repeat(40) + "old" + "/s".repeat(40), "p/".repeat(40) + "new" + "/s".repeat(40))
                .fitted(30);
        assertThat(fitted.before()).isEqualTo("old");
        assertThat(fitted.after()).isEqualTo("new");
        assertThat(fitted.prefix()).startsWith("…").endsWith("p/");
        assertThat(fitted.suffix()).startsWith("/s").endsWith("…");
        assertThat(fitted.wholeAfter()).hasSize(30);
    }

    @Test
    void whatFitsStaysWhole() {
        Difference short1 = Difference.between("https://a.example/in", "https://b.example/in");
        assertThat(short1.fitted(20)).isEqualTo(short1);
        assertThat(Difference.between("", "x".repeat(90)).fitted(20).after()).isEqualTo("x".repeat(19) + "…");
    }
}
