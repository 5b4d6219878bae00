package app.switchboard.store;

/**
 * What compacting the database file led to.
 *
 * @param bytesBefore its size before
 * @param bytesAfter its size after
 */
public record Compaction(long bytesBefore, long bytesAfter) {}
