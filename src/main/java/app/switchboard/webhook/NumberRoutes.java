package app.switchboard.webhook;

import app.switchboard.numbers.StoredNumber;
import app.switchboard.workspace.Hook;
import java.time.Instant;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * The routing of a stored number: what is wanted, what is set, what really happens, and why they differ.
 *
 * @param hooks every webhook
 * @param unverifiedSince since when nobody looked successfully; null where the last look succeeded
 */
public record NumberRoutes(
        StoredNumber number,
        Map<Hook, HookRoute> hooks,
        @Nullable Instant unverifiedSince) {

    public HookRoute hook(Hook hook) {
        return Objects.requireNonNull(hooks.get(hook));
    }
}
