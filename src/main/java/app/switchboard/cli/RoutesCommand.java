package app.switchboard.cli;

import app.switchboard.numbers.NumberStatus;
import app.switchboard.numbers.Route;
import app.switchboard.numbers.StoredNumber;
import app.switchboard.webhook.HookRoute;
import app.switchboard.webhook.NumberRoutes;
import app.switchboard.webhook.WorkspaceAddress;
import app.switchboard.workspace.Hook;
import app.switchboard.workspace.Workspace;
import com.fasterxml.jackson.annotation.JsonProperty;
import java.io.PrintWriter;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** {@code routes}: where calls and messages really go, and why; never touches the network. */
@Command(
        name = "routes",
        description = "Show where calls and messages of each number really go, and why; never touches the network.")
final class RoutesCommand implements Callable<Integer> {

    @Spec
    private CommandSpec spec;

    @Parameters(paramLabel = "ID", arity = "0..1", description = "Only this workspace's.")
    private @Nullable String id;

    @Option(names = "--json", description = "As a JSON array.")
    private boolean json;

    private final SwitchboardCommand root;

    RoutesCommand(SwitchboardCommand root) {
        this.root = root;
    }

    /** An address with its method. */
    record Target(@Nullable String url, @Nullable String method) {

        static @Nullable Target desired(HookRoute route) {
            WorkspaceAddress.Target desired = route.desired();
            return desired == null
                    ? null
                    : new Target(desired.url(), desired.method().name());
        }

        static @Nullable Target live(HookRoute route) {
            return route.url().isEmpty() ? null : new Target(route.url(), route.method());
        }
    }

    /** Who really gets it. */
    record Effective(
            String type, @Nullable String url, @Nullable String via) {
        static Effective of(Route route) {
            return new Effective(route.type().text(), route.url(), route.via());
        }
    }

    /** The calls or the messages of a number. */
    record Way(@Nullable Target desired, @Nullable Target live, Effective effective, String reason) {
        static Way of(HookRoute hook, Route effective) {
            return new Way(
                    Target.desired(hook),
                    Target.live(hook),
                    Effective.of(effective),
                    hook.reason().text());
        }
    }

    /** A number as printed. */
    record Entry(
            String workspace,
            String sid,
            @JsonProperty("phone_number") String phoneNumber,
            Way messages,
            Way calls,
            @JsonProperty("unverified_since") @Nullable Instant unverifiedSince) {

        static Entry of(NumberRoutes routes) {
            StoredNumber stored = routes.number();
            return new Entry(
                    stored.number().workspaceId(),
                    stored.number().sid(),
                    stored.number().phoneNumber(),
                    Way.of(routes.hook(Hook.MESSAGES), stored.routes().messages()),
                    Way.of(routes.hook(Hook.CALLS), stored.calls()),
                    routes.unverifiedSince());
        }
    }

    @Override
    public Integer call() {
        return root.onEngine(engine -> {
            String named = id;
            List<Workspace> workspaces = named == null
                    ? engine.workspaces().all()
                    : List.of(engine.workspaces().require(named));
            List<Entry> entries = new ArrayList<>();
            for (Workspace workspace : workspaces) {
                engine.routing().of(workspace).stream()
                        .filter(routes -> routes.number().number().status() == NumberStatus.ACTIVE)
                        .map(Entry::of)
                        .forEach(entries::add);
            }
            print(entries);
            return ExitCode.COMPLETE;
        });
    }

    private void print(List<Entry> entries) {
        PrintWriter out = spec.commandLine().getOut();
        if (json) {
            Output.json(out, entries);
            return;
        }
        List<List<String>> rows = new ArrayList<>();
        for (Entry entry : entries) {
            rows.add(row(entry, "messages", entry.messages()));
            rows.add(row(entry, "calls", entry.calls()));
        }
        Output.table(out, List.of("NUMBER", "WHAT", "GOES TO", "VIA", "WHY", "UNVERIFIED SINCE"), rows);
    }

    private static List<String> row(Entry entry, String what, Way way) {
        Effective effective = way.effective();
        Instant since = entry.unverifiedSince();
        return List.of(
                entry.phoneNumber(),
                what,
                effective.url() == null ? "-" : effective.url(),
                effective.via() == null ? "" : effective.type() + " " + effective.via(),
                way.reason(),
                since == null ? "" : Output.time(since));
    }
}
