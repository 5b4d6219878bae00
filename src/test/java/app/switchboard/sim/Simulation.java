package app.switchboard.sim;

import app.switchboard.base.Cancellation;
import app.switchboard.base.Failure;
import app.switchboard.base.FailureException;
import app.switchboard.base.Secret;
import app.switchboard.history.Outcome;
import app.switchboard.sync.SyncResult;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** One seed: a small account, a script of operations with their faults, a sync without any, and the promises judged all along. Everything follows from the seed. */
final class Simulation {

    private final Store store;
    private final Dice dice;
    private final @Nullable List<String> trace;
    private final World world = new World();
    private final SimSecrets secrets = new SimSecrets();
    private final SimClock clock;
    private final ModelTwilio twilio;
    private final Set<Integer> formerTemplates = new HashSet<>();
    private int template;
    private Computer computer;
    private Books books;
    private @Nullable Outcome lastOutcome;

    private Simulation(Store store, long seed, @Nullable List<String> trace) {
        this.store = store;
        this.trace = trace;
        dice = new Dice(seed);
        clock = new SimClock(dice.split());
        Console console = new Console(world, dice.split());
        console.furnish();
        twilio = new ModelTwilio(world, console, dice.split(), store.process(), this::tell);
        computer = start();
        computer.workspaces().add(Computer.WORKSPACE, "Acme Ltd", Places.TEMPLATES.getFirst());
        books = Books.read(store);
    }

    /**
     * Simulates a seed.
     *
     * @param trace takes what happened, line by line; null for speed
     * @throws Violation if a promise is broken
     */
    static void run(Store store, long seed, @Nullable List<String> trace) {
        store.clear();
        new Simulation(store, seed, trace).play();
    }

    private void tell(String line) {
        if (trace != null) {
            trace.add(line);
        }
    }

    private Computer start() {
        store.process().revive(null, this::tell);
        return Computer.start(store.database(), secrets, clock, twilio);
    }

    private void play() {
        world.numbers().forEach(number -> tell("has " + number));
        world.services().values().forEach(service -> tell("has " + service));
        tell("refuses " + world.refusing());
        for (Operation operation : Operation.script(dice)) {
            clock.pass();
            perform(operation, Weather.of(dice.split()), Weather.strike(dice));
            if (store.process().isDead() || dice.chance(0.1)) {
                tell("restart");
                computer = start();
            }
        }
        settle();
    }

    /** Without faults everything comes right, and then nothing happens any more. */
    private void settle() {
        world.refusing().clear();
        Operation last = dice.chance(0.3) && canSync() ? new Operation.Sync() : new Operation.Save(true, true);
        RunChecks settled = fair(last);
        settled.equalsTwilio();
        RunChecks again = fair(new Operation.Sync());
        again.equalsTwilio();
        again.changedNothing();
        Promise.I8_OTHERS_ARE_LEFT_ALONE.hold(
                store.bystander().equals(Bystander.read(store)),
                () -> store.bystander() + " became " + Bystander.read(store));
    }

    /** True where the saved credentials are those that Twilio accepts. */
    private boolean canSync() {
        return !books.credentials().isEmpty() && secrets.kept().containsValue(new Secret(World.TOKEN));
    }

    private RunChecks fair(Operation operation) {
        RunChecks checks = perform(operation, Weather.fair(), null);
        Promise.I2_OUTCOME.hold(
                lastOutcome == Outcome.COMPLETE, () -> operation + " without faults ended " + lastOutcome);
        return checks;
    }

    private RunChecks perform(Operation operation, Weather weather, CrashingSource.@Nullable Strike strike) {
        Cancellation cancellation = new Cancellation();
        Seen seen = new Seen();
        Books before = books;
        int templateBefore = template;
        Oracle oracle = new Oracle(template, Set.copyOf(formerTemplates));
        twilio.prepare(weather, cancellation, seen, new PostChecks(oracle, seen, before, store));
        tell(operation + (strike == null ? "" : " with " + strike));
        store.process().revive(strike, this::tell);
        long from = world.nextTick();
        String secretsBefore = secrets.kept().toString();
        Ended ended = attempt(operation, weather, cancellation);
        tell("  = " + ended);
        SyncResult result = ended.result();
        lastOutcome = result == null ? null : result.report().outcome();
        Books after = Books.read(store);
        books = after;
        RunChecks checks = new RunChecks(world, oracle, seen, before, after, from);
        checks.database();
        boolean swallowed = result != null && store.process().hasFailed();
        if (NotYet.DATABASE_FAILURES_ARE_TOLD) {
            Promise.I2_OUTCOME.hold(!swallowed, () -> "the database failed, the run ended " + ended);
        }
        if (result != null && !swallowed) {
            checks.report(result.report(), operation, ended.cancelled());
        }
        if (operation instanceof Operation.Save save && !save.right() && lastOutcome == Outcome.REJECTED) {
            Promise.I7_REJECTED_CREDENTIALS_CHANGE_NOTHING.hold(
                    after.credentials().equals(before.credentials())
                            && secretsBefore.equals(secrets.kept().toString()),
                    () -> before.credentials() + " became " + after.credentials());
        }
        if (operation instanceof Operation.ChangeAddress change) {
            noteAddress(change, templateBefore);
        }
        return checks;
    }

    /** Whether a change that a crash ended took effect is read where the engine reads it. */
    private void noteAddress(Operation.ChangeAddress change, int templateBefore) {
        String stored = store.list(
                        "SELECT webhook_template FROM workspace_settings WHERE workspace_id = ?",
                        row -> row.getString(1),
                        Computer.WORKSPACE)
                .getFirst();
        if (change.template() != templateBefore
                && stored.equals(Places.TEMPLATES.get(change.template()).text())) {
            formerTemplates.add(templateBefore);
            template = change.template();
        }
    }

    private Ended attempt(Operation operation, Weather weather, Cancellation cancellation) {
        SyncResult result = null;
        Failure thrown = null;
        try {
            result = operation.run(
                    computer,
                    progress -> {
                        if (weather.cancelsAtThisProgress()) {
                            tell("  cancelled at " + progress);
                            cancellation.cancel();
                        }
                    },
                    cancellation);
        } catch (ProcessDied e) {
            return new Ended(null, null, true, cancellation.isCancelled());
        } catch (FailureException e) {
            thrown = e.failure();
        } catch (Cancellation.CancelledException e) {
            Promise.I2_OUTCOME.hold(cancellation.isCancelled(), () -> "cancelled by nobody");
        } catch (RuntimeException | AssertionError e) {
            throw (Violation) new Violation(Promise.I6_NOTHING_ELSE_IS_THROWN, e.toString()).initCause(e);
        }
        boolean died = store.process().isDead();
        return new Ended(died ? null : result, died ? null : thrown, died, cancellation.isCancelled());
    }
}
