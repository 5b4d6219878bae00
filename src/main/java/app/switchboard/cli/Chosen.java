package app.switchboard.cli;

import app.switchboard.base.Cancellation;
import app.switchboard.workspace.Workspace;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.function.ToIntFunction;
import picocli.CommandLine;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** Which workspaces a command is about: those that are named, or every one that has credentials. */
final class Chosen {

    @Parameters(paramLabel = "ID", arity = "0..*", description = "The workspaces.")
    private List<String> ids = List.of();

    @Option(names = "--all", description = "Every workspace that has credentials.")
    private boolean all;

    void check(CommandLine line) {
        if (ids.isEmpty() != all) {
            throw new CommandLine.ParameterException(
                    line, all ? "Give ids or --all, not both." : "Give the ids of workspaces, or --all.");
        }
    }

    /** Does the same for each, at once, and gives the worst exit code; a failure of one does not stop the others. */
    int each(CliEngine engine, CommandLine line, Cancellation cancellation, ToIntFunction<String> work) {
        Set<String> chosen = new LinkedHashSet<>(all ? withCredentials(engine, line) : ids);
        if (!all) {
            chosen.forEach(id -> engine.workspaces().require(id));
        }
        return engine
                .sync()
                .each(chosen, id -> cancellation.isCancelled() ? ExitCode.CANCELLED : work.applyAsInt(id))
                .stream()
                .reduce(ExitCode.COMPLETE, ExitCode::worse);
    }

    private static List<String> withCredentials(CliEngine engine, CommandLine line) {
        return engine.workspaces().all().stream()
                .map(Workspace::id)
                .filter(id -> {
                    boolean has = engine.credentials().find(id).isPresent();
                    if (!has) {
                        line.getErr().println(id + ": has no credentials yet, skipped.");
                    }
                    return has;
                })
                .toList();
    }
}
