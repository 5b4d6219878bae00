package app.switchboard.fx;

import app.switchboard.base.Failure;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.ResourceBundle;
import java.util.ResourceBundle.Control;
import java.util.regex.MatchResult;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Says what the engine says of failures, which is English also where it was stored, in the window's language. */
final class FailureTexts {

    static final String NAME = "i18n.failures";

    private static final Pattern ARGUMENT = Pattern.compile("\\{(\\d)}");

    /**
     * A text the engine has, and how it is said here.
     *
     * @param arguments the numbers of the pattern's groups, in their order
     */
    private record Template(String code, String english, Pattern pattern, List<String> arguments, String said) {}

    private final List<Template> templates = new ArrayList<>();

    FailureTexts(Locale locale) {
        Control control = Control.getNoFallbackControl(Control.FORMAT_PROPERTIES);
        ResourceBundle english = ResourceBundle.getBundle(NAME, Locale.ROOT, control);
        ResourceBundle said = ResourceBundle.getBundle(NAME, locale, control);
        for (String key : english.keySet()) {
            if (!said.getString(key).equals(english.getString(key))) {
                String code = key.substring(0, "SB-000".length());
                String[] from = halves(english.getString(key));
                String[] to = halves(said.getString(key));
                add(code, (from[0] + " " + from[1]).strip(), (to[0] + " " + to[1]).strip());
                add(code, from[0], to[0]);
                add(code, from[1], to[1]);
            }
        }
        // The one that says most of itself is meant: another may take its words for an argument.
        templates.sort(Comparator.comparingInt((Template template) ->
                        ARGUMENT.matcher(template.english()).replaceAll("").length())
                .reversed());
    }

    private static String[] halves(String template) {
        int bar = template.indexOf('|');
        return new String[] {
            template.substring(0, bar).strip(), template.substring(bar + 1).strip()
        };
    }

    private void add(String code, String english, String said) {
        if (english.isEmpty()) {
            return;
        }
        StringBuilder regex = new StringBuilder();
        List<String> arguments = new ArrayList<>();
        int end = 0;
        Matcher argument = ARGUMENT.matcher(english);
        while (argument.find()) {
            regex.append(Pattern.quote(english.substring(end, argument.start())))
                    .append("(.*?)");
            arguments.add(argument.group(1));
            end = argument.end();
        }
        regex.append(Pattern.quote(english.substring(end)));
        templates.add(new Template(
                code, english, Pattern.compile(regex.toString(), Pattern.DOTALL), List.copyOf(arguments), said));
    }

    /**
     * A text of the engine as it is said here; as it is, if it is none.
     *
     * @param code null where only the text was kept
     */
    String of(@Nullable String code, String english) {
        for (Template template : templates) {
            if (code == null || template.code().equals(code)) {
                Matcher matcher = template.pattern().matcher(english);
                if (matcher.matches()) {
                    return fill(template, matcher);
                }
            }
        }
        return english;
    }

    private static String fill(Template template, MatchResult found) {
        Map<String, String> values = new HashMap<>();
        for (int i = 0; i < template.arguments().size(); i++) {
            values.put(template.arguments().get(i), found.group(i + 1));
        }
        return ARGUMENT.matcher(template.said())
                .replaceAll(at -> Matcher.quoteReplacement(values.getOrDefault(at.group(1), at.group())));
    }

    /** The same failure, its words as they are said here. */
    Failure of(Failure failure) {
        String code = failure.code();
        String sentence = of(code, failure.sentence());
        String wayOut = of(code, failure.wayOut());
        return switch (failure) {
            case Failure.Input input -> new Failure.Input(code, sentence, wayOut);
            case Failure.Credentials of -> new Failure.Credentials(code, sentence, wayOut, of.twilioCode());
            case Failure.Network of -> new Failure.Network(code, sentence, wayOut, of.cause());
            case Failure.Twilio of -> new Failure.Twilio(code, sentence, wayOut, of.twilioCode(), of.cause());
            case Failure.Database of -> new Failure.Database(code, sentence, wayOut, of.cause());
            case Failure.Secrets of -> new Failure.Secrets(code, sentence, wayOut, of.cause());
            // Its words are fixed in its type.
            case Failure.Bug bug -> new Failure.Twilio(code, sentence, wayOut, null, bug.cause());
        };
    }
}
