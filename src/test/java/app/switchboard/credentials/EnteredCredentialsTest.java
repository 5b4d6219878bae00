package app.switchboard.credentials;

import static org.assertj.core.api.Assertions.assertThat;

import app.switchboard.base.Secret;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class EnteredCredentialsTest {

    private static final String SID = "AC" + "0123456789abcdef".repeat(2);
    private static final Secret TOKEN = new Secret("fedcba9876543210fedcba9876543210");

    @Test
    void whiteSpaceIsForgiven() {
        assertThat(EnteredCredentials.of(" " + SID + "\n", TOKEN).accountSid()).isEqualTo(SID);
        assertThat(new Secret("\t" + TOKEN.reveal() + " \n")).isEqualTo(TOKEN);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "AC",
                "AC123",
                "SK0123456789abcdef0123456789abcdef",
                "ac0123456789abcdef0123456789abcdef",
                "AC0123456789abcdef0123456789abcdeg",
                "AC0123456789abcdef0123456789abcdef0"
            })
    void otherSidsAreRefused(String sid) {
        assertThat(EnteredCredentials.sidProblem(sid)).isPresent();
    }

    @Test
    void anApiKeyIsToldApart() {
        assertThat(EnteredCredentials.sidProblem("SK0123456789abcdef0123456789abcdef")
                        .orElseThrow()
                        .wayOut())
                .contains("API key");
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "fedcba9876543210 fedcba987654321", "fedcba9876543210fedcba98765432ü"})
    void otherTokensAreRefused(String token) {
        assertThat(EnteredCredentials.tokenProblem(new Secret(token))).isPresent();
    }

    @Test
    void aSecretPrintsItsLastFourAtMost() {
        assertThat(TOKEN).hasToString("****3210");
        assertThat(new Secret("1234567")).hasToString("****");
        assertThat(EnteredCredentials.of(SID, TOKEN).toString()).doesNotContain(TOKEN.reveal());
    }
}
