package app.switchboard.demo;

import app.switchboard.demo.Reply.RefusedException;
import java.time.Clock;
import java.util.Map;
import java.util.Optional;
import java.util.function.Predicate;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** The part of Twilio's REST API that the app uses: who may ask, and what is answered. */
final class Api {

    private static final Pattern SCOPED = Pattern.compile("/2010-04-01/Accounts/([^/]+?)(?:/(.+))?\\.json");
    private static final Pattern NUMBER =
            Pattern.compile("/2010-04-01/Accounts/[^/]+/IncomingPhoneNumbers/([^/]+)\\.json");
    private static final Pattern SERVICES = Pattern.compile("/v1/Services");
    private static final Pattern SERVICE = Pattern.compile("/v1/Services/([^/]+)");
    private static final Pattern SENDERS = Pattern.compile("/v1/Services/([^/]+)/PhoneNumbers");

    private final Map<String, DemoAccount> accounts;
    private final Clock clock;

    Api(Map<String, DemoAccount> accounts, Clock clock) {
        this.accounts = accounts;
        this.clock = clock;
    }

    /**
     * Whoever sent the request.
     *
     * @param byKey true for a Standard API key, which opens no account resource and no other account
     */
    record Caller(DemoAccount account, boolean byKey) {

        boolean mayOpen(DemoAccount other) {
            return other == account || (!byKey && other.ownerAccountSid().equals(account.accountSid()));
        }
    }

    Optional<Caller> caller(Credentials who) {
        return accounts.values().stream()
                .filter(account -> account.opensWithToken(who) || account.opensWithKey(who))
                .map(account -> new Caller(account, account.opensWithKey(who)))
                .findFirst();
    }

    /** The SID of the number that the request would update, or empty if it does not update one. */
    static Optional<String> updates(Recorded request) {
        Matcher matcher = NUMBER.matcher(request.path());
        return request.method().equals("POST") && matcher.matches() ? Optional.of(matcher.group(1)) : Optional.empty();
    }

    Reply answer(Caller caller, Recorded request) {
        try {
            return route(caller, request);
        } catch (RefusedException e) {
            return e.reply();
        }
    }

    private Reply route(Caller caller, Recorded request) {
        if (SecretsApi.isTokens(request.path())) {
            return SecretsApi.tokens(caller, request);
        }
        Matcher scoped = SCOPED.matcher(request.path());
        if (scoped.matches() && scoped.group(2) != null && SecretsApi.isKeys(scoped.group(2))) {
            return SecretsApi.keys(caller, open(caller, scoped.group(1), request.path()), request);
        }
        Optional<String> updated = updates(request);
        if (!request.method().equals("GET") && updated.isEmpty()) {
            return Reply.error(405, 20004, "Method not allowed");
        }
        if (!scoped.matches()) {
            return messaging(caller.account(), request);
        }
        DemoAccount account = open(caller, scoped.group(1), request.path());
        String resource = scoped.group(2) == null ? "" : scoped.group(2);
        return switch (resource) {
            case "" -> caller.byKey() ? Reply.unauthorized() : Reply.json(Json.account(account));
            case "IncomingPhoneNumbers" -> numbers(account, request);
            case "Applications" -> applications(account, request);
            default ->
                updated.map(sid -> update(caller, account, sid, request)).orElseGet(() -> number(account, request));
        };
    }

    private static Reply number(DemoAccount account, Recorded request) {
        Matcher matcher = NUMBER.matcher(request.path());
        return (matcher.matches() ? account.number(matcher.group(1)) : Optional.<DemoNumber>empty())
                .map(number -> Reply.json(Json.number(account.accountSid(), number)))
                .orElseGet(() -> Reply.notFound(request.path()));
    }

    private DemoAccount open(Caller caller, String accountSid, String path) {
        DemoAccount account = accounts.get(accountSid);
        if (account == null || !caller.mayOpen(account)) {
            throw new RefusedException(404, 20404, "The requested resource " + path + " was not found");
        }
        return account;
    }

