package app.switchboard.twilio;

import app.switchboard.base.Cancellation;
import app.switchboard.base.Secret;
import com.twilio.http.TwilioRestClient;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Twilio through its own SDK, over our guarded HTTP client. */
public final class SdkTwilio implements TwilioConnector, AutoCloseable {

    private static final Logger LOG = LoggerFactory.getLogger(SdkTwilio.class);
    private static final Duration CONNECT = Duration.ofSeconds(10);

    /** For one exchange, body included. */
    private static final Duration DEADLINE = Duration.ofSeconds(60);

    private final TwilioAddress address;
    private final Duration deadline;
    private final HttpClient http;

    public SdkTwilio(TwilioAddress address) {
        this(address, DEADLINE);
    }

    SdkTwilio(TwilioAddress address, Duration deadline) {
        this.address = address;
        this.deadline = deadline;
        this.http = HttpClient.newBuilder()
                // A server without TLS here is a loopback one: it need not learn of HTTP/2.
                .version(address.loopback() == null ? HttpClient.Version.HTTP_2 : HttpClient.Version.HTTP_1_1)
                .followRedirects(HttpClient.Redirect.NEVER)
                .connectTimeout(CONNECT)
                .build();
    }

    @Override
    public TwilioAccount connect(String accountSid, Secret authToken, Cancellation cancellation) {
        LOG.info("Creating Twilio client for account {}", accountSid);
        GuardedHttpClient guarded = new GuardedHttpClient(http, address, deadline, cancellation);
        TwilioRestClient client = new TwilioRestClient.Builder(accountSid, authToken.reveal())
                .accountSid(accountSid)
                .httpClient(guarded)
                .objectMapper(TwilioJson.mapper())
                .build();
        return new SdkAccount(accountSid, client, guarded);
    }

    @Override
    public boolean reachable() {
        HttpRequest ask = HttpRequest.newBuilder(address.resolve(URI.create("https://api.twilio.com/")))
                .timeout(CONNECT)
                .build();
        try {
            return http.send(ask, HttpResponse.BodyHandlers.discarding()).statusCode() > 0;
        } catch (IOException e) {
            return false;
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return false;
        }
    }

    /** Drops all connections. */
    @Override
    public void close() {
        http.shutdownNow();
    }
}
