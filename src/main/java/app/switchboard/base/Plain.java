package app.switchboard.base;

/** Text from outside, fit for a screen or a terminal. What is stored, exported as JSON or put on the clipboard as one value stays raw. */
public final class Plain {

    /** Characters; a longer text would only hold up the screen. Names at Twilio have 64, addresses 2,048. */
    private static final int MOST = 4096;

    private Plain() {}

    /** Without what could disguise a text or steer a terminal: control, bidirectional and other invisible characters and line breaks are left out, and what is beyond 4,096 characters. */
    public static String of(String raw) {
        if (raw.length() <= MOST && raw.codePoints().allMatch(Plain::shows)) {
            return raw;
        }
        StringBuilder shown = new StringBuilder();
        raw.codePoints().filter(Plain::shows).limit(MOST + 1L).forEach(shown::appendCodePoint);
        if (shown.codePointCount(0, shown.length()) <= MOST) {
            return shown.toString();
        }
        shown.setLength(shown.offsetByCodePoints(0, MOST - 1));
        return shown.append('…').toString();
    }

    /** True for what can be seen. */
    public static boolean shows(int codePoint) {
        return switch (Character.getType(codePoint)) {
            case Character.CONTROL,
                    Character.FORMAT,
                    Character.SURROGATE,
                    Character.LINE_SEPARATOR,
                    Character.PARAGRAPH_SEPARATOR -> false;
            default -> true;
        };
    }
}
