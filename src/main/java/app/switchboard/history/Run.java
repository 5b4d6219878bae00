package app.switchboard.history;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * One run as recorded.
 *
 * @param purpose what it was begun for
 * @param finishedAt null while it runs, and for good where the process died
 * @param report null until finished
 */
public record Run(
        String id,
        String workspaceId,
        History.Purpose purpose,
        Instant startedAt,
        @Nullable Instant finishedAt,
        @Nullable RunReport report) {}
