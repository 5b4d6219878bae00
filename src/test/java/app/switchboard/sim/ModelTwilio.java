package app.switchboard.sim;

import app.switchboard.base.Cancellation;
import app.switchboard.sim.World.Cause;
import app.switchboard.sim.World.Service;
import app.switchboard.twilio.Transport;
import app.switchboard.twilio.TwilioNumber;
import app.switchboard.twilio.WebhookField;
import java.io.IOException;
import java.net.ConnectException;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpTimeoutException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Arrays;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** Twilio, in the engine's own thread: answers from the {@link World}, with the faults of the day. No sockets, no time. */
final class ModelTwilio implements Transport {

    private static final Map<String, WebhookField> FIELDS =
            Arrays.stream(WebhookField.values()).collect(Collectors.toMap(WebhookField::parameter, field -> field));

    private static final String GOOD = "Basic "
            + Base64.getEncoder().encodeToString((World.ACCOUNT + ":" + World.TOKEN).getBytes(StandardCharsets.UTF_8));

    /** Looks at each update before it is carried out, and gives the id of its intent. */
    interface Guard {
        String check(Call update);
    }

    private final World world;
    private final Console console;
    private final Dice dice;
    private final CrashingSource process;
    private final Consumer<String> trace;
    private final int pageSize;
    private Weather weather = Weather.fair();
    private Cancellation cancellation = Cancellation.never();
    private Seen seen = new Seen();
    private String near = "";
    private @Nullable Violation violation;
    private Guard guard = update -> "";

    ModelTwilio(World world, Console console, Dice dice, CrashingSource process, Consumer<String> trace) {
        this.world = world;
        this.console = console;
        this.dice = dice;
        this.process = process;
        this.trace = trace;
        this.pageSize = 1 + dice.below(6);
    }

    /** What holds during the next operation. */
    void prepare(Weather next, Cancellation cancelledBy, Seen shown, Guard watcher) {
        weather = next;
        cancellation = cancelledBy;
        seen = shown;
        guard = watcher;
    }

    @Override
    public CompletableFuture<HttpResponse<String>> send(HttpRequest request) {
        requireAlive();
        letTheConsoleAct();
        Call call = Call.of(request);
        near = call.subject();
        Fault fault = weather.next(call);
        world.nextTick();
        if (fault == Fault.DIE_BEFORE) {
            trace.accept("  " + call + " -- dies before it is sent");
            die();
        }
        seen.exchange(fault);
        Answer answer = answer(call, fault);
        trace.accept("  " + call + (fault == Fault.NONE ? "" : " -- " + fault) + " -> " + answer.status());
        if (fault == Fault.DIE_AFTER) {
            die();
        }
        if (fault == Fault.CANCEL || fault == Fault.CANCEL_LOST) {
            cancellation.cancel();
        }
        letTheConsoleAct();
        return deliver(answer, fault);
    }

    @Override
    public void pause(Duration time, Cancellation cancelledBy) {
        requireAlive();
        letTheConsoleAct();
        cancelledBy.throwIfCancelled();
    }

    private void letTheConsoleAct() {
        if (weather.edits()) {
            trace.accept("  Console: " + console.act(near));
        }
    }

    private void requireAlive() {
        if (process.isDead()) {
            throw new ProcessDied();
        }
    }

    private void die() {
        process.die();
        throw new ProcessDied();
    }

    /** What Twilio says. */
    private record Answer(int status, String body) implements HttpAnswer {}

    private Answer answer(Call call, Fault fault) {
        String intent = call.kind() == Call.Kind.UPDATE ? checked(call) : "";
        if (fault == Fault.UNAUTHORIZED
                || (fault.carriedOut() && !call.authorization().equals(GOOD))) {
            seen.refusedCredentials();
            return new Answer(401, Wire.error(401, 20003, "Authenticate"));
        }
        String account = fault == Fault.OTHER_ACCOUNT ? "AC" + "9".repeat(32) : World.ACCOUNT;
        return switch (call.kind()) {
            case ACCOUNT -> new Answer(200, Wire.account(account));
            case NUMBER -> number(call, account, fault);
            case UPDATE -> update(call, account, fault, intent);
            case NUMBERS -> numbers(call, account, fault);
            case APPLICATIONS -> apps(call, account, fault);
            case SERVICES -> services(call, account, fault);
            case SENDERS -> senders(call, account, fault);
            case OTHER -> throw new Violation(Promise.I3_ONLY_OURS, "sent " + call.target());
        };
    }

    private String checked(Call update) {
        try {
            return guard.check(update);
        } catch (Violation e) {
            violation = e;
            throw e;
        }
    }

    /** What the engine may have swallowed. */
    void throwViolation() {
        if (violation != null) {
            throw violation;
        }
    }

    private Answer number(Call call, String account, Fault fault) {
        TwilioNumber number = world.now(call.subject());
        if (number == null) {
            return notFound(call, fault);
        }
        if (fault.shown()) {
            seen.number(number);
        }
        return new Answer(200, Wire.number(account, number));
    }

