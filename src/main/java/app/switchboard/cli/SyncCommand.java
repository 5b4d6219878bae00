package app.switchboard.cli;

import app.switchboard.base.Cancellation;
import app.switchboard.base.FailureException;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** {@code sync}: plan and apply in one. */
@Command(name = "sync", description = "Fetch the numbers of workspaces and put their webhooks in place.")
final class SyncCommand implements Callable<Integer> {

    @Spec
    private CommandSpec spec;

    @Mixin
    private Chosen chosen = new Chosen();

    @Mixin
    private RunOptions options = new RunOptions();

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
        chosen.check(spec.commandLine());
        RunPrinter printer = new RunPrinter(spec.commandLine(), json);
        return root.onEngine(engine -> {
            Cancellation cancellation = interrupt.watch();
            return chosen.each(engine, spec.commandLine(), cancellation, id -> {
                try {
                    return printer.print(
                            engine.sync().sync(id, options.toOptions(), printer.progressOf(id), cancellation));
                } catch (FailureException e) {
                    return printer.print(id, e.failure());
                }
            });
        });
    }
}
