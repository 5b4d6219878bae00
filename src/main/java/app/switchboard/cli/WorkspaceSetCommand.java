package app.switchboard.cli;

import app.switchboard.workspace.Hook;
import app.switchboard.workspace.HookSetting;
import app.switchboard.workspace.Marks;
import app.switchboard.workspace.Policy;
import app.switchboard.workspace.Routing;
import app.switchboard.workspace.WebhookTemplate;
import app.switchboard.workspace.Workspace;
import app.switchboard.workspace.Workspaces;
import java.util.Arrays;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.Callable;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** {@code workspace set}: what a workspace wants of its numbers, and what may be done without asking. Changes nothing at Twilio: the next sync does. */
@Command(
        name = "set",
        description = {
            "Set up a workspace. The next sync acts on it.",
            "A webhook takes an address (https://..., with {workspaceId}, {phoneNumber}, {sid}), off (leave it as it is) or on."
        })
final class WorkspaceSetCommand implements Callable<Integer> {

    private static final String URL = "URL|off|on";

    @Spec
    private CommandSpec spec;

    @Parameters(paramLabel = "ID", description = "The workspace.")
    private @Nullable String id;

    @Option(names = "--name", paramLabel = "NAME", description = "Its name, for people.")
    private @Nullable String name;

    @Option(names = "--messages", paramLabel = URL, description = "Where messages go.")
    private @Nullable String messages;

    @Option(names = "--messages-fallback", paramLabel = URL, description = "Where they go if that fails.")
    private @Nullable String messagesFallback;

    @Option(names = "--calls", paramLabel = URL, description = "Where calls go.")
    private @Nullable String calls;

    @Option(names = "--calls-fallback", paramLabel = URL, description = "Where they go if that fails.")
    private @Nullable String callsFallback;

    @Option(names = "--call-status", paramLabel = URL, description = "Who is told how calls ended.")
    private @Nullable String callStatus;

    @Option(
            names = "--method",
            paramLabel = "WEBHOOK=GET|POST",
            description = "How Twilio asks, such as calls=GET (default: POST).")
    private Map<String, HookSetting.Method> methods = Map.of();

    @Option(
            names = "--foreign",
            paramLabel = "ask|keep|replace",
            description = "What becomes of webhooks that point elsewhere.")
    private Policy.@Nullable Foreign foreign;

    @Option(names = "--read-only", negatable = true, description = "Never write to its Twilio account.")
    private @Nullable Boolean readOnly;

    @Option(names = "--check", paramLabel = "off|15min|hourly|daily", description = "How often it is checked.")
    private @Nullable String check;

    @Option(
            names = "--colour",
            paramLabel = "NAME",
            description = "A colour to know it by: none, red, orange, yellow, green, blue, purple or gray.")
    private Marks.@Nullable Colour colour;

    @Option(names = "--production", negatable = true, description = "Its numbers serve real callers.")
    private @Nullable Boolean production;

    private final SwitchboardCommand root;

    WorkspaceSetCommand(SwitchboardCommand root) {
        this.root = root;
    }

    @Override
    public Integer call() {
        return root.onEngine(engine -> {
            Workspaces workspaces = engine.workspaces();
            Workspace before = workspaces.require(Objects.requireNonNull(id));
            Routing routing = routing(before.routing());
            Policy policy = policy(before.policy());
            if (name != null) {
                workspaces.change(before.id(), name, before.webhookTemplate());
            }
            workspaces.change(before.id(), routing);
            workspaces.change(before.id(), policy);
            workspaces.change(before.id(), marks(before.marks()));
            spec.commandLine().getErr().println("Set up workspace " + before.id() + "; the next sync acts on it.");
            return ExitCode.COMPLETE;
        });
    }

    private Routing routing(Routing before) {
        Routing routing = before;
        routing = with(routing, Hook.MESSAGES, messages);
        routing = with(routing, Hook.MESSAGES_FALLBACK, messagesFallback);
        routing = with(routing, Hook.CALLS, calls);
        routing = with(routing, Hook.CALLS_FALLBACK, callsFallback);
        routing = with(routing, Hook.CALL_STATUS, callStatus);
        for (Map.Entry<String, HookSetting.Method> method : methods.entrySet()) {
            Hook hook = hook(method.getKey());
            HookSetting setting = known(routing, hook);
            routing = routing.with(hook, new HookSetting(setting.on(), setting.template(), method.getValue()));
        }
        return routing;
    }

    private Routing with(Routing routing, Hook hook, @Nullable String value) {
        if (value == null) {
            return routing;
        }
        return switch (value) {
            case "on" -> routing.with(hook, known(routing, hook).switched(true));
            case "off" ->
                routing.hooks().containsKey(hook)
                        ? routing.with(hook, known(routing, hook).switched(false))
                        : routing;
            default -> {
                HookSetting before = routing.hooks().get(hook);
                HookSetting fresh = HookSetting.on(WebhookTemplate.of(value));
                yield routing.with(
                        hook, before == null ? fresh : new HookSetting(true, fresh.template(), before.method()));
            }
        };
    }

    private HookSetting known(Routing routing, Hook hook) {
        HookSetting setting = routing.hooks().get(hook);
        if (setting == null) {
            throw new ParameterException(
                    spec.commandLine(), "No address was entered for " + hook.text() + " yet: give it one.");
        }
        return setting;
    }

    private Hook hook(String text) {
        return Arrays.stream(Hook.values())
                .filter(hook -> hook.text().equals(text))
                .findFirst()
                .orElseThrow(() -> new ParameterException(
                        spec.commandLine(),
                        "\"" + text + "\" is none of the webhooks "
                                + Arrays.stream(Hook.values()).map(Hook::text).collect(Collectors.joining(", "))
                                + "."));
    }

    private Marks marks(Marks before) {
        Marks marks = colour == null ? before : before.withColour(colour);
        return production == null ? marks : marks.withProduction(production);
    }

    private Policy policy(Policy before) {
        Policy policy = before;
        if (foreign != null) {
            policy = policy.withForeign(foreign);
        }
        if (readOnly != null) {
            policy = policy.withReadOnly(readOnly);
        }
        return check == null ? policy : policy.withSchedule(schedule(check));
    }

    private Policy.Schedule schedule(String text) {
        return Arrays.stream(Policy.Schedule.values())
                .filter(schedule -> schedule.text().equals(text))
                .findFirst()
                .orElseThrow(() -> new ParameterException(
                        spec.commandLine(), "--check takes off, 15min, hourly or daily, not \"" + text + "\"."));
    }
}
