package app.switchboard.demo;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.NavigableMap;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.TreeMap;
import java.util.function.Predicate;
import java.util.function.UnaryOperator;

/** Records by SID in the order they came. A removed record leaves its place behind, so that a page token that names it still points between its neighbours. Thread-safe. */
final class Shelf<T> {

    private final Map<String, Long> places = new HashMap<>();
    private final NavigableMap<Long, T> items = new TreeMap<>();

    synchronized void put(String sid, T item) {
        items.put(places.computeIfAbsent(sid, unknown -> (long) places.size()), item);
    }

    synchronized Optional<T> get(String sid) {
        Long place = places.get(sid);
        return place == null ? Optional.empty() : Optional.ofNullable(items.get(place));
    }

    synchronized Optional<T> update(String sid, UnaryOperator<T> change) {
        Optional<T> changed = get(sid).map(change);
        changed.ifPresent(item -> put(sid, item));
        return changed;
    }

    synchronized Optional<T> remove(String sid) {
        Long place = places.get(sid);
        return place == null ? Optional.empty() : Optional.ofNullable(items.remove(place));
    }

    synchronized List<T> all() {
        return List.copyOf(items.values());
    }

    synchronized OptionalLong place(String sid) {
        Long place = places.get(sid);
        return place == null ? OptionalLong.empty() : OptionalLong.of(place);
    }

    /** The first records after a place that are wanted. Reads no further: a long list is asked for page by page. */
    synchronized List<T> after(long place, Predicate<T> wanted, int most) {
        return items.tailMap(place, false).values().stream()
                .filter(wanted)
                .limit(most)
                .toList();
    }

    synchronized boolean anyBefore(long place, Predicate<T> wanted) {
        return items.headMap(place, false).values().stream().anyMatch(wanted);
    }

    synchronized List<T> before(long place) {
        return List.copyOf(items.headMap(place, false).values());
    }
}
