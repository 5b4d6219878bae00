package app.switchboard.twilio;

import app.switchboard.base.Failure;
import com.twilio.base.Page;
import com.twilio.base.Reader;
import com.twilio.base.Resource;
import com.twilio.http.TwilioRestClient;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.function.Consumer;

/** Every page of a listing. The SDK's own iteration loses an element when the next page fails, and ends at an empty page though a link leads on. */
final class Pages {

    private static final int PAGE_SIZE = 1000;

    private Pages() {}

    /**
     * Reads them one after the other.
     *
     * @throws app.switchboard.base.FailureException SB-210 if the links go in a circle
     */
    static <T extends Resource> void each(TwilioRestClient client, Reader<T> reader, Consumer<List<T>> take) {
        reader.pageSize(PAGE_SIZE);
        Set<String> links = new HashSet<>();
        Page<T> page = SdkAccount.call(() -> reader.firstPage(client));
        take.accept(page.getRecords());
        while (page.hasNextPage()) {
            if (!links.add(page.getNextPageUrl("api"))) {
                throw new Failure.Network(
                                "SB-210", "Twilio's list of pages goes in a circle.", "Sync again later.", null)
                        .exception();
            }
            Page<T> current = page;
            page = SdkAccount.call(() -> reader.nextPage(current, client));
            take.accept(page.getRecords());
        }
    }
}
