package app.switchboard.sim;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;
import java.util.function.ToIntFunction;
import org.jspecify.annotations.Nullable;

/**
 * One page of a listing. As with Twilio its token names the place after which it begins, so that a list that changes meanwhile neither skips nor repeats.
 *
 * @param next the next page's token; null: this is the last, or says so
 */
record Page<T>(List<T> items, String token, @Nullable String next) {

    static <T> Page<T> of(List<T> all, ToIntFunction<T> place, String token, int size, Fault fault, Dice dice) {
        // "PA7" begins after place 7, "PA7." too: the link on an empty page must differ from the one that led there.
        int after = token.isEmpty() ? -1 : Integer.parseInt(token.substring(2).replace(".", ""));
        if (fault == Fault.EMPTY_PAGE) {
            return new Page<>(List.of(), token, "PA" + after + ".".repeat(dots(token) + 1));
        }
        List<T> rest =
                all.stream().filter(item -> place.applyAsInt(item) > after).toList();
        List<T> items = new ArrayList<>(rest.subList(0, Math.min(size, rest.size())));
        String next = items.size() < rest.size() ? "PA" + place.applyAsInt(items.getLast()) : null;
        switch (fault) {
            case TRUNCATED -> next = null;
            case OMITTED -> {
                if (!items.isEmpty()) {
                    items.remove(dice.below(items.size()));
                }
            }
            case REPEATED ->
                all.stream()
                        .filter(item -> place.applyAsInt(item) <= after)
                        .findFirst()
                        .ifPresent(item -> items.add(0, item));
            default -> {}
        }
        return new Page<>(items, token, next);
    }

    private static int dots(String token) {
        return (int) token.chars().filter(letter -> letter == '.').count();
    }

    /** The items as they go over the wire; null for a list that is none. */
    @Nullable
    List<String> texts(Fault fault, Function<T, String> text) {
        return fault == Fault.NULL_LIST ? null : items.stream().map(text).toList();
    }

    /** The link to the next page. */
    @Nullable
    String link(String base, Fault fault) {
        String query = "?PageSize=1000&Page=1&PageToken=";
        return switch (fault) {
            case CIRCLE -> base + query + (token.isEmpty() ? "PA-1" : token);
            case ASTRAY ->
                (base.startsWith("https:") ? "https://messaging.evil.example/v1" : ".evil.example/x") + query;
            default -> next == null ? null : base + query + next;
        };
    }
}
