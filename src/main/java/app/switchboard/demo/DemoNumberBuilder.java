package app.switchboard.demo;

import app.switchboard.demo.DemoNumber.Capabilities;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** Builds a {@link DemoNumber}; the names are the wire's. Starts with what Twilio answers for a number nobody has configured. */
public final class DemoNumberBuilder {

    private String sid;
    private String phoneNumber;
    private String friendlyName;
    private String type = "local";
    private String origin = "twilio";
    private String status = "in-use";
    private boolean beta;
    private Capabilities capabilities = new Capabilities(true, true, true, false);
    private @Nullable String smsUrl = "";
    private String smsMethod = "POST";
    private @Nullable String smsFallbackUrl = "";
    private String smsFallbackMethod = "POST";
    private @Nullable String smsApplicationSid = "";
    private @Nullable String voiceUrl;
    private String voiceMethod = "POST";
    private @Nullable String voiceFallbackUrl;
    private String voiceFallbackMethod = "POST";
    private @Nullable String voiceApplicationSid = "";
    private @Nullable String trunkSid;
    private String voiceReceiveMode = "voice";
    private boolean voiceCallerIdLookup;
    private @Nullable String statusCallback = "";
    private String statusCallbackMethod = "POST";
    private String addressRequirements = "none";
    private @Nullable String addressSid;
    private @Nullable String bundleSid;
    private @Nullable String identitySid;
    private String emergencyStatus = "Inactive";
    private @Nullable String emergencyAddressSid;
    private String emergencyAddressStatus = "unregistered";
    private Instant dateCreated = Instant.parse("2024-03-01T09:00:00Z");
    private Instant dateUpdated = Instant.parse("2024-03-01T09:00:00Z");

    DemoNumberBuilder(String phoneNumber) {
        this.sid = Sids.of("PN", phoneNumber);
        this.phoneNumber = phoneNumber;
        this.friendlyName = phoneNumber;
    }

    DemoNumberBuilder(DemoNumber from) {
        this.sid = from.sid();
        this.phoneNumber = from.phoneNumber();
        this.friendlyName = from.friendlyName();
        this.type = from.type();
        this.origin = from.origin();
        this.status = from.status();
        this.beta = from.beta();
        this.capabilities = from.capabilities();
        this.smsUrl = from.smsUrl();
        this.smsMethod = from.smsMethod();
        this.smsFallbackUrl = from.smsFallbackUrl();
        this.smsFallbackMethod = from.smsFallbackMethod();
        this.smsApplicationSid = from.smsApplicationSid();
        this.voiceUrl = from.voiceUrl();
        this.voiceMethod = from.voiceMethod();
        this.voiceFallbackUrl = from.voiceFallbackUrl();
        this.voiceFallbackMethod = from.voiceFallbackMethod();
        this.voiceApplicationSid = from.voiceApplicationSid();
        this.trunkSid = from.trunkSid();
        this.voiceReceiveMode = from.voiceReceiveMode();
        this.voiceCallerIdLookup = from.voiceCallerIdLookup();
        this.statusCallback = from.statusCallback();
        this.statusCallbackMethod = from.statusCallbackMethod();
        this.addressRequirements = from.addressRequirements();
        this.addressSid = from.addressSid();
        this.bundleSid = from.bundleSid();
        this.identitySid = from.identitySid();
        this.emergencyStatus = from.emergencyStatus();
        this.emergencyAddressSid = from.emergencyAddressSid();
        this.emergencyAddressStatus = from.emergencyAddressStatus();
        this.dateCreated = from.dateCreated();
        this.dateUpdated = from.dateUpdated();
    }

    public DemoNumber build() {
        return new DemoNumber(
                sid,
                phoneNumber,
                friendlyName,
                type,
                origin,
                status,
                beta,
                capabilities,
                smsUrl,
                smsMethod,
                smsFallbackUrl,
                smsFallbackMethod,
                smsApplicationSid,
                voiceUrl,
                voiceMethod,
                voiceFallbackUrl,
                voiceFallbackMethod,
                voiceApplicationSid,
                trunkSid,
                voiceReceiveMode,
                voiceCallerIdLookup,
                statusCallback,
                statusCallbackMethod,
                addressRequirements,
                addressSid,
                bundleSid,
                identitySid,
                emergencyStatus,
                emergencyAddressSid,
                emergencyAddressStatus,
                dateCreated,
                dateUpdated);
    }

    public DemoNumberBuilder sid(String sid) {
        this.sid = sid;
        return this;
    }

