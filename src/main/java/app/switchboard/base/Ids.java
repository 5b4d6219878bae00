package app.switchboard.base;

import java.util.UUID;

/** Ids are text everywhere: mixed types broke the foreign keys of the system this one grew out of. */
public final class Ids {

    private Ids() {}

    /** A new random id, in the form that Postgres' {@code gen_random_uuid()::text} has. */
    public static String random() {
        return UUID.randomUUID().toString();
    }
}
