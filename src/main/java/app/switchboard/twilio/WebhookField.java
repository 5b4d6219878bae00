package app.switchboard.twilio;

/** A field of a number that decides where its calls and messages go. */
public enum WebhookField {
    SMS_URL("SmsUrl"),
    SMS_METHOD("SmsMethod"),
    SMS_FALLBACK_URL("SmsFallbackUrl"),
    SMS_FALLBACK_METHOD("SmsFallbackMethod"),
    SMS_APPLICATION_SID("SmsApplicationSid"),
    VOICE_URL("VoiceUrl"),
    VOICE_METHOD("VoiceMethod"),
    VOICE_FALLBACK_URL("VoiceFallbackUrl"),
    VOICE_FALLBACK_METHOD("VoiceFallbackMethod"),
    VOICE_APPLICATION_SID("VoiceApplicationSid"),
    TRUNK_SID("TrunkSid"),
    VOICE_RECEIVE_MODE("VoiceReceiveMode"),
    STATUS_CALLBACK("StatusCallback"),
    STATUS_CALLBACK_METHOD("StatusCallbackMethod");

    private final String parameter;

    WebhookField(String parameter) {
        this.parameter = parameter;
    }

    /** The name of the form parameter that sets it. */
    public String parameter() {
        return parameter;
    }
}
