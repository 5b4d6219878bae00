package app.switchboard.cli;

import app.switchboard.base.Cancellation;
import app.switchboard.base.FailureException;
import app.switchboard.sync.SyncResult;
import app.switchboard.workspace.Workspace;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.concurrent.Callable;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** {@code sync}: one workspace after the other; a failure of one does not stop the next. */
@Command(name = "sync", description = "Fetch the numbers of workspaces and put their webhooks in place.")
final class SyncCommand implements Callable<Integer> {

    @Spec
    private CommandSpec spec;

    @Parameters(paramLabel = "ID", arity = "0..*", description = "The workspaces.")
    private List<String> ids = List.of();

    @Option(names = "--all", description = "Every workspace that has credentials.")
    private boolean all;

    @Option(names = "--json", description = "Print each run's figures as JSON, a line each.")
    private boolean json;

    private final SwitchboardCommand root;
    private final Interrupt interrupt;

    SyncCommand(SwitchboardCommand root, Interrupt interrupt) {
        this.root = root;
        this.interrupt = interrupt;
    }

    @Override
    public Integer call() {
        if (ids.isEmpty() != all) {
            throw new CommandLine.ParameterException(
                    spec.commandLine(), all ? "Give ids or --all, not both." : "Give the ids of workspaces, or --all.");
        }
        return root.onEngine(this::sync);
    }

    private int sync(CliEngine engine) {
        Set<String> chosen = new LinkedHashSet<>(all ? withCredentials(engine) : ids);
        if (!all) {
            chosen.forEach(id -> engine.workspaces().require(id));
        }
        RunPrinter printer = new RunPrinter(spec.commandLine(), json);
        Cancellation cancellation = interrupt.watch();
        int code = ExitCode.COMPLETE;
        for (String id : chosen) {
            code = ExitCode.worse(code, syncOne(engine, id, printer, cancellation));
            if (cancellation.isCancelled()) {
                break;
            }
        }
        return code;
    }

    private int syncOne(CliEngine engine, String id, RunPrinter printer, Cancellation cancellation) {
        try {
            SyncResult result = engine.sync().sync(id, printer.progressOf(id), cancellation);
            printer.print(result);
            return ExitCode.of(result);
        } catch (FailureException e) {
            return printer.print(id, e.failure());
        }
    }

    private List<String> withCredentials(CliEngine engine) {
        return engine.workspaces().all().stream()
                .map(Workspace::id)
                .filter(id -> {
                    boolean has = engine.credentials().find(id).isPresent();
                    if (!has) {
                        spec.commandLine().getErr().println(id + ": has no credentials yet, skipped.");
                    }
                    return has;
                })
                .toList();
    }
}
