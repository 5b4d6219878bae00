package app.switchboard.demo;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * One phone number as it stands on Twilio's wire: unset values are {@code ""} or null, and stay what they are.
 *
 * @param type {@code local}, {@code mobile} or {@code toll-free}
 * @param origin {@code twilio} or {@code hosted}
 * @param voiceReceiveMode {@code voice} or {@code fax}
 */
public record DemoNumber(
        String sid,
        String phoneNumber,
        String friendlyName,
        String type,
        String origin,
        String status,
        boolean beta,
        Capabilities capabilities,
        @Nullable String smsUrl,
        String smsMethod,
        @Nullable String smsFallbackUrl,
        String smsFallbackMethod,
        @Nullable String smsApplicationSid,
        @Nullable String voiceUrl,
        String voiceMethod,
        @Nullable String voiceFallbackUrl,
        String voiceFallbackMethod,
        @Nullable String voiceApplicationSid,
        @Nullable String trunkSid,
        String voiceReceiveMode,
        boolean voiceCallerIdLookup,
        @Nullable String statusCallback,
        String statusCallbackMethod,
        String addressRequirements,
        @Nullable String addressSid,
        @Nullable String bundleSid,
        @Nullable String identitySid,
        String emergencyStatus,
        @Nullable String emergencyAddressSid,
        String emergencyAddressStatus,
        Instant dateCreated,
        Instant dateUpdated) {

    /** What the number can carry. */
    public record Capabilities(boolean voice, boolean sms, boolean mms, boolean fax) {}

    /** A number that can carry everything but fax, with no webhook, a SID derived from its digits and itself as its name. */
    public static DemoNumberBuilder builder(String phoneNumber) {
        return new DemoNumberBuilder(phoneNumber);
    }

    /** A builder that starts from this number. */
    public DemoNumberBuilder toBuilder() {
        return new DemoNumberBuilder(this);
    }
}
