package app.switchboard.sim;

import app.switchboard.twilio.TwilioNumber;
import app.switchboard.twilio.WebhookField;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** Twilio's resources as text: the fields that matter, unset ones as null or as "". */
final class Wire {

    private Wire() {}

    static String account(String sid) {
        return "{\"sid\":\"" + sid + "\",\"friendly_name\":\"Model\",\"status\":\"active\",\"type\":\"Full\","
                + "\"auth_token\":\"" + World.TOKEN + "\",\"owner_account_sid\":\"" + sid + "\"}";
    }

    static String number(String account, TwilioNumber number) {
        StringBuilder json = new StringBuilder(900)
                .append("{\"sid\":\"")
                .append(number.sid())
                .append("\",\"account_sid\":\"")
                .append(account)
                .append("\",\"phone_number\":")
                .append(quote(number.phoneNumber()))
                .append(",\"friendly_name\":")
                .append(quote(number.friendlyName()))
                .append(",\"date_updated\":\"Mon, 06 May 2019 08:30:00 +0000\",\"status\":\"in-use\",\"beta\":false")
                .append(",\"capabilities\":{\"voice\":")
                .append(number.capabilities().voice())
                .append(",\"sms\":")
                .append(number.capabilities().sms())
                .append(",\"mms\":")
                .append(number.capabilities().mms())
                .append(",\"fax\":")
                .append(number.capabilities().fax())
                .append('}');
        for (WebhookField field : WebhookField.values()) {
            String value = number.webhook(field);
            json.append(",\"")
                    .append(field.name().toLowerCase(Locale.ROOT))
                    .append("\":")
                    .append(value.isEmpty() && field.name().endsWith("URL") ? "null" : quote(value));
        }
        return json.append('}').toString();
    }

    static String app(String account, String sid, String smsUrl) {
        return "{\"sid\":\"" + sid + "\",\"account_sid\":\"" + account + "\",\"friendly_name\":\"App\",\"sms_url\":"
                + quote(smsUrl) + "}";
    }

    static String service(String account, World.Service service) {
        return "{\"sid\":\"" + service.sid() + "\",\"account_sid\":\"" + account + "\",\"friendly_name\":"
                + quote(service.name()) + ",\"inbound_request_url\":"
                + (service.url().isEmpty() ? "null" : quote(service.url()))
                + ",\"use_inbound_webhook_on_number\":" + service.leavesItToTheNumber() + "}";
    }

    static String sender(String account, String service, String number) {
        return "{\"sid\":\"" + number + "\",\"account_sid\":\"" + account + "\",\"service_sid\":\"" + service + "\"}";
    }

    /** A page of a list of the 2010 API. */
    static String page2010(String key, @Nullable List<String> items, @Nullable String next) {
        return "{\"" + key + "\":" + array(items) + ",\"next_page_uri\":" + (next == null ? "null" : quote(next))
                + ",\"page\":0,\"page_size\":1000,\"uri\":\"/x\"}";
    }

    /** A page of a list of the messaging API. */
    static String pageV1(String key, @Nullable List<String> items, @Nullable String next) {
        return "{\"" + key + "\":" + array(items) + ",\"meta\":{\"key\":\"" + key + "\",\"page\":0,\"page_size\":1000,"
                + "\"url\":\"https://messaging.twilio.com/x\",\"first_page_url\":\"https://messaging.twilio.com/x\","
                + "\"previous_page_url\":null,\"next_page_url\":"
                + (next == null ? "null" : quote(next)) + "}}";
    }

    private static String array(@Nullable List<String> items) {
        return items == null ? "null" : items.stream().collect(Collectors.joining(",", "[", "]"));
    }

    static String error(int status, int code, String message) {
        return "{\"code\":" + code + ",\"message\":" + quote(message) + ",\"status\":" + status + "}";
    }

    private static String quote(String text) {
        return '"' + text.replace("\\", "\\\\").replace("\"", "\\\"") + '"';
    }
}
