package app.switchboard.cli;

import app.switchboard.base.Failure;
import app.switchboard.workspace.WebhookTemplate;
import app.switchboard.workspace.Workspace;
import app.switchboard.workspace.Workspaces;
import java.io.PrintWriter;
import java.util.List;
import java.util.Map;
import java.util.function.BiConsumer;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** {@code workspace add | set | list | reset | remove}. */
@Command(name = "workspace", description = "Add, set up, list, reset and remove workspaces.")
final class WorkspaceCommand implements Runnable {

    @Spec
    private CommandSpec spec;

    private final SwitchboardCommand root;

    WorkspaceCommand(SwitchboardCommand root) {
        this.root = root;
    }

    @Override
    public void run() {
        throw new CommandLine.ParameterException(
                spec.commandLine(), "A command is missing: add, set, list, reset or remove.");
    }

    @Command(name = "add", description = "Add a workspace.")
    int add(
            @Parameters(paramLabel = "ID", description = "Its id in the web system: letters, digits, - and _.")
                    String id,
            @Option(names = "--name", required = true, paramLabel = "NAME", description = "Its name, for people.")
                    String name,
            @Option(
                            names = "--webhook-template",
                            paramLabel = "URL",
                            description = "Where its messages go; {workspaceId} stands for the id.")
                    @Nullable
                    String template) {
        WebhookTemplate address = template == null ? WebhookTemplate.DEFAULT : WebhookTemplate.of(template);
        return root.onEngine(engine -> {
            Workspace added = engine.workspaces().add(id, name, address);
            err().println("Added workspace " + added.id() + "; its messages go to "
                    + added.webhookTemplate().urlFor(added.id()));
            return ExitCode.COMPLETE;
        });
    }

    @Command(name = "list", description = "List the workspaces.")
    int list(@Option(names = "--json", description = "As a JSON array.") boolean json) {
        return root.onEngine(engine -> {
            Map<String, Integer> active = engine.numbers().activeCounts();
            List<WorkspaceEntry> entries = engine.workspaces().all().stream()
                    .map(workspace -> WorkspaceEntry.of(workspace, active, engine))
                    .toList();
            if (json) {
                Output.json(out(), entries);
            } else {
                Output.table(
                        out(),
                        List.of("ID", "NAME", "NUMBERS", "LAST SYNC", "AS OF", ""),
                        entries.stream().map(WorkspaceEntry::cells).toList());
            }
            return ExitCode.COMPLETE;
        });
    }

    @Command(name = "reset", description = "Clear a workspace's numbers and credentials here; Twilio is not touched.")
    int reset(@Parameters(paramLabel = "ID") String id, @Option(names = "--yes", description = YES) boolean yes) {
        return forget(id, "reset", yes, Workspaces::reset);
    }

    @Command(name = "remove", description = "Remove a workspace and all that is stored of it; Twilio is not touched.")
    int remove(@Parameters(paramLabel = "ID") String id, @Option(names = "--yes", description = YES) boolean yes) {
        return forget(id, "remove", yes, Workspaces::remove);
    }

    private static final String YES = "Really do it: there is no undo.";

    private int forget(String id, String verb, boolean yes, BiConsumer<Workspaces, String> what) {
        return root.onEngine(engine -> {
            engine.workspaces().require(id);
            if (!yes) {
                throw new Failure.Input(
                                "SB-019",
                                "\"workspace " + verb + " " + id + "\" deletes what is stored of it here.",
                                "Add --yes to do it.")
                        .exception();
            }
            engine.credentials().forget(id);
            what.accept(engine.workspaces(), id);
            err().println("Done: " + verb + " " + id + ". Twilio was not touched.");
            return ExitCode.COMPLETE;
        });
    }

    private PrintWriter out() {
        return spec.commandLine().getOut();
    }

    private PrintWriter err() {
        return spec.commandLine().getErr();
    }
}
