package app.switchboard;

import static app.switchboard.ArchitectureRules.Pinned.CRYPTOGRAPHY_BEHIND_SECRETS;
import static app.switchboard.ArchitectureRules.Pinned.DATABASE_BEHIND_THE_STORE;
import static app.switchboard.ArchitectureRules.Pinned.ENGINE_WITHOUT_JAVAFX;
import static app.switchboard.ArchitectureRules.Pinned.FXML_IN_CONTROLLERS;
import static app.switchboard.ArchitectureRules.Pinned.HTTP_SERVER_IN_DEMO;
import static app.switchboard.ArchitectureRules.Pinned.NO_CYCLES;
import static app.switchboard.ArchitectureRules.Pinned.NO_JAVA_UTIL_LOGGING;
import static app.switchboard.ArchitectureRules.Pinned.ORDER_OF_PACKAGES;
import static app.switchboard.ArchitectureRules.Pinned.RUN_LATER_IN_FX;
import static app.switchboard.ArchitectureRules.Pinned.SDK_BEHIND_ITS_PORT;
import static app.switchboard.ArchitectureRules.Pinned.STANDARD_STREAMS_FOR_THE_COMMAND_LINE;
import static app.switchboard.ArchitectureRules.Pinned.TASKS_IN_FX;
import static app.switchboard.ArchitectureRules.Pinned.THREADS_START_IN_ONE_PLACE;
import static app.switchboard.ArchitectureRules.Pinned.VIEW_MODELS_WITHOUT_CONTROLLERS;
import static app.switchboard.ArchitectureRules.Pinned.VIEW_MODELS_WITHOUT_SCENE_GRAPH;
import static app.switchboard.ArchitectureRules.Pinned.WORK_IS_HANDED_OVER_IN_ONE_PLACE;
import static java.util.Objects.requireNonNull;
import static org.assertj.core.api.Assertions.assertThat;

import app.switchboard.ArchitectureRules.Pinned;
import com.tngtech.archunit.core.domain.Dependency;
import com.tngtech.archunit.core.domain.JavaAccess;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.lang.ArchRule;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Holds our classes to the borders of the design, and proves with bad classes that no rule is blind. */
class ArchitectureTest {

    private static final String BAD = "badarch.switchboard";

    private static final JavaClasses OURS = new ClassFileImporter()
            .withImportOption(new ImportOption.DoNotIncludeTests())
            .importPackages("app.switchboard");

    private static final JavaClasses FIXTURES = new ClassFileImporter().importPackages(BAD);

