package app.switchboard.fx;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.text.MessageFormat;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** What must hold for the words of all views, in both languages: none is missing, none is left over, none is untranslated. */
class WordsTest {

    /** What is the same in German. */
    private static final Set<String> SAME = Set.of(
            "app.name",
            "activity.pace",
            "activity.rate",
            "activity.title",
            "history.changes",
            "details.by.us",
            "numbers.filter",
            "numbers.filter.tag",
            "selection.copy.sids",
            "selection.tag",
            "tags",
            "tags.add",
            "sidebar.production",
            "credentials.name.prompt",
            "credentials.vault.passphrase",
            "settings.appearance.system",
            "settings.colour.orange",
            "settings.database.backups",
            "settings.database.schema",
            "settings.database.schema.value",
            "settings.language.system",
            "settings.level.info",
            "settings.pane.webhooks",
            "settings.proxy.title",
            "settings.tab.routing",
            "settings.secrets",
            "settings.vault.passphrase.create",
            "settings.vault.passphrase.unlock",
            "time.day-at",
            "time.seconds",
            "sidebar.demo",
            "state.offline",
            "problem",
            "problem.link",
            "numbers.column.name",
            "numbers.column.status",
            "details.path.application",
            "details.sid",
            "details.can.sms",
            "details.can.mms",
            "details.can.fax",
            "route.application",
            "credentials.name",
            "credentials.sid",
            "credentials.token",
            "credentials.twilio",
            "credentials.webhooks",
            "credentials.id.prompt",
            "credentials.id.placeholder",
            "credentials.token.saved",
            "credentials.webhook.expansion");

    private static final Pattern ARGUMENT = Pattern.compile("\\{(\\d+)[,}]");

    static List<String> areas() {
        return Bundle.AREAS;
    }

    @Test
    void everyKeyThatIsUsedIsThere() throws IOException {
        Map<String, String> english = WordFiles.all("");
        Set<String> roots = english.keySet().stream()
                .filter(key -> key.contains("."))
                .map(WordsTest::root)
                .collect(Collectors.toSet());
        Set<String> missing = new TreeSet<>(WordFiles.inViews());
        missing.addAll(WordFiles.given());
        // A literal that looks like a key and begins like one is a key: it may come to get() by way of a variable.
        WordFiles.literals().stream()
                .filter(text -> WordFiles.KEY.matcher(text).matches())
                .filter(text -> roots.contains(root(text)))
                .forEach(missing::add);
        missing.removeAll(english.keySet());
        assertThat(missing)
                .as("lines to add to AREA.properties: " + lines(missing))
                .isEmpty();
    }

    @Test
    void everyBeginningOfAKeyHasKeys() throws IOException {
        Map<String, String> english = WordFiles.all("");
        Set<String> roots = english.keySet().stream().map(WordsTest::root).collect(Collectors.toSet());
        assertThat(WordFiles.prefixes())
                .filteredOn(prefix -> roots.contains(root(prefix)))
                .allMatch(prefix -> english.keySet().stream().anyMatch(key -> key.startsWith(prefix)));
    }

    @ParameterizedTest
    @MethodSource("areas")
    void noKeyIsLeftOver(String area) throws IOException {
        Set<String> used = new HashSet<>(WordFiles.inViews());
        used.addAll(WordFiles.literals());
        Set<String> prefixes = WordFiles.prefixes();
        Set<String> left = new TreeSet<>(WordFiles.read(area, "").keySet());
        left.removeIf(key -> used.contains(key)
                || isPartner(key, used)
                || prefixes.stream().anyMatch(key::startsWith)
                || (key.startsWith(WordFiles.WRAPPED)
                        && usedShort(key.substring(WordFiles.WRAPPED.length()), used, prefixes)));
        assertThat(left)
                .as("lines that nothing uses: delete them from " + area + ".properties and " + area + "_de.properties")
                .isEmpty();
    }

    /** {@code key + ".help"} stands beside a key that is used. */
    private static boolean isPartner(String key, Set<String> used) {
        int dot = key.lastIndexOf('.');
        return dot > 0 && used.contains(key.substring(dot)) && used.contains(key.substring(0, dot));
    }

    @ParameterizedTest
    @MethodSource("areas")
    void everyKeyIsTranslated(String area) throws IOException {
        Map<String, String> english = WordFiles.read(area, "");
        Map<String, String> german = WordFiles.read(area, "_de");
        Set<String> missing = new TreeSet<>(english.keySet());
        missing.removeAll(german.keySet());
        assertThat(missing)
                .as("lines to add to " + area + "_de.properties: " + lines(missing))
                .isEmpty();
        assertThat(german.keySet()).as(area + "_de.properties").isSubsetOf(english.keySet());
        assertThat(english.keySet())
                .as("the German is the English: translate it, or name it in SAME")
                .filteredOn(key -> Objects.equals(english.get(key), german.get(key)))
                .isSubsetOf(SAME);
    }

    @ParameterizedTest
    @MethodSource("areas")
    void bothLanguagesTakeTheSameArguments(String area) throws IOException {
        Map<String, String> english = WordFiles.read(area, "");
        Map<String, String> german = WordFiles.read(area, "_de");
        german.keySet().retainAll(english.keySet());
        assertThat(german)
                .allSatisfy((key, text) ->
                        assertThat(arguments(text)).as(key).isEqualTo(arguments(String.valueOf(english.get(key)))));
    }

    @ParameterizedTest
    @MethodSource("areas")
    void noApostropheEndsAnArgument(String area) throws IOException {
        for (String language : List.of("", "_de")) {
            WordFiles.read(area, language).forEach((key, text) -> {
                if (!arguments(text).isEmpty()) {
                    assertThat(text.replace("''", "")).as(key + ": ’ or two").doesNotContain("'");
                    assertThat(new MessageFormat(text).toPattern()).as(key).isNotEmpty();
                }
            });
        }
    }

    @ParameterizedTest
    @MethodSource("areas")
    void noKeyStandsTwice(String area) throws IOException {
        for (String language : List.of("", "_de")) {
            Path file = WordFiles.file(area, language);
            List<String> keys = !Files.exists(file)
                    ? List.of()
                    : Files.readAllLines(file).stream()
                            .filter(line -> !line.startsWith("#") && line.contains("="))
                            .map(line -> line.substring(0, line.indexOf('=')))
                            .toList();
            assertThat(keys).as(file.toString()).doesNotHaveDuplicates();
        }
    }

    private static boolean usedShort(String key, Set<String> used, Set<String> prefixes) {
        // vault.create + .button: both halves are literals.
        return used.contains(key)
                || prefixes.stream().anyMatch(key::startsWith)
                || (key.contains(".")
                        && used.contains(key.substring(0, key.lastIndexOf('.')))
                        && used.contains(key.substring(key.lastIndexOf('.'))));
    }

    private static String root(String key) {
        int dot = key.indexOf('.');
        return dot < 0 ? key : key.substring(0, dot);
    }

    private static String lines(Set<String> keys) {
        return keys.stream().map(key -> "\n" + key + "=").collect(Collectors.joining());
    }

    private static Set<String> arguments(String text) {
        return ARGUMENT.matcher(text)
                .results()
                .map(found -> found.group(1))
                .collect(Collectors.toCollection(TreeSet::new));
    }
}
