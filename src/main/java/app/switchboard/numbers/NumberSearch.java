package app.switchboard.numbers;

import app.switchboard.twilio.WebhookField;
import java.util.Arrays;
import java.util.Collection;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;
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

    /** A test for many numbers, for one thread. Each word of the query must be found somewhere; a query that is written as a phone number is one word. */
    public static Predicate<StoredNumber> matching(String query) {
        String wanted = query.strip();
        if (wanted.isEmpty()) {
            return stored -> true;
        }
        if (WRITTEN_NUMBER.matcher(wanted).matches()) {
            String digits = digits(wanted);
            Word word = new Word(wanted);
            return stored -> phoneHas(stored, wanted, digits) || word.isIn(stored);
        }
        List<Word> words =
                Arrays.stream(wanted.split("\\s+", -1)).map(Word::new).toList();
        return stored -> {
            for (Word word : words) {
                if (!word.isIn(stored)) {
                    return false;
                }
            }
            return true;
        };
    }

    private static boolean phoneHas(StoredNumber stored, String wanted, String digits) {
        // Stored as a plus and digits: looked through without a copy.
        String of = stored.number().phoneNumber();
        // A plus says that the country code is written out: nothing may stand before it.
        return wanted.startsWith("+") ? of.startsWith(digits, 1) : of.contains(digits);
    }

    /** What is looked for, in whatever case. */
    private static final class Word {

        private final String text;
        private final char lower;
        private final char upper;
        /** Many numbers have the same webhooks, as one object: looked through once. */
        private final IdentityHashMap<Map<WebhookField, String>, Boolean> known = new IdentityHashMap<>();

        Word(String text) {
            this.text = text;
            this.lower = Character.toLowerCase(text.charAt(0));
            this.upper = Character.toUpperCase(text.charAt(0));
        }

        boolean isIn(StoredNumber stored) {
            PhoneNumber number = stored.number();
            return isIn(number.phoneNumber())
                    || isIn(number.friendlyName())
                    || isIn(number.sid())
                    || known.computeIfAbsent(stored.webhooks(), this::isInOne)
                    || isIn(number.webhookUrl())
                    || isIn(stored.via())
                    || isIn(number.workspaceId())
                    || isInOne(stored.tags());
        }

        private boolean isInOne(Map<WebhookField, String> webhooks) {
            return isInOne(webhooks.values());
        }

        private boolean isInOne(Collection<String> texts) {
            for (String one : texts) {
                if (isIn(one)) {
                    return true;
                }
            }
            return false;
        }

        private boolean isIn(@Nullable String where) {
            if (where == null) {
                return false;
            }
            int last = where.length() - text.length();
            for (int i = 0; i <= last; i++) {
                char first = where.charAt(i);
                if ((first == lower || first == upper) && where.regionMatches(true, i, text, 0, text.length())) {
                    return true;
                }
            }
            return false;
        }
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
