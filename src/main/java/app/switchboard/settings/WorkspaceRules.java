package app.switchboard.settings;

import app.switchboard.fx.Desk;
import app.switchboard.workspace.Hook;
import app.switchboard.workspace.HookSetting;
import app.switchboard.workspace.Marks;
import app.switchboard.workspace.Policy;
import app.switchboard.workspace.Routing;
import app.switchboard.workspace.Workspace;
import app.switchboard.workspace.Workspaces;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.BiConsumer;
import java.util.function.BiFunction;
import java.util.function.Consumer;

/** What holds for one workspace as soon as it is chosen: its routing, its schedule, what may be done to it, and how it is marked. */
final class WorkspaceRules {

    private final String id;
    private final Workspaces workspaces;
    private final Desk desk;
    private final Consumer<String> changed;
    /** Two settings are parts of one value: the second must see what the first stored. */
    private final ReentrantLock storing = new ReentrantLock();

    private final Map<Hook, HookEntry> hooks = new EnumMap<>(Hook.class);
    private final Setting<Policy.Schedule> schedule;
    private final Setting<Policy.Foreign> foreign;
    private final Setting<Boolean> readOnly;
    private final Setting<Boolean> production;
    private final Setting<Marks.Colour> colour;
    private final List<Setting<?>> settings;
    private int changes;

    /**
     * @param changed hears the workspace's id once something of it has changed
     * @param routed hears which webhook has another setting now
     */
    WorkspaceRules(
            Workspace workspace,
            Workspaces workspaces,
            Desk desk,
            Consumer<String> changed,
            BiConsumer<Hook, HookSetting> routed) {
        this.id = workspace.id();
        this.workspaces = workspaces;
        this.desk = desk;
        this.changed = changedId -> {
            changes++;
            changed.accept(changedId);
        };
        Policy policy = workspace.policy();
        this.schedule = policy(policy.schedule(), Policy::withSchedule);
        this.foreign = policy(policy.foreign(), Policy::withForeign);
        this.readOnly = policy(policy.readOnly(), Policy::withReadOnly);
        this.production = marks(workspace.marks().production(), Marks::withProduction);
        this.colour = marks(workspace.marks().colour(), Marks::withColour);
        this.settings = List.of(schedule, foreign, readOnly, production, colour);
        for (Hook hook : Hook.values()) {
            hooks.put(
                    hook,
                    new HookEntry(id, hook, workspace.routing(), setting -> store(hook, setting), desk, setting -> {
                        this.changed.accept(id);
                        routed.accept(hook, setting);
                    }));
        }
    }

    private <T> Setting<T> policy(T start, BiFunction<Policy, T, Policy> with) {
        return new Setting<>(
                desk.background(),
                start,
                chosen -> locked(() ->
                        workspaces.change(id, with.apply(workspaces.require(id).policy(), chosen))),
                chosen -> changed.accept(id));
    }

    private <T> Setting<T> marks(T start, BiFunction<Marks, T, Marks> with) {
        return new Setting<>(
                desk.background(),
                start,
                chosen -> locked(() ->
                        workspaces.change(id, with.apply(workspaces.require(id).marks(), chosen))),
                chosen -> changed.accept(id));
    }

    private void store(Hook hook, HookSetting setting) {
        locked(() -> {
            Routing before = workspaces.require(id).routing();
            workspaces.change(id, before.with(hook, setting));
        });
    }

    private void locked(Runnable work) {
        storing.lock();
        try {
            work.run();
        } finally {
            storing.unlock();
        }
    }

    String id() {
        return id;
    }

    /** Grows with each choice that is stored. */
    int changes() {
        return changes;
    }

    /** True while a choice is not stored yet. */
    boolean isStoring() {
        return settings.stream().anyMatch(Setting::isStoring)
                || hooks.values().stream().anyMatch(HookEntry::isStoring);
    }

    /** True where what holds for the workspace is what is shown here. */
    boolean hold(Workspace now) {
        return id.equals(now.id())
                && now.policy().equals(policy(now.policy()))
                && now.marks().equals(new Marks(colour.value(), production.value()))
                && hooks.values().stream()
                        .allMatch(entry -> entry.holds(now.routing().hooks().get(entry.hook())));
    }

    private Policy policy(Policy of) {
        return of.withSchedule(schedule.value()).withForeign(foreign.value()).withReadOnly(readOnly.value());
    }

    HookEntry hook(Hook hook) {
        return Objects.requireNonNull(hooks.get(hook));
    }

    Setting<Policy.Schedule> schedule() {
        return schedule;
    }

    Setting<Policy.Foreign> foreign() {
        return foreign;
    }

    Setting<Boolean> readOnly() {
        return readOnly;
    }

    Setting<Boolean> production() {
        return production;
    }

    Setting<Marks.Colour> colour() {
        return colour;
    }
}
