package app.switchboard.inventory;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;

/**
 * What is asked of numbers beside the scope. Of several countries or tags one is enough; of several capabilities all are needed.
 *
 * @param regions two letters each; none: any
 */
record Filters(Set<String> regions, Set<Can> can, Set<String> tags) {

    /** What a number can take. */
    enum Can {
        VOICE,
        SMS,
        MMS,
        FAX;

        boolean holds(NumberRow row) {
            var can = row.stored().capabilities();
            return switch (this) {
                case VOICE -> can.voice();
                case SMS -> can.sms();
                case MMS -> can.mms();
                case FAX -> can.fax();
            };
        }

        /** The end of the keys of its words. */
        String key() {
            return name().toLowerCase(Locale.ROOT);
        }
    }

    static final Filters NONE = new Filters(Set.of(), Set.of(), Set.of());

    boolean isNone() {
        return equals(NONE);
    }

    boolean holds(NumberRow row) {
        return (regions.isEmpty() || regions.contains(row.region()))
                && (can.isEmpty() || can.stream().allMatch(one -> one.holds(row)))
                && (tags.isEmpty() || row.stored().tags().stream().anyMatch(tags::contains));
    }

    Filters withRegion(String region, boolean wanted) {
        return new Filters(with(regions, region, wanted), can, tags);
    }

    Filters withCan(Can one, boolean wanted) {
        return new Filters(regions, with(can, one, wanted), tags);
    }

    Filters withTag(String tag, boolean wanted) {
        return new Filters(regions, can, with(tags, tag, wanted));
    }

    private static <T> Set<T> with(Set<T> set, T one, boolean wanted) {
        Set<T> changed = new HashSet<>(set);
        if (wanted) {
            changed.add(one);
        } else {
            changed.remove(one);
        }
        return Set.copyOf(changed);
    }

    /** All that is asked for, in few words. */
    List<String> words() {
        List<String> words = new ArrayList<>(regions.stream().sorted().toList());
        can.stream().sorted().map(Enum::name).forEach(words::add);
        tags.stream().sorted().forEach(words::add);
        return words;
    }
}
