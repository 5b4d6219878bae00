package app.switchboard.cli;

import app.switchboard.base.Failure;
import app.switchboard.base.FailureException;
import app.switchboard.webhook.PlanFile;
import app.switchboard.webhook.WebhookPlan;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Objects;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** {@code apply}: carries a saved plan out. */
@Command(
        name = "apply",
        description = "Carry out a plan saved by \"plan ID --json\". Numbers that were changed since are left alone.")
final class ApplyCommand implements Callable<Integer> {

    /** Bytes; a plan for a hundred thousand numbers has about 40 MB. */
    private static final long LARGEST = 256L * 1024 * 1024;

    @Spec
    private CommandSpec spec;

    @Parameters(paramLabel = "PLANFILE", description = "The file; - for standard input.")
    private @Nullable Path file;

    @Option(names = "--json", description = "Print the run's figures as JSON.")
    private boolean json;

    private final SwitchboardCommand root;
    private final Interrupt interrupt;

    ApplyCommand(SwitchboardCommand root, Interrupt interrupt) {
        this.root = root;
        this.interrupt = interrupt;
    }

    @Override
    public Integer call() {
        WebhookPlan plan = PlanFile.read(text(Objects.requireNonNull(file)));
        return root.onEngine(engine -> {
            RunPrinter printer = new RunPrinter(spec.commandLine(), json);
            String id = plan.workspaceId();
            try {
                return printer.print(engine.sync().apply(plan, printer.progressOf(id), interrupt.watch()));
            } catch (FailureException e) {
                return printer.print(id, e.failure());
            }
        });
    }

    private static String text(Path named) {
        Path file = Terminal.here().file(named);
        try {
            if (named.toString().equals("-")) {
                return new String(Terminal.here().in().readAllBytes(), StandardCharsets.UTF_8);
            }
            if (Files.size(file) > LARGEST) {
                throw unreadable(named, "it is too large to be a plan");
            }
            return Files.readString(file);
        } catch (IOException e) {
            throw unreadable(named, Files.exists(file) ? "it is not readable as text" : "there is no such file");
        }
    }

    private static FailureException unreadable(Path file, String why) {
        return new Failure.Input("SB-028", "The file " + file + " can't be read: " + why + ".", "").exception();
    }
}
