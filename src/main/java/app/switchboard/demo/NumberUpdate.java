package app.switchboard.demo;

import app.switchboard.demo.Reply.RefusedException;
import java.time.Instant;
import java.util.Map;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** What an update's form does to a number. A field that is not sent stays; an empty one clears. */
final class NumberUpdate {

    // Twilio takes what no URI class does, such as https://x.example/{id}: so this asks for a scheme and a host only.
    private static final Pattern URL =
            Pattern.compile("https?://[^\\s/?#]+\\S*", Pattern.CASE_INSENSITIVE | Pattern.UNICODE_CHARACTER_CLASS);

    private NumberUpdate() {}

    /**
     * The number after the update. Fields that Twilio does not know are passed over, as Twilio does.
     *
     * @throws RefusedException 400/21402 if a URL is none, 400/21403 if a method is neither GET nor POST
     */
    static DemoNumber apply(DemoNumber before, Map<String, String> form, Instant now) {
        DemoNumberBuilder after = before.toBuilder().dateUpdated(now);
        form.forEach((field, value) -> set(after, field, value));
        return after.build();
    }

    private static void set(DemoNumberBuilder number, String field, String value) {
        switch (field) {
            case "FriendlyName" -> number.friendlyName(value);
            case "SmsUrl" -> number.smsUrl(url(field, value));
            case "SmsMethod" -> number.smsMethod(method(field, value));
            case "SmsFallbackUrl" -> number.smsFallbackUrl(url(field, value));
            case "SmsFallbackMethod" -> number.smsFallbackMethod(method(field, value));
            case "SmsApplicationSid" -> number.smsApplicationSid(value);
            case "VoiceUrl" -> number.voiceUrl(url(field, value));
            case "VoiceMethod" -> number.voiceMethod(method(field, value));
            case "VoiceFallbackUrl" -> number.voiceFallbackUrl(url(field, value));
            case "VoiceFallbackMethod" -> number.voiceFallbackMethod(method(field, value));
            case "VoiceApplicationSid" -> voiceApplication(number, value);
            case "TrunkSid" -> trunk(number, value);
            case "VoiceReceiveMode" -> number.voiceReceiveMode(value);
            case "VoiceCallerIdLookup" -> number.voiceCallerIdLookup(Boolean.parseBoolean(value));
            case "StatusCallback" -> number.statusCallback(url(field, value));
            case "StatusCallbackMethod" -> number.statusCallbackMethod(method(field, value));
            case "AddressSid" -> number.addressSid(orNull(value));
            case "BundleSid" -> number.bundleSid(orNull(value));
            case "IdentitySid" -> number.identitySid(orNull(value));
            case "EmergencyStatus" -> number.emergencyStatus(value);
            case "EmergencyAddressSid" -> number.emergencyAddressSid(orNull(value));
            default -> {}
        }
    }

    private static void voiceApplication(DemoNumberBuilder number, String value) {
        number.voiceApplicationSid(value);
        if (!value.isEmpty()) {
            number.trunkSid(null);
        }
    }

    private static void trunk(DemoNumberBuilder number, String value) {
        number.trunkSid(orNull(value));
        if (!value.isEmpty()) {
            number.voiceApplicationSid("");
        }
    }

    private static String url(String field, String value) {
        if (!value.isEmpty() && !URL.matcher(value).matches()) {
            throw new RefusedException(400, 21402, field + " is not valid.");
        }
        return value;
    }

    private static String method(String field, String value) {
        if (!value.equals("GET") && !value.equals("POST")) {
            throw new RefusedException(400, 21403, field + " is not valid.");
        }
        return value;
    }

    private static @Nullable String orNull(String value) {
        return value.isEmpty() ? null : value;
    }
}
