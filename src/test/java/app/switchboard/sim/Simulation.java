package app.switchboard.sim;

import app.switchboard.base.Cancellation;
import app.switchboard.base.Failure;
import app.switchboard.base.FailureException;
import app.switchboard.base.Secret;
import app.switchboard.fx.SecretsInMemory;
import app.switchboard.history.Outcome;
import app.switchboard.secrets.KeptIn;
import app.switchboard.sim.Operation.Kind;
import app.switchboard.sync.SyncResult;
import app.switchboard.twilio.TwilioNumber;
import app.switchboard.webhook.PlanFile;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** One seed: a small account, a script of operations with their faults, a sync without any, and the promises judged all along. Everything follows from the seed. */
final class Simulation {

    private final Store store;
    private final Dice dice;
    private final @Nullable List<String> trace;
    private final World world = new World();
    private final SecretsInMemory secrets = new SecretsInMemory(KeptIn.KEYCHAIN);
    private final SimClock clock;
    private final Console console;
    private final ModelTwilio twilio;
    private final Map<String, Long> intended = new HashMap<>();
    private Wishes wishes;
    private Computer computer;
    private Books books;
    private @Nullable String plan;

    private Simulation(Store store, long seed, @Nullable List<String> trace) {
        this.store = store;
        this.trace = trace;
        dice = new Dice(seed);
        clock = new SimClock(dice.split());
        console = new Console(world, dice.split());
        console.furnish();
        twilio = new ModelTwilio(world, console, dice.split(), store.process(), this::tell);
        computer = start();
        computer.workspaces().add(Computer.WORKSPACE, "Acme Ltd", Places.TEMPLATES.getFirst());
        wishes = Wishes.read(store, Set.of());
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
            if (operation instanceof Operation.Edits edits) {
                for (int i = 0; i < edits.count(); i++) {
                    tell("Console: " + console.act(""));
                }
                continue;
            }
            perform(operation, Weather.of(dice.split()), Weather.strike(dice));
            if (store.process().isDead() || dice.chance(0.1)) {
                tell("restart");
                computer = start();
            }
        }
        settle();
    }

    /** Without faults everything comes right, and then nothing happens any more; what was done last can be taken back. */
    private void settle() {
        world.refusing().clear();
        if (wishes.readOnly()) {
            fair(new Operation.ChangePolicy(wishes.foreign(), false));
        }
        if (dice.chance(0.1) || !canSync()) {
            fair(new Operation.Save(true, false));
        }
        fair(new Operation.Sync(null, true)).equalsTwilio();
        Settled again = fair(new Operation.Sync(null, false));
        again.equalsTwilio();
        again.changedNothing();
        if (dice.chance(0.3)) {
            Undone what = dice.pick(List.of(Undone.LAST_RUN, Undone.NUMBER, Undone.SELECTION));
            fair(new Operation.TakeBack(what, dice.below(1000)));
        }
        Promise.I8_OTHERS_ARE_LEFT_ALONE.hold(
                store.bystander().equals(Bystander.read(store)),
                () -> store.bystander() + " became " + Bystander.read(store));
    }

    /** True where the saved credentials are those that Twilio accepts. */
    private boolean canSync() {
        return !books.credentials().isEmpty() && secrets.kept().containsValue(new Secret(World.TOKEN));
    }

    private Settled fair(Operation operation) {
        Map<String, TwilioNumber> were =
                world.numbers().stream().collect(Collectors.toMap(TwilioNumber::sid, number -> number));
        Performed performed = perform(operation, Weather.fair(), null);
        Settled settled = performed.settled();
        SyncResult result = performed.ended().result();
        if (operation.kind() == Kind.WRITES) {
            settled.tookBack(performed.desk().asked(), were);
        } else if (result != null) {
            Promise.I2_OUTCOME.hold(
                    result.report().outcome() == Outcome.COMPLETE,
                    () -> operation + " without faults ended " + performed.ended());
        }
        return settled;
    }

    /** What is looked at after an operation. */
    private record Performed(Ended ended, Desk desk, Settled settled) {}

    private Performed perform(Operation operation, Weather weather, CrashingSource.@Nullable Strike strike) {
        Cancellation cancellation = new Cancellation();
        Seen seen = new Seen();
        Books before = books;
        Oracle oracle = new Oracle(wishes, Objects.requireNonNullElse(operation.foreign(), wishes.foreign()));
        Desk desk = new Desk(
                computer,
                before,
                plan,
                progress -> {
                    if (weather.cancelsAtThisProgress()) {
                        tell("  cancelled at " + progress);
                        cancellation.cancel();
                    }
                },
                cancellation);
        twilio.prepare(weather, cancellation, seen, new PostChecks(operation, oracle, seen, desk, store));
        tell(operation + (strike == null ? "" : " with " + strike));
        store.process().revive(strike, this::tell);
        long from = world.nextTick();
        String secretsBefore = secrets.kept().toString();
        Ended ended = attempt(operation, desk);
        tell("  = " + ended);
        Books after = Books.read(store);
        books = after;
        new JournalChecks(world, seen, before, after, intended, from).all();
        RunChecks checks = new RunChecks(world, operation, oracle, desk, seen, before, after, from);
        checks.database();
        new DriftChecks(world, before, after).all();
        SyncResult result = ended.result();
        Outcome outcome = result == null ? null : result.report().outcome();
        if (result != null) {
            Promise.I2_OUTCOME.hold(
                    !store.process().hasFailed() || result.failure() instanceof Failure.Database,
                    () -> "the database failed, the run ended " + ended);
            // Where the books could not be kept the report knows more than they do: the next run settles it.
            if (!store.process().hasFailed()) {
                checks.result(result, ended.cancelled());
            }
            boolean toItsEnd = outcome == Outcome.COMPLETE || outcome == Outcome.PARTIAL;
            if (toItsEnd && operation.lists()) {
                new JournalChecks(world, seen, before, after, intended, from)
                        .noneOpenOfOthers(result.report().run());
            }
            if (operation instanceof Operation.Check && result.plan() != null) {
                plan = PlanFile.write(result.plan());
            }
        }
        if (operation instanceof Operation.Save save && !save.right() && outcome == Outcome.REJECTED) {
            Promise.I7_REJECTED_CREDENTIALS_CHANGE_NOTHING.hold(
                    after.credentials().equals(before.credentials())
                            && secretsBefore.equals(secrets.kept().toString()),
                    () -> before.credentials() + " became " + after.credentials());
        }
        if (operation.kind() == Kind.NEITHER) {
            // Whether a change that a crash ended took effect is read where the engine reads it.
            wishes = wishes.readAgain(store);
        }
        return new Performed(ended, desk, new Settled(world, oracle, seen, before, after));
    }

    private Ended attempt(Operation operation, Desk desk) {
        Cancellation cancellation = desk.cancellation();
        SyncResult result = null;
        Failure thrown = null;
        try {
            result = operation.run(desk);
        } catch (ProcessDied e) {
            return new Ended(null, null, true, cancellation.isCancelled());
        } catch (FailureException e) {
            thrown = e.failure();
        } catch (Cancellation.CancelledException e) {
            Promise.I2_OUTCOME.hold(cancellation.isCancelled(), () -> "cancelled by nobody");
        } catch (RuntimeException | AssertionError e) {
            throw (Violation) new Violation(Promise.I6_NOTHING_ELSE_IS_THROWN, e.toString()).initCause(e);
        }
        twilio.throwViolation();
        boolean died = store.process().isDead();
        return new Ended(died ? null : result, died ? null : thrown, died, cancellation.isCancelled());
    }
}
