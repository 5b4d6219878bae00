package app.switchboard.demo;

import org.jspecify.annotations.Nullable;

/**
 * A TwiML app: it overrides the URLs of the numbers that name it.
 *
 * @param sid {@code AP} and 32 hexadecimal digits
 */
public record DemoApplication(
        String sid,
        String friendlyName,
        @Nullable String smsUrl,
        @Nullable String voiceUrl,
        @Nullable String statusCallback) {

    /** An app with a SID derived from its name and no status callback. */
    public static DemoApplication of(String friendlyName, @Nullable String smsUrl, @Nullable String voiceUrl) {
        return new DemoApplication(Sids.of("AP", friendlyName), friendlyName, smsUrl, voiceUrl, null);
    }
}
