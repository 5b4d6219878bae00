package app.switchboard.twilio;

import com.twilio.base.Page;
import com.twilio.base.Reader;
import com.twilio.base.Resource;
import com.twilio.http.TwilioRestClient;
import java.util.List;
import java.util.function.Consumer;
import java.util.function.Function;

/** Every page of a listing. The SDK's own iteration loses an element when the next page fails, and ends at an empty page though a link leads on. */
final class Pages {

    private static final int PAGE_SIZE = 1000;

    private Pages() {}

    /**
     * Reads them one after the other.
     *
     * @throws app.switchboard.base.FailureException SB-210 if the links go in a circle, SB-217 if they lead on without end
     */
    static <T extends Resource> void each(
            TwilioRestClient client, Reader<T> reader, Function<T, String> sid, Consumer<List<T>> take) {
        reader.pageSize(PAGE_SIZE);
        PageBounds bounds = new PageBounds();
        Page<T> page = SdkAccount.call(() -> reader.firstPage(client));
        bounds.page(sids(page, sid));
        take.accept(page.getRecords());
        while (page.hasNextPage()) {
            bounds.follow(page.getNextPageUrl("api"));
            Page<T> current = page;
            page = SdkAccount.call(() -> reader.nextPage(current, client));
            bounds.page(sids(page, sid));
            take.accept(page.getRecords());
        }
    }

    private static <T extends Resource> List<String> sids(Page<T> page, Function<T, String> sid) {
        return page.getRecords().stream()
                .map(item -> SdkNumbers.text(sid.apply(item)))
                .toList();
    }
}
