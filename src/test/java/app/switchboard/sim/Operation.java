package app.switchboard.sim;

import app.switchboard.base.Secret;
import app.switchboard.credentials.EnteredCredentials;
import app.switchboard.sync.SyncOptions;
import app.switchboard.sync.SyncResult;
import app.switchboard.webhook.PlanFile;
import app.switchboard.webhook.WebhookPlan;
import app.switchboard.workspace.Hook;
import app.switchboard.workspace.HookSetting;
import app.switchboard.workspace.Policy;
import app.switchboard.workspace.Policy.Foreign;
import app.switchboard.workspace.Routing;
import app.switchboard.workspace.Workspace;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** What a person can ask of the engine. */
sealed interface Operation {

    /** What an operation may do. */
    enum Kind {
        /** Lists all numbers, and writes what the rules say. */
        SYNCS,
        /** Lists all numbers. */
        LOOKS,
        /** Writes to the numbers that it is told. */
        WRITES,
        NEITHER
    }

    /**
     * Saves credentials.
     *
     * @param right false for a token that Twilio does not accept
     */
    record Save(boolean right, boolean sync) implements Operation {
        @Override
        public Kind kind() {
            return sync ? Kind.SYNCS : Kind.NEITHER;
        }

        @Override
        public SyncResult run(Desk desk) {
            String token = right ? World.TOKEN : "0".repeat(32);
            EnteredCredentials entered = EnteredCredentials.of(World.ACCOUNT, new Secret(token));
            return desk.computer().sync().save(Computer.WORKSPACE, entered, sync, desk.progress(), desk.cancellation());
        }
    }

    /** Syncs with the saved credentials. */
    record Sync(@Nullable Foreign foreign, boolean allowShrink) implements Operation {
        @Override
        public Kind kind() {
            return Kind.SYNCS;
        }

        @Override
        public SyncResult run(Desk desk) {
            return desk.computer()
                    .sync()
                    .sync(
                            Computer.WORKSPACE,
                            new SyncOptions(foreign, allowShrink),
                            desk.progress(),
                            desk.cancellation());
        }
    }

    /** Looks, and writes nothing to Twilio. Its plan is saved. */
    record Check(@Nullable Foreign foreign, boolean allowShrink) implements Operation {
        @Override
        public Kind kind() {
            return Kind.LOOKS;
        }

        @Override
        public SyncResult run(Desk desk) {
            return desk.computer()
                    .sync()
                    .check(
                            Computer.WORKSPACE,
                            new SyncOptions(foreign, allowShrink),
                            desk.progress(),
                            desk.cancellation());
        }
    }

    /** Carries out the plan that was saved last, however long ago. */
    record Apply() implements Operation {
        @Override
        public Kind kind() {
            return Kind.WRITES;
        }

        @Override
        public @Nullable SyncResult run(Desk desk) {
            String plan = desk.plan();
            if (plan == null) {
                return null;
            }
            WebhookPlan read = PlanFile.read(plan);
            desk.asks(read.changes());
            return desk.computer().sync().apply(read, desk.progress(), desk.cancellation());
        }
    }

    /** Takes something back. */
    record TakeBack(Undone what, int pick) implements Operation {
        @Override
        public Kind kind() {
            return Kind.WRITES;
        }

        @Override
        public SyncResult run(Desk desk) {
            return desk.computer()
                    .sync()
                    .undo(
                            Computer.WORKSPACE,
                            desk.asks(what.changes(desk, pick)),
                            desk.progress(),
                            desk.cancellation());
        }
    }

    /** Gives one webhook of the workspace another setting. */
    record ChangeRouting(Hook hook, boolean on, int template, HookSetting.Method method) implements Operation {
        @Override
        public @Nullable SyncResult run(Desk desk) {
            Routing routing =
                    desk.computer().workspaces().require(Computer.WORKSPACE).routing();
            HookSetting setting = new HookSetting(on, Places.TEMPLATES.get(template), method);
            desk.computer().workspaces().change(Computer.WORKSPACE, routing.with(hook, setting));
            return null;
        }
    }

    /** Gives the workspace another address for messages. */
    record ChangeAddress(int template) implements Operation {
        @Override
        public @Nullable SyncResult run(Desk desk) {
            desk.computer().workspaces().change(Computer.WORKSPACE, "Acme Ltd", Places.TEMPLATES.get(template));
            return null;
        }
    }

    /** Says what may be done without asking. */
    record ChangePolicy(Foreign foreign, boolean readOnly) implements Operation {
        @Override
        public @Nullable SyncResult run(Desk desk) {
            Workspace workspace = desk.computer().workspaces().require(Computer.WORKSPACE);
            Policy policy = workspace.policy().withForeign(foreign).withReadOnly(readOnly);
            desk.computer().workspaces().change(Computer.WORKSPACE, policy);
            return null;
        }
    }

    /** Somebody works in the Console, and nothing is asked of the engine. */
    record Edits(int count) implements Operation {
        @Override
        public @Nullable SyncResult run(Desk desk) {
            return null;
        }
    }

    /**
     * Does it.
     *
     * @return how the run ended; null for what is no run
     */
    @Nullable
    SyncResult run(Desk desk);

    default Kind kind() {
        return Kind.NEITHER;
    }

    /** True where a complete listing belongs to it. */
    default boolean lists() {
        return kind() == Kind.SYNCS || kind() == Kind.LOOKS;
    }

    /** What it says of addresses of others; null: as the workspace's policy says. */
    default @Nullable Foreign foreign() {
        return null;
    }

    /** True where numbers may be missing, however many. */
    default boolean allowShrink() {
        return false;
    }

    /** What is done in one simulation. */
    static List<Operation> script(Dice dice) {
        List<Operation> script = new ArrayList<>();
        if (dice.chance(0.3)) {
            script.add(routing(dice));
        }
        script.add(new Save(dice.chance(0.9), dice.chance(0.8)));
        for (int i = 1 + dice.below(4); i > 0; i--) {
            switch (dice.below(12)) {
                case 0 -> script.add(new Save(dice.chance(0.5), dice.chance(0.8)));
                case 1 -> script.add(new ChangeAddress(dice.below(2)));
                case 2 -> script.addAll(List.of(routing(dice), sync(dice)));
                case 3 -> script.add(new ChangePolicy(dice.pick(List.of(Foreign.values())), dice.chance(0.3)));
                case 4 -> script.add(new Check(option(dice), dice.chance(0.5)));
                case 5, 6 ->
                    script.addAll(
                            List.of(new Check(option(dice), dice.chance(0.5)), new Edits(dice.below(3)), new Apply()));
                case 7, 8 -> script.addAll(List.of(new Edits(dice.below(2)), takeBack(dice)));
                default -> script.add(sync(dice));
            }
        }
        return script;
    }

    private static Operation sync(Dice dice) {
        return new Sync(option(dice), dice.chance(0.5));
    }

    private static Operation takeBack(Dice dice) {
        return new TakeBack(dice.pick(List.of(Undone.values())), dice.below(1000));
    }

    private static Operation routing(Dice dice) {
        return new ChangeRouting(
                dice.pick(List.of(Hook.values())),
                dice.chance(0.8),
                dice.below(Places.TEMPLATES.size()),
                dice.pick(List.of(HookSetting.Method.values())));
    }

    private static @Nullable Foreign option(Dice dice) {
        return switch (dice.below(6)) {
            case 0 -> Foreign.KEEP;
            case 1 -> Foreign.REPLACE;
            default -> null;
        };
    }
}
