package app.switchboard.cli;

import app.switchboard.numbers.NumberExport;
import app.switchboard.numbers.NumberSearch;
import app.switchboard.numbers.PhoneNumber;
import app.switchboard.numbers.StoredNumber;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.UncheckedIOException;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.ArgGroup;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** {@code numbers}: what is stored; never touches the network. */
@Command(name = "numbers", description = "Print the stored numbers; never touches the network.")
final class NumbersCommand implements Callable<Integer> {

    @Spec
    private CommandSpec spec;

    @Option(names = "--workspace", paramLabel = "ID", description = "Only this workspace's.")
    private @Nullable String workspace;

    @Option(
            names = "--search",
            paramLabel = "TEXT",
            description = "Only those whose number (in any written form), name, SID, address or tag holds this.")
    private String search = "";

    @Option(names = "--tag", paramLabel = "TAG", description = "Only those that have this tag.")
    private @Nullable String tag;

    @ArgGroup(exclusive = true)
    private @Nullable Format format;

    private final SwitchboardCommand root;

    NumbersCommand(SwitchboardCommand root) {
        this.root = root;
    }

    /** One of two. */
    static final class Format {
        @Option(names = "--json", description = "As a JSON array with the columns of twilio_numbers, and the tags.")
        private boolean json;

        @Option(names = "--csv", description = "As CSV with the same columns.")
        private boolean csv;
    }

    @Override
    public Integer call() {
        return root.onEngine(engine -> {
            String id = workspace;
            if (id != null) {
                engine.workspaces().require(id);
            }
            List<StoredNumber> rows =
                    id == null ? engine.numbers().all() : engine.numbers().of(id);
            Predicate<StoredNumber> wanted = NumberSearch.matching(search);
            print(rows.stream().filter(wanted).filter(this::isTagged).toList());
            return ExitCode.COMPLETE;
        });
    }

    private boolean isTagged(StoredNumber stored) {
        String asked = tag;
        return asked == null || stored.tags().contains(asked.strip());
    }

    private void print(List<StoredNumber> numbers) {
        PrintWriter out = spec.commandLine().getOut();
        Format chosen = format;
        try {
            if (chosen != null && chosen.json) {
                StringBuilder whole = new StringBuilder();
                NumberExport.json(numbers, whole);
                out.println(Output.escaped(whole.toString()));
            } else if (chosen != null && chosen.csv) {
                NumberExport.csv(numbers, out);
            } else {
                Output.table(
                        out,
                        List.of("NUMBER", "NAME", "WORKSPACE", "STATUS", "MESSAGES", "GO TO", "TAGS"),
                        numbers.stream().map(NumbersCommand::cells).toList());
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        out.flush();
    }

    private static List<String> cells(StoredNumber stored) {
        PhoneNumber number = stored.number();
        String url = number.webhookUrl();
        return List.of(
                number.phoneNumber(),
                number.friendlyName(),
                number.workspaceId(),
                number.status().text(),
                number.webhookType().text(),
                url == null ? "" : url,
                String.join(", ", stored.tags()));
    }
}
