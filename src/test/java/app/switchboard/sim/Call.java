package app.switchboard.sim;

import java.net.URI;
import java.net.URLDecoder;
import java.net.http.HttpRequest;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.Flow;
import org.jspecify.annotations.Nullable;

/**
 * A request that the engine sends.
 *
 * @param subject the SID of the number, or of the service whose numbers are asked for; {@code ""} for others
 * @param form the fields of an update, by name
 */
record Call(
        Kind kind,
        String subject,
        URI target,
        Map<String, String> query,
        Map<String, String> form,
        String authorization) {

    enum Kind {
        ACCOUNT,
        NUMBERS,
        NUMBER,
        UPDATE,
        APPLICATIONS,
        SERVICES,
        SENDERS,
        /** Nothing that the engine has any business with. */
        OTHER
    }

    private static final String ROOT = "/2010-04-01/Accounts/" + World.ACCOUNT;

    static Call of(HttpRequest request) {
        URI uri = request.uri();
        String path = uri.getPath();
        boolean post = request.method().equals("POST");
        Map<String, String> form = post ? decode(body(request)) : Map.of();
        String authorization = request.headers().firstValue("Authorization").orElse("");
        String kindAndSubject = "api.twilio.com".equals(uri.getHost())
                ? api(path, post)
                : "messaging.twilio.com".equals(uri.getHost()) ? messaging(path) : "OTHER ";
        String[] parts = kindAndSubject.split(" ", 2);
        Kind kind = post != parts[0].equals("UPDATE") ? Kind.OTHER : Kind.valueOf(parts[0]);
        return new Call(kind, parts[1], uri, decode(uri.getRawQuery()), form, authorization);
    }

    private static String api(String path, boolean post) {
        if (path.equals(ROOT + ".json")) {
            return "ACCOUNT ";
        }
        if (path.equals(ROOT + "/IncomingPhoneNumbers.json")) {
            return "NUMBERS ";
        }
        if (path.equals(ROOT + "/Applications.json")) {
            return "APPLICATIONS ";
        }
        String number = ROOT + "/IncomingPhoneNumbers/";
        return path.startsWith(number)
                ? (post ? "UPDATE " : "NUMBER ") + path.substring(number.length(), path.length() - ".json".length())
                : "OTHER ";
    }

    private static String messaging(String path) {
        String[] parts = path.split("/", -1);
        return path.equals("/v1/Services")
                ? "SERVICES "
                : parts.length == 5 && parts[4].equals("PhoneNumbers") ? "SENDERS " + parts[3] : "OTHER ";
    }

    boolean isListing() {
        return kind == Kind.NUMBERS || kind == Kind.SERVICES || kind == Kind.SENDERS || kind == Kind.APPLICATIONS;
    }

    /** Which page of a listing, as its link named it; {@code ""} is the first. */
    String token() {
        return query.getOrDefault("PageToken", "");
    }

    @Override
    public String toString() {
        return kind
                + (subject.isEmpty() ? "" : " " + subject)
                + (token().isEmpty() ? "" : " page " + token())
                + (form.isEmpty() ? "" : " " + form);
    }

    private static Map<String, String> decode(@Nullable String pairs) {
        if (pairs == null || pairs.isEmpty()) {
            return Map.of();
        }
        Map<String, String> decoded = new TreeMap<>();
        for (String pair : pairs.split("&", -1)) {
            int equals = pair.indexOf('=');
            decoded.put(
                    URLDecoder.decode(pair.substring(0, equals), StandardCharsets.UTF_8),
                    URLDecoder.decode(pair.substring(equals + 1), StandardCharsets.UTF_8));
        }
        return decoded;
    }

    private static String body(HttpRequest request) {
        Body body = new Body();
        request.bodyPublisher().ifPresent(publisher -> publisher.subscribe(body));
        return body.text.toString();
    }

    /** Takes a body that is there as a whole. */
    private static final class Body implements Flow.Subscriber<ByteBuffer> {

        private final StringBuilder text = new StringBuilder();

        @Override
        public void onSubscribe(Flow.Subscription subscription) {
            subscription.request(Long.MAX_VALUE);
        }

        @Override
        public void onNext(ByteBuffer bytes) {
            text.append(StandardCharsets.UTF_8.decode(bytes));
        }

        @Override
        public void onError(Throwable thrown) {
            throw new IllegalStateException(thrown);
        }

        @Override
        public void onComplete() {}
    }
}
