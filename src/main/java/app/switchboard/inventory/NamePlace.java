package app.switchboard.inventory;

import app.switchboard.fx.Texts;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/** Where a name stands in the order of the locale. Found out when it is first compared: it takes more memory than the name, and most lists are sorted by number. */
final class NamePlace implements Comparable<NamePlace> {

    private final String name;
    private final Texts texts;
    private byte @Nullable [] key;

    NamePlace(String name, Texts texts) {
        this.name = name;
        this.texts = texts;
    }

    @Override
    public int compareTo(NamePlace other) {
        return Arrays.compareUnsigned(key(), other.key());
    }

    /** Threads that ask at the same time find the same. */
    private byte[] key() {
        byte[] known = key;
        if (known == null) {
            known = texts.order(name).toByteArray();
            key = known;
        }
        return known;
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof NamePlace place && name.equals(place.name);
    }

    @Override
    public int hashCode() {
        return name.hashCode();
    }
}
