package app.switchboard.cli;

import app.switchboard.sync.SyncResult;
import app.switchboard.webhook.FieldChange;
import app.switchboard.webhook.NumberChange;
import app.switchboard.webhook.PlanFile;
import app.switchboard.webhook.WebhookPlan;
import java.io.PrintWriter;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** {@code plan}: looks, and writes nothing to Twilio. */
@Command(
        name = "plan",
        description =
                "Show what a sync would change; writes nothing to Twilio. Save it with --json, carry it out with apply.")
final class PlanCommand implements Callable<Integer> {

    @Spec
    private CommandSpec spec;

    @Parameters(paramLabel = "ID", description = "The workspace.")
    private @Nullable String id;

    @Mixin
    private RunOptions options = new RunOptions();

    @Option(names = "--json", description = "Print the plan as JSON, for apply.")
    private boolean json;

    private final SwitchboardCommand root;
    private final Interrupt interrupt;

    PlanCommand(SwitchboardCommand root, Interrupt interrupt) {
        this.root = root;
        this.interrupt = interrupt;
    }

    @Override
    public Integer call() {
        String workspace = Objects.requireNonNull(id);
        return root.onEngine(engine -> {
            RunPrinter printer = new RunPrinter(spec.commandLine(), false);
            SyncResult result = engine.sync()
                    .check(workspace, options.toOptions(), printer.progressOf(workspace), interrupt.watch());
            WebhookPlan plan = result.plan();
            if (plan != null) {
                print(plan);
            }
            printer.tellFailures(result);
            return ExitCode.of(result);
        });
    }

    private void print(WebhookPlan plan) {
        PrintWriter out = spec.commandLine().getOut();
        if (json) {
            out.println(Output.escaped(PlanFile.write(plan)));
            out.flush();
            return;
        }
        if (!plan.changes().isEmpty()) {
            Output.table(out, HEADER, rows(plan.changes()));
        }
        if (!plan.foreign().isEmpty()) {
            out.println((plan.changes().isEmpty() ? "" : "\n")
                    + "Pointing elsewhere, kept unless you say --foreign replace:");
            Output.table(out, HEADER, rows(plan.foreign()));
        }
        out.println(summary(plan));
        out.flush();
    }

    private static final List<String> HEADER = List.of("NUMBER", "FIELD", "FROM", "TO", "REASON");

    private static List<List<String>> rows(List<NumberChange> changes) {
        List<List<String>> rows = new ArrayList<>();
        for (NumberChange change : changes) {
            for (FieldChange field : change.fields()) {
                rows.add(List.of(
                        change.phoneNumber(),
                        field.field().parameter(),
                        field.from().isEmpty() ? "-" : field.from(),
                        field.to().isEmpty() ? "-" : field.to(),
                        field.reason().text()));
            }
        }
        return rows;
    }

    private static String summary(WebhookPlan plan) {
        return plan.workspaceId() + ": " + plan.changes().size() + " of " + plan.listed() + " numbers to change; "
                + plan.count(WebhookPlan.Standing.ALREADY) + " already, " + plan.count(WebhookPlan.Standing.FOREIGN)
                + " point elsewhere, " + plan.count(WebhookPlan.Standing.OVERRIDDEN) + " overridden";
    }
}
