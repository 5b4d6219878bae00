package app.switchboard.numbers;

import java.util.Locale;
import java.util.function.Predicate;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Finds numbers by anything a person may know of them: the number in any written form, the name, the SID, an address, a tag. */
public final class NumberSearch {

    /** Digits, and what people write between them. */
    private static final Pattern WRITTEN_NUMBER = Pattern.compile("\\+?[0-9 ().\\-/]*[0-9][0-9 ().\\-/]*");

    private NumberSearch() {}

    /** True where a number matches; everything matches a blank query. */
    public static boolean matches(StoredNumber stored, String query) {
        return matching(query).test(stored);
    }

    /** A test for many numbers. Each word of the query must be found somewhere; a query that is written as a phone number is one word. */
    public static Predicate<StoredNumber> matching(String query) {
        String wanted = query.strip().toLowerCase(Locale.ROOT);
        if (wanted.isEmpty()) {
            return stored -> true;
        }
        if (WRITTEN_NUMBER.matcher(wanted).matches()) {
            String digits = digits(wanted);
            return stored -> phoneHas(stored, wanted, digits) || has(stored, wanted);
        }
        String[] words = wanted.split("\\s+", -1);
        return stored -> {
            for (String word : words) {
                if (!has(stored, word)) {
                    return false;
                }
            }
            return true;
        };
    }

    private static boolean phoneHas(StoredNumber stored, String wanted, String digits) {
        String of = digits(stored.number().phoneNumber());
        // A plus says that the country code is written out: nothing may stand before it.
        return wanted.startsWith("+") ? of.startsWith(digits) : of.contains(digits);
    }

    private static boolean has(StoredNumber stored, String word) {
        PhoneNumber number = stored.number();
        return holds(number.phoneNumber(), word)
                || holds(number.friendlyName(), word)
                || holds(number.sid(), word)
                || holds(number.webhookUrl(), word)
                || holds(stored.via(), word)
                || holds(number.workspaceId(), word)
                || stored.tags().stream().anyMatch(tag -> holds(tag, word))
                || stored.webhooks().values().stream().anyMatch(value -> holds(value, word));
    }

    private static boolean holds(@Nullable String text, String word) {
        return text != null && text.toLowerCase(Locale.ROOT).contains(word);
    }

    private static String digits(String text) {
        StringBuilder digits = new StringBuilder(text.length());
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            if (c >= '0' && c <= '9') {
                digits.append(c);
            }
        }
        return digits.toString();
    }
}
