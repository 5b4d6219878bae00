package app.switchboard;

import static com.github.tomakehurst.wiremock.client.WireMock.aResponse;

import app.switchboard.demo.DemoNumber;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.github.tomakehurst.wiremock.client.ResponseDefinitionBuilder;
import com.github.tomakehurst.wiremock.http.Fault;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** What a test lets WireMock say in Twilio's place. */
final class WireAnswers {

    private WireAnswers() {}

    static ResponseDefinitionBuilder json(String body) {
        return aResponse()
                .withStatus(200)
                .withHeader("Content-Type", "application/json")
                .withBody(body);
    }

    /** A page of the listing. */
    static ResponseDefinitionBuilder page(List<DemoNumber> numbers, @Nullable String next) {
        return json(pageBody(numbers, next));
    }

    static String pageBody(List<DemoNumber> numbers, @Nullable String next) {
        ObjectNode page = JsonNodeFactory.instance.objectNode();
        numbers.forEach(number -> page.withArray("incoming_phone_numbers").add(body(number)));
        page.withArray("incoming_phone_numbers");
        page.put("page_size", 1000);
        page.put("uri", WireFixture.LISTING + "?PageSize=1000");
        page.put("next_page_uri", next);
        return page.toString();
    }

    /** No messaging services, and a link that leads on. */
    static ResponseDefinitionBuilder services(String next) {
        ObjectNode page = JsonNodeFactory.instance.objectNode();
        page.putArray("services");
        ObjectNode meta = page.putObject("meta");
        meta.put("key", "services").put("page_size", 1000).put("url", "https://messaging.twilio.com/v1/Services");
        meta.put("next_page_url", next).putNull("previous_page_url").putNull("first_page_url");
        return json(page.toString());
    }

    /** A number as it stands. */
    static ResponseDefinitionBuilder number(DemoNumber number) {
        return json(body(number).toString());
    }

    private static ObjectNode body(DemoNumber number) {
        ObjectNode body = JsonNodeFactory.instance.objectNode();
        body.put("sid", number.sid());
        body.put("account_sid", WireFixture.SID);
        body.put("phone_number", number.phoneNumber());
        body.put("friendly_name", number.friendlyName());
        ObjectNode capabilities = body.putObject("capabilities");
        capabilities.put("voice", true).put("sms", true).put("mms", false).put("fax", false);
        body.put("sms_url", number.smsUrl());
        body.put("sms_method", number.smsMethod());
        body.put("sms_fallback_method", number.smsFallbackMethod());
        body.put("voice_method", number.voiceMethod());
        body.put("voice_fallback_method", number.voiceFallbackMethod());
        body.put("voice_receive_mode", number.voiceReceiveMode());
        body.put("status_callback_method", number.statusCallbackMethod());
        return body;
    }

    /** An error with Twilio's own body. */
    static ResponseDefinitionBuilder error(int status, int code) {
        return json("{\"code\":" + code + ",\"message\":\"made up\",\"status\":" + status + "}")
                .withStatus(status);
    }

    static ResponseDefinitionBuilder serverError() {
        return error(500, 20500);
    }

    static ResponseDefinitionBuilder tooManyRequests() {
        return error(429, 20429);
    }

    /** A hotel's sign-in page, with status 200. */
    static ResponseDefinitionBuilder captivePortal() {
        return aResponse()
                .withStatus(200)
                .withHeader("Content-Type", "text/html")
                .withBody("<!doctype html><html><body><form>Guest Wi-Fi: accept and connect</form></body></html>");
    }

    static ResponseDefinitionBuilder broken(Fault how) {
        return aResponse().withFault(how);
    }

    /** Twilio takes its time: longer than any deadline of a test. */
    static ResponseDefinitionBuilder hanging() {
        return json("{}").withFixedDelay(60_000);
    }
}
