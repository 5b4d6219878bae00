package app.switchboard.cli;

import app.switchboard.history.Run;
import app.switchboard.history.RunReport;
import app.switchboard.twilio.WebhookField;
import app.switchboard.webhook.Journal;
import app.switchboard.webhook.JournalEntry;
import com.fasterxml.jackson.annotation.JsonProperty;
import java.io.PrintWriter;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** {@code history}: the runs and what each changed; never touches the network. */
@Command(name = "history", description = "Show the runs and what each changed; never touches the network.")
final class HistoryCommand implements Callable<Integer> {

    @Spec
    private CommandSpec spec;

    @Parameters(paramLabel = "ID", arity = "0..1", description = "Only this workspace's.")
    private @Nullable String id;

    @Option(names = "--changes", description = "With every change of every run.")
    private boolean changes;

    @Option(names = "--most", paramLabel = "N", defaultValue = "50", description = "Runs to show (default: 50).")
    private int most;

    @Option(names = "--json", description = "As a JSON array, changes included.")
    private boolean json;

    private final SwitchboardCommand root;

    HistoryCommand(SwitchboardCommand root) {
        this.root = root;
    }

    /** A field that a run set. */
    record Field(String before, String after) {}

    /** What a run did to one number. */
    record Change(
            String id,
            String sid,
            @JsonProperty("phone_number") String phoneNumber,
            Map<String, Field> fields,
            @Nullable String reason,
            String outcome,
            @Nullable String message,
            boolean undone,
            @Nullable String undoes,
            Instant at) {

        static Change of(JournalEntry entry) {
            Map<String, Field> fields = new LinkedHashMap<>();
            for (Map.Entry<WebhookField, String> asked : entry.asked().entrySet()) {
                fields.put(asked.getKey().parameter(), new Field(entry.before(asked.getKey()), asked.getValue()));
            }
            return new Change(
                    entry.id(),
                    entry.numberSid(),
                    entry.phoneNumber(),
                    fields,
                    entry.reason() == null ? null : entry.reason().text(),
                    Output.lower(entry.outcome()),
                    entry.message(),
                    entry.undone(),
                    entry.undoes(),
                    entry.intendedAt());
        }
    }

    /** A run as printed. */
    record Entry(
            String run,
            String workspace,
            String purpose,
            @JsonProperty("started_at") Instant startedAt,
            @JsonProperty("finished_at") @Nullable Instant finishedAt,
            @Nullable RunReport report,
            List<Change> changes) {

        static Entry of(Run run, Journal journal) {
            return new Entry(
                    run.id(),
                    run.workspaceId(),
                    Output.lower(run.purpose()),
                    run.startedAt(),
                    run.finishedAt(),
                    run.report(),
                    journal.ofRun(run.id()).stream().map(Change::of).toList());
        }
    }

    @Override
    public Integer call() {
        return root.onEngine(engine -> {
            String workspace = id;
            if (workspace != null) {
                engine.workspaces().require(workspace);
            }
            List<Run> runs = workspace == null
                    ? engine.history().recent(most)
                    : engine.history().recent(workspace, most);
            List<Entry> entries =
                    runs.stream().map(run -> Entry.of(run, engine.journal())).toList();
            if (json) {
                Output.json(spec.commandLine().getOut(), entries);
            } else {
                print(entries);
            }
            return ExitCode.COMPLETE;
        });
    }

    private void print(List<Entry> entries) {
        PrintWriter out = spec.commandLine().getOut();
        Output.table(
                out,
                List.of("RUN", "STARTED", "WORKSPACE", "PURPOSE", "OUTCOME", "CHANGED", "UNDONE"),
                entries.stream().map(HistoryCommand::cells).toList());
        if (changes) {
            List<List<String>> rows = new ArrayList<>();
            entries.forEach(entry -> entry.changes()
                    .forEach(change -> change.fields()
                            .forEach((field, values) -> rows.add(List.of(
                                    entry.run(),
                                    change.phoneNumber(),
                                    field,
                                    values.before().isEmpty() ? "-" : values.before(),
                                    values.after().isEmpty() ? "-" : values.after(),
                                    change.undone() ? "undone" : change.outcome())))));
            out.println();
            Output.table(out, List.of("RUN", "NUMBER", "FIELD", "BEFORE", "AFTER", "OUTCOME"), rows);
        }
    }

    private static List<String> cells(Entry entry) {
        RunReport report = entry.report();
        return List.of(
                entry.run(),
                Output.time(entry.startedAt()),
                entry.workspace(),
                entry.purpose(),
                report == null ? "running" : Output.lower(report.outcome()),
                Long.toString(entry.changes().stream()
                        .filter(change -> change.outcome().equals("done"))
                        .count()),
                Long.toString(entry.changes().stream().filter(Change::undone).count()));
    }
}
