package app.switchboard.twilio;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.databind.DeserializationContext;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.MapperFeature;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.deser.std.StdScalarDeserializer;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.module.SimpleModule;
import com.fasterxml.jackson.datatype.jsr310.JavaTimeModule;
import java.io.IOException;
import java.net.URI;
import java.net.URISyntaxException;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import org.jspecify.annotations.Nullable;

/**
 * Reads Twilio's answers into the SDK's types without losing a page to one odd value: an address that is no URI kills the whole page in the stock SDK (twilio-java#577), a new enum value too, and it looks for the capabilities {@code SMS} and {@code MMS} where numbers have {@code sms} and {@code mms}.
 */
final class TwilioJson {

    /** The scheme under which text that is no URI travels through the SDK's URI fields. */
    private static final String RAW = "x-raw";

    /** One for all connections: what it learns of the SDK's types costs some milliseconds each time. */
    private static final ObjectMapper MAPPER = JsonMapper.builder()
            .addModule(new JavaTimeModule())
            .addModule(new SimpleModule().addDeserializer(URI.class, new LenientUri()))
            .enable(MapperFeature.ACCEPT_CASE_INSENSITIVE_PROPERTIES)
            .enable(DeserializationFeature.READ_UNKNOWN_ENUM_VALUES_AS_NULL)
            .build();

    private TwilioJson() {}

    static ObjectMapper mapper() {
        return MAPPER;
    }

    /** The text that Twilio sent for an address; {@code ""} where it is unset. */
    static String text(@Nullable URI address) {
        if (address == null) {
            return "";
        }
        return RAW.equals(address.getScheme())
                ? new String(Base64.getUrlDecoder().decode(address.getSchemeSpecificPart()), StandardCharsets.UTF_8)
                : address.toString();
    }

    /** Takes any text: what is no URI is encoded into one, so that {@link #text} gives it back unchanged. */
    private static final class LenientUri extends StdScalarDeserializer<URI> {

        private static final long serialVersionUID = 1L;

        LenientUri() {
            super(URI.class);
        }

        @Override
        public @Nullable URI deserialize(JsonParser parser, DeserializationContext context) throws IOException {
            if (parser.currentToken().isStructStart()) {
                // Left unread, its fields would pass for those of the number around it.
                return (URI) context.handleUnexpectedToken(URI.class, parser);
            }
            String text = storable(parser.getValueAsString(""));
            if (text.isEmpty()) {
                return null;
            }
            try {
                URI uri = new URI(text);
                if (!RAW.equals(uri.getScheme())) {
                    return uri;
                }
            } catch (URISyntaxException e) {
                // Encoded below.
            }
            return URI.create(RAW + ":"
                    + Base64.getUrlEncoder().withoutPadding().encodeToString(text.getBytes(StandardCharsets.UTF_8)));
        }
    }

    /**
     * What Twilio sent, as every database can hold it. Half a surrogate pair can be stored nowhere as it is, and NUL not in Postgres, where the same row is to stand; read as the "?" and U+FFFD that they become, they are at least the same every time.
     */
    static String storable(String text) {
        String whole = text.chars().anyMatch(unit -> Character.isSurrogate((char) unit))
                ? new String(text.getBytes(StandardCharsets.UTF_8), StandardCharsets.UTF_8)
                : text;
        return whole.replace('\0', '\uFFFD');
    }
}
