package badarch.switchboard.credentials;

import com.twilio.http.TwilioRestClient;

public record UsesSdk(TwilioRestClient client) {}
