package app.switchboard.fx;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.Reader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.text.MessageFormat;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Properties;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** What must hold for the words of all views, in both languages: none is missing, none is left over, none is untranslated. */
class WordsTest {

    private static final Path WORDS = Path.of("src/main/resources/i18n");
    private static final Path VIEWS = Path.of("src/main/resources/fxml");
    private static final Path CODE = Path.of("src/main/java/app/switchboard");

    /** The packages that speak through {@link Texts}. */
    private static final List<String> PACKAGES = List.of("fx", "shell", "inventory", "activity", "settings");

    /** Put before keys by a class of its own (settings.Wording), so that it says nothing of what is used. */
    private static final String WRAPPED = "credentials.";

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

    private static final Pattern IN_VIEW = Pattern.compile("=\"%([^\"]+)\"");
    private static final Pattern LITERAL = Pattern.compile("\"((?:[^\"\\\\\\n]|\\\\.)*)\"");
    private static final Pattern GIVEN = Pattern.compile("[tT]exts(?:\\(\\))?\\s*\\.get\\(\\s*\"([^\"]+)\"\\s*[,)]");
    private static final Pattern KEY = Pattern.compile("[a-z][a-z0-9-]*(?:\\.[a-z0-9-]+)+");
    private static final Pattern PREFIX = Pattern.compile("[a-z][a-z0-9-]*(?:\\.[a-z0-9-]+)*\\.");
    private static final Pattern ARGUMENT = Pattern.compile("\\{(\\d+)[,}]");

    static List<String> areas() {
        return Bundle.AREAS;
    }

    @Test
    void everyKeyThatIsUsedIsThere() throws IOException {
        Map<String, String> english = all("");
        Set<String> roots = english.keySet().stream()
                .filter(key -> key.contains("."))
                .map(WordsTest::root)
                .collect(Collectors.toSet());
        Set<String> missing = new TreeSet<>(inViews());
        missing.addAll(given());
        // A literal that looks like a key and begins like one is a key: it may come to get() by way of a variable.
        literals().stream()
                .filter(text -> KEY.matcher(text).matches())
                .filter(text -> roots.contains(root(text)))
                .forEach(missing::add);
        missing.removeAll(english.keySet());
        assertThat(missing)
                .as("lines to add to AREA.properties: " + lines(missing))
                .isEmpty();
    }

    @Test
    void everyBeginningOfAKeyHasKeys() throws IOException {
        Map<String, String> english = all("");
        Set<String> roots = english.keySet().stream().map(WordsTest::root).collect(Collectors.toSet());
        assertThat(prefixes())
                .filteredOn(prefix -> roots.contains(root(prefix)))
                .allMatch(prefix -> english.keySet().stream().anyMatch(key -> key.startsWith(prefix)));
    }

    @ParameterizedTest
    @MethodSource("areas")
    void noKeyIsLeftOver(String area) throws IOException {
        Set<String> used = new HashSet<>(inViews());
        used.addAll(literals());
        Set<String> prefixes = prefixes();
        Set<String> left = new TreeSet<>(read(area, "").keySet());
        left.removeIf(key -> used.contains(key)
                || isPartner(key, used)
                || prefixes.stream().anyMatch(key::startsWith)
                || (key.startsWith(WRAPPED) && usedShort(key.substring(WRAPPED.length()), used, prefixes)));
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
        Map<String, String> english = read(area, "");
        Map<String, String> german = read(area, "_de");
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
        Map<String, String> english = read(area, "");
        Map<String, String> german = read(area, "_de");
        german.keySet().retainAll(english.keySet());
        assertThat(german)
                .allSatisfy((key, text) ->
                        assertThat(arguments(text)).as(key).isEqualTo(arguments(String.valueOf(english.get(key)))));
    }

    @ParameterizedTest
    @MethodSource("areas")
    void noApostropheEndsAnArgument(String area) throws IOException {
        for (String language : List.of("", "_de")) {
            read(area, language).forEach((key, text) -> {
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
            Path file = file(area, language);
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

    private static Set<String> inViews() throws IOException {
        return found(IN_VIEW, files(VIEWS, ".fxml"));
    }

    private static Set<String> given() throws IOException {
        return found(GIVEN, code());
    }

    private static Set<String> literals() throws IOException {
        return found(LITERAL, code());
    }

    /** What keys are put together from: a literal that ends in a dot. */
    private static Set<String> prefixes() throws IOException {
        Set<String> prefixes = literals();
        prefixes.removeIf(text -> !PREFIX.matcher(text).matches() || text.equals(WRAPPED));
        return prefixes;
    }

    private static Set<String> found(Pattern pattern, List<Path> files) throws IOException {
        Set<String> found = new TreeSet<>();
        for (Path file : files) {
            Matcher matcher = pattern.matcher(Files.readString(file));
            while (matcher.find()) {
                found.add(matcher.group(1));
            }
        }
        return found;
    }

    private static List<Path> code() throws IOException {
        List<Path> files = new ArrayList<>();
        for (String name : PACKAGES) {
            files.addAll(files(CODE.resolve(name), ".java"));
        }
        return files;
    }

    private static List<Path> files(Path folder, String ending) throws IOException {
        try (Stream<Path> files = Files.list(folder)) {
            return files.filter(file -> file.toString().endsWith(ending))
                    .sorted()
                    .toList();
        }
    }

    private static Map<String, String> all(String language) throws IOException {
        Map<String, String> all = new LinkedHashMap<>();
        for (String area : areas()) {
            all.putAll(read(area, language));
        }
        return all;
    }

    private static Map<String, String> read(String area, String language) throws IOException {
        Path file = file(area, language);
        Properties words = new Properties();
        if (Files.exists(file)) {
            try (Reader reader = Files.newBufferedReader(file)) {
                words.load(reader);
            }
        }
        Map<String, String> read = new LinkedHashMap<>();
        words.stringPropertyNames().stream().sorted().forEach(key -> read.put(key, words.getProperty(key)));
        return read;
    }

    private static Path file(String area, String language) {
        return WORDS.resolve(area + language + ".properties");
    }
}
