package app.switchboard.cli;

import app.switchboard.base.Failure;
import app.switchboard.base.FailureException;
import app.switchboard.history.Run;
import app.switchboard.numbers.PhoneNumber;
import app.switchboard.webhook.NumberChange;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** {@code undo}: takes a run or the last change of numbers back. */
@Command(
        name = "undo",
        description = {
            "Take changes back: each field to what it held before. Numbers that were changed since are left alone.",
            "Without --run and --number: the workspace's newest run that changed something."
        })
final class UndoCommand implements Callable<Integer> {

    @Spec
    private CommandSpec spec;

    @Parameters(paramLabel = "ID", arity = "0..1", description = "The workspace; not needed with --run.")
    private @Nullable String id;

    @Option(names = "--run", paramLabel = "RUN", description = "Take this run back; history shows them.")
    private @Nullable String run;

    @Option(
            names = "--number",
            paramLabel = "E164",
            description = "Take the last change of this number back; may be repeated.")
    private List<String> numbers = List.of();

    @Option(names = "--json", description = "Print the run's figures as JSON.")
    private boolean json;

    private final SwitchboardCommand root;
    private final Interrupt interrupt;

    UndoCommand(SwitchboardCommand root, Interrupt interrupt) {
        this.root = root;
        this.interrupt = interrupt;
    }

    @Override
    public Integer call() {
        if (run != null && !numbers.isEmpty()) {
            throw new ParameterException(spec.commandLine(), "Give --run or --number, not both.");
        }
        if (id == null && run == null && numbers.isEmpty()) {
            throw new ParameterException(spec.commandLine(), "Give a workspace, --run or --number.");
        }
        return root.onEngine(engine -> {
            String workspace = workspace(engine);
            RunPrinter printer = new RunPrinter(spec.commandLine(), json);
            try {
                return printer.print(engine.sync()
                        .undo(workspace, changes(engine, workspace), printer.progressOf(workspace), interrupt.watch()));
            } catch (FailureException e) {
                return printer.print(workspace, e.failure());
            }
        });
    }

    private String workspace(CliEngine engine) {
        if (id != null) {
            return engine.workspaces().require(id).id();
        }
        String named = run;
        if (named != null) {
            return require(engine, named).workspaceId();
        }
        List<String> owners = engine.numbers().all().stream()
                .filter(row -> numbers.contains(row.number().phoneNumber()))
                .map(row -> row.number().workspaceId())
                .distinct()
                .toList();
        if (owners.size() != 1) {
            throw new Failure.Input(
                            "SB-029",
                            owners.isEmpty()
                                    ? "No workspace has this number."
                                    : "Several workspaces have these numbers: " + String.join(", ", owners) + ".",
                            "Name the workspace.")
                    .exception();
        }
        return owners.getFirst();
    }

    private List<NumberChange> changes(CliEngine engine, String workspace) {
        String named = run;
        if (named != null) {
            return engine.undo().run(workspace, require(engine, named).id());
        }
        if (numbers.isEmpty()) {
            return engine.undo().lastRun(workspace);
        }
        List<NumberChange> changes = new ArrayList<>();
        for (PhoneNumber number : NamedNumbers.of(engine, workspace, numbers)) {
            changes.addAll(engine.undo().number(workspace, number.sid()));
        }
        return changes;
    }

    private static Run require(CliEngine engine, String run) {
        return engine.history()
                .find(run)
                .orElseThrow(
                        () -> new Failure.Input("SB-030", "There is no run \"" + run + "\".", "The history shows them.")
                                .exception());
    }
}
