package app.switchboard.store;

import java.nio.file.Path;
import org.jspecify.annotations.Nullable;

/**
 * What a restore led to.
 *
 * @param contents what the database holds now
 * @param setAside where the file is that was there before; null: there was none
 */
public record Restored(DatabaseContents contents, @Nullable Path setAside) {}
