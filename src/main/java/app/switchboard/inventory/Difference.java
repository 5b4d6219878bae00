package app.switchboard.inventory;

/**
 * Two values next to each other: what they begin and end with alike, and what differs between.
 *
 * @param start what both begin with
 * @param before the part of the first that differs
 * @param after the part of the second that differs
 * @param end what both end with
 */
record Difference(String start, String before, String after, String end) {

    private static final String CUT = "…";

    static Difference of(String before, String after) {
        int most = Math.min(before.length(), after.length());
        int start = 0;
        while (start < most && before.charAt(start) == after.charAt(start)) {
            start++;
        }
        int end = 0;
        while (end < most - start
                && before.charAt(before.length() - 1 - end) == after.charAt(after.length() - 1 - end)) {
            end++;
        }
        start = wholeWord(before, after, start);
        end = wholeEnd(before, after, end);
        return new Difference(
                before.substring(0, start),
                before.substring(start, before.length() - end),
                after.substring(start, after.length() - end),
                before.substring(before.length() - end));
    }

    /** People read addresses part by part: half a word that happens to be alike only confuses. */
    private static int wholeWord(String before, String after, int start) {
        if (!isInWordAt(before, start) && !isInWordAt(after, start)) {
            return start;
        }
        int at = start;
        while (at > 0 && isInWordAt(before, at - 1)) {
            at--;
        }
        return at;
    }

    private static int wholeEnd(String before, String after, int end) {
        int beforeAt = before.length() - end;
        int afterAt = after.length() - end;
        if (!isInWordAt(before, beforeAt - 1) && !isInWordAt(after, afterAt - 1)) {
            return end;
        }
        int at = end;
        while (at > 0 && isInWordAt(before, before.length() - at)) {
            at--;
        }
        return at;
    }

    private static boolean isInWordAt(String text, int index) {
        return index >= 0 && index < text.length() && isInWord(text.charAt(index));
    }

    private static boolean isInWord(char c) {
        return Character.isLetterOrDigit(c) || c == '-' || c == '_';
    }

    boolean isNone() {
        return before.isEmpty() && after.isEmpty();
    }

    /**
     * The same for a line of so many characters. What is alike is cut first, where it is farthest from the difference.
     */
    Difference within(int most) {
        int longest = Math.max(before.length(), after.length());
        int room = Math.max(0, most - longest);
        int forEnd = Math.min(end.length(), room / 3);
        String shownEnd = end.length() <= forEnd ? end : end.substring(0, Math.max(0, forEnd - 1)) + CUT;
        int forStart = room - shownEnd.length();
        String shownStart = start.length() <= forStart
                ? start
                : CUT + start.substring(Math.min(start.length(), start.length() - Math.max(0, forStart - 1)));
        return new Difference(shownStart, cut(before, most), cut(after, most), shownEnd);
    }

    private static String cut(String part, int most) {
        return part.length() <= most ? part : part.substring(0, most - 1) + CUT;
    }
}
