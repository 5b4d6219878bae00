package app.switchboard.twilio;

import static app.switchboard.twilio.TlsGuardTest.assertFails;

import java.util.List;
import org.junit.jupiter.api.Test;

/** Where a listing is given up. */
class PageBoundsTest {

    private final PageBounds bounds = new PageBounds();

    @Test
    void morePagesThanAnyAccountHas() {
        for (int page = 0; page < PageBounds.MOST; page++) {
            bounds.page(List.of("PN" + page));
        }
        assertFails(() -> bounds.page(List.of("PN and one more")), "SB-217");
    }

    @Test
    void aHundredThousandNumbersAtTwiliosDefaultOfFiftyAPage() {
        for (int page = 0; page < 100_000 / 50; page++) {
            bounds.page(List.of("PN" + page, "PN seen before"));
            bounds.follow("/next?PageToken=PA" + page);
        }
    }

    @Test
    void onlyPagesInARowThatBringNothingCount() {
        for (int page = 0; page < 5 * PageBounds.MOST_BARREN; page++) {
            bounds.page(page % PageBounds.MOST_BARREN == 0 ? List.of("PN" + page) : List.of());
        }
        bounds.page(List.of("PN last"));
        for (int page = 1; page < PageBounds.MOST_BARREN; page++) {
            bounds.page(List.of("PN last"));
        }
        assertFails(() -> bounds.page(List.of()), "SB-217");
    }
}