    public DemoNumberBuilder phoneNumber(String phoneNumber) {
        this.phoneNumber = phoneNumber;
        return this;
    }

    public DemoNumberBuilder friendlyName(String friendlyName) {
        this.friendlyName = friendlyName;
        return this;
    }

    public DemoNumberBuilder type(String type) {
        this.type = type;
        return this;
    }

    public DemoNumberBuilder origin(String origin) {
        this.origin = origin;
        return this;
    }

    public DemoNumberBuilder status(String status) {
        this.status = status;
        return this;
    }

    public DemoNumberBuilder beta(boolean beta) {
        this.beta = beta;
        return this;
    }

    public DemoNumberBuilder capabilities(boolean voice, boolean sms, boolean mms, boolean fax) {
        this.capabilities = new Capabilities(voice, sms, mms, fax);
        return this;
    }

    public DemoNumberBuilder smsUrl(@Nullable String smsUrl) {
        this.smsUrl = smsUrl;
        return this;
    }

    public DemoNumberBuilder smsMethod(String smsMethod) {
        this.smsMethod = smsMethod;
        return this;
    }

    public DemoNumberBuilder smsFallbackUrl(@Nullable String smsFallbackUrl) {
        this.smsFallbackUrl = smsFallbackUrl;
        return this;
    }

    public DemoNumberBuilder smsFallbackMethod(String smsFallbackMethod) {
        this.smsFallbackMethod = smsFallbackMethod;
        return this;
    }

    public DemoNumberBuilder smsApplicationSid(@Nullable String smsApplicationSid) {
        this.smsApplicationSid = smsApplicationSid;
        return this;
    }

    public DemoNumberBuilder voiceUrl(@Nullable String voiceUrl) {
        this.voiceUrl = voiceUrl;
        return this;
    }

    public DemoNumberBuilder voiceMethod(String voiceMethod) {
        this.voiceMethod = voiceMethod;
        return this;
    }

    public DemoNumberBuilder voiceFallbackUrl(@Nullable String voiceFallbackUrl) {
        this.voiceFallbackUrl = voiceFallbackUrl;
        return this;
    }

    public DemoNumberBuilder voiceFallbackMethod(String voiceFallbackMethod) {
        this.voiceFallbackMethod = voiceFallbackMethod;
        return this;
    }

    public DemoNumberBuilder voiceApplicationSid(@Nullable String voiceApplicationSid) {
        this.voiceApplicationSid = voiceApplicationSid;
        return this;
    }

    public DemoNumberBuilder trunkSid(@Nullable String trunkSid) {
        this.trunkSid = trunkSid;
        return this;
    }

    public DemoNumberBuilder voiceReceiveMode(String voiceReceiveMode) {
        this.voiceReceiveMode = voiceReceiveMode;
        return this;
    }

    public DemoNumberBuilder voiceCallerIdLookup(boolean voiceCallerIdLookup) {
        this.voiceCallerIdLookup = voiceCallerIdLookup;
        return this;
    }

    public DemoNumberBuilder statusCallback(@Nullable String statusCallback) {
        this.statusCallback = statusCallback;
        return this;
    }

    public DemoNumberBuilder statusCallbackMethod(String statusCallbackMethod) {
        this.statusCallbackMethod = statusCallbackMethod;
        return this;
    }

    public DemoNumberBuilder addressRequirements(String addressRequirements) {
        this.addressRequirements = addressRequirements;
        return this;
    }

    public DemoNumberBuilder addressSid(@Nullable String addressSid) {
        this.addressSid = addressSid;
        return this;
    }

    public DemoNumberBuilder bundleSid(@Nullable String bundleSid) {
        this.bundleSid = bundleSid;
        return this;
    }

    public DemoNumberBuilder identitySid(@Nullable String identitySid) {
        this.identitySid = identitySid;
        return this;
    }

    public DemoNumberBuilder emergencyStatus(String emergencyStatus) {
        this.emergencyStatus = emergencyStatus;
        return this;
    }

    public DemoNumberBuilder emergencyAddressSid(@Nullable String emergencyAddressSid) {
        this.emergencyAddressSid = emergencyAddressSid;
        return this;
    }

    public DemoNumberBuilder emergencyAddressStatus(String emergencyAddressStatus) {
        this.emergencyAddressStatus = emergencyAddressStatus;
        return this;
    }

    public DemoNumberBuilder dateCreated(Instant dateCreated) {
        this.dateCreated = dateCreated;
        return this;
    }

    public DemoNumberBuilder dateUpdated(Instant dateUpdated) {
        this.dateUpdated = dateUpdated;
        return this;
    }
}
