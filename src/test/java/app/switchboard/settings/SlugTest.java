package app.switchboard.settings;

import static org.assertj.core.api.Assertions.assertThat;

import app.switchboard.workspace.Workspaces;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class SlugTest {

    @ParameterizedTest
    @CsvSource({
        "Acme Ltd, acme-ltd",
        "'  Zoë & Söhne (EU) ', zoe-sohne-eu",
        "'TITANIC I', titanic-i",
        "'***', ''",
        "'', ''",
        "'東京', ''"
    })
    void readsLikeTheName(String name, String slug) {
        assertThat(Slug.of(name, Set.of())).isEqualTo(slug);
    }

    @Test
    void avoidsWhatIsTaken() {
        assertThat(Slug.of("Acme", Set.of("acme", "acme-2"))).isEqualTo("acme-3");
    }

    @Test
    void isAlwaysAnIdThatCanBeUsed() {
        String longest = Slug.of("x".repeat(63) + " and more", Set.of());
        assertThat(Workspaces.idProblem(longest)).isEmpty();
        String next = Slug.of("x".repeat(63) + " and more", Set.of(longest));
        assertThat(Workspaces.idProblem(next)).isEmpty();
        assertThat(next).endsWith("-2").isNotEqualTo(longest);
    }
}
