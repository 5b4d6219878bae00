package app.switchboard.cli;

import app.switchboard.base.Cancellation;
import app.switchboard.base.Failure;
import app.switchboard.base.FailureException;
import app.switchboard.history.Outcome;
import app.switchboard.numbers.Drift;
import app.switchboard.sync.SyncOptions;
import app.switchboard.sync.SyncResult;
import com.fasterxml.jackson.annotation.JsonProperty;
import java.io.PrintWriter;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** {@code drift}: what somebody else changed since the last sync. */
@Command(
        name = "drift",
        description = {
            "Show what was changed outside Switchboard since the last sync, field by field. Writes nothing to Twilio.",
            "It is shown again until a sync has acted on it."
        })
final class DriftCommand implements Callable<Integer> {

    @Spec
    private CommandSpec spec;

    @Mixin
    private Chosen chosen = new Chosen();

    @Option(names = "--fail-on-drift", description = "Exit with 8 where there is any: for CI and cron.")
    private boolean fail;

    @Option(names = "--json", description = "As JSON, a line a workspace.")
    private boolean json;

    private final SwitchboardCommand root;
    private final Interrupt interrupt;

    DriftCommand(SwitchboardCommand root, Interrupt interrupt) {
        this.root = root;
        this.interrupt = interrupt;
    }

    /** One field as printed. */
    record Field(
            String sid, @JsonProperty("phone_number") String phoneNumber, String field, String before, String after) {}

    /**
     * A workspace as printed.
     *
     * @param failure what kept it from being looked at; null where nothing did
     */
    record Entry(
            String workspace,
            String outcome,
            List<Field> drift,
            @Nullable String failure) {}

    @Override
    public Integer call() {
        chosen.check(spec.commandLine());
        return root.onEngine(engine -> {
            Cancellation cancellation = interrupt.watch();
            RunPrinter printer = new RunPrinter(spec.commandLine(), false);
            return chosen.each(engine, spec.commandLine(), cancellation, id -> look(engine, id, printer, cancellation));
        });
    }

    private int look(CliEngine engine, String id, RunPrinter printer, Cancellation cancellation) {
        SyncResult result;
        try {
            result = engine.sync().check(id, SyncOptions.DEFAULT, printer.progressOf(id), cancellation);
        } catch (FailureException e) {
            print(new Entry(id, "incomplete", List.of(), e.failure().code()));
            SwitchboardCommand.tell(spec.commandLine().getErr(), e.failure());
            return ExitCode.of(e.failure());
        }
        Failure failure = result.failure();
        Outcome outcome = result.report().outcome();
        print(new Entry(
                id,
                Output.lower(outcome),
                result.drift().stream().map(DriftCommand::field).toList(),
                failure == null ? null : failure.code()));
        printer.tellFailures(result);
        return ExitCode.worse(
                ExitCode.of(result), fail && !result.drift().isEmpty() ? ExitCode.DRIFT : ExitCode.COMPLETE);
    }

    private static Field field(Drift drift) {
        return new Field(drift.sid(), drift.phoneNumber(), drift.field(), drift.before(), drift.after());
    }

    private synchronized void print(Entry entry) {
        PrintWriter out = spec.commandLine().getOut();
        if (json) {
            Output.json(out, entry);
            return;
        }
        if (entry.drift().isEmpty()) {
            out.println(entry.workspace() + ": "
                    + (entry.outcome().equals("complete")
                            ? "no drift"
                            : "not looked at to the end: "
                                    + Objects.requireNonNullElse(entry.failure(), entry.outcome())));
        } else {
            out.println(entry.workspace() + ": changed outside since the last sync");
            Output.table(
                    out,
                    List.of("NUMBER", "FIELD", "BEFORE", "AFTER"),
                    entry.drift().stream()
                            .map(field -> List.of(
                                    field.phoneNumber(),
                                    field.field(),
                                    field.before().isEmpty() ? "-" : field.before(),
                                    field.after().isEmpty() ? "-" : field.after()))
                            .toList());
        }
        out.flush();
    }
}