    /** Exactly the fixtures that each rule names: those that break it, and none that may do the same. */
    private static final Map<Pinned, Set<String>> BREAKERS = Map.ofEntries(
            Map.entry(
                    ORDER_OF_PACKAGES,
                    Set.of(
                            "base.UsesStore",
                            "cli.UsesRoot",
                            "elsewhere.HasNoPlace",
                            "history.UsesFx",
                            "inventory.UsesSettings",
                            "twilio.UsesDemo",
                            "workspace.UsesNumbers")),
            Map.entry(ENGINE_WITHOUT_JAVAFX, Set.of("base.UsesIkonli", "numbers.UsesJavaFx", "secrets.UsesAtlantaFx")),
            Map.entry(
                    VIEW_MODELS_WITHOUT_SCENE_GRAPH,
                    Set.of(
                            "settings.ControlViewModel",
                            "settings.FxmlViewModel",
                            "settings.NestedViewModel$Row",
                            "settings.SceneViewModel",
                            "settings.StageViewModel")),
            Map.entry(VIEW_MODELS_WITHOUT_CONTROLLERS, Set.of("settings.BackwardsViewModel")),
            Map.entry(RUN_LATER_IN_FX, Set.of("shell.RunsLater", "shell.RunsLaterByReference")),
            Map.entry(TASKS_IN_FX, Set.of("activity.ExtendsTask")),
            Map.entry(
                    THREADS_START_IN_ONE_PLACE,
                    Set.of(
                            "demo.StartsToo",
                            "fx.HandsOver$ByThenAsync",
                            "sync.EngineExecutor",
                            "sync.EngineExecutor$Named",
                            "sync.StartsThreads$ByConstructor",
                            "sync.StartsThreads$ByReference",
                            "sync.StartsThreads$BySubclass",
                            "sync.StartsThreads$Virtual",
                            "sync.StartsThreads$Platform",
                            "sync.StartsThreads$ByExecutors",
                            "sync.StartsThreads$ByForkJoin",
                            "sync.StartsThreads$ByRunAsync",
                            "sync.StartsThreads$BySupplyAsync",
                            "sync.StartsThreads$ByParallelStream",
                            "sync.StartsThreads$ByTimer",
                            "sync.StartsThreads$ByPool")),
            Map.entry(
                    WORK_IS_HANDED_OVER_IN_ONE_PLACE,
                    Set.of(
                            "fx.HandsOver$ByExecute",
                            "fx.HandsOver$ByReference",
                            "fx.HandsOver$BySubmit",
                            "fx.HandsOver$ByInvokeAll",
                            "fx.HandsOver$BySchedule",
                            "fx.HandsOver$ByThenAsync",
                            "fx.HandsOver$ByStart",
                            "sync.StartsThreads$ByRunAsync",
                            "sync.StartsThreads$BySupplyAsync")),
            Map.entry(NO_JAVA_UTIL_LOGGING, Set.of("store.LogsElsewhere")),
            Map.entry(STANDARD_STREAMS_FOR_THE_COMMAND_LINE, Set.of("team.Prints$Err", "team.Prints$Out")),
            Map.entry(SDK_BEHIND_ITS_PORT, Set.of("credentials.UsesSdk")),
            Map.entry(DATABASE_BEHIND_THE_STORE, Set.of("history.UsesFlyway", "history.UsesH2")),
            Map.entry(CRYPTOGRAPHY_BEHIND_SECRETS, Set.of("credentials.UsesBouncyCastle", "credentials.UsesKeyring")),
            Map.entry(HTTP_SERVER_IN_DEMO, Set.of("webhook.Listens")),
            Map.entry(FXML_IN_CONTROLLERS, Set.of("inventory.InjectsMethod", "inventory.InjectsField")));

    @ParameterizedTest
    @EnumSource
    void oursKeep(Pinned pinned) {
        rule("app.switchboard", pinned).check(OURS);
    }

    @ParameterizedTest
    @EnumSource(mode = EnumSource.Mode.EXCLUDE, names = "NO_CYCLES")
    void theFixturesBreak(Pinned pinned) {
        assertThat(breakers(rule(BAD, pinned))).isEqualTo(BREAKERS.get(pinned));
    }

    @Test
    void theFixturesHaveACycleThroughTheRoot() {
        assertThat(rule(BAD, NO_CYCLES).evaluate(FIXTURES).getFailureReport().getDetails())
                .anySatisfy(cycle -> assertThat(cycle)
                        .contains(
                                "Slice switchboard ->",
                                "<badarch.switchboard.Main",
                                "<badarch.switchboard.cli.UsesRoot"));
    }

    /** A rule over nothing would pass in silence. */
    @Test
    void ourClassesAreThere() {
        assertThat(OURS.contain(Main.class)).isTrue();
        assertThat(OURS.contain(ArchitectureTest.class)).isFalse();
    }

    private static ArchRule rule(String root, Pinned pinned) {
        return requireNonNull(ArchitectureRules.under(root).get(pinned));
    }

    private static Set<String> breakers(ArchRule rule) {
        Set<String> breakers = new TreeSet<>();
        rule.evaluate(FIXTURES)
                .handleViolations(
                        (violators, message) -> violators.forEach(violator -> breakers.add(origin(violator))));
        return breakers;
    }

    private static String origin(Object violator) {
        JavaClass origin = switch (violator) {
            case Dependency dependency -> dependency.getOriginClass();
            case JavaAccess<?> access -> access.getOriginOwner();
            case JavaClass type -> type;
            default -> throw new IllegalArgumentException(violator.toString());
        };
        return origin.getName().substring(BAD.length() + 1);
    }
}
