package app.switchboard.numbers;

import app.switchboard.twilio.TwilioNumber.Capabilities;
import app.switchboard.twilio.WebhookField;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Made-up stored numbers. */
final class Samples {

    private Samples() {}

    static StoredNumber tagged(String phone, String... tags) {
        StoredNumber of = number(phone, "Name", null);
        return new StoredNumber(
                of.number(),
                of.capabilities(),
                of.webhooks(),
                of.via(),
                of.calls(),
                of.serviceSid(),
                List.of(tags),
                false);
    }

    static StoredNumber number(String phone, String name, @Nullable String url) {
        PhoneNumber number = new PhoneNumber(
                "id-" + phone,
                "acme",
                phone,
                name,
                "PN0123456789abcdef0123456789abcdef",
                NumberStatus.ACTIVE,
                url,
                url == null ? WebhookType.NONE : WebhookType.EXTERNAL,
                Instant.parse("2026-11-20T10:00:00Z"),
                Instant.parse("2026-11-21T10:00:00.123456Z"));
        return new StoredNumber(
                number,
                new Capabilities(true, true, false, false),
                Map.of(WebhookField.VOICE_URL, "https://voice.example/Answer"),
                null,
                Route.NONE,
                null,
                List.of(),
                false);
    }
}
