package app.switchboard.cli;

import app.switchboard.base.Plain;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.SerializationFeature;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.datatype.jsr310.JavaTimeModule;
import java.io.PrintWriter;
import java.time.Instant;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/** What goes to stdout. */
final class Output {

    private static final ObjectMapper JSON = JsonMapper.builder()
            .addModule(new JavaTimeModule())
            .disable(SerializationFeature.WRITE_DATES_AS_TIMESTAMPS)
            .build();

    private static final DateTimeFormatter TIME = DateTimeFormatter.ofPattern("yyyy-MM-dd HH:mm", Locale.ROOT);

    /** Characters of a cell; the whole text is in the JSON. */
    private static final int WIDEST = 200;

    private Output() {}

    /** One value as JSON on a line. */
    static void json(PrintWriter out, Object value) {
        try {
            String line = JSON.writeValueAsString(value);
            out.println(escaped(line));
            out.flush();
        } catch (JsonProcessingException e) {
            throw new IllegalStateException(e);
        }
    }

    /** Columns as wide as their widest cell. Control characters, which could steer a terminal, are left out; a long cell is cut. */
    static void table(PrintWriter out, List<String> header, List<List<String>> rows) {
        List<List<String>> all = new ArrayList<>();
        all.add(header);
        rows.forEach(row -> all.add(row.stream().map(Output::cell).toList()));
        int[] widths = new int[header.size()];
        for (List<String> row : all) {
            for (int column = 0; column < widths.length; column++) {
                widths[column] = Math.max(widths[column], row.get(column).length());
            }
        }
        for (List<String> row : all) {
            StringBuilder line = new StringBuilder();
            for (int column = 0; column < widths.length; column++) {
                String cell = row.get(column);
                line.append(cell).repeat(' ', widths[column] - cell.length() + 2);
            }
            out.println(line.toString().stripTrailing());
        }
        out.flush();
    }

    static String time(Instant instant) {
        return TIME.withZone(Terminal.here().zone()).format(instant);
    }

    /** The name of an outcome or kind, as JSON has it. */
    static String lower(Enum<?> value) {
        return value.name().toLowerCase(Locale.ROOT);
    }

    /** Without the characters that could steer a terminal. */
    static String printable(String text) {
        return Plain.of(text);
    }

    private static String cell(String text) {
        String shown = Plain.of(text);
        return shown.codePointCount(0, shown.length()) <= WIDEST
                ? shown
                : shown.substring(0, shown.offsetByCodePoints(0, WIDEST - 1)) + "…";
    }

    /** JSON of the same meaning, that a terminal shows and does not obey: what can't be seen, and stands in strings alone, is escaped. */
    static String escaped(String json) {
        if (json.codePoints().allMatch(Output::isHarmless)) {
            return json;
        }
        StringBuilder escaped = new StringBuilder(json.length());
        json.codePoints().forEach(point -> {
            if (isHarmless(point)) {
                escaped.appendCodePoint(point);
            } else {
                for (char unit : Character.toChars(point)) {
                    escaped.append(String.format(Locale.ROOT, "\\u%04x", (int) unit));
                }
            }
        });
        return escaped.toString();
    }

    private static boolean isHarmless(int point) {
        return Plain.shows(point) || point == '\n' || point == '\r';
    }
}
