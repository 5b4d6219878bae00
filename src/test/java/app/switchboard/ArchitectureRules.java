package app.switchboard;

import static com.tngtech.archunit.base.DescribedPredicate.describe;
import static com.tngtech.archunit.base.DescribedPredicate.not;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.GeneralCodingRules.ACCESS_STANDARD_STREAMS;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;

import com.tngtech.archunit.base.DescribedPredicate;
import com.tngtech.archunit.core.domain.AccessTarget;
import com.tngtech.archunit.core.domain.JavaAccess;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.lang.ArchRule;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.Executor;
import java.util.function.Predicate;

/** The borders that the compiler does not draw, as rules over any root package: ours, and that of the fixtures which break each of them. */
final class ArchitectureRules {

    /** What each rule pins. */
    enum Pinned {
        ORDER_OF_PACKAGES,
        NO_CYCLES,
        ENGINE_WITHOUT_JAVAFX,
        VIEW_MODELS_WITHOUT_SCENE_GRAPH,
        VIEW_MODELS_WITHOUT_CONTROLLERS,
        RUN_LATER_IN_FX,
        TASKS_IN_FX,
        THREADS_START_IN_ONE_PLACE,
        WORK_IS_HANDED_OVER_IN_ONE_PLACE,
        NO_JAVA_UTIL_LOGGING,
        STANDARD_STREAMS_FOR_THE_COMMAND_LINE,
        SDK_BEHIND_ITS_PORT,
        DATABASE_BEHIND_THE_STORE,
        CRYPTOGRAPHY_BEHIND_SECRETS,
        HTTP_SERVER_IN_DEMO,
        FXML_IN_CONTROLLERS
    }

    private final String root;

    private ArchitectureRules(String root) {
        this.root = root;
    }

    static Map<Pinned, ArchRule> under(String root) {
        ArchitectureRules rules = new ArchitectureRules(root);
        Map<Pinned, ArchRule> all = new EnumMap<>(Pinned.class);
        for (Pinned pinned : Pinned.values()) {
            // A package may still be empty; the fixtures prove that no rule is.
            all.put(pinned, rules.rule(pinned).allowEmptyShould(true));
        }
        return all;
    }

    private ArchRule rule(Pinned pinned) {
        return switch (pinned) {
            case ORDER_OF_PACKAGES ->
                classes()
                        .should(new PackageOrder(root).useOnlyWhatStandsBelow())
                        .because(
                                "faces never know each other, and each floor can be read and tested without those above");
            case NO_CYCLES ->
                // One level above the root: slices below it would leave the root's own classes out.
                slices().matching(parent() + ".(**)")
                        .should()
                        .beFreeOfCycles()
                        .because("packages in a cycle are one package");
            case ENGINE_WITHOUT_JAVAFX ->
                noClasses()
                        .that()
                        .resideInAnyPackage(packages(PackageOrder.ENGINE_AND_GROUND))
                        .should()
                        .dependOnClassesThat()
                        .resideInAnyPackage("javafx..", "atlantafx..", "org.kordamp..")
                        .because("the engine runs without a window: from the command line, and in tests");
            case VIEW_MODELS_WITHOUT_SCENE_GRAPH ->
                noClasses()
                        .that(named("ViewModel"))
                        .should()
                        .dependOnClassesThat()
                        .resideInAnyPackage(
                                "javafx.scene..", "javafx.stage..", "javafx.fxml..", "atlantafx.base.controls..")
                        .because("view models are tested with no toolkit running");
            case VIEW_MODELS_WITHOUT_CONTROLLERS ->
                noClasses()
                        .that(named("ViewModel"))
                        .should()
                        .dependOnClassesThat(named("Controller"))
                        .because("a controller binds to its view model, never the other way round");
            case RUN_LATER_IN_FX ->
                noClasses()
                        .that()
                        .resideOutsideOfPackage(in("fx"))
                        .should()
                        .accessTargetWhere(target(
                                "Platform.runLater",
                                target -> target.getOwner().getName().equals("javafx.application.Platform")
                                        && target.getName().equals("runLater")))
                        .because("one place decides how results reach the screen");
            case TASKS_IN_FX ->
                noClasses()
                        .that()
                        .resideOutsideOfPackage(in("fx"))
                        .should()
                        .dependOnClassesThat()
                        .resideInAPackage("javafx.concurrent..")
                        .because("a Task swallows its exception; Background demands a failure handler");
            case THREADS_START_IN_ONE_PLACE ->
                noClasses()
                        .that(areNot(root + ".base.Threads"))
                        // The JVM takes a shutdown hook as a thread; it is never started by us.
                        .and(areNot(root + ".cli.Interrupt"))
                        .should()
                        .accessTargetWhere(target("something that starts threads", ArchitectureRules::startsThreads))
                        .because("what nobody catches on a thread must reach the person, not vanish with it");
            case WORK_IS_HANDED_OVER_IN_ONE_PLACE ->
                noClasses()
                        .that()
                        .resideOutsideOfPackage(in("base"))
                        .should()
                        .accessTargetWhere(target("something that hands work over", ArchitectureRules::handsOver))
                        .because("a bare submit keeps its failure to itself; Background, Parallel and Threads do not");
            case NO_JAVA_UTIL_LOGGING ->
                noClasses()
                        .should()
                        .dependOnClassesThat()
                        .resideInAPackage("java.util.logging..")
                        .because("we log through SLF4J, where secrets are redacted");
            case STANDARD_STREAMS_FOR_THE_COMMAND_LINE ->
                noClasses()
                        .that()
                        .resideOutsideOfPackage(in("cli"))
                        .and(areNot(root + ".Main"))
                        .should(ACCESS_STANDARD_STREAMS)
                        .because(
                                "data goes to stdout and messages to stderr where somebody asked for them: at the command line");
            case SDK_BEHIND_ITS_PORT ->
                only("twilio", "the SDK can change or go without anybody else noticing", "com.twilio..");
            case DATABASE_BEHIND_THE_STORE ->
                only(
                        "store",
                        "everybody else speaks JDBC, so that Postgres can stand in",
                        "org.h2..",
                        "org.flywaydb..");
            case CRYPTOGRAPHY_BEHIND_SECRETS ->
                only(
                        "secrets",
                        "one package is read when the question is how secrets are kept",
                        "com.github.javakeyring..",
                        "org.bouncycastle..");
            case HTTP_SERVER_IN_DEMO ->
                only("demo", "Switchboard listens nowhere but in its demo, on loopback", "com.sun.net.httpserver..");
            case FXML_IN_CONTROLLERS ->
                noClasses()
                        .that(not(named("Controller")))
                        .should()
                        .dependOnClassesThat()
                        .haveFullyQualifiedName("javafx.fxml.FXML")
                        .because("a view is three files under one name, and FXML fills the controller alone");
        };
    }

