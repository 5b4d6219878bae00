package app.switchboard.fx;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import app.switchboard.base.Cancellation;
import app.switchboard.base.Failure;
import app.switchboard.base.FailureException;
import app.switchboard.base.Secret;
import app.switchboard.credentials.EnteredCredentials;
import app.switchboard.store.Database;
import app.switchboard.workspace.WebhookTemplate;
import app.switchboard.workspace.Workspaces;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.ResourceBundle;
import java.util.ResourceBundle.Control;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** That what the engine says of failures is said in German where the window is German. */
class FailureTextsTest {

    private static final Path CODE = Path.of("src/main/java/app/switchboard");

    /** These are told on the command line only: SB-026 plan files, SB-410 restoring. */
    private static final Set<String> ELSEWHERE = Set.of("SB-026", "SB-410", "SB-409");

    private static final Pattern LITERAL = Pattern.compile("\"(SB-[0-9]{3})\"");
    private static final Pattern ARGUMENT = Pattern.compile("\\{\\d}");

    private final FailureTexts german = new FailureTexts(Locale.GERMANY);

    @TempDir
    Path folder;

    @Test
    void everyCodeThatReachesTheWindowHasATemplate() throws IOException {
        Set<String> missing = new TreeSet<>();
        try (Stream<Path> files = Files.walk(CODE)) {
            for (Path file :
                    files.filter(file -> file.toString().endsWith(".java")).toList()) {
                if (!file.startsWith(CODE.resolve("cli"))) {
                    LITERAL.matcher(Files.readString(file)).results().forEach(found -> missing.add(found.group(1)));
                }
            }
        }
        words(Locale.ROOT).keySet().forEach(key -> missing.remove(key.substring(0, 6)));
        missing.removeAll(ELSEWHERE);
        // Not a failure of the engine but the window's own word.
        missing.remove("SB-000");
        // Said by the window, in its own language.
        missing.remove("SB-023");
        assertThat(missing).as("codes to add to failures.properties").isEmpty();
    }

    @Test
    void everyTemplateIsTranslated() {
        ResourceBundle english = words(Locale.ROOT);
        ResourceBundle said = words(Locale.GERMAN);
        assertThat(english.keySet()).allSatisfy(key -> {
            assertThat(said.getString(key))
                    .as(key)
                    .isNotEqualTo(english.getString(key))
                    .contains(" |");
            assertThat(english.getString(key)).as(key).contains(" |");
            assertThat(arguments(english.getString(key))).as(key).containsAll(arguments(said.getString(key)));
        });
    }

    @Test
    void everyTemplateFindsItself() {
        ResourceBundle english = words(Locale.ROOT);
        ResourceBundle said = words(Locale.GERMAN);
        assertThat(english.keySet()).allSatisfy(key -> {
            String text = filled(english.getString(key));
            assertThat(german.of(key.substring(0, 6), text)).isEqualTo(filled(said.getString(key)));
            assertThat(german.of(null, text)).isEqualTo(filled(said.getString(key)));
        });
    }

    @Test
    void saysWhatTheEngineReallySays() {
        try (EngineBench bench = new EngineBench(folder)) {
            bench.globex(Duration.ofHours(1));
            bench.workspaces.add("initech", "Initech", WebhookTemplate.DEFAULT);
            List<Failure> failures = new ArrayList<>();
            failures.add(Workspaces.idProblem("no id").orElseThrow());
            failures.add(Workspaces.nameProblem("").orElseThrow());
            failures.add(EnteredCredentials.sidProblem("SK").orElseThrow());
            failures.add(EnteredCredentials.sidProblem("no").orElseThrow());
            for (String address :
                    List.of("", "https://a/{x}", "nothing", "http://example.com/", "https://me@example.com/")) {
                failures.add(WebhookTemplate.problem(address).orElseThrow());
            }
            failures.add(thrown(() -> EnteredCredentials.of("AC" + "0".repeat(32), new Secret(""))));
            failures.add(thrown(() -> EnteredCredentials.of("AC" + "0".repeat(32), new Secret("a b"))));
            failures.add(thrown(() -> bench.workspaces.add("globex", "Again", WebhookTemplate.DEFAULT)));
            failures.add(thrown(() -> bench.workspaces.require("nobody")));
            failures.add(thrown(() -> Database.open(folder.resolve("a;b"))));
            failures.add(ended(bench, "initech"));
            bench.twilio.faults().denyAuth();
            failures.add(ended(bench, "globex"));
            bench.twilio.close();
            failures.add(ended(bench, "globex"));
            failures.add(new Failure.Bug(null));
            assertThat(failures).hasSize(18).allSatisfy(this::isGerman);
        }
    }

    @Test
    void keepsWhatItDoesNotKnow() {
        assertThat(german.of("SB-201", "Somebody pulled the plug.")).isEqualTo("Somebody pulled the plug.");
        assertThat(german.of("SB-202", "Twilio can't be reached.")).isEqualTo("Twilio can't be reached.");
        String english = "Twilio did not answer within 30 seconds.";
        assertThat(new FailureTexts(Locale.UK).of("SB-202", english)).isEqualTo(english);
        assertThat(german.of("SB-202", english)).isEqualTo("Twilio hat nicht innerhalb von 30 Sekunden geantwortet.");
    }

    private void isGerman(Failure failure) {
        Failure said = german.of(failure);
        assertThat(said.sentence()).isNotEqualTo(failure.sentence());
        assertThat(said.code()).isEqualTo(failure.code());
        assertThat(said.twilioCode()).isEqualTo(failure.twilioCode());
        assertThat(failure.wayOut().isEmpty() || !said.wayOut().equals(failure.wayOut()))
                .as(failure.wayOut())
                .isTrue();
        // As one text, which is how a run keeps it.
        assertThat(german.of(failure.code(), failure.text())).isEqualTo(said.text());
    }

    private static Failure ended(EngineBench bench, String workspaceId) {
        try {
            Failure failure = bench.engine
                    .sync(workspaceId, step -> {}, Cancellation.never())
                    .failure();
            return failure == null ? new Failure.Input("none", "It worked.", "") : failure;
        } catch (FailureException e) {
            return e.failure();
        }
    }

    private static Failure thrown(ThrowingCallable work) {
        FailureException thrown = catchThrowableOfType(FailureException.class, work);
        assertThat(thrown).isNotNull();
        return thrown.failure();
    }

    private static ResourceBundle words(Locale locale) {
        return ResourceBundle.getBundle(
                FailureTexts.NAME, locale, Control.getNoFallbackControl(Control.FORMAT_PROPERTIES));
    }

    private static Set<String> arguments(String text) {
        Set<String> found = new TreeSet<>();
        ARGUMENT.matcher(text).results().forEach(at -> found.add(at.group()));
        return found;
    }

    /** As the engine would say it. */
    private static String filled(String template) {
        return ARGUMENT.matcher(template.replace(" |", ""))
                .replaceAll(at -> "x" + at.group().charAt(1))
                .strip();
    }
}
