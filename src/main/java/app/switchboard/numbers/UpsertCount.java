package app.switchboard.numbers;

/** What an upsert came to, in rows. */
public record UpsertCount(int added, int changed, int unchanged) {

    public static final UpsertCount NONE = new UpsertCount(0, 0, 0);

    public UpsertCount plus(UpsertCount other) {
        return new UpsertCount(added + other.added, changed + other.changed, unchanged + other.unchanged);
    }
}
