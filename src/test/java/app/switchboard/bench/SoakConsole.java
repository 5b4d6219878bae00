package app.switchboard.bench;

import app.switchboard.demo.DemoAccount;
import app.switchboard.demo.DemoNumber;
import app.switchboard.demo.DemoTwilio;
import app.switchboard.demo.Fault;
import app.switchboard.demo.Recorded;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Random;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Predicate;

/** The Twilio of the soak: people work in its Console between two listings, and by the number of the request something goes wrong. */
final class SoakConsole {

    private static final int NUMBERS = 100;
    private static final String LIST = "/IncomingPhoneNumbers.json";

    private final Map<String, DemoAccount> accounts = new HashMap<>();
    private final Map<String, Deque<DemoNumber>> released = new HashMap<>();
    private final Random random = new Random(20261123);
    private long bought;

    private SoakConsole() {}

    static DemoTwilio start() {
        SoakConsole console = new SoakConsole();
        List<DemoAccount> accounts = new ArrayList<>();
        for (int i = 0; i < SoakChild.WORKSPACES; i++) {
            DemoAccount account = DemoAccount.ofSize(SoakChild.sid(i), BenchEngine.TOKEN, NUMBERS);
            accounts.add(account);
            console.accounts.put(account.accountSid(), account);
            console.released.put(account.accountSid(), new ArrayDeque<>());
        }
        DemoTwilio twilio = DemoTwilio.start(accounts.toArray(DemoAccount[]::new));
        console.rules(twilio);
        return twilio;
    }

    private void rules(DemoTwilio twilio) {
        // Matches nothing: it is where somebody else has a turn.
        twilio.faults()
                .when(request -> {
                    accounts.forEach((sid, account) -> work(request, account));
                    return false;
                })
                .always()
                .drop();
        Predicate<Recorded> get = request -> request.method().equals("GET");
        Predicate<Recorded> list = request -> request.path().endsWith(LIST);
        Predicate<Recorded> post = request -> request.method().equals("POST");
        each(twilio, 211, request -> true).tooManyRequests(Duration.ofSeconds(1));
        each(twilio, 53, request -> true).tooManyRequests();
        each(twilio, 307, request -> true).error(401, 20003, "Authenticate");
        each(twilio, 61, get).serverError();
        each(twilio, 73, get).drop();
        each(twilio, 89, get).cutOff();
        each(twilio, 97, list).truncate();
        each(twilio, 113, list).captivePortal();
        each(twilio, 7, post).loseAnswer();
        each(twilio, 11, post).drop();
        each(twilio, 13, post).serverError();
        each(twilio, 17, post).error(400, 21402, "The SMS URL is not valid");
    }

    private static Fault each(DemoTwilio twilio, int every, Predicate<Recorded> of) {
        AtomicInteger seen = new AtomicInteger();
        return twilio.faults()
                .when(request -> of.test(request) && seen.incrementAndGet() % every == 0)
                .always();
    }

    /** What others do to an account before it is listed: at most one number is released, so that the listing never shrinks by much. */
    private synchronized void work(Recorded request, DemoAccount account) {
        if (!request.path().contains(account.accountSid())
                || !request.path().endsWith(LIST)
                || request.query().containsKey("PageToken")) {
            return;
        }
        List<DemoNumber> all = account.numbers();
        String sid = all.get(random.nextInt(all.size())).sid();
        switch (random.nextInt(6)) {
            case 0 ->
                account.change(sid, number -> number.toBuilder().smsUrl(null).build());
            case 1 ->
                account.change(
                        sid,
                        number -> number.toBuilder()
                                .smsUrl("https://else.example/sms")
                                .build());
            case 2 ->
                account.change(
                        sid,
                        number -> number.toBuilder()
                                .friendlyName("Renamed " + random.nextInt(1_000))
                                .build());
            case 3 -> {
                account.number(sid).ifPresent(released.get(account.accountSid())::add);
                account.remove(sid);
            }
            case 4 -> buyBack(account);
            default -> {}
        }
    }

    /** A number that was released is had again: the same phone number, with another SID. */
    private void buyBack(DemoAccount account) {
        DemoNumber number = released.get(account.accountSid()).poll();
        if (number != null) {
            String sid = String.format(Locale.ROOT, "PN%032x", ++bought);
            account.add(number.toBuilder().sid(sid).smsUrl(null).build());
        }
    }
}