    private static Reply numbers(DemoAccount account, Recorded request) {
        Slice<DemoNumber> slice = Slice.of(
                account.numberShelf(), wanted(request.query()), DemoNumber::sid, request.path(), request.query());
        return Reply.json(
                Json.page2010("incoming_phone_numbers", slice, number -> Json.number(account.accountSid(), number)));
    }

    private static Predicate<DemoNumber> wanted(Map<String, String> query) {
        Predicate<DemoNumber> wanted = number -> true;
        String pattern = query.getOrDefault("PhoneNumber", "");
        if (!pattern.isEmpty()) {
            Pattern digits = Pattern.compile(Pattern.quote(pattern).replace("*", "\\E\\d\\Q"));
            wanted = wanted.and(number -> digits.matcher(number.phoneNumber()).find());
        }
        String name = query.get("FriendlyName");
        if (name != null) {
            wanted = wanted.and(number -> number.friendlyName().equals(name));
        }
        if ("false".equals(query.get("Beta"))) {
            wanted = wanted.and(number -> !number.beta());
        }
        String origin = query.get("Origin");
        if (origin != null) {
            wanted = wanted.and(number -> number.origin().equals(origin));
        }
        return wanted;
    }

    private Reply update(Caller caller, DemoAccount account, String sid, Recorded request) {
        Optional<DemoNumber> changed =
                account.change(sid, number -> NumberUpdate.apply(number, request.form(), clock.instant()));
        if (changed.isEmpty()) {
            return Reply.notFound(request.path());
        }
        // AccountSid in the form hands the number over to another account: the app must never send it.
        String target = request.form().getOrDefault("AccountSid", account.accountSid());
        if (!target.equals(account.accountSid())) {
            DemoAccount other = open(caller, target, request.path());
            account.remove(sid);
            other.add(changed.get());
        }
        return Reply.json(Json.number(target, changed.get()));
    }

    private static Reply applications(DemoAccount account, Recorded request) {
        String name = request.query().get("FriendlyName");
        Slice<DemoApplication> slice = Slice.of(
                account.applicationShelf(),
                application -> name == null || application.friendlyName().equals(name),
                DemoApplication::sid,
                request.path(),
                request.query());
        return Reply.json(Json.page2010(
                "applications", slice, application -> Json.application(account.accountSid(), application)));
    }

    /** The messaging host has no account in its path: the credentials decide. */
    private static Reply messaging(DemoAccount account, Recorded request) {
        String path = request.path();
        if (SERVICES.matcher(path).matches()) {
            Slice<DemoService> slice = Slice.of(
                    account.serviceShelf(), service -> true, DemoService::sid, Json.MESSAGING, request.query());
            return Reply.json(Json.pageV1("services", slice, service -> Json.service(account.accountSid(), service)));
        }
        Matcher matcher = SENDERS.matcher(path);
        if (matcher.matches()) {
            return account.serviceShelf()
                    .get(matcher.group(1))
                    .map(service -> senders(account, service, request))
                    .orElseGet(() -> Reply.notFound(path));
        }
        matcher = SERVICE.matcher(path);
        if (matcher.matches()) {
            return account.serviceShelf()
                    .get(matcher.group(1))
                    .map(service -> Reply.json(Json.service(account.accountSid(), service)))
                    .orElseGet(() -> Reply.notFound(path));
        }
        return Reply.notFound(path);
    }

    private static Reply senders(DemoAccount account, DemoService service, Recorded request) {
        Shelf<DemoNumber> pool = new Shelf<>();
        service.numberSids().forEach(sid -> account.number(sid).ifPresent(number -> pool.put(sid, number)));
        String url = Json.MESSAGING + "/" + service.sid() + "/PhoneNumbers";
        Slice<DemoNumber> slice = Slice.of(pool, number -> true, DemoNumber::sid, url, request.query());
        return Reply.json(
                Json.pageV1("phone_numbers", slice, number -> Json.sender(account.accountSid(), service, number)));
    }
}
