package app.switchboard.demo;

import app.switchboard.demo.Reply.Delivery;
import java.net.URI;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Function;
import java.util.function.Predicate;
import java.util.function.Supplier;
import java.util.function.UnaryOperator;

/** One rule of {@link Faults}: for which requests, how often (once, unless told otherwise), and what happens to them. */
public final class Fault {

    private final Faults faults;
    private final Predicate<Recorded> matches;
    private final AtomicInteger toPass = new AtomicInteger();
    private final AtomicInteger left = new AtomicInteger(1);
    private volatile Function<Supplier<Reply>, Reply> effect = Supplier::get;

    Fault(Faults faults, Predicate<Recorded> matches) {
        this.faults = faults;
        this.matches = matches;
    }

    /** Lets that many matching requests pass first. */
    public Fault after(int requests) {
        toPass.set(requests);
        return this;
    }

    /** Strikes that many times. */
    public Fault times(int requests) {
        left.set(requests);
        return this;
    }

    /** Strikes until {@link Faults#clear}. */
    public Fault always() {
        return times(Integer.MAX_VALUE);
    }

    /** 429/20429 with no Retry-After. */
    public Faults tooManyRequests() {
        return instead(Reply.tooManyRequests());
    }

    /** 429/20429 with Retry-After in whole seconds. */
    public Faults tooManyRequests(Duration retryAfter) {
        return instead(
                Reply.tooManyRequests().withHeaders(Map.of("Retry-After", Long.toString(retryAfter.toSeconds()))));
    }

    /** An error with Twilio's own body. */
    public Faults error(int status, int code, String message) {
        return instead(Reply.error(status, code, message));
    }

    /** 500 with Twilio's own body. */
    public Faults serverError() {
        return error(500, 20500, "Internal Server Error");
    }

    /** 503 with Twilio's own body. */
    public Faults unavailable() {
        return error(503, 20503, "Service Unavailable");
    }

    /** Whatever some box on the way might say. */
    public Faults raw(int status, String contentType, String body) {
        return instead(Reply.raw(status, contentType, body, Map.of()));
    }

    /** A hotel's login page, with status 200. */
    public Faults captivePortal() {
        return raw(
                200,
                "text/html; charset=utf-8",
                "<!doctype html><html><head><title>Welcome to Guest Wi-Fi</title></head>"
                        + "<body><form><button>Accept and connect</button></form></body></html>");
    }

    /** A 307 to some other place. */
    public Faults redirect(URI to) {
        return instead(Reply.raw(307, "text/plain", "", Map.of("Location", to.toString())));
    }

    /** The real answer with its body changed; the change the request asked for is made. */
    public Faults rewrite(UnaryOperator<String> body) {
        return does(real -> real.get().rewritten(body));
    }

    /** The first half of the real answer, as though that were all: JSON without an end. */
    public Faults truncate() {
        return rewrite(body -> body.substring(0, body.length() / 2));
    }

    /** The first half of the real answer, then the connection is closed, short of the length it promised. */
    public Faults cutOff() {
        return does(real -> real.get().delivered(Delivery.HALF));
    }

    /** An answer whose body goes on until the client leaves. */
    public Faults endless() {
        return does(real -> real.get().delivered(Delivery.ENDLESS));
    }

    /** The connection is closed, nothing was done. */
    public Faults drop() {
        return instead(Reply.dropped());
    }

    /** What the request asks for is done, then the connection is closed with no answer. */
    public Faults loseAnswer() {
        return does(real -> real.get().delivered(Delivery.NONE));
    }

    /** Nothing is done and nothing is answered, until {@link Faults#clear} or the end. */
    public Faults hang() {
        return does(real -> faults.hang());
    }

    boolean claims(Recorded request) {
        return matches.test(request)
                && toPass.getAndUpdate(n -> Math.max(0, n - 1)) == 0
                && left.getAndUpdate(n -> Math.max(0, n - 1)) > 0;
    }

    Reply effect(Supplier<Reply> real) {
        return effect.apply(real);
    }

    private Faults instead(Reply reply) {
        return does(real -> reply);
    }

    private Faults does(Function<Supplier<Reply>, Reply> what) {
        this.effect = what;
        return faults.add(this);
    }
}
