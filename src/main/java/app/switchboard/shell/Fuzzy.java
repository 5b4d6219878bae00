package app.switchboard.shell;

import java.util.Locale;

/** How well a text answers what was typed: its letters in their order, gaps allowed. */
final class Fuzzy {

    /** What {@link #score} says of a text that does not match. */
    static final int NONE = -1;

    private static final int AT_A_WORD = 8;
    private static final int IN_A_ROW = 5;

    private Fuzzy() {}

    /** Higher is better: letters in a row and at the beginnings of words count more, long texts less. */
    static int score(String typed, String text) {
        String wanted = typed.strip().toLowerCase(Locale.ROOT);
        String in = text.toLowerCase(Locale.ROOT);
        int score = 0;
        int last = -1;
        for (int i = 0; i < wanted.length(); i++) {
            char letter = wanted.charAt(i);
            if (letter == ' ') {
                continue;
            }
            int at = best(in, letter, last + 1);
            if (at < 0) {
                return NONE;
            }
            score += 1 + (at == last + 1 && last >= 0 ? IN_A_ROW : 0) + (beginsWord(in, at) ? AT_A_WORD : 0);
            last = at;
        }
        return 100 + 10 * score - Math.min(in.length(), 99);
    }

    /** The next one where a word begins, but for one that follows at once. */
    private static int best(String in, char letter, int from) {
        int first = in.indexOf(letter, from);
        if (first == from || first < 0) {
            return first;
        }
        for (int at = first; at >= 0; at = in.indexOf(letter, at + 1)) {
            if (beginsWord(in, at)) {
                return at;
            }
        }
        return first;
    }

    private static boolean beginsWord(String in, int at) {
        return at == 0 || !Character.isLetterOrDigit(in.charAt(at - 1));
    }
}
