package app.switchboard.twilio;

import app.switchboard.base.Cancellation;
import com.twilio.http.TwilioRestClient;
import java.net.URI;
import java.net.http.HttpRequest;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.CompletionException;
import java.util.concurrent.ConcurrentHashMap;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Twilio through its own SDK, over our guarded HTTP client. */
public final class SdkTwilio implements TwilioConnector, AutoCloseable {

    private static final Logger LOG = LoggerFactory.getLogger(SdkTwilio.class);
    private static final Duration SHORT = Duration.ofSeconds(10);

    /** For one exchange, body included. */
    private static final Duration DEADLINE = Duration.ofSeconds(60);

    /**
     * In flight at once, over all accounts: what five accounts with 25 each can use, and few enough that their connections and answers stay small.
     */
    private static final int EVERYWHERE = 128;

    private final TwilioAddress address;
    private final Duration deadline;
    private final Transport transport;
    private final Map<String, AccountGate> gates = new ConcurrentHashMap<>();
    private final Places everywhere = new Places(EVERYWHERE);

    /** With no proxy: for a Twilio on loopback. */
    public SdkTwilio(TwilioAddress address) {
        this(address, TwilioProxy.none());
    }

    /** As this computer reaches Twilio. */
    public SdkTwilio(TwilioAddress address, TwilioProxy proxy) {
        this(address, DEADLINE, Transport.network(proxy));
    }

    SdkTwilio(TwilioAddress address, Duration deadline) {
        this(address, deadline, Transport.network());
    }

    /** Over another way than the network's: for simulations. */
    public SdkTwilio(TwilioAddress address, Transport transport) {
        this(address, DEADLINE, transport);
    }

    /**
     * With a deadline that tests can wait for.
     *
     * @param deadline for one exchange, body included
     */
    public SdkTwilio(TwilioAddress address, Duration deadline, Transport transport) {
        this.address = address;
        this.deadline = deadline;
        this.transport = transport;
    }

    @Override
    public TwilioAccount connect(Login login, Cancellation cancellation) {
        LOG.info("Creating Twilio client for account {}", login.accountSid());
        GuardedHttpClient guarded = guarded(login.accountSid(), cancellation);
        return new SdkAccount(login, client(login, guarded), guarded);
    }

    @Override
    public AccountSecrets secretsOf(Login.Token token, Cancellation cancellation) {
        GuardedHttpClient guarded = guarded(token.accountSid(), cancellation);
        TwilioRestClient client = client(token, guarded);
        return new SdkAccountSecrets(new SdkAccount(token, client, guarded), token.accountSid(), client);
    }

    private GuardedHttpClient guarded(String accountSid, Cancellation cancellation) {
        return new GuardedHttpClient(
                transport,
                address,
                deadline,
                gates.computeIfAbsent(accountSid, sid -> new AccountGate()),
                everywhere,
                cancellation);
    }

    private static TwilioRestClient client(Login login, GuardedHttpClient guarded) {
        return new TwilioRestClient.Builder(login.user(), login.secret().reveal())
                .accountSid(login.accountSid())
                .httpClient(login instanceof Login.Key ? new KeyHttpClient(guarded) : guarded)
                .objectMapper(TwilioJson.mapper())
                .build();
    }

    @Override
    public boolean reachable() {
        HttpRequest ask = HttpRequest.newBuilder(address.resolve(URI.create("https://api.twilio.com/")))
                .timeout(SHORT)
                .build();
        try {
            return Answers.isTwilios(transport.send(ask).join());
        } catch (CompletionException e) {
            return false;
        }
    }

    /** Drops all connections. */
    @Override
    public void close() {
        transport.close();
    }
}
