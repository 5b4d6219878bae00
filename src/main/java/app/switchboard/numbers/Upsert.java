package app.switchboard.numbers;

import java.util.List;

/**
 * What storing some numbers came to.
 *
 * @param count rows by what happened to them
 * @param drift how the routing of numbers that were active before differs from what was known of them
 */
public record Upsert(UpsertCount count, List<Drift> drift) {

    /** Of nothing. */
    public static final Upsert NONE = new Upsert(UpsertCount.NONE, List.of());
}