    private Answer notFound(Call call, Fault fault) {
        // An error names no account that could be another's.
        if (fault.shown() || fault == Fault.OTHER_ACCOUNT) {
            seen.gone(call.subject());
        }
        return new Answer(404, Wire.error(404, 20404, "The requested resource was not found"));
    }

    private Answer update(Call call, String account, Fault fault, String intent) {
        TwilioNumber before = world.now(call.subject());
        boolean refused = world.refusing().contains(call.subject());
        boolean carriedOut = fault.carriedOut() && before != null && !refused;
        seen.post(new Seen.Post(call.subject(), intent, call.form(), fault, carriedOut));
        if (before == null) {
            return notFound(call, fault);
        }
        if (refused) {
            return new Answer(400, Wire.error(400, 21402, "The URL is not valid"));
        }
        if (carriedOut) {
            world.carriedOut(intent);
            world.set(
                    call.subject(),
                    call.form().entrySet().stream()
                            .collect(Collectors.toMap(entry -> FIELDS.get(entry.getKey()), Map.Entry::getValue)),
                    Cause.POST);
        }
        return number(call, account, fault);
    }

    private Answer numbers(Call call, String account, Fault fault) {
        Page<TwilioNumber> page =
                Page.of(world.numbers(), number -> world.placeOf(number.sid()), call.token(), pageSize, fault, dice);
        String link = page.link(call.target().getRawPath(), fault);
        // An empty list does not tell whose it is.
        if (fault.shown() || (fault == Fault.OTHER_ACCOUNT && page.items().isEmpty())) {
            seen.page(page.items(), link == null);
        }
        return new Answer(
                200,
                Wire.page2010(
                        "incoming_phone_numbers", page.texts(fault, number -> Wire.number(account, number)), link));
    }

    private Answer apps(Call call, String account, Fault fault) {
        List<String> sids = List.copyOf(world.apps().keySet());
        Page<String> page = Page.of(sids, sids::indexOf, call.token(), pageSize, fault, dice);
        Function<String, String> text =
                sid -> Wire.app(account, sid, world.apps().getOrDefault(sid, ""));
        return new Answer(
                200,
                Wire.page2010(
                        "applications",
                        page.texts(fault, text),
                        page.link(call.target().getRawPath(), fault)));
    }

    private Answer services(Call call, String account, Fault fault) {
        List<Service> all = List.copyOf(world.services().values());
        Page<Service> page = Page.of(all, all::indexOf, call.token(), pageSize, fault, dice);
        if (fault.shown()) {
            seen.services(page.items());
        }
        return new Answer(
                200,
                Wire.pageV1(
                        "services",
                        page.texts(fault, service -> Wire.service(account, service)),
                        page.link("https://messaging.twilio.com/v1/Services", fault)));
    }

    private Answer senders(Call call, String account, Fault fault) {
        Service service = world.services().get(call.subject());
        if (service == null) {
            seen.serviceIsGone(call.subject());
            return new Answer(404, Wire.error(404, 20404, "The requested resource was not found"));
        }
        List<String> all = List.copyOf(service.members());
        Page<String> page = Page.of(all, all::indexOf, call.token(), pageSize, fault, dice);
        if (fault.shown()) {
            seen.members(service.sid(), page.items());
        }
        return new Answer(
                200,
                Wire.pageV1(
                        "phone_numbers",
                        page.texts(fault, sid -> Wire.sender(account, service.sid(), sid)),
                        page.link(
                                "https://messaging.twilio.com/v1/Services/" + service.sid() + "/PhoneNumbers", fault)));
    }

    /** How the answer comes, if it does. */
    private CompletableFuture<HttpResponse<String>> deliver(Answer answer, Fault fault) {
        return switch (fault) {
            case LOST_BEFORE -> CompletableFuture.failedFuture(new ConnectException("refused"));
            case LOST_AFTER, CANCEL_LOST ->
                CompletableFuture.failedFuture(
                        dice.chance(0.5) ? new HttpTimeoutException("late") : new IOException("reset"));
            case LIMITED -> done(new Answer(429, dice.chance(0.5) ? "" : Wire.error(429, 20429, "Too many")));
            case ERROR_BEFORE, ERROR_AFTER -> done(new Answer(500, Wire.error(500, 20500, "Internal")));
            case UNAVAILABLE -> done(new Answer(503, "<html>Down</html>"));
            case CUT ->
                done(new Answer(
                        answer.status(),
                        answer.body().substring(0, answer.body().length() / 2)));
            case PORTAL -> done(new Answer(200, "<html>Sign in</html>"));
            case REDIRECT -> done(new Answer(302, ""));
            case PORTAL_404 -> done(new Answer(404, "<html>Not here</html>"));
            case EMPTY_OBJECT -> done(new Answer(200, "{}"));
            default -> done(answer);
        };
    }

    private static CompletableFuture<HttpResponse<String>> done(Answer answer) {
        return CompletableFuture.completedFuture(answer);
    }
}
