package app.switchboard.demo;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.Map;
import java.util.function.UnaryOperator;

/** What is about to be sent, and how. */
record Reply(int status, String contentType, String body, Map<String, String> headers, Delivery delivery) {

    private static final String JSON = "application/json";

    enum Delivery {
        WHOLE,
        /** The connection is closed with nothing sent. */
        NONE,
        /** The headers promise the whole body; half of it follows, then the connection closes. */
        HALF,
        /** The body has no end. */
        ENDLESS
    }

    /** An answer that Twilio would refuse a request with. */
    static final class RefusedException extends RuntimeException {
        private final transient Reply reply;

        RefusedException(int status, int code, String message) {
            super(message);
            this.reply = error(status, code, message);
        }

        Reply reply() {
            return reply;
        }
    }

    static Reply raw(int status, String contentType, String body, Map<String, String> headers) {
        return new Reply(status, contentType, body, headers, Delivery.WHOLE);
    }

    static Reply json(ObjectNode body) {
        return raw(200, JSON, body.toString(), Map.of());
    }

    /** What a deletion is answered with. */
    static Reply deleted() {
        return raw(204, JSON, "", Map.of());
    }

    static Reply error(int status, int code, String message) {
        ObjectNode body = JsonNodeFactory.instance.objectNode();
        body.put("code", code);
        body.put("message", message);
        body.put("more_info", "https://www.twilio.com/docs/errors/" + code);
        body.put("status", status);
        return raw(status, JSON, body.toString(), Map.of());
    }

    static Reply unauthorized() {
        return error(401, 20003, "Authenticate").withHeaders(Map.of("WWW-Authenticate", "Basic realm=\"Twilio API\""));
    }

    static Reply notFound(String path) {
        return error(404, 20404, "The requested resource " + path + " was not found");
    }

    static Reply tooManyRequests() {
        return error(429, 20429, "Too Many Requests");
    }

    static Reply dropped() {
        return new Reply(0, JSON, "", Map.of(), Delivery.NONE);
    }

    Reply withStatus(int other) {
        return new Reply(other, contentType, body, headers, delivery);
    }

    Reply withHeaders(Map<String, String> others) {
        return new Reply(status, contentType, body, others, delivery);
    }

    Reply delivered(Delivery other) {
        return new Reply(status, contentType, body, headers, other);
    }

    Reply rewritten(UnaryOperator<String> change) {
        return new Reply(status, contentType, change.apply(body), headers, delivery);
    }
}
