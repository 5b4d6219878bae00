package app.switchboard.fx;

/**
 * Where two values differ: what they begin with alike, the part that differs in each, what they end with alike. Cut between words, never within one: people read addresses part by part, and half a word that happens to be alike only confuses.
 *
 * @param before the part that only the first has
 * @param after the part that only the second has
 */
public record Difference(String prefix, String before, String after, String suffix) {

    private static final String CUT = "…";

    /** Of two values. What both begin with is counted before what both end with. */
    public static Difference between(String before, String after) {
        int[] one = before.codePoints().toArray();
        int[] other = after.codePoints().toArray();
        int most = Math.min(one.length, other.length);
        int start = 0;
        while (start < most && one[start] == other[start]) {
            start++;
        }
        int end = 0;
        while (end < most - start && one[one.length - 1 - end] == other[other.length - 1 - end]) {
            end++;
        }
        start = wholeStart(one, other, start);
        end = wholeEnd(one, other, end);
        return new Difference(
                text(one, 0, start),
                text(one, start, one.length - end),
                text(other, start, other.length - end),
                text(one, one.length - end, one.length));
    }

    private static int wholeStart(int[] one, int[] other, int start) {
        int at = start;
        if (isInWord(one, start) || isInWord(other, start)) {
            while (at > 0 && isInWord(one, at - 1)) {
                at--;
            }
        }
        return at;
    }

    private static int wholeEnd(int[] one, int[] other, int end) {
        int at = end;
        if (isInWord(one, one.length - end - 1) || isInWord(other, other.length - end - 1)) {
            while (at > 0 && isInWord(one, one.length - at)) {
                at--;
            }
        }
        return at;
    }

    private static boolean isInWord(int[] text, int index) {
        return index >= 0
                && index < text.length
                && (Character.isLetterOrDigit(text[index]) || text[index] == '-' || text[index] == '_');
    }

    /** The first value again. */
    public String wholeBefore() {
        return prefix + before + suffix;
    }

    /** The second value again. */
    public String wholeAfter() {
        return prefix + after + suffix;
    }

    /**
     * As much of it as fits on a line, with … for what was left out: first of what is alike, at the ends away from the difference, and only then of the difference, at its own end.
     *
     * @param most code points of the longer of both values; at least 8
     */
    public Difference fitted(int most) {
        int changed = Math.max(length(before), length(after));
        int room = Math.max(most - changed, 0);
        int ends = Math.min(length(suffix), Math.max(room / 3, room - length(prefix)));
        String end = cutEnd(suffix, ends);
        String start = cutStart(prefix, room - length(end));
        int left = Math.max(most - length(start) - length(end), 8);
        return new Difference(start, cutEnd(before, left), cutEnd(after, left), end);
    }

    private static String cutStart(String text, int most) {
        int[] points = text.codePoints().toArray();
        if (points.length <= most) {
            return text;
        }
        return most < 1 ? CUT : CUT + text(points, points.length - most + 1, points.length);
    }

    private static String cutEnd(String text, int most) {
        int[] points = text.codePoints().toArray();
        if (points.length <= most) {
            return text;
        }
        return most < 1 ? CUT : text(points, 0, most - 1) + CUT;
    }

    private static int length(String text) {
        return text.codePointCount(0, text.length());
    }

    private static String text(int[] points, int from, int to) {
        return new String(points, from, to - from);
    }
}
