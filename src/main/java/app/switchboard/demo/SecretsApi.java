package app.switchboard.demo;

import app.switchboard.demo.Reply.RefusedException;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** API keys, and the two Auth Tokens of a rotation. Both are closed to Standard keys, which get the answer of a wrong password. */
final class SecretsApi {

    private static final Pattern KEY = Pattern.compile("/2010-04-01/Accounts/[^/]+/Keys/([^/]+)\\.json");
    private static final String SECONDARY = "/v1/AuthTokens/Secondary";
    private static final String PROMOTE = "/v1/AuthTokens/Promote";
    private static final int LONGEST_NAME = 64;

    private SecretsApi() {}

    /** True for a resource below an account that is answered here. */
    static boolean isKeys(String resource) {
        return resource.equals("Keys") || resource.startsWith("Keys/");
    }

    static boolean isTokens(String path) {
        return path.equals(SECONDARY) || path.equals(PROMOTE);
    }

    static Reply keys(Api.Caller caller, DemoAccount account, Recorded request) {
        requireToken(caller);
        Matcher one = KEY.matcher(request.path());
        if (one.matches()) {
            return key(account, one.group(1), request);
        }
        return switch (request.method()) {
            case "GET" ->
                Reply.json(Json.page2010(
                        "keys",
                        Slice.of(account.secrets().keys(), key -> true, DemoKey::sid, request.path(), request.query()),
                        Json::key));
            case "POST" -> create(account, request);
            default -> notAllowed();
        };
    }

    private static Reply create(DemoAccount account, Recorded request) {
        String name = request.form().getOrDefault("FriendlyName", "");
        if (name.length() > LONGEST_NAME) {
            return Reply.error(400, 20001, "FriendlyName is too long");
        }
        DemoKey key = new DemoKey(Sids.random("SK"), name);
        String secret = DemoSecrets.random();
        account.secrets().add(key, secret);
        // The one time that the secret is shown.
        return Reply.json(Json.key(key).put("secret", secret)).withStatus(201);
    }

    private static Reply key(DemoAccount account, String sid, Recorded request) {
        return switch (request.method()) {
            case "GET" ->
                account.secrets()
                        .keys()
                        .get(sid)
                        .map(key -> Reply.json(Json.key(key)))
                        .orElseGet(() -> Reply.notFound(request.path()));
            case "DELETE" -> account.secrets().delete(sid) ? Reply.deleted() : Reply.notFound(request.path());
            default -> notAllowed();
        };
    }

    /** This host has no account in its path: the credentials decide. */
    static Reply tokens(Api.Caller caller, Recorded request) {
        requireToken(caller);
        DemoSecrets secrets = caller.account().secrets();
        String sid = caller.account().accountSid();
        if (request.path().equals(PROMOTE)) {
            return request.method().equals("POST")
                    ? secrets.promote()
                            .map(token -> Reply.json(Json.token(sid, PROMOTE, "auth_token", token)))
                            .orElseGet(() -> Reply.notFound(request.path()))
                    : notAllowed();
        }
        return switch (request.method()) {
            case "POST" ->
                secrets.createSecondary()
                        .map(token -> Reply.json(Json.token(sid, SECONDARY, "secondary_auth_token", token))
                                .withStatus(201))
                        .orElseGet(() -> Reply.error(400, 20001, "A secondary Auth Token exists already"));
            case "DELETE" -> secrets.deleteSecondary() ? Reply.deleted() : Reply.notFound(request.path());
            default -> notAllowed();
        };
    }

    private static void requireToken(Api.Caller caller) {
        if (caller.byKey()) {
            throw new RefusedException(401, 20003, "Authenticate");
        }
    }

    private static Reply notAllowed() {
        return Reply.error(405, 20004, "Method not allowed");
    }
}
