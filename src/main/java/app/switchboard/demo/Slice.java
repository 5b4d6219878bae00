package app.switchboard.demo;

import app.switchboard.demo.Reply.RefusedException;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.OptionalLong;
import java.util.Set;
import java.util.function.Function;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * One page of a list, and the links to its neighbours. As with Twilio a page is found by its token (the record before or after it), so that a list that changes meanwhile neither
 * skips nor repeats records.
 */
record Slice<T>(
        List<T> items,
        int page,
        int size,
        String uri,
        String first,
        @Nullable String previous,
        @Nullable String next) {

    private static final int DEFAULT_SIZE = 50;
    private static final int MAX_SIZE = 1000;
    private static final Set<String> PAGING = Set.of("PageSize", "Page", "PageToken");

    /**
     * Cuts the page that the query asks for.
     *
     * @param base the list's own path or URL; links are built on it
     * @throws RefusedException 400/70002 if the query asks for a page there is none of
     */
    static <T> Slice<T> of(
            Shelf<T> shelf, Predicate<T> wanted, Function<T, String> sid, String base, Map<String, String> query) {
        int size = number(query, "PageSize", DEFAULT_SIZE);
        int page = number(query, "Page", 0);
        if (size < 1 || size > MAX_SIZE) {
            throw badRequest("PageSize must be between 1 and " + MAX_SIZE);
        }
        String token = query.getOrDefault("PageToken", "");
        if (page > 0 && token.isEmpty()) {
            throw badRequest("Page " + page + " needs its PageToken");
        }
        List<T> items = cut(shelf, wanted, token, size);
        long from = items.isEmpty() ? -1 : placeOf(shelf, sid.apply(items.getFirst()));
        long to = items.isEmpty() ? -1 : placeOf(shelf, sid.apply(items.getLast()));
        boolean more = !items.isEmpty() && !shelf.after(to, wanted, 1).isEmpty();
        boolean less = page > 0 && !items.isEmpty() && shelf.anyBefore(from, wanted);
        String filters = filters(query);
        return new Slice<>(
                items,
                page,
                size,
                link(base, filters, size, page, token),
                link(base, filters, size, 0, ""),
                less ? link(base, filters, size, page - 1, "PB" + sid.apply(items.getFirst())) : null,
                more ? link(base, filters, size, page + 1, "PA" + sid.apply(items.getLast())) : null);
    }

    /** The index of the page's first record in the list. */
    int start() {
        return page * size;
    }

    /** The index of the page's last record in the list. */
    int end() {
        return Math.max(start(), start() + items.size() - 1);
    }

    private static <T> List<T> cut(Shelf<T> shelf, Predicate<T> wanted, String token, int size) {
        if (token.isEmpty()) {
            return shelf.after(-1, wanted, size);
        }
        if (token.startsWith("PA")) {
            return shelf.after(placeOf(shelf, token.substring(2)), wanted, size);
        }
        if (!token.startsWith("PB")) {
            throw badRequest("Invalid PageToken");
        }
        List<T> before = shelf.before(placeOf(shelf, token.substring(2))).stream()
                .filter(wanted)
                .toList();
        return before.subList(Math.max(0, before.size() - size), before.size());
    }

    private static long placeOf(Shelf<?> shelf, String sid) {
        OptionalLong place = shelf.place(sid);
        return place.orElseThrow(() -> badRequest("Invalid PageToken"));
    }

    private static int number(Map<String, String> query, String key, int otherwise) {
        String text = query.get(key);
        if (text == null) {
            return otherwise;
        }
        try {
            return Integer.parseInt(text);
        } catch (NumberFormatException e) {
            throw badRequest(key + " must be a number");
        }
    }

    private static RefusedException badRequest(String message) {
        return new RefusedException(400, 70002, message);
    }

    private static String filters(Map<String, String> query) {
        return query.entrySet().stream()
                .filter(parameter -> !PAGING.contains(parameter.getKey()))
                .map(parameter -> encode(parameter.getKey()) + "=" + encode(parameter.getValue()) + "&")
                .collect(Collectors.joining());
    }

    private static String link(String base, String filters, int size, int page, String token) {
        String link = base + "?" + filters + "PageSize=" + size + "&Page=" + page;
        return token.isEmpty() ? link : link + "&PageToken=" + token;
    }

    private static String encode(String text) {
        return URLEncoder.encode(text, StandardCharsets.UTF_8);
    }
}
