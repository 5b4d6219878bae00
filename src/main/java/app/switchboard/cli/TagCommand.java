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
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** {@code tag}: puts tags on numbers and takes others off; never touches the network. */
@Command(name = "tag", description = "Put tags on numbers and take others off; never touches the network.")
final class TagCommand implements Callable<Integer> {

    @Spec
    private CommandSpec spec;

    @Parameters(index = "0", paramLabel = "ID", description = "The workspace.")
    private @Nullable String id;

    @Parameters(index = "1..*", arity = "1..*", paramLabel = "E164", description = "The numbers.")
    private List<String> numbers = List.of();

    @Option(names = "--add", paramLabel = "TAG", description = "Put this tag on; may be repeated.")
    private List<String> add = List.of();

    @Option(names = "--remove", paramLabel = "TAG", description = "Take this tag off; may be repeated.")
    private List<String> remove = List.of();

    private final SwitchboardCommand root;

    TagCommand(SwitchboardCommand root) {
        this.root = root;
    }

    @Override
    public Integer call() {
        if (add.isEmpty() && remove.isEmpty()) {
            throw new ParameterException(spec.commandLine(), "Give --add or --remove.");
        }
        return root.onEngine(engine -> {
            Set<String> ids = NamedNumbers.of(engine, Objects.requireNonNull(id), numbers).stream()
                    .map(PhoneNumber::id)
                    .collect(Collectors.toSet());
            engine.numbers().tag(ids, Set.copyOf(add), Set.copyOf(remove));
            spec.commandLine().getErr().println("Tagged " + ids.size() + " of " + id + ".");
            return ExitCode.COMPLETE;
        });
    }
}
