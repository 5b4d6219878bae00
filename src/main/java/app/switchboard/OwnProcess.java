package app.switchboard;

import app.switchboard.base.Cancellation;
import app.switchboard.base.Cancellation.CancelledException;
import app.switchboard.base.CrashFiles;
import app.switchboard.base.DataFolder;
import app.switchboard.base.FailureException;
import app.switchboard.base.Logs;
import app.switchboard.cli.CliEngine;
import app.switchboard.cli.Host;
import app.switchboard.cli.Turn;
import app.switchboard.fx.Mode;
import app.switchboard.instance.FolderLock;
import app.switchboard.instance.HostClient;
import app.switchboard.instance.HostClient.Streams;
import app.switchboard.instance.Request;
import app.switchboard.secrets.Secrets;
import app.switchboard.store.Database;
import app.switchboard.store.Preferences;
import app.switchboard.twilio.SdkTwilio;
import app.switchboard.twilio.TwilioAddress;
import app.switchboard.twilio.TwilioProxy;
import java.nio.file.Path;
import java.time.Duration;
import java.time.ZoneId;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.TreeMap;
import java.util.function.ToIntFunction;
import org.jspecify.annotations.Nullable;

/** What was typed here is carried out here, once this process has the database, or by the one that has it. */
final class OwnProcess implements Host {

    private static final Duration PAUSE = Duration.ofMillis(50);
    /** So long nobody minds to wait, or wants to read of it. */
    private static final Duration UNNOTICED = Duration.ofSeconds(1);

    private static final int CANCELLED = 130;

    private @Nullable Hosting hosting;

    @Override
    public int inTurn(@Nullable Path option, Turn turn) {
        Path folder = DataFolder.ofProcess(option);
        while (true) {
            Cancellation leave = new Cancellation();
            Optional<Hosting> mine = Hosting.tryBegin(folder, new CommandFace(turn, leave), null);
            int code;
            if (mine.isPresent()) {
                try (Hosting hosts = mine.get()) {
                    hosting = hosts;
                    code = turn.here().applyAsInt(leave);
                }
                if (leave.isCancelled() && code == Turn.MOVED && !letOthersIn(turn)) {
                    return CANCELLED;
                }
            } else {
                code = handOver(folder, turn);
            }
            if (code != Turn.MOVED) {
                return code;
            }
        }
    }

    /** Whoever waits looks every {@link Home#PAUSE}: to take the turn again at once would be to keep it. False where it was stopped meanwhile. */
    private static boolean letOthersIn(Turn turn) {
        try {
            turn.streams().get().cancellation().sleep(Home.PAUSE.multipliedBy(5));
            return true;
        } catch (CancelledException e) {
            return false;
        }
    }

    /** Gives {@link Turn#MOVED} where nobody has the database any more. */
    private static int handOver(Path folder, Turn turn) {
        Streams streams = turn.streams().get();
        long since = System.nanoTime();
        boolean told = false;
        try {
            while (!FolderLock.isFree(folder)) {
                OptionalInt code = HostClient.run(folder, request(turn), streams);
                if (code.isPresent()) {
                    return code.getAsInt();
                }
                if (!told && System.nanoTime() - since > UNNOTICED.toNanos()) {
                    told = true;
                    turn.waits().run();
                }
                streams.cancellation().sleep(PAUSE);
            }
            return Turn.MOVED;
        } catch (CancelledException e) {
            return CANCELLED;
        } catch (FailureException e) {
            if (turn.endless() && e.failure().code().equals("SB-415")) {
                return Turn.MOVED;
            }
            throw e;
        }
    }

    private static Request request(Turn turn) {
        Map<String, String> variables = new TreeMap<>();
        String twilio = System.getenv().getOrDefault(TwilioAddress.VARIABLE, "");
        String passphrase = System.getenv().getOrDefault(Secrets.PASSPHRASE_FILE, "");
        variables.put(TwilioAddress.VARIABLE, twilio);
        variables.put(
                Secrets.PASSPHRASE_FILE,
                passphrase.isBlank()
                        ? ""
                        : Path.of(passphrase.strip()).toAbsolutePath().toString());
        return new Request(
                Hosting.version(),
                Request.Wish.RUN,
                turn.arguments(),
                Path.of("").toAbsolutePath().toString(),
                ZoneId.systemDefault().getId(),
                turn.brief(),
                turn.colours(),
                variables);
    }

    /** A command, as others see the process that runs it. */
    private record CommandFace(Turn turn, Cancellation leave) implements Hosting.Face {

        @Override
        public boolean lasting() {
            return turn.endless();
        }

        @Override
        public boolean show() {
            return false;
        }

        @Override
        public boolean giveWay() {
            if (turn.endless()) {
                leave.cancel();
            }
            return turn.endless();
        }

        @Override
        public void served() {}
    }

    @Override
    public int onEngine(@Nullable Path option, CliEngine.Command command) {
        Hosting hosts = Objects.requireNonNull(hosting);
        Engine engine = openEngine(folder(option));
        try {
            alone(hosts, engine);
            return command.run(engine.forCommandLine());
        } finally {
            alone(hosts, null);
            engine.close();
        }
    }

    private static void alone(Hosting hosts, @Nullable Engine engine) {
        try {
            hosts.alone(() -> {
                hosts.opened(engine);
                return true;
            });
        } catch (Exception e) {
            throw new IllegalStateException(e);
        }
    }

    @Override
    public int onDatabase(@Nullable Path option, ToIntFunction<Database> work) {
        try (Database database = Database.open(folder(option))) {
            return work.applyAsInt(database);
        }
    }

    @Override
    public Path folder(@Nullable Path option) {
        Path folder = DataFolder.ofProcess(option);
        CrashFiles.watch(Logs.start(folder));
        return folder;
    }

    @Override
    public Path closed(@Nullable Path option, String command) {
        return folder(option);
    }

    @Override
    public int window(@Nullable Path option, Mode mode) {
        Home home = new Home(() -> folder(option), OwnProcess::openEngine);
        if (mode != Mode.DEMO && home.isShownElsewhere()) {
            return 0;
        }
        return Wiring.window(home, preferences(option), mode);
    }

    /** The window shows even where the data folder can't be made: it then says why. */
    private static Preferences preferences(@Nullable Path option) {
        try {
            return Preferences.of(DataFolder.ofProcess(option));
        } catch (FailureException e) {
            return Preferences.forSession();
        }
    }

    private static Engine openEngine(Path folder) {
        Map<String, String> environment = System.getenv();
        TwilioAddress address = TwilioAddress.of(Optional.ofNullable(environment.get(TwilioAddress.VARIABLE)));
        Secrets secrets = Secrets.open(folder, environment);
        TwilioProxy proxy = TwilioProxy.of(environment, secrets);
        return Engine.open(folder, secrets, proxy, () -> new SdkTwilio(address, proxy));
    }
}
