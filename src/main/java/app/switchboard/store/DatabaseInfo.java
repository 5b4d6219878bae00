package app.switchboard.store;

import java.nio.file.Path;

/**
 * The database file.
 *
 * @param bytes its size
 * @param liveBytes how much of that is in use, about: the rest goes when it is compacted
 * @param schema the newest migration that it has
 * @param engine H2's version
 */
public record DatabaseInfo(Path file, long bytes, long liveBytes, int schema, String engine) {}
