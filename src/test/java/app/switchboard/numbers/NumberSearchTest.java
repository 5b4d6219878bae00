package app.switchboard.numbers;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class NumberSearchTest {

    private final StoredNumber number =
            Samples.number("+14155550132", "Support line İstanbul", "https://cc.example/api/twilio/acme/webhook");

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "  ",
                "415-555",
                "+1 (415) 555",
                "(415) 555-0132",
                "4155550132",
                "+1415",
                "0132",
                "SUPPORT",
                "line support",
                "pn0123456789ABCDEF",
                "twilio/acme",
                "answer",
                "acme"
            })
    void finds(String query) {
        assertThat(NumberSearch.matches(number, query)).isTrue();
    }

    @Test
    void findsTags() {
        StoredNumber tagged = Samples.tagged("+14155550132", "Night shift", "VIP");
        assertThat(NumberSearch.matches(tagged, "vip")).isTrue();
        assertThat(NumberSearch.matches(tagged, "shift name")).isTrue();
        assertThat(NumberSearch.matches(tagged, "day shift")).isFalse();
    }

    @ParameterizedTest
    @ValueSource(strings = {"416", "+415", "support sales", "+44", "415-555-0133", "globex", "()"})
    void doesNotFind(String query) {
        assertThat(NumberSearch.matches(number, query)).isFalse();
    }
}
