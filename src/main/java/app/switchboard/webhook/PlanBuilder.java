package app.switchboard.webhook;

import app.switchboard.numbers.Routes;
import app.switchboard.twilio.TwilioNumber;
import app.switchboard.webhook.WebhookPlan.Standing;
import app.switchboard.workspace.Hook;
import app.switchboard.workspace.Policy;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;

/** Makes a plan from numbers as they are listed, and keeps of them only those that are to be changed. For one thread at a time. */
public final class PlanBuilder {

    /** A number as it was listed, and when. */
    private record Look(TwilioNumber number, long at) {}

    private final WorkspaceAddress address;
    private final Policy.Foreign policy;
    private final boolean keptToo;
    private final Map<String, Standing> standings = new HashMap<>();
    private final Map<String, NumberChange> changes = new HashMap<>();
    private final Map<String, NumberChange> foreign = new HashMap<>();
    private final Map<String, Look> looks = new HashMap<>();

    /**
     * A plan of no numbers yet.
     *
     * @param policy what becomes of webhooks that point elsewhere
     * @param keptToo true: that goes for numbers, too, that a person decided to keep as they are
     */
    public PlanBuilder(WorkspaceAddress address, Policy.Foreign policy, boolean keptToo) {
        this.address = address;
        this.policy = policy;
        this.keptToo = keptToo;
    }

    /**
     * Judges one number, anew if it was judged before.
     *
     * @param decided true where a person decided to keep it as it is
     * @param seenAt {@link System#nanoTime} when it was listed
     */
    public void add(TwilioNumber number, Routes routes, boolean decided, long seenAt) {
        boolean kept = decided && !keptToo;
        Map<Hook, HookRoute> hooks = new EnumMap<>(Hook.class);
        for (Hook hook : Hook.values()) {
            HookRoute route = HookRoute.of(hook, number, routes, address);
            hooks.put(hook, kept ? route.kept() : route);
        }
        List<FieldChange> set = new ArrayList<>();
        List<FieldChange> replace = new ArrayList<>();
        Standing worst = Standing.UNMANAGED;
        for (HookRoute route : hooks.values()) {
            Standing standing = standing(route, hooks);
            if (standing == Standing.TO_CONFIGURE) {
                set.addAll(route.changes());
            } else if (standing == Standing.FOREIGN) {
                replace.addAll(route.changes());
            }
            worst = min(worst, standing);
        }
        if (policy == Policy.Foreign.REPLACE && !kept && !replace.isEmpty()) {
            set.addAll(replace);
            replace.clear();
            worst = Standing.TO_CONFIGURE;
        }
        standings.put(number.sid(), worst);
        keep(number, changes, set);
        keep(number, foreign, policy == Policy.Foreign.KEEP ? List.of() : replace);
        if (set.isEmpty()) {
            looks.remove(number.sid());
        } else {
            looks.put(number.sid(), new Look(number, seenAt));
        }
    }

    /** What stands behind somebody else's address is theirs too, even where it is not set. */
    private static Standing standing(HookRoute route, Map<Hook, HookRoute> hooks) {
        Standing own = route.standing();
        HookRoute primary = hooks.get(route.hook().primary());
        return own == Standing.TO_CONFIGURE && primary != null && primary.standing() == Standing.FOREIGN
                ? Standing.FOREIGN
                : own;
    }

    private static Standing min(Standing one, Standing other) {
        return one.compareTo(other) <= 0 ? one : other;
    }

    private void keep(TwilioNumber number, Map<String, NumberChange> where, List<FieldChange> fields) {
        if (fields.isEmpty()) {
            where.remove(number.sid());
        } else {
            where.put(number.sid(), new NumberChange(number.sid(), number.phoneNumber(), List.copyOf(fields), null));
        }
    }

    /** A change of the plan, with the look that it was planned from. */
    public WebhookWriter.Write write(NumberChange change) {
        Look look = Objects.requireNonNull(looks.get(change.sid()));
        return new WebhookWriter.Write(change, look.number(), look.at());
    }

    /** The plan, in the order of the numbers. */
    public WebhookPlan build(String workspaceId, String accountSid, Instant now) {
        Comparator<NumberChange> order = Comparator.comparing(NumberChange::phoneNumber);
        Map<Standing, Integer> counts = new EnumMap<>(Standing.class);
        standings.values().forEach(standing -> counts.merge(standing, 1, Integer::sum));
        return new WebhookPlan(
                workspaceId,
                accountSid,
                now,
                standings.size(),
                changes.values().stream().sorted(order).toList(),
                foreign.values().stream().sorted(order).toList(),
                counts);
    }
}
