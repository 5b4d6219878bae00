package app.switchboard.demo;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.google.i18n.phonenumbers.NumberParseException;
import com.google.i18n.phonenumbers.PhoneNumberUtil;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.Locale;
import java.util.function.Function;

/** Twilio's resources as they go over the wire. */
final class Json {

    static final String V2010 = "/2010-04-01/Accounts/";
    static final String MESSAGING = "https://messaging.twilio.com/v1/Services";

    private static final DateTimeFormatter RFC_2822 = DateTimeFormatter.ofPattern(
                    "EEE, dd MMM yyyy HH:mm:ss Z", Locale.US)
            .withZone(ZoneOffset.UTC);
    private static final Instant OPENED = Instant.parse("2019-05-06T08:30:00Z");

    private Json() {}

    /** A list of the 2010 API: relative links beside the records. */
    static <T> ObjectNode page2010(String key, Slice<T> slice, Function<T, ObjectNode> toJson) {
        ObjectNode body = object();
        records(body.putArray(key), slice, toJson);
        body.put("end", slice.end());
        body.put("first_page_uri", slice.first());
        body.put("next_page_uri", slice.next());
        body.put("page", slice.page());
        body.put("page_size", slice.size());
        body.put("previous_page_uri", slice.previous());
        body.put("start", slice.start());
        body.put("uri", slice.uri());
        return body;
    }

    /** A list of the newer APIs: absolute links in {@code meta}. */
    static <T> ObjectNode pageV1(String key, Slice<T> slice, Function<T, ObjectNode> toJson) {
        ObjectNode body = object();
        ObjectNode meta = body.putObject("meta");
        meta.put("page", slice.page());
        meta.put("page_size", slice.size());
        meta.put("first_page_url", slice.first());
        meta.put("previous_page_url", slice.previous());
        meta.put("url", slice.uri());
        meta.put("next_page_url", slice.next());
        meta.put("key", key);
        records(body.putArray(key), slice, toJson);
        return body;
    }

    static ObjectNode key(DemoKey key) {
        ObjectNode body = object();
        body.put("sid", key.sid());
        body.put("friendly_name", key.friendlyName());
        body.put("date_created", RFC_2822.format(OPENED));
        body.put("date_updated", RFC_2822.format(OPENED));
        return body;
    }

    /** A token as the accounts host shows it; its dates are ISO 8601. */
    static ObjectNode token(String accountSid, String path, String key, String token) {
        ObjectNode body = object();
        body.put("account_sid", accountSid);
        body.put("date_created", OPENED.toString());
        body.put("date_updated", OPENED.toString());
        body.put(key, token);
        body.put("url", "https://accounts.twilio.com" + path);
        return body;
    }

    static ObjectNode account(DemoAccount account) {
        String uri = V2010 + account.accountSid();
        ObjectNode body = object();
        body.put("auth_token", account.authToken());
        body.put("date_created", RFC_2822.format(OPENED));
        body.put("date_updated", RFC_2822.format(OPENED));
        body.put("friendly_name", account.friendlyName());
        body.put("owner_account_sid", account.ownerAccountSid());
        body.put("sid", account.accountSid());
        body.put("status", account.status());
        ObjectNode subresources = body.putObject("subresource_uris");
        subresources.put("applications", uri + "/Applications.json");
        subresources.put("available_phone_numbers", uri + "/AvailablePhoneNumbers.json");
        subresources.put("calls", uri + "/Calls.json");
        subresources.put("conferences", uri + "/Conferences.json");
        subresources.put("incoming_phone_numbers", uri + "/IncomingPhoneNumbers.json");
        subresources.put("messages", uri + "/Messages.json");
        subresources.put("outgoing_caller_ids", uri + "/OutgoingCallerIds.json");
        subresources.put("recordings", uri + "/Recordings.json");
        subresources.put("usage", uri + "/Usage.json");
        body.put("type", account.type());
        body.put("uri", uri + ".json");
        return body;
    }

    static ObjectNode number(String accountSid, DemoNumber number) {
        String uri = V2010 + accountSid + "/IncomingPhoneNumbers/" + number.sid();
        ObjectNode body = object();
        body.put("account_sid", accountSid);
        body.put("address_requirements", number.addressRequirements());
        body.put("address_sid", number.addressSid());
        body.put("api_version", "2010-04-01");
        body.put("beta", number.beta());
        ObjectNode capabilities = body.putObject("capabilities");
        capabilities.put("fax", number.capabilities().fax());
        capabilities.put("mms", number.capabilities().mms());
        capabilities.put("sms", number.capabilities().sms());
        capabilities.put("voice", number.capabilities().voice());
        body.put("date_created", RFC_2822.format(number.dateCreated()));
        body.put("date_updated", RFC_2822.format(number.dateUpdated()));
        body.put("emergency_status", number.emergencyStatus());
        body.put("emergency_address_sid", number.emergencyAddressSid());
        body.put("emergency_address_status", number.emergencyAddressStatus());
        body.put("friendly_name", number.friendlyName());
        body.put("identity_sid", number.identitySid());
        body.put("origin", number.origin());
        body.put("phone_number", number.phoneNumber());
        body.put("sid", number.sid());
        routes(body, number);
        body.put("trunk_sid", number.trunkSid());
        body.put("uri", uri + ".json");
        body.put("bundle_sid", number.bundleSid());
        body.put("voice_receive_mode", number.voiceReceiveMode());
        body.put("status", number.status());
        body.put("type", number.type());
        body.putObject("subresource_uris").put("assigned_add_ons", uri + "/AssignedAddOns.json");
        return body;
    }

