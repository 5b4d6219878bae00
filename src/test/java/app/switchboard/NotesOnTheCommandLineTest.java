package app.switchboard;

import static app.switchboard.WireFixture.OURS;
import static org.assertj.core.api.Assertions.assertThat;

import app.switchboard.WireFixture.Ran;
import com.fasterxml.jackson.databind.JsonNode;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Marks, tags and kept numbers on the command line. */
class NotesOnTheCommandLineTest {

    private static final String OTHER = "https://other.example/in";

    @TempDir
    Path folder;

    private WireFixture fixture;
    private String first;
    private String second;

    @BeforeEach
    void open() {
        fixture = new WireFixture(folder, 4);
        first = fixture.account.numbers().getFirst().phoneNumber();
        second = fixture.account.numbers().get(1).phoneNumber();
    }

    @AfterEach
    void close() {
        fixture.close();
    }

    private Ran ok(String... arguments) {
        Ran ran = fixture.run(arguments);
        assertThat(ran.exitCode()).as(ran.err()).isZero();
        return ran;
    }

    private static List<String> phones(JsonNode rows) {
        return rows.findValuesAsText("phone_number");
    }

    @Test
    void aWorkspaceIsMarked() {
        assertThat(ok("workspace", "list").out()).doesNotContain("production", "none");
        ok("workspace", "set", "acme", "--colour", "orange", "--production", "--read-only");
        JsonNode acme = ok("workspace", "list", "--json").json().get(0);
        List<String> names = new ArrayList<>();
        acme.fieldNames().forEachRemaining(names::add);
        assertThat(names.subList(names.size() - 3, names.size())).containsExactly("check", "colour", "production");
        assertThat(acme.get("colour").asText()).isEqualTo("orange");
        assertThat(acme.get("production").asBoolean()).isTrue();
        assertThat(ok("workspace", "list").out()).contains("production, read-only, orange");

        ok("workspace", "set", "acme", "--check", "hourly");
        assertThat(ok("workspace", "list", "--json").json().get(0).get("colour").asText())
                .isEqualTo("orange");
        ok("workspace", "set", "acme", "--colour", "NONE", "--no-production");
        acme = ok("workspace", "list", "--json").json().get(0);
        assertThat(acme.get("colour").asText()).isEqualTo("none");
        assertThat(acme.get("production").asBoolean()).isFalse();
        assertThat(fixture.run("workspace", "set", "acme", "--colour", "pink").exitCode())
                .isEqualTo(2);
    }

    @Test
    void numbersAreTaggedAndFoundByTheirTags() {
        fixture.sync();
        ok("tag", "acme", first, second, "--add", "Night shift", "--add", "vip");
        ok("tag", "acme", second, "--remove", "vip");

        assertThat(phones(ok("numbers", "--tag", "vip", "--json").json())).containsExactly(first);
        assertThat(phones(ok("numbers", "--tag", "Night shift", "--json").json()))
                .containsExactly(first, second);
        assertThat(phones(ok("numbers", "--tag", "night", "--json").json())).isEmpty();
        assertThat(phones(ok("numbers", "--search", "night", "--json").json())).containsExactly(first, second);
        assertThat(ok("numbers", "--csv", "--tag", "vip").out()).contains(",Night shift;vip");
        assertThat(ok("numbers").out()).contains("TAGS", "Night shift, vip");
    }

    @Test
    void whatCantBeTaggedIsSaid() {
        fixture.sync();
        assertThat(fixture.run("tag", "acme", first).exitCode()).isEqualTo(2);
        assertThat(fixture.run("tag", "acme", "--add", "vip").exitCode()).isEqualTo(2);
        Ran comma = fixture.run("tag", "acme", first, "--add", "a,b");
        assertThat(comma.exitCode()).isEqualTo(2);
        assertThat(comma.err()).contains("SB-032");
        assertThat(fixture.run("tag", "acme", first, "+1999", "--add", "vip").err())
                .contains("SB-029");
        assertThat(fixture.run("tag", "nobody", first, "--add", "vip").err()).contains("SB-014");
        assertThat(fixture.run("keep", "acme", "+1999").err()).contains("SB-029");
        assertThat(phones(ok("numbers", "--tag", "vip", "--json").json())).isEmpty();
    }

    @Test
    void numbersAreKeptUnlessAPersonSaysReplace() {
        fixture.account.numbers().stream()
                .limit(2)
                .forEach(number ->
                        fixture.account.add(number.toBuilder().smsUrl(OTHER).build()));
        fixture.sync();
        ok("keep", "acme", first);
        assertThat(ok("plan", "acme").out()).contains("kept").contains("other_url");
        ok("workspace", "set", "acme", "--foreign", "replace");

        assertThat(fixture.sync().webhooks("foreign")).isEqualTo(1);
        assertThat(fixture.stored(fixture.sid(0), "webhook_url")).isEqualTo(OTHER);
        assertThat(fixture.stored(fixture.sid(1), "webhook_url")).isEqualTo(OURS);
        assertThat(ok("routes", "acme").out()).contains("kept");

        ok("keep", "acme", first, "--no-keep");
        assertThat(fixture.sync().webhooks("configured")).isEqualTo(1);
        assertThat(fixture.stored(fixture.sid(0), "webhook_url")).isEqualTo(OURS);
    }
}
