package app.switchboard.base;

import java.util.UUID;
import java.util.concurrent.ThreadLocalRandom;
import java.util.concurrent.atomic.AtomicLong;

/** Ids are text everywhere: mixed types broke the foreign keys of the system this one grew out of. */
public final class Ids {

    private static final int COUNTER_BITS = 12;
    private static final AtomicLong LAST = new AtomicLong();

    private Ids() {}

    /** A new random id, in the form that Postgres' {@code gen_random_uuid()::text} has. */
    public static String random() {
        return UUID.randomUUID().toString();
    }

    /**
     * A new id for a row: a UUID of version 7, higher than those before it. Rows that are added together then stand together in the index: with random ids each commit of a large table writes most of its pages anew.
     */
    public static String ordered() {
        long now = System.currentTimeMillis() << COUNTER_BITS;
        long tick = LAST.updateAndGet(last -> Math.max(last + 1, now));
        long high = ((tick >>> COUNTER_BITS) << 16) | 0x7000 | (tick & 0xfff);
        long low = (ThreadLocalRandom.current().nextLong() >>> 2) | 0x8000_0000_0000_0000L;
        return new UUID(high, low).toString();
    }
}
