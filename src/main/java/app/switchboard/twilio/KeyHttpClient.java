package app.switchboard.twilio;

import app.switchboard.base.Failure;
import app.switchboard.base.FailureException;
import com.twilio.http.HttpClient;
import com.twilio.http.Request;
import com.twilio.http.Response;
import java.util.Objects;

/** Speaks of the API key where Twilio refuses one; the guard below knows no kinds of credentials. */
final class KeyHttpClient extends HttpClient {

    private final GuardedHttpClient guarded;

    KeyHttpClient(GuardedHttpClient guarded) {
        this.guarded = guarded;
    }

    @Override
    public Response reliableRequest(Request request) {
        try {
            return guarded.reliableRequest(request);
        } catch (FailureException e) {
            throw e.failure().code().equals("SB-101") ? rejected(e.failure()).exception() : e;
        }
    }

    @Override
    public Response makeRequest(Request request) {
        return reliableRequest(request);
    }

    private static Failure rejected(Failure failure) {
        Integer code = failure.twilioCode();
        return new Failure.Credentials(
                "SB-108",
                "Twilio does not accept this API key" + (Objects.isNull(code) ? "." : " (error " + code + ")."),
                "Check its SID and secret, or use another key; one that was deleted no longer works.",
                code);
    }
}
