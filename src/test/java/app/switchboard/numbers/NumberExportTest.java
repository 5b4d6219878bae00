package app.switchboard.numbers;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.StringReader;
import java.util.List;
import org.apache.commons.csv.CSVFormat;
import org.apache.commons.csv.CSVRecord;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class NumberExportTest {

    private static final List<String> COLUMNS = List.of(
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
            "tags");

    @Test
    void writesTheTenColumnsAndTheTagsAsCsv() throws IOException {
        StringBuilder csv = new StringBuilder();
        NumberExport.csv(List.of(number("Support, \"London\"", null)), csv);
        assertThat(csv.toString())
                .isEqualTo("id,workspace_id,phone_number,friendly_name,sid,status,webhook_url,webhook_type,created_at,"
                        + "updated_at,tags\r\nid-+14155550132,acme,+14155550132,\"Support, \"\"London\"\"\","
                        + "PN0123456789abcdef0123456789abcdef,active,,none,2026-11-20T10:00:00Z,"
                        + "2026-11-21T10:00:00.123456Z,\r\n");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"=HYPERLINK(\"http://x\")", "+cmd|' /C calc'!A0", "-1+1", "@SUM(A1)", "\t=1", "\r=1", "\n=1"})
    void defusesFormulas(String name) throws IOException {
        StringBuilder csv = new StringBuilder();
        NumberExport.csv(List.of(number(name, "=evil")), csv);
        CSVRecord row = CSVFormat.RFC4180
                .builder()
                .setHeader()
                .get()
                .parse(new StringReader(csv.toString()))
                .getRecords()
                .getLast();
        // A tab or a line break begins a new cell somewhere, so what comes after one is defused too.
        assertThat(row.get("friendly_name")).isEqualTo("'" + name.replaceFirst("^(\\s)=", "$1'="));
        assertThat(row.get("webhook_url")).isEqualTo("'=evil");
        assertThat(row.get("phone_number")).isEqualTo("+14155550132");
    }

    @Test
    void joinsTagsWithSemicolonsAndDefusesThem() throws IOException {
        StringBuilder csv = new StringBuilder();
        NumberExport.csv(
                List.of(
                        Samples.tagged("+14155550101", "=evil", "two words"),
                        Samples.tagged("+14155550102", "say \"hi\"")),
                csv);
        List<CSVRecord> rows = CSVFormat.RFC4180
                .builder()
                .setHeader()
                .get()
                .parse(new StringReader(csv.toString()))
                .getRecords();
        assertThat(rows).extracting(row -> row.get("tags")).containsExactly("'=evil;two words", "say \"hi\"");
    }

    @Test
    void leavesAnE164NumberAsAName() throws IOException {
        StringBuilder csv = new StringBuilder();
        NumberExport.csv(List.of(number("+14155550132", null)), csv);
        assertThat(csv.toString()).contains(",+14155550132,+14155550132,");
    }

    @Test
    void writesTheTenColumnsAndTheTagsAsJson() throws IOException {
        StringBuilder json = new StringBuilder();
        NumberExport.json(List.of(number("=raw", null)), json);
        JsonNode only = new ObjectMapper().readTree(json.toString()).get(0);
        assertThat(only.fieldNames()).toIterable().containsExactlyElementsOf(COLUMNS);
        assertThat(only.get("friendly_name").textValue()).isEqualTo("=raw");
        assertThat(only.get("status").textValue()).isEqualTo("active");
        assertThat(only.get("webhook_url").isNull()).isTrue();
        assertThat(only.get("tags")).isEmpty();
        assertThat(only.get("updated_at").textValue()).isEqualTo("2026-11-21T10:00:00.123456Z");
    }

    @Test
    void writesTagsAsAnArray() throws IOException {
        StringBuilder json = new StringBuilder();
        NumberExport.json(List.of(Samples.tagged("+14155550101", "=raw", "vip")), json);
        JsonNode tags = new ObjectMapper().readTree(json.toString()).get(0).get("tags");
        assertThat(tags).extracting(JsonNode::textValue).containsExactly("=raw", "vip");
    }

    @Test
    void writesAnEmptyArrayForNothing() throws IOException {
        StringBuilder json = new StringBuilder();
        NumberExport.json(List.of(), json);
        assertThat(new ObjectMapper().readTree(json.toString())).isEmpty();
    }

    private static StoredNumber number(String name, @Nullable String url) {
        return Samples.number("+14155550132", name, url);
    }
}
