package app.switchboard.webhook;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * What is to be written to Twilio, decided for every number before anything is sent, and what is left alone. A value: it can be shown, saved, loaded and carried out later, for as long as the numbers stand as it says.
 *
 * @param accountSid the account that it was made of
 * @param madeAt when the listing was complete that it was made from
 * @param listed how many numbers that listing had
 * @param changes what is to be done
 * @param foreign what would be done in addition if webhooks that point elsewhere were replaced; filled where a person is to decide, and where one decided to keep them ({@link Reason#KEPT})
 * @param counts how many numbers stand how
 */
public record WebhookPlan(
        String workspaceId,
        String accountSid,
        Instant madeAt,
        int listed,
        List<NumberChange> changes,
        List<NumberChange> foreign,
        Map<Standing, Integer> counts) {

    /** How a number stands towards what its workspace wants; where its webhooks stand differently, the first of these. */
    public enum Standing {
        /** To be set. */
        TO_CONFIGURE,
        /** Pointing elsewhere: somebody's choice, kept for good or not yet decided on. */
        FOREIGN,
        /** An app, a trunk or a service decides: setting the number's own address would change nothing. */
        OVERRIDDEN,
        /** As it should be. */
        ALREADY,
        /** The number can't do what is wanted of it. */
        UNSUPPORTED,
        /** Left as it is: the workspace wants nothing of it. */
        UNMANAGED
    }

    public WebhookPlan {
        changes = List.copyOf(changes);
        foreign = List.copyOf(foreign);
        counts = Map.copyOf(counts);
    }

    /**
     * The same plan for some of its numbers only. {@link #listed} and {@link #counts} stay: they tell of the whole listing.
     *
     * @param sids of numbers; those that the plan has nothing for change nothing
     */
    public WebhookPlan only(Set<String> sids) {
        return new WebhookPlan(
                workspaceId, accountSid, madeAt, listed, those(changes, sids), those(foreign, sids), counts);
    }

    private static List<NumberChange> those(List<NumberChange> changes, Set<String> sids) {
        return changes.stream().filter(change -> sids.contains(change.sid())).toList();
    }

    public int count(Standing standing) {
        return counts.getOrDefault(standing, 0);
    }
}
