package app.switchboard.sim;

import app.switchboard.base.Cancellation;
import app.switchboard.base.Secret;
import app.switchboard.credentials.EnteredCredentials;
import app.switchboard.sync.SyncProgress;
import app.switchboard.sync.SyncResult;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/** What a person can ask of the engine. */
sealed interface Operation {

    /**
     * Saves credentials.
     *
     * @param right false for a token that Twilio does not accept
     */
    record Save(boolean right, boolean sync) implements Operation {
        @Override
        public boolean lists() {
            return sync;
        }

        @Override
        public SyncResult run(Computer computer, Consumer<SyncProgress> progress, Cancellation cancellation) {
            String token = right ? World.TOKEN : "0".repeat(32);
            EnteredCredentials entered = EnteredCredentials.of(World.ACCOUNT, new Secret(token));
            return computer.sync().save(Computer.WORKSPACE, entered, sync, progress, cancellation);
        }
    }

    /** Syncs with the saved credentials. */
    record Sync() implements Operation {
        @Override
        public SyncResult run(Computer computer, Consumer<SyncProgress> progress, Cancellation cancellation) {
            return computer.sync().sync(Computer.WORKSPACE, progress, cancellation);
        }
    }

    /** Gives the workspace another address. */
    record ChangeAddress(int template) implements Operation {
        @Override
        public @Nullable SyncResult run(Computer computer, Consumer<SyncProgress> progress, Cancellation cancellation) {
            computer.workspaces().change(Computer.WORKSPACE, "Acme Ltd", Places.TEMPLATES.get(template));
            return null;
        }
    }

    /**
     * Does it.
     *
     * @return how the run ended; null for what is no run
     */
    @Nullable
    SyncResult run(Computer computer, Consumer<SyncProgress> progress, Cancellation cancellation);

    /** True where a complete listing belongs to it. */
    default boolean lists() {
        return true;
    }

    /** What is done in one simulation: two to six operations. */
    static List<Operation> script(Dice dice) {
        List<Operation> script = new ArrayList<>();
        script.add(new Save(dice.chance(0.9), dice.chance(0.9)));
        for (int i = 1 + dice.below(5); i > 0; i--) {
            script.add(
                    switch (dice.below(10)) {
                        case 0 -> new Save(dice.chance(0.5), dice.chance(0.8));
                        case 1 -> new ChangeAddress(dice.below(2));
                        default -> new Sync();
                    });
        }
        return script;
    }
}
