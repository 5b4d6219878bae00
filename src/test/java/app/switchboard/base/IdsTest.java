package app.switchboard.base;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.Test;

class IdsTest {

    @Test
    void rowIdsRiseAndAreUuidsOfVersionSeven() {
        List<String> ids = new ArrayList<>();
        for (int i = 0; i < 10_000; i++) {
            ids.add(Ids.ordered());
        }
        assertThat(ids).isSorted().doesNotHaveDuplicates();
        assertThat(ids).allSatisfy(text -> {
            UUID id = UUID.fromString(text);
            assertThat(id.version()).isEqualTo(7);
            assertThat(id.variant()).isEqualTo(2);
            assertThat(id).hasToString(text);
        });
    }

    @Test
    void rowIdsTellWhenTheyWereMade() {
        long before = System.currentTimeMillis();
        long made = UUID.fromString(Ids.ordered()).getMostSignificantBits() >>> 16;
        // Ids made faster than the clock counts run ahead of it, by milliseconds.
        assertThat(made).isBetween(before, System.currentTimeMillis() + 1000);
    }
}
