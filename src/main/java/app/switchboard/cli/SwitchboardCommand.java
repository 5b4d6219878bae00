package app.switchboard.cli;

import app.switchboard.base.Cancellation.CancelledException;
import app.switchboard.base.Failure;
import app.switchboard.base.FailureException;
import app.switchboard.base.Logs;
import app.switchboard.fx.Mode;
import app.switchboard.instance.HostClient.Streams;
import app.switchboard.secrets.Secrets;
import app.switchboard.store.Database;
import app.switchboard.workspace.Workspace;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.Callable;
import java.util.function.ToIntFunction;
import org.jspecify.annotations.Nullable;
import org.slf4j.LoggerFactory;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.ExecutionException;
import picocli.CommandLine.Help;
import picocli.CommandLine.Help.Ansi;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.ParseResult;
import picocli.CommandLine.RunLast;
import picocli.CommandLine.ScopeType;
import picocli.CommandLine.Spec;

/** The root of the command line. Without a command it opens the window. */
@Command(
        name = "switchboard",
        description = "Keeps the phone numbers of several Twilio workspaces in sync and their webhooks in place.",
        footer = {
            "",
            "Without a command the window opens. Data goes to stdout, progress and messages to stderr.",
            "",
            "Exit codes: 0 complete, 1 a bug, 2 usage, 3 credentials rejected, 4 network or Twilio (incomplete),",
            "5 partial, 6 database, 7 secret store, 8 drift (with --fail-on-drift), 130 cancelled."
        },
        mixinStandardHelpOptions = true,
        versionProvider = SwitchboardCommand.Version.class,
        scope = ScopeType.INHERIT)
public final class SwitchboardCommand implements Callable<Integer> {

    @Option(
            names = "--data-dir",
            paramLabel = "DIR",
            scope = ScopeType.INHERIT,
            description = "Folder of the database and logs (default: SWITCHBOARD_DATA_DIR, else the platform's).")
    private @Nullable Path dataDir;

    @Option(names = "--demo", description = "Open the window on a made-up Twilio, with nothing to sign up for.")
    private boolean demo;

    @Option(
            names = "--safe-mode",
            description = "Open the window with standard settings, and let nothing run by itself.")
    private boolean safe;

    @Spec
    private @Nullable CommandSpec spec;

    private final Host host;
    private final Interrupt interrupt;
    private @Nullable PrintWriter err;

    private SwitchboardCommand(Host host, Interrupt interrupt) {
        this.host = host;
        this.interrupt = interrupt;
    }

    /**
     * Runs what the arguments say and gives the exit code; {@link Turn#MOVED} where a command left that is to be carried on elsewhere.
     *
     * @param terminal where they were typed
     */
    public static int run(Host host, Terminal terminal, String... arguments) {
        Interrupt interrupt = new Interrupt(terminal.cancellation());
        SwitchboardCommand root = new SwitchboardCommand(host, interrupt);
        CommandLine line = new CommandLine(root)
                .addSubcommand(new CommandLine(new WorkspaceCommand(root))
                        .addSubcommand(new CommandLine(new WorkspaceSetCommand(root))))
                .addSubcommand(new CommandLine(new CredentialsCommand(root, interrupt)))
                .addSubcommand(new CommandLine(new SyncCommand(root, interrupt)))
                .addSubcommand(new CommandLine(new NumbersCommand(root)))
                .addSubcommand(new CommandLine(new TagCommand(root)))
                .addSubcommand(new CommandLine(new KeepCommand(root)))
                .addSubcommand(new CommandLine(new RoutesCommand(root)))
                .addSubcommand(new CommandLine(new PlanCommand(root, interrupt)))
                .addSubcommand(new CommandLine(new ApplyCommand(root, interrupt)))
                .addSubcommand(new CommandLine(new UndoCommand(root, interrupt)))
                .addSubcommand(new CommandLine(new HistoryCommand(root)))
                .addSubcommand(new CommandLine(new DriftCommand(root, interrupt)))
                .addSubcommand(new CommandLine(new WatchCommand(root, interrupt)))
                .addSubcommand(new CommandLine(new DbCommand(root)))
                .addSubcommand(new CommandLine(new SecretsCommand(root)))
                .addSubcommand(new CommandLine(new ProxyCommand(root)))
                .setCaseInsensitiveEnumValuesAllowed(true)
                // A tag may begin with an @; and whose folder would the file be looked for in?
                .setExpandAtFiles(false)
                .setExecutionExceptionHandler((thrown, at, parsed) -> fail(thrown, at.getErr()));
        setUp(line, terminal);
        root.err = line.getErr();
        line.setExecutionStrategy(parsed -> root.inTurn(parsed, terminal, interrupt, List.of(arguments)));
        try (interrupt) {
            return terminal.during(() -> line.execute(arguments));
        } catch (StackOverflowError | LinkageError e) {
            return fail(e, line.getErr());
        }
    }

