package app.switchboard.twilio;

import app.switchboard.base.Failure;
import app.switchboard.base.FailureException;
import com.twilio.exception.TwilioException;
import com.twilio.http.TwilioRestClient;
import com.twilio.rest.api.v2010.Account;
import com.twilio.rest.api.v2010.account.Application;
import com.twilio.rest.api.v2010.account.IncomingPhoneNumber;
import com.twilio.rest.messaging.v1.Service;
import com.twilio.rest.messaging.v1.service.PhoneNumber;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.SequencedMap;
import java.util.Set;
import java.util.function.Consumer;
import java.util.function.Supplier;
import java.util.regex.Pattern;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** One account through the SDK. Readers and updaters are mutable, so each call makes its own. */
final class SdkAccount implements TwilioAccount {

    private static final Logger LOG = LoggerFactory.getLogger(SdkAccount.class);
    private static final Pattern NUMBER_SID = Pattern.compile("[A-Za-z0-9]{1,64}");

    /** The account has verified, so these mean that messaging services are not open to it: no permission, refused, not found. */
    private static final Set<String> CLOSED = Set.of("SB-104", "SB-303", "SB-305");

    static final int GONE = 20404;

    private final Login login;
    private final String accountSid;
    private final TwilioRestClient client;
    private final GuardedHttpClient http;

    SdkAccount(Login login, TwilioRestClient client, GuardedHttpClient http) {
        this.login = login;
        this.accountSid = login.accountSid();
        this.client = client;
        this.http = http;
    }

    @Override
    public AccountFacts verify() {
        return login instanceof Login.Key ? verifyKey() : verifyToken();
    }

    /** A Standard key does not open the account resource: that it lists the account's numbers shows that it is right. */
    private AccountFacts verifyKey() {
        List<IncomingPhoneNumber> one = orNoSuchAccount(() -> IncomingPhoneNumber.reader(accountSid)
                .pageSize(1)
                .firstPage(client)
                .getRecords());
        one.forEach(number -> requireOurs(SdkNumbers.text(number.getAccountSid())));
        return new AccountFacts(accountSid, "", "");
    }

    private AccountFacts verifyToken() {
        // The answer holds the Auth Token: only these three texts leave this method.
        Account account = orNoSuchAccount(() -> Account.fetcher(accountSid).fetch(client));
        AccountFacts facts = new AccountFacts(
                SdkNumbers.text(account.getSid()),
                SdkNumbers.text(account.getFriendlyName()),
                SdkNumbers.text(account.getStatus()));
        requireOurs(facts.sid());
        if (facts.status().equals("suspended") || facts.status().equals("closed")) {
            throw new Failure.Credentials(
                            "SB-103",
                            "This Twilio account is " + facts.status() + ".",
                            "Look at the account's state in the Twilio Console.",
                            null)
                    .exception();
        }
        return facts;
    }

    private <T> T orNoSuchAccount(Supplier<T> request) {
        try {
            return call(request);
        } catch (FailureException e) {
            if (!isGone(e.failure())) {
                throw e;
            }
            throw new Failure.Credentials(
                            "SB-107",
                            "These credentials open no account with this Account SID (error " + GONE + ").",
                            login instanceof Login.Key
                                    ? "Use an API key of the same account."
                                    : "Copy the Account SID and the Auth Token of the same account.",
                            GONE)
                    .exception();
        }
    }

    @Override
    public void listNumbers(Consumer<List<TwilioNumber>> page) {
        Pages.each(client, IncomingPhoneNumber.reader(accountSid), IncomingPhoneNumber::getSid, numbers -> {
            SequencedMap<String, TwilioNumber> bySid = new LinkedHashMap<>();
            for (IncomingPhoneNumber read : numbers) {
                TwilioNumber number = call(() -> SdkNumbers.read(read));
                requireWhole(number);
                bySid.put(number.sid(), number);
            }
            if (!bySid.isEmpty()) {
                page.accept(List.copyOf(bySid.values()));
            }
        });
    }

