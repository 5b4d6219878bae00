package app.switchboard.fx;

import java.util.Enumeration;
import java.util.ResourceBundle;

/** Every text two fifths longer than it is: as another language may have it. */
public final class LongWords extends ResourceBundle {

    private static final int LONGEST_WORD = 7;

    private final ResourceBundle words;

    private LongWords(ResourceBundle words) {
        this.words = words;
    }

    /** The same texts in longer words. */
    public static Texts of(Texts texts) {
        return texts.with(new LongWords(texts.bundle()));
    }

    @Override
    protected Object handleGetObject(String key) {
        String text = words.getString(key);
        StringBuilder longer = new StringBuilder(text);
        int more = (int) Math.ceil(text.replaceAll("\\{[^}]*}", "").length() * 0.4);
        for (int i = 0; i < more; i++) {
            // Letters that no text has show in a picture what was added; words of this length can be wrapped.
            longer.append(i % LONGEST_WORD == LONGEST_WORD - 1 ? ' ' : 'ẍ');
        }
        return longer.toString();
    }

    @Override
    public Enumeration<String> getKeys() {
        return words.getKeys();
    }
}
