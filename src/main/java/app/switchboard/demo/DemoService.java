package app.switchboard.demo;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A Messaging Service.
 *
 * @param sid {@code MG} and 32 hexadecimal digits
 * @param inboundRequestUrl where its numbers' messages go; null drops them
 * @param useInboundWebhookOnNumber true if each number's own webhook counts instead
 * @param numberSids the senders in its pool; SIDs that the account does not hold are not listed
 */
public record DemoService(
        String sid,
        String friendlyName,
        @Nullable String inboundRequestUrl,
        boolean useInboundWebhookOnNumber,
        List<String> numberSids) {

    public DemoService {
        numberSids = List.copyOf(numberSids);
    }

    /** A service with a SID derived from its name. */
    public static DemoService of(
            String friendlyName,
            @Nullable String inboundRequestUrl,
            boolean useInboundWebhookOnNumber,
            List<String> numberSids) {
        return new DemoService(
                Sids.of("MG", friendlyName), friendlyName, inboundRequestUrl, useInboundWebhookOnNumber, numberSids);
    }
}
