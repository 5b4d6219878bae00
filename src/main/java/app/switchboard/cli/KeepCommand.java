package app.switchboard.cli;

import app.switchboard.numbers.PhoneNumber;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** {@code keep}: decides that what points elsewhere on some numbers stays; never touches the network. */
@Command(
        name = "keep",
        description = {
            "Decide that numbers keep what points elsewhere, whatever the workspace's policy; never touches the network.",
            "Only --foreign replace replaces it then. A number whose address for messages or calls somebody changes is kept no more."
        })
final class KeepCommand implements Callable<Integer> {

    @Spec
    private CommandSpec spec;

    @Parameters(index = "0", paramLabel = "ID", description = "The workspace.")
    private @Nullable String id;

    @Parameters(index = "1..*", arity = "1..*", paramLabel = "E164", description = "The numbers.")
    private List<String> numbers = List.of();

    @Option(names = "--no-keep", description = "Forget the decision: they wait for one again.")
    private boolean forget;

    private final SwitchboardCommand root;

    KeepCommand(SwitchboardCommand root) {
        this.root = root;
    }

    @Override
    public Integer call() {
        return root.onEngine(engine -> {
            Set<String> ids = NamedNumbers.of(engine, Objects.requireNonNull(id), numbers).stream()
                    .map(PhoneNumber::id)
                    .collect(Collectors.toSet());
            engine.numbers().keep(ids, !forget);
            spec.commandLine()
                    .getErr()
                    .println((forget ? "No longer kept: " : "Kept as they are: ") + ids.size() + " of " + id + ".");
            return ExitCode.COMPLETE;
        });
    }
}