    private static void routes(ObjectNode body, DemoNumber number) {
        body.put("sms_application_sid", number.smsApplicationSid());
        body.put("sms_fallback_method", number.smsFallbackMethod());
        body.put("sms_fallback_url", number.smsFallbackUrl());
        body.put("sms_method", number.smsMethod());
        body.put("sms_url", number.smsUrl());
        body.put("status_callback", number.statusCallback());
        body.put("status_callback_method", number.statusCallbackMethod());
        body.put("voice_application_sid", number.voiceApplicationSid());
        body.put("voice_caller_id_lookup", number.voiceCallerIdLookup());
        body.put("voice_fallback_method", number.voiceFallbackMethod());
        body.put("voice_fallback_url", number.voiceFallbackUrl());
        body.put("voice_method", number.voiceMethod());
        body.put("voice_url", number.voiceUrl());
    }

    static ObjectNode application(String accountSid, DemoApplication application) {
        ObjectNode body = object();
        body.put("account_sid", accountSid);
        body.put("api_version", "2010-04-01");
        body.put("date_created", RFC_2822.format(OPENED));
        body.put("date_updated", RFC_2822.format(OPENED));
        body.put("friendly_name", application.friendlyName());
        body.putNull("message_status_callback");
        body.put("sid", application.sid());
        body.put("sms_fallback_method", "POST");
        body.putNull("sms_fallback_url");
        body.put("sms_method", "POST");
        body.putNull("sms_status_callback");
        body.put("sms_url", application.smsUrl());
        body.put("status_callback", application.statusCallback());
        body.put("status_callback_method", "POST");
        body.put("uri", V2010 + accountSid + "/Applications/" + application.sid() + ".json");
        body.put("voice_caller_id_lookup", false);
        body.put("voice_fallback_method", "POST");
        body.putNull("voice_fallback_url");
        body.put("voice_method", "POST");
        body.put("voice_url", application.voiceUrl());
        body.put("public_application_connect_enabled", false);
        return body;
    }

    static ObjectNode service(String accountSid, DemoService service) {
        String url = MESSAGING + "/" + service.sid();
        ObjectNode body = object();
        body.put("account_sid", accountSid);
        body.put("friendly_name", service.friendlyName());
        body.put("sid", service.sid());
        body.put("date_created", OPENED.toString());
        body.put("date_updated", OPENED.toString());
        body.put("sticky_sender", true);
        body.put("mms_converter", true);
        body.put("smart_encoding", true);
        body.put("fallback_to_long_code", true);
        body.put("area_code_geomatch", true);
        body.put("validity_period", 36_000);
        body.put("scan_message_content", "inherit");
        body.put("synchronous_validation", false);
        body.put("inbound_request_url", service.inboundRequestUrl());
        body.put("inbound_method", "POST");
        body.putNull("fallback_url");
        body.put("fallback_method", "POST");
        body.putNull("status_callback");
        body.put("usecase", "undeclared");
        body.put("us_app_to_person_registered", false);
        body.put("use_inbound_webhook_on_number", service.useInboundWebhookOnNumber());
        ObjectNode links = body.putObject("links");
        links.put("phone_numbers", url + "/PhoneNumbers");
        links.put("short_codes", url + "/ShortCodes");
        links.put("alpha_senders", url + "/AlphaSenders");
        links.put("messages", url + "/Messages");
        body.put("url", url);
        return body;
    }

    static ObjectNode sender(String accountSid, DemoService service, DemoNumber number) {
        ObjectNode body = object();
        body.put("sid", number.sid());
        body.put("account_sid", accountSid);
        body.put("service_sid", service.sid());
        body.put("date_created", OPENED.toString());
        body.put("date_updated", OPENED.toString());
        body.put("phone_number", number.phoneNumber());
        body.put("country_code", country(number.phoneNumber()));
        ArrayNode capabilities = body.putArray("capabilities");
        if (number.capabilities().mms()) {
            capabilities.add("MMS");
        }
        if (number.capabilities().sms()) {
            capabilities.add("SMS");
        }
        if (number.capabilities().voice()) {
            capabilities.add("Voice");
        }
        body.put("url", MESSAGING + "/" + service.sid() + "/PhoneNumbers/" + number.sid());
        return body;
    }

    private static String country(String phoneNumber) {
        PhoneNumberUtil util = PhoneNumberUtil.getInstance();
        try {
            String code = util.getRegionCodeForNumber(util.parse(phoneNumber, null));
            return code == null ? "US" : code;
        } catch (NumberParseException e) {
            return "US";
        }
    }

    private static <T> void records(ArrayNode array, Slice<T> slice, Function<T, ObjectNode> toJson) {
        slice.items().forEach(item -> array.add(toJson.apply(item)));
    }

    private static ObjectNode object() {
        return JsonNodeFactory.instance.objectNode();
    }
}
