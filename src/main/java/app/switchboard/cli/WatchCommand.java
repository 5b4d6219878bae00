package app.switchboard.cli;

import app.switchboard.base.Cancellation;
import app.switchboard.base.Cancellation.CancelledException;
import app.switchboard.base.Failure;
import app.switchboard.sync.Watch;
import app.switchboard.workspace.Policy.Schedule;
import java.io.PrintWriter;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** {@code watch}: checks by the workspaces' schedules until it is stopped. */
@Command(
        name = "watch",
        description = {
            "Check workspaces by their schedules (workspace set ID --check hourly) until stopped with Ctrl-C.",
            "Prints a line for each thing that is new: drift, a failure, rejected credentials. Writes nothing to Twilio."
        })
final class WatchCommand implements Callable<Integer> {

    /** Between two looks at what is due. */
    private static final Duration PAUSE = Duration.ofSeconds(20);

    @Spec
    private CommandSpec spec;

    @Option(names = "--json", description = "Each line as JSON.")
    private boolean json;

    private final SwitchboardCommand root;
    private final Interrupt interrupt;

    WatchCommand(SwitchboardCommand root, Interrupt interrupt) {
        this.root = root;
        this.interrupt = interrupt;
    }

    /** A notification as printed. */
    record Line(Instant at, String workspace, String event, int numbers, String message) {}

    @Override
    public Integer call() {
        return root.onEngine(engine -> {
            if (engine.workspaces().all().stream()
                    .noneMatch(workspace -> workspace.policy().schedule() != Schedule.OFF)) {
                throw new Failure.Input(
                                "SB-031",
                                "No workspace has a schedule.",
                                "Give it one with \"workspace set ID --check hourly\".")
                        .exception();
            }
            Cancellation cancellation = interrupt.watch();
            try (Watch.Hearer watch = engine.watch().hear()) {
                spec.commandLine()
                        .getErr()
                        .println(
                                watch.isInCompany()
                                        ? "Watching, and so is the Switchboard that is open: each check is made once. Stop with Ctrl-C."
                                        : "Watching; stop with Ctrl-C.");
                spec.commandLine().getErr().flush();
                return watch(watch, cancellation, Terminal.here().leave());
            }
        });
    }

    /** Until it is stopped, or the database is wanted elsewhere: a check under way is broken off for that. */
    private int watch(Watch.Hearer watch, Cancellation stop, Cancellation leave) {
        Cancellation either = new Cancellation();
        try (Cancellation.Registration _ = stop.onCancel(either::cancel);
                Cancellation.Registration _ = leave.onCancel(either::cancel)) {
            while (true) {
                print(watch.check(either));
                either.sleep(PAUSE);
            }
        } catch (CancelledException e) {
            return stop.isCancelled() ? ExitCode.CANCELLED : Turn.MOVED;
        }
    }

    private void print(List<Watch.Event> events) {
        PrintWriter out = spec.commandLine().getOut();
        for (Watch.Event event : events) {
            Line line = new Line(
                    Instant.now(),
                    event.workspace().id(),
                    Output.lower(event.kind()),
                    event.numbers(),
                    event.message());
            if (json) {
                Output.json(out, line);
            } else {
                out.println(Output.time(line.at()) + " " + line.workspace() + ": " + line.event() + ": "
                        + Output.printable(line.message()));
                out.flush();
            }
        }
    }
}