    private static void setUp(CommandLine line, Terminal terminal) {
        if (terminal.out() != null) {
            line.setOut(terminal.out());
        }
        if (terminal.err() != null) {
            line.setErr(terminal.err());
        }
        if (terminal.colours() != null) {
            line.setColorScheme(Help.defaultColorScheme(terminal.colours() ? Ansi.ON : Ansi.OFF));
        }
    }

    /** Help and the window need nobody's database; everything else waits for its turn. */
    private int inTurn(ParseResult parsed, Terminal terminal, Interrupt interrupt, List<String> arguments) {
        Integer helped = CommandLine.executeHelpRequest(parsed);
        if (helped != null) {
            return helped;
        }
        RunLast run = new RunLast();
        if (!parsed.hasSubcommand()) {
            return run.execute(parsed);
        }
        CommandLine line = parsed.commandSpec().commandLine();
        Turn turn = new Turn(
                arguments,
                parsed.subcommand().commandSpec().name(),
                Ansi.AUTO.enabled(),
                terminal.leave(),
                () -> new Streams(interrupt.reading(terminal.in()), line.getOut(), line.getErr(), interrupt.watch()),
                () -> {
                    line.getErr().println("Another command has the database; waiting for it.");
                    line.getErr().flush();
                },
                leave -> terminal.withLeave(leave).during(() -> run.execute(parsed)));
        try {
            return host.inTurn(dataDir, turn);
        } catch (ParameterException | ExecutionException e) {
            throw e;
        } catch (RuntimeException e) {
            return fail(e, line.getErr());
        }
    }

    @Override
    public Integer call() {
        return host.window(dataDir, demo ? Mode.DEMO : safe ? Mode.SAFE : Mode.NORMAL);
    }

    /** Runs a command's work on the engine that {@code --data-dir} names. */
    int onEngine(CliEngine.Command command) {
        return host.onEngine(dataDir, engine -> {
            Secrets secrets = engine.secrets();
            try (var _ = secrets.onKeychainWait(this::tellOfKeychain);
                    var _ = interrupt.onCancel(secrets::stopWaiting)) {
                return command.run(engine);
            } finally {
                tellOfRotations(engine);
            }
        });
    }

    /** One that was broken off may have made a token that works and another that does not any more: whatever else was asked, that is to be known. */
    private void tellOfRotations(CliEngine engine) {
        PrintWriter err = Objects.requireNonNull(spec).commandLine().getErr();
        for (Workspace workspace : engine.workspaces().all()) {
            String id = workspace.id();
            if (engine.credentials().isRotating(id) && !engine.sync().isRunning(id)) {
                err.println(id + ": the rotation of its Auth Token was broken off; \"credentials rotate " + id
                        + " --yes\" goes on with it.");
            }
        }
        err.flush();
    }

    private void tellOfKeychain(boolean waits) {
        PrintWriter to = err;
        if (waits && to != null) {
            to.println("Waiting for the keychain: answer its question.");
            to.flush();
        }
    }

    /** Works on the database alone. */
    int onDatabase(ToIntFunction<Database> work) {
        return host.onDatabase(dataDir, work);
    }

    Path folder() {
        return host.folder(dataDir);
    }

    /** The data folder, for what must work where the database does not open. */
    Path closed(String command) {
        return host.closed(dataDir, command);
    }

    private static int fail(Throwable thrown, PrintWriter err) {
        if (thrown instanceof CancelledException) {
            return ExitCode.CANCELLED;
        }
        Failure failure = Failure.of(thrown);
        tell(err, failure);
        if (failure instanceof Failure.Bug) {
            LoggerFactory.getLogger(SwitchboardCommand.class).error("A bug", thrown);
            Logs.file().ifPresent(file -> err.println("The log: " + file));
            err.flush();
        } else if (thrown instanceof FailureException && thrown.getCause() != null) {
            LoggerFactory.getLogger(SwitchboardCommand.class).debug("{}", failure.code(), thrown);
        }
        return ExitCode.of(failure);
    }

    /** A failure in one line on stderr: its code, what happened, what to do. */
    static void tell(PrintWriter err, Failure failure) {
        // Twilio's own words may stand in it.
        err.println(failure.code() + ": " + Output.printable(failure.text()));
        err.flush();
    }

    /** The version that the build wrote into the jar. */
    static final class Version implements CommandLine.IVersionProvider {
        @Override
        public String[] getVersion() {
            String version = SwitchboardCommand.class.getPackage().getImplementationVersion();
            return new String[] {"switchboard " + (version == null ? "(development)" : version)};
        }
    }
}
