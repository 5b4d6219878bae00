package app.switchboard.sync;

import static app.switchboard.sync.SyncFixture.OTHER;
import static app.switchboard.sync.SyncFixture.SID;
import static app.switchboard.sync.SyncFixture.TOKEN;
import static org.assertj.core.api.Assertions.assertThat;

import app.switchboard.base.Cancellation;
import app.switchboard.demo.DemoAccount;
import app.switchboard.demo.DemoNumber;
import app.switchboard.history.RunReport;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What was looked at long ago is looked at again before it is written. */
class FreshLookTest {

    @TempDir
    Path folder;

    private SyncFixture fixture;

    @BeforeEach
    void open() {
        fixture = new SyncFixture(folder, DemoAccount.empty(SID, TOKEN)).connected();
    }

    @AfterEach
    void close() {
        fixture.close();
    }

    @Test
    void aFreshListingIsNotLookedAtAgain() {
        fixture.addMany(3, 3);
        fixture.sync();
        assertThat(fixture.looks()).isZero();
        assertThat(fixture.posts()).isEqualTo(3);
    }

    @Test
    void aPageThatWasListedLongAgoIsLookedAtAgainBeforeItsNumbersAreWritten() {
        fixture.addMany(1002, 0);
        DemoNumber old = fixture.account.numbers().getFirst();
        DemoNumber edited = fixture.account.numbers().get(1);
        DemoNumber fresh = fixture.account.numbers().get(1001);
        List.of(old, edited, fresh).forEach(number -> fixture.edit(number, builder -> builder.smsUrl(null)));

        SyncResult result = fixture.sync.sync(
                "acme",
                SyncOptions.DEFAULT,
                step -> {
                    if (step instanceof SyncProgress.Listing at && at.listed() == 1002) {
                        fixture.edit(edited, number -> number.smsUrl(OTHER));
                    } else if (step instanceof SyncProgress.Listing at && at.listed() == 1000) {
                        fixture.ahead.addAndGet(61_000_000_000L);
                    }
                },
                new Cancellation());

        assertThat(fixture.looks()).isEqualTo(2);
        assertThat(fixture.live(edited).smsUrl()).isEqualTo(OTHER);
        assertThat(result.report().webhooks().configured()).isEqualTo(2);
        assertThat(result.report().failures()).extracting(RunReport.Item::code).containsExactly("SB-308");
        assertThat(result.failure()).isNull();
    }
}
