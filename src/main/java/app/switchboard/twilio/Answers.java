package app.switchboard.twilio;

import app.switchboard.base.Failure;
import app.switchboard.base.FailureException;
import app.switchboard.base.Plain;
import app.switchboard.twilio.GuardedHttpClient.Attempt;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.net.http.HttpResponse;
import java.util.List;
import java.util.Locale;
import java.util.stream.StreamSupport;
import org.jspecify.annotations.Nullable;

/** Tells what an answer means. Twilio's codes: <a href="https://www.twilio.com/docs/api/errors">twilio.com/docs/api/errors</a>. */
final class Answers {

    private static final ObjectMapper JSON = JsonMapper.builder()
            .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
            .build();

    /** The keys under which listings hold their elements. */
    private static final List<String> LISTS =
            List.of("incoming_phone_numbers", "applications", "services", "phone_numbers", "keys");

    private Answers() {}

    /** What came back: good where it is a 2xx with JSON in it, a failure where not. */
    static Attempt read(HttpResponse<String> response) {
        int status = response.statusCode();
        String body = response.body();
        return new Attempt(status, body, response.headers().map(), failureIn(response));
    }

    private static @Nullable FailureException failureIn(HttpResponse<String> response) {
        int status = response.statusCode();
        String body = response.body();
        if (status == 407) {
            return ProxyFailures.asks(response);
        }
        if (isSignInPage(response)) {
            return NetworkFailures.signInPage();
        }
        if (status >= 300 && status < 400) {
            return NetworkFailures.redirected();
        }
        if (status == 204 && body.isEmpty()) {
            // Something was deleted, and there is nothing to say about it.
            return null;
        }
        JsonNode json = parse(body);
        if (status >= 200 && status < 300) {
            if (json == null) {
                return NetworkFailures.notTwilio(null);
            }
            return hasOddList(json) || hasLostItsLinks(json)
                    ? NetworkFailures.unreadable(new IllegalArgumentException("a list that is none"))
                    : null;
        }
        if (json == null || !json.hasNonNull("code")) {
            return withoutCode(status);
        }
        return refused(status, json.get("code").asInt(), json.path("message").asText(""))
                .exception();
    }

    /**
     * True for a page where JSON was asked for: of a network that wants a person to sign in, and of a box on the way that answers in Twilio's place. What Twilio's own servers say of their troubles (5xx) can be such a page too, and is none.
     */
    static boolean isSignInPage(HttpResponse<String> response) {
        int status = response.statusCode();
        boolean inItsPlace = (status >= 200 && status < 400) || status == 401;
        return status == 511 || (inItsPlace && (saysHtml(response) || beginsLikeMarkup(response.body())));
    }

    /** True for an answer to anything: of Twilio, not of a proxy or a sign-in page. Outside of the API Twilio speaks XML too. */
    static boolean isTwilios(HttpResponse<String> response) {
        int status = response.statusCode();
        return status != 407 && status != 511 && !saysHtml(response);
    }

    private static boolean saysHtml(HttpResponse<String> response) {
        return response.headers()
                .firstValue("content-type")
                .filter(type -> type.toLowerCase(Locale.ROOT).contains("html"))
                .isPresent();
    }

    private static boolean beginsLikeMarkup(String body) {
        return body.replaceFirst("^[\\s\\uFEFF]+", "").startsWith("<");
    }

    /** The SDK takes a list that is null for an empty one: the account would seem to have no numbers. */
    private static boolean hasOddList(JsonNode json) {
        return LISTS.stream()
                .filter(json::has)
                .map(json::get)
                .anyMatch(list -> !list.isArray()
                        || StreamSupport.stream(list.spliterator(), false).anyMatch(item -> !item.isObject()));
    }

    /** A page that does not say what it is a page of: the SDK would overlook the link to the next one, and the listing would seem complete. */
    private static boolean hasLostItsLinks(JsonNode json) {
        return LISTS.stream().anyMatch(json::has)
                && !json.hasNonNull("uri")
                && !json.path("meta").hasNonNull("url");
    }

    private static @Nullable JsonNode parse(String body) {
        try {
            JsonNode json = JSON.readTree(body);
            return json != null && json.isObject() ? json : null;
        } catch (JsonProcessingException e) {
            return null;
        }
    }

    private static FailureException withoutCode(int status) {
        if (status == 429) {
            return limited(null).exception();
        }
        if (status >= 500) {
            return unavailable(null, status).exception();
        }
        if (status == 401) {
            return rejected(null).exception();
        }
        return NetworkFailures.notTwilio(null);
    }

    private static Failure refused(int status, int code, String message) {
        return switch (code) {
            case 20003 -> rejected(code);
            case 20008 ->
                credentials(
                        "SB-102",
                        "These are test credentials, which can't list numbers.",
                        "Enter the live Account SID and Auth Token.",
                        code);
            case 20403, 10001, 20005 ->
                credentials(
                        "SB-103",
                        "This Twilio account is not active.",
                        "Look at the account's state in the Twilio Console.",
                        code);
            case 70051 ->
                credentials(
                        "SB-104",
                        "These credentials lack a permission that is needed.",
                        "Use the Auth Token, or a key with more rights.",
                        code);
            case 20429 -> limited(code);
            case 20404 ->
                twilio(
                        "SB-305",
                        "Twilio does not know this any more.",
                        "It was released or moved; the next sync shows it.",
                        code);
            default -> {
                if (status == 401) {
                    yield rejected(code);
                }
                if (status >= 500) {
                    yield unavailable(code, status);
                }
                yield twilio("SB-303", "Twilio refused the request: " + brief(message), link(code), code);
            }
        };
    }

    private static Failure rejected(@Nullable Integer code) {
        return credentials(
                "SB-101",
                "Twilio does not accept this Account SID and Auth Token"
                        + (code == null ? "." : " (error " + code + ")."),
                "Copy both again from the Twilio Console's home page; a token that was rotated no longer works.",
                code);
    }

    private static Failure limited(@Nullable Integer code) {
        return twilio(
                "SB-302",
                "Twilio asked us to slow down, again and again.",
                "Sync again in a few minutes; what is done stays done.",
                code);
    }

    private static Failure unavailable(@Nullable Integer code, int status) {
        return twilio(
                "SB-301",
                "Twilio had an error of its own (HTTP " + status + ").",
                "Sync again later; status.twilio.com tells of known problems.",
                code);
    }

    private static String brief(String message) {
        // It ends on screens, in terminals and in the history.
        String oneLine = Plain.of(message.strip().replaceAll("\\s+", " "));
        String text = oneLine.length() > 200 ? oneLine.substring(0, 199) + "…" : oneLine;
        return text.isEmpty() || text.endsWith(".") ? text : text + ".";
    }

    private static String link(int code) {
        return "See https://www.twilio.com/docs/errors/" + code + ".";
    }

    private static Failure credentials(String code, String sentence, String wayOut, @Nullable Integer twilioCode) {
        return new Failure.Credentials(code, sentence, wayOut, twilioCode);
    }

    private static Failure twilio(String code, String sentence, String wayOut, @Nullable Integer twilioCode) {
        return new Failure.Twilio(code, sentence, wayOut, twilioCode, null);
    }
}
