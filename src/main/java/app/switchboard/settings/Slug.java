package app.switchboard.settings;

import java.text.Normalizer;
import java.util.Locale;
import java.util.Set;

/** Suggests a workspace id for a name: what fits into a web address and still reads like the name. */
final class Slug {

    private static final int LONGEST = 64;

    private Slug() {}

    /** The suggestion; empty where the name holds no letter or digit that an id can hold. */
    static String of(String name, Set<String> taken) {
        String plain = Normalizer.normalize(name, Normalizer.Form.NFKD)
                .replaceAll("\\p{M}+", "")
                .toLowerCase(Locale.ROOT)
                .replaceAll("[^a-z0-9]+", "-");
        String slug = cut(plain, LONGEST);
        String free = slug;
        for (int n = 2; taken.contains(free) && !slug.isEmpty(); n++) {
            String ending = "-" + n;
            free = cut(slug, LONGEST - ending.length()) + ending;
        }
        return free;
    }

    private static String cut(String text, int longest) {
        String begins = text.replaceAll("^-+", "");
        return begins.substring(0, Math.min(longest, begins.length())).replaceAll("-+$", "");
    }
}
