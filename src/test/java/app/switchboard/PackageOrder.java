package app.switchboard;

import com.tngtech.archunit.core.domain.Dependency;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.lang.ArchCondition;
import com.tngtech.archunit.lang.ConditionEvents;
import com.tngtech.archunit.lang.SimpleConditionEvent;
import java.util.ArrayList;
import java.util.List;

/** Which package may use which: each what stands below it, the faces not each other, and nobody the root. */
final class PackageOrder {

    static final List<String> FACES = List.of("shell", "settings", "inventory", "activity", "cli");

    static final List<String> ENGINE_AND_GROUND = List.of(
            "team",
            "sync",
            "webhook",
            "numbers",
            "credentials",
            "workspace",
            "history", // engine
            "demo",
            "twilio",
            "secrets",
            "store",
            "instance",
            "base"); // ground

    private static final List<String> ROOT = List.of("");

    /** From the top down; what stands on one floor does not know its neighbours. */
    private static final List<List<String>> FLOORS = floors();

    private final String root;

    PackageOrder(String root) {
        this.root = root;
    }

    ArchCondition<JavaClass> useOnlyWhatStandsBelow() {
        return new ArchCondition<>("use only the packages of ours that stand below their own") {
            @Override
            public void check(JavaClass type, ConditionEvents events) {
                String from = feature(type);
                if (floor(from) < 0) {
                    events.add(SimpleConditionEvent.violated(
                            type, "Class <" + type.getName() + "> is in a package that has no place in the order"));
                    return;
                }
                for (Dependency dependency : type.getDirectDependenciesFromSelf()) {
                    JavaClass target = dependency.getTargetClass();
                    if (isOurs(target) && !mayUse(from, feature(target))) {
                        events.add(SimpleConditionEvent.violated(dependency, dependency.getDescription()));
                    }
                }
            }
        };
    }

    private static boolean mayUse(String from, String to) {
        return from.equals(to) || floor(from) < floor(to);
    }

    private static int floor(String feature) {
        for (int floor = 0; floor < FLOORS.size(); floor++) {
            if (FLOORS.get(floor).contains(feature)) {
                return floor;
            }
        }
        return -1;
    }

    private boolean isOurs(JavaClass type) {
        String name = type.getPackageName();
        return name.equals(root) || name.startsWith(root + ".");
    }

    /** The folder under the root; empty for the root itself. */
    private String feature(JavaClass type) {
        String below = type.getPackageName().substring(root.length());
        return below.isEmpty() ? "" : below.substring(1).split("[.]", 2)[0];
    }

    private static List<List<String>> floors() {
        List<List<String>> floors = new ArrayList<>(List.of(ROOT, FACES, List.of("fx")));
        ENGINE_AND_GROUND.forEach(name -> floors.add(List.of(name)));
        return List.copyOf(floors);
    }
}
