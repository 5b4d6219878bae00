package app.switchboard.twilio;

import com.twilio.http.HttpMethod;
import com.twilio.http.Request;
import com.twilio.http.Response;
import com.twilio.http.TwilioRestClient;
import com.twilio.rest.Domains;
import com.twilio.rest.api.v2010.account.IncomingPhoneNumber;
import com.twilio.type.PhoneNumberCapabilities;
import java.util.EnumMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Between the SDK's phone numbers and ours. */
final class SdkNumbers {

    private SdkNumbers() {}

    static TwilioNumber read(IncomingPhoneNumber number) {
        return new TwilioNumber(
                text(number.getSid()),
                text(number.getAccountSid()),
                number.getPhoneNumber() == null
                        ? ""
                        : text(number.getPhoneNumber().getEndpoint()),
                text(number.getFriendlyName()),
                capabilities(number.getCapabilities()),
                webhooks(number));
    }

    /**
     * Posts changes to a number. Built by hand and not by the SDK's updater: that one silently drops addresses which are no URI, and could move the number to another account.
     */
    static TwilioNumber post(
            TwilioRestClient client, String accountSid, String sid, Map<WebhookField, String> changes) {
        Request request = new Request(
                HttpMethod.POST,
                Domains.API.toString(),
                "/2010-04-01/Accounts/" + accountSid + "/IncomingPhoneNumbers/" + sid + ".json");
        changes.forEach((field, value) -> request.addPostParam(field.parameter(), value));
        Response response = client.request(request);
        return read(IncomingPhoneNumber.fromJson(response.getContent(), client.getObjectMapper()));
    }

    private static TwilioNumber.Capabilities capabilities(@Nullable PhoneNumberCapabilities given) {
        return given == null
                ? new TwilioNumber.Capabilities(false, false, false, false)
                : new TwilioNumber.Capabilities(given.getVoice(), given.getSms(), given.getMms(), given.getFax());
    }

    private static Map<WebhookField, String> webhooks(IncomingPhoneNumber number) {
        Map<WebhookField, String> fields = new EnumMap<>(WebhookField.class);
        fields.put(WebhookField.SMS_URL, TwilioJson.text(number.getSmsUrl()));
        fields.put(WebhookField.SMS_METHOD, text(number.getSmsMethod()));
        fields.put(WebhookField.SMS_FALLBACK_URL, TwilioJson.text(number.getSmsFallbackUrl()));
        fields.put(WebhookField.SMS_FALLBACK_METHOD, text(number.getSmsFallbackMethod()));
        fields.put(WebhookField.SMS_APPLICATION_SID, text(number.getSmsApplicationSid()));
        fields.put(WebhookField.VOICE_URL, TwilioJson.text(number.getVoiceUrl()));
        fields.put(WebhookField.VOICE_METHOD, text(number.getVoiceMethod()));
        fields.put(WebhookField.VOICE_FALLBACK_URL, TwilioJson.text(number.getVoiceFallbackUrl()));
        fields.put(WebhookField.VOICE_FALLBACK_METHOD, text(number.getVoiceFallbackMethod()));
        fields.put(WebhookField.VOICE_APPLICATION_SID, text(number.getVoiceApplicationSid()));
        fields.put(WebhookField.TRUNK_SID, text(number.getTrunkSid()));
        fields.put(WebhookField.VOICE_RECEIVE_MODE, text(number.getVoiceReceiveMode()));
        fields.put(WebhookField.STATUS_CALLBACK, TwilioJson.text(number.getStatusCallback()));
        fields.put(WebhookField.STATUS_CALLBACK_METHOD, text(number.getStatusCallbackMethod()));
        return fields;
    }

    static String text(@Nullable Object value) {
        return value == null ? "" : TwilioJson.storable(value.toString());
    }
}
