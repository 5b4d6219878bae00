package badarch.switchboard.twilio;

import com.twilio.http.TwilioRestClient;

/** The adapter knows the SDK. */
public final class MayUseSdk {

    public TwilioRestClient.Builder client() {
        return new TwilioRestClient.Builder("AC", "token");
    }
}
