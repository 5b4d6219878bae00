package app.switchboard.fx;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.time.ZoneId;
import java.util.Locale;
import org.junit.jupiter.api.Test;

class TextsTest {

    private static final Instant NOW = Instant.parse("2026-11-22T14:02:30Z");

    private final Texts texts = new Texts(Locale.UK, ZoneId.of("Europe/London"), InstantSource.fixed(NOW));

    @Test
    void groupsPhoneNumbersForReading() {
        assertThat(Texts.phone("+14155550132")).isEqualTo("+1 415-555-0132");
        assertThat(Texts.phone("+442079460958")).isEqualTo("+44 20 7946 0958");
        assertThat(Texts.region("+442079460958")).isEqualTo("GB");
        assertThat(Texts.region("+14155550132")).isEqualTo("US");
        assertThat(Texts.region("+447700900123")).isEqualTo("GB");
    }

    @Test
    void leavesWhatIsNoNumberAsItIs() {
        assertThat(Texts.phone("54321")).isEqualTo("54321");
        assertThat(Texts.phone("+")).isEqualTo("+");
        assertThat(Texts.region("54321")).isEmpty();
        assertThat(Texts.region("+")).isEmpty();
        assertThat(Texts.region("+999123456")).isEmpty();
    }

    @Test
    void leavesOutWhatCouldDisguiseAText() {
        assertThat(Texts.plain("pay\u202Eliam\u0007 \u2066x\u2069\n")).isEqualTo("payliam x");
        assertThat(Texts.plain("Zürich 東京 😀")).isEqualTo("Zürich 東京 😀");
    }

    @Test
    void saysHowLongAgo() {
        assertThat(texts.ago(NOW.minusSeconds(20))).isEqualTo("just now");
        assertThat(texts.ago(NOW.plusSeconds(90))).isEqualTo("just now");
        assertThat(texts.ago(NOW.minusSeconds(12 * 60))).isEqualTo("12 min ago");
        assertThat(texts.ago(NOW.minusSeconds(3 * 3600))).isEqualTo("3 h ago");
        assertThat(texts.ago(NOW.minusSeconds(20 * 3600))).isEqualTo("yesterday");
        assertThat(texts.ago(NOW.minusSeconds(5 * 86400))).isEqualTo("5 days ago");
        assertThat(texts.ago(NOW.minusSeconds(30 * 86400))).isEqualTo("23 Oct 2026");
    }

    @Test
    void saysAsOfWhen() {
        assertThat(texts.asOf(NOW)).isEqualTo("14:02");
        assertThat(texts.asOf(NOW.minusSeconds(86400))).isEqualTo("yesterday, 14:02");
        assertThat(texts.asOf(NOW.minusSeconds(5 * 86400))).isEqualTo("17 Nov 2026, 14:02");
        assertThat(texts.dayAndTime(NOW)).isEqualTo("today, 14:02");
        assertThat(texts.dayAndTimeAlone(NOW)).isEqualTo("Today, 14:02");
        assertThat(texts.dayAndTime(NOW.minusSeconds(86400))).isEqualTo("yesterday, 14:02");
    }

    @Test
    void writesFiguresByLocale() {
        Texts german = new Texts(Locale.GERMANY, ZoneId.of("Europe/Berlin"), InstantSource.fixed(NOW));
        assertThat(texts.count(1204)).isEqualTo("1,204");
        assertThat(german.count(1204)).isEqualTo("1.204");
        assertThat(texts.duration(Duration.ofMillis(4200))).isEqualTo("4.2 s");
        assertThat(german.duration(Duration.ofMillis(4200))).isEqualTo("4,2 s");
        assertThat(texts.duration(Duration.ofSeconds(185))).isEqualTo("3 min 5 s");
    }
}
