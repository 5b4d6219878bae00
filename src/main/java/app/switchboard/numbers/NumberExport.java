package app.switchboard.numbers;

import app.switchboard.base.Plain;
import com.fasterxml.jackson.annotation.JsonUnwrapped;
import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.databind.JsonSerializer;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.SerializationFeature;
import com.fasterxml.jackson.databind.SerializerProvider;
import com.fasterxml.jackson.databind.module.SimpleModule;
import java.io.IOException;
import java.time.Instant;
import java.util.List;
import java.util.regex.Pattern;
import org.apache.commons.csv.CSVFormat;
import org.apache.commons.csv.CSVPrinter;
import org.jspecify.annotations.Nullable;

/** Numbers as CSV and JSON, with the ten column names of {@code twilio_numbers}, and {@code tags}. Both are contracts: scripts and spreadsheets rely on them. */
public final class NumberExport {

    private static final String[] COLUMNS = {
        "id",
        "workspace_id",
        "phone_number",
        "friendly_name",
        "sid",
        "status",
        "webhook_url",
        "webhook_type",
        "created_at",
        "updated_at",
        "tags"
    };

    /** A plus and digits alone: a spreadsheet reads it as a number at worst, never as a formula. */
    private static final Pattern PLAIN_NUMBER = Pattern.compile("\\+[0-9]{1,15}");

    private static final String STARTS = "[=+\\-@\uFF1D\uFF0B\uFF0D\uFF20]";

    private static final Pattern FORMULA = Pattern.compile("[\\t\\r\\n]|\\s*" + STARTS);

    private static final Pattern FORMULA_WITHIN = Pattern.compile("([;\\t\\r\\n]\\s*)(?=" + STARTS + ")");

    private static final ObjectMapper JSON = new ObjectMapper()
            .registerModule(new SimpleModule().addSerializer(Instant.class, new InstantAsText()))
            .enable(SerializationFeature.INDENT_OUTPUT);

    /** A number as JSON has it. */
    private record Entry(@JsonUnwrapped PhoneNumber number, List<String> tags) {}

    private NumberExport() {}

    /**
     * Writes CSV (RFC 4180, with a header line; instants as ISO 8601; what is null is empty; semicolons between tags).
     *
     * <p>A spreadsheet must not run what somebody wrote into a number's name, see {@link #cell}.
     *
     * @throws IOException if the target can't be written to
     */
    public static void csv(List<StoredNumber> numbers, Appendable to) throws IOException {
        CSVPrinter printer = new CSVPrinter(
                to, CSVFormat.RFC4180.builder().setHeader(COLUMNS).get());
        for (StoredNumber stored : numbers) {
            PhoneNumber n = stored.number();
            printer.printRecord(
                    n.id(),
                    defused(n.workspaceId()),
                    defused(n.phoneNumber()),
                    defused(n.friendlyName()),
                    defused(n.sid()),
                    n.status().text(),
                    defused(n.webhookUrl()),
                    n.webhookType().text(),
                    n.createdAt(),
                    n.updatedAt(),
                    defused(String.join(";", stored.tags())));
        }
        printer.flush();
    }

    /**
     * Writes a JSON array with an object a number, and a line break at its end. Texts are raw.
     *
     * @throws IOException if the target can't be written to
     */
    public static void json(List<StoredNumber> numbers, Appendable to) throws IOException {
        List<Entry> entries = numbers.stream()
                .map(stored -> new Entry(stored.number(), stored.tags()))
                .toList();
        to.append(JSON.writeValueAsString(entries)).append(System.lineSeparator());
    }

    private static String defused(@Nullable String text) {
        return text == null ? "" : cell(text);
    }

    /**
     * A text that no spreadsheet runs: one that begins with {@code = + - @} (or their wide forms), a tab or a line break gets an apostrophe in front, and so does a formula after a semicolon, a tab or a line break in it, where a spreadsheet set to another language begins a new cell. E.164 numbers stay as they are. Control and bidirectional characters are left out, but for tabs and line breaks.
     */
    public static String cell(String text) {
        if (PLAIN_NUMBER.matcher(text).matches()) {
            return text;
        }
        String shown = text.codePoints()
                .filter(point -> Plain.shows(point) || "\t\r\n".indexOf(point) >= 0)
                .collect(StringBuilder::new, StringBuilder::appendCodePoint, StringBuilder::append)
                .toString();
        String defused = FORMULA_WITHIN.matcher(shown).replaceAll("$1'");
        return FORMULA.matcher(shown).lookingAt() ? "'" + defused : defused;
    }

    /** Jackson's own support for java.time is a module of its own; this is all that is needed of it. */
    private static final class InstantAsText extends JsonSerializer<Instant> {
        @Override
        public void serialize(Instant value, JsonGenerator generator, SerializerProvider provider) throws IOException {
            generator.writeString(value.toString());
        }
    }
}