    @Override
    public Optional<TwilioNumber> number(String sid) {
        try {
            TwilioNumber number = SdkNumbers.read(
                    call(() -> IncomingPhoneNumber.fetcher(accountSid, sid).fetch(client)));
            requireOurs(number.accountSid());
            requireSame(number.sid(), sid);
            return Optional.of(number);
        } catch (FailureException e) {
            if (isGone(e.failure())) {
                return Optional.empty();
            }
            throw e;
        }
    }

    @Override
    public TwilioNumber update(String sid, Map<WebhookField, String> from, Map<WebhookField, String> to) {
        return new SdkUpdate(client, this, accountSid, sid, from, to).run();
    }

    @Override
    public List<TwimlApp> applications() {
        List<TwimlApp> apps = new ArrayList<>();
        Pages.each(
                client,
                Application.reader(accountSid),
                Application::getSid,
                page -> page.forEach(app -> {
                    requireOurs(SdkNumbers.text(app.getAccountSid()));
                    apps.add(new TwimlApp(
                            SdkNumbers.text(app.getSid()),
                            SdkNumbers.text(app.getFriendlyName()),
                            TwilioJson.text(app.getSmsUrl()),
                            TwilioJson.text(app.getVoiceUrl())));
                }));
        return apps;
    }

    @Override
    public List<MessagingService> messagingServices() {
        return services().stream()
                .map(service -> new MessagingService(
                        service.getSid(),
                        SdkNumbers.text(service.getFriendlyName()),
                        TwilioJson.text(service.getInboundRequestUrl()),
                        Boolean.TRUE.equals(service.getUseInboundWebhookOnNumber())))
                .toList();
    }

    @Override
    public List<String> numbersIn(MessagingService service) {
        List<String> numbers = new ArrayList<>();
        try {
            Pages.each(
                    client,
                    PhoneNumber.reader(service.sid()),
                    PhoneNumber::getSid,
                    page -> page.forEach(number -> {
                        requireOurs(SdkNumbers.text(number.getAccountSid()));
                        numbers.add(SdkNumbers.text(number.getSid()));
                    }));
            return numbers;
        } catch (FailureException e) {
            if (isGone(e.failure())) {
                return List.of();
            }
            throw e;
        }
    }

    private List<Service> services() {
        List<Service> services = new ArrayList<>();
        try {
            // A parent account's credentials would answer with the parent's services.
            Pages.each(
                    client,
                    Service.reader(),
                    Service::getSid,
                    page -> page.stream()
                            .filter(service -> accountSid.equals(service.getAccountSid()))
                            .forEach(services::add));
            return services;
        } catch (FailureException e) {
            if (!CLOSED.contains(e.failure().code()) || !services.isEmpty()) {
                throw e;
            }
            LOG.warn(
                    "Messaging services are not open to these credentials ({}): taken as none",
                    e.failure().code());
            return List.of();
        }
    }

    @Override
    public void onPause(Consumer<Duration> listener) {
        http.onPause(listener);
    }

    @Override
    public Traffic traffic() {
        return http.traffic();
    }

    /** Calls the SDK; what it can't read becomes a failure without the data that its message quotes. */
    static <T> T call(Supplier<T> sdk) {
        try {
            return sdk.get();
        } catch (TwilioException | NullPointerException | IllegalArgumentException e) {
            throw NetworkFailures.unreadable(e);
        }
    }

    /** A number without its keys can't be stored, and must not make the listing look complete. Its SID becomes a part of addresses that are written to, and may name no other place. */
    private void requireWhole(TwilioNumber number) {
        requireOurs(number.accountSid());
        if (!NUMBER_SID.matcher(number.sid()).matches() || number.phoneNumber().isEmpty()) {
            throw NetworkFailures.unreadable(new IllegalArgumentException("a number without SID or number"));
        }
    }

    void requireOurs(String answeredSid) {
        if (!answeredSid.equals(accountSid)) {
            throw NetworkFailures.aboutAnotherAccount();
        }
    }

    /** What is read back decides whether a write is called done: it has to be of the number that was written to. */
    static void requireSame(String answeredSid, String askedSid) {
        if (!answeredSid.equals(askedSid)) {
            throw NetworkFailures.aboutAnotherNumber();
        }
    }

    static boolean isGone(Failure failure) {
        return Objects.equals(failure.twilioCode(), GONE);
    }
}
