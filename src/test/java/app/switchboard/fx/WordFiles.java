package app.switchboard.fx;

import java.io.IOException;
import java.io.Reader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Properties;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** The words of the views as they lie in the source, and the keys that views and code use of them. */
final class WordFiles {

    private static final Path WORDS = Path.of("src/main/resources/i18n");
    private static final Path VIEWS = Path.of("src/main/resources/fxml");
    private static final Path CODE = Path.of("src/main/java/app/switchboard");

    /** The packages that speak through {@link Texts}. */
    private static final List<String> PACKAGES = List.of("fx", "shell", "inventory", "activity", "settings");

    /** Put before keys by a class of its own (settings.Wording), so that it says nothing of what is used. */
    static final String WRAPPED = "credentials.";

    private static final Pattern IN_VIEW = Pattern.compile("=\"%([^\"]+)\"");
    private static final Pattern LITERAL = Pattern.compile("\"((?:[^\"\\\\\\n]|\\\\.)*)\"");
    private static final Pattern GIVEN = Pattern.compile("[tT]exts(?:\\(\\))?\\s*\\.get\\(\\s*\"([^\"]+)\"\\s*[,)]");
    static final Pattern KEY = Pattern.compile("[a-z][a-z0-9-]*(?:\\.[a-z0-9-]+)+");
    private static final Pattern PREFIX = Pattern.compile("[a-z][a-z0-9-]*(?:\\.[a-z0-9-]+)*\\.");

    private WordFiles() {}

    static Set<String> inViews() throws IOException {
        return found(IN_VIEW, files(VIEWS, ".fxml"));
    }

    static Set<String> given() throws IOException {
        return found(GIVEN, code());
    }

    static Set<String> literals() throws IOException {
        return found(LITERAL, code());
    }

    /** What keys are put together from: a literal that ends in a dot. */
    static Set<String> prefixes() throws IOException {
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

    static Map<String, String> all(String language) throws IOException {
        Map<String, String> all = new LinkedHashMap<>();
        for (String area : Bundle.AREAS) {
            all.putAll(read(area, language));
        }
        return all;
    }

    static Map<String, String> read(String area, String language) throws IOException {
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

    static Path file(String area, String language) {
        return WORDS.resolve(area + language + ".properties");
    }
}