    private ArchRule only(String owner, String because, String... libraries) {
        return noClasses()
                .that()
                .resideOutsideOfPackage(in(owner))
                .should()
                .dependOnClassesThat()
                .resideInAnyPackage(libraries)
                .because(because);
    }

    private String parent() {
        return root.substring(0, root.lastIndexOf('.'));
    }

    private String in(String name) {
        return root + "." + name + "..";
    }

    private String[] packages(List<String> names) {
        return names.stream().map(this::in).toArray(String[]::new);
    }

    /** Classes whose file is named so: what is nested in a view model is part of it. */
    private static DescribedPredicate<JavaClass> named(String ending) {
        return describe("are named *" + ending, type -> topLevelName(type).endsWith(ending));
    }

    private static DescribedPredicate<JavaClass> areNot(String name) {
        return describe("are not " + name, type -> !topLevelName(type).equals(name));
    }

    private static String topLevelName(JavaClass type) {
        return type.getName().split("[$]", 2)[0];
    }

    /** Calls and method references alike. */
    private static DescribedPredicate<JavaAccess<?>> target(String description, Predicate<AccessTarget> predicate) {
        return describe(description, access -> predicate.test(access.getTarget()));
    }

    /** The JDK's ways to give work to somebody else's threads. */
    private static boolean handsOver(AccessTarget target) {
        return (target.getOwner().isAssignableTo(Executor.class)
                        && Set.of("execute", "submit", "invokeAll", "invokeAny", "schedule")
                                .contains(target.getName()))
                || (target.getOwner().isAssignableTo(CompletionStage.class)
                        && target.getName().endsWith("Async"))
                || (target.getOwner().isAssignableTo(Thread.class)
                        && target.getName().equals("start"));
    }

    /** The JDK's ways to run something on another thread. */
    private static boolean startsThreads(AccessTarget target) {
        JavaClass owner = target.getOwner();
        String method = target.getName();
        boolean made = method.equals("<init>");
        if (owner.isAssignableTo(Thread.class)) {
            return made
                    || Set.of("ofVirtual", "ofPlatform", "startVirtualThread").contains(method);
        }
        return switch (owner.getName()) {
            case "java.util.concurrent.Executors",
                    "java.util.concurrent.ForkJoinPool",
                    "java.util.concurrent.ForkJoinTask" -> true;
            case "java.util.concurrent.ThreadPoolExecutor",
                    "java.util.concurrent.ScheduledThreadPoolExecutor",
                    "java.util.Timer" -> made;
            case "java.util.concurrent.CompletableFuture" -> method.endsWith("Async");
            default ->
                method.equals("parallelStream")
                        || (owner.getPackageName().equals("java.util.stream") && method.equals("parallel"));
        };
    }
}
