package app.switchboard.inventory;

import static org.assertj.core.api.Assertions.assertThat;

import app.switchboard.base.Shared;
import app.switchboard.fx.Texts;
import app.switchboard.numbers.NumberStatus;
import app.switchboard.numbers.PhoneNumber;
import app.switchboard.numbers.Route;
import app.switchboard.numbers.StoredNumber;
import app.switchboard.numbers.WebhookType;
import app.switchboard.twilio.TwilioNumber.Capabilities;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.IntStream;
import javafx.collections.ListChangeListener;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Whoever follows the changes that are told has the rows that are shown. */
class ShownRowsTest {

    private final ShownRows rows = new ShownRows();
    private final List<NumberRow> followed = new ArrayList<>();
    private boolean rebuilt;

    private static List<NumberRow> numbers(int from, int to) {
        Texts texts = new Texts(Locale.UK, java.time.ZoneOffset.UTC, () -> Instant.EPOCH);
        return IntStream.range(from, to)
                .mapToObj(i -> NumberRow.of(number("+1415555" + (1000 + i)), "Acme", texts, new Shared()))
                .toList();
    }

    private static StoredNumber number(String phone) {
        PhoneNumber number = new PhoneNumber(
                phone,
                "acme",
                phone,
                phone,
                "PN" + phone,
                NumberStatus.ACTIVE,
                null,
                WebhookType.NONE,
                Instant.EPOCH,
                Instant.EPOCH);
        return new StoredNumber(
                number, new Capabilities(true, true, false, false), Map.of(), null, Route.NONE, null, List.of(), false);
    }

    private void follow(ListChangeListener.Change<? extends NumberRow> change) {
        while (change.next()) {
            rebuilt |= change.wasReplaced() && change.wasAdded();
            if (change.wasUpdated()) {
                for (int i = change.getFrom(); i < change.getTo(); i++) {
                    followed.set(i, change.getList().get(i));
                }
            } else {
                assertThat(followed.subList(change.getFrom(), change.getFrom() + change.getRemovedSize()))
                        .isEqualTo(change.getRemoved());
                followed.subList(change.getFrom(), change.getFrom() + change.getRemovedSize())
                        .clear();
                followed.addAll(change.getFrom(), change.getAddedSubList());
            }
        }
    }

    @ParameterizedTest
    @CsvSource({"0,5, 0,9", "0,9, 3,6", "0,4, 5,9", "0,4, 0,0", "0,0, 2,4", "0,0, 0,0"})
    void whatIsToldIsWhatIsShown(int from, int to, int thenFrom, int thenTo) {
        rows.exchange(numbers(from, to), -1);
        followed.addAll(rows);
        rows.addListener(this::follow);

        rows.exchange(numbers(thenFrom, thenTo), -1);

        assertThat(rows).isEqualTo(numbers(thenFrom, thenTo));
        assertThat(followed).isEqualTo(numbers(thenFrom, thenTo));
        assertThat(rebuilt).as("the table would build every cell anew").isFalse();
    }
}
