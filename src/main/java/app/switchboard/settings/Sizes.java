package app.switchboard.settings;

import app.switchboard.fx.Texts;
import java.text.NumberFormat;

/** How much room something takes, as people read it. */
final class Sizes {

    private static final String[] UNITS = {"bytes", "KB", "MB", "GB"};

    private Sizes() {}

    /** {@code 1.4 MB}: in thousands, as the file managers of today count. */
    static String text(Texts texts, long bytes) {
        double value = bytes;
        int unit = 0;
        while (value >= 1000 && unit < UNITS.length - 1) {
            value /= 1000;
            unit++;
        }
        NumberFormat format = NumberFormat.getInstance(texts.locale());
        format.setMaximumFractionDigits(unit < 2 ? 0 : 1);
        return format.format(value) + "\u00a0" + UNITS[unit];
    }
}
