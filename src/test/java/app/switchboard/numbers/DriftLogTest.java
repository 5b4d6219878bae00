package app.switchboard.numbers;

import static org.assertj.core.api.Assertions.assertThat;

import app.switchboard.numbers.Numbers.Sighting;
import app.switchboard.store.Database;
import app.switchboard.twilio.TwilioNumber;
import app.switchboard.twilio.TwilioNumber.Capabilities;
import app.switchboard.twilio.WebhookField;
import app.switchboard.workspace.WebhookTemplate;
import app.switchboard.workspace.Workspaces;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class DriftLogTest {

    private static final Instant START = Instant.parse("2026-11-22T10:00:00Z");

    @TempDir
    Path folder;

    private Database database;
    private Workspaces workspaces;
    private Numbers numbers;
    private DriftLog log;
    private Instant now = START;

    @BeforeEach
    void open() {
        database = Database.open(folder);
        workspaces = new Workspaces(database, Clock.systemUTC());
        numbers = new Numbers(database, () -> now);
        log = new DriftLog(database);
        for (String workspace : List.of("acme", "globex", "quiet")) {
            workspaces.add(workspace, workspace, WebhookTemplate.DEFAULT);
            for (String sid : List.of("PN1", "PN2", "PN3")) {
                see(workspace, sid, "https://a.example", "https://v.example");
            }
        }
    }

    @AfterEach
    void close() {
        database.close();
    }

    private void see(String workspace, String sid, String sms, String voice) {
        now = now.plusSeconds(60);
        numbers.upsert(
                workspace,
                List.of(new TwilioNumber(
                        sid,
                        "AC1",
                        "+1415555" + sid,
                        "Name",
                        new Capabilities(true, true, false, false),
                        Map.of(WebhookField.SMS_URL, sms, WebhookField.VOICE_URL, voice))),
                number -> new Routes(Route.NONE, Route.NONE, null),
                new Sighting("run", drift -> false));
    }

    @Test
    void countsTheNumbersOfEachWorkspaceThatStandOtherwiseThanBefore() {
        assertThat(log.counts()).isEmpty();
        see("acme", "PN1", "https://b.example", "https://w.example");
        see("acme", "PN1", "https://c.example", "https://w.example");
        see("acme", "PN2", "https://b.example", "https://v.example");
        see("globex", "PN1", "https://b.example", "https://v.example");
        assertThat(log.counts()).isEqualTo(Map.of("acme", 2, "globex", 1));
    }

    @Test
    void aFieldThatWentBackCountsForNothing() {
        see("acme", "PN1", "https://b.example", "https://w.example");
        see("acme", "PN1", "https://c.example", "https://v.example");
        see("acme", "PN1", "https://a.example", "https://v.example");
        see("acme", "PN2", "https://b.example", "https://w.example");
        see("acme", "PN2", "https://a.example", "https://w.example");
        assertThat(log.unsettled("acme"))
                .extracting(found -> found.drift().sid())
                .containsExactly("PN2");
        assertThat(log.counts()).isEqualTo(Map.of("acme", 1));
    }

    @Test
    void whatASyncHasActedOnIsCountedNoMore() {
        see("acme", "PN1", "https://b.example", "https://v.example");
        see("globex", "PN1", "https://b.example", "https://v.example");
        log.settle("acme", "run", log.end("acme"));
        assertThat(log.counts()).isEqualTo(Map.of("globex", 1));
        see("acme", "PN1", "https://a.example", "https://v.example");
        assertThat(log.counts()).isEqualTo(Map.of("acme", 1, "globex", 1));
    }

    @Test
    void whatIsUnsettledHasTheTimeOfItsLatestFinding() {
        see("acme", "PN1", "https://b.example", "https://v.example");
        see("acme", "PN1", "https://c.example", "https://v.example");
        Instant latest = now;
        see("acme", "PN2", "https://a.example", "https://v.example");
        assertThat(log.unsettled("acme"))
                .containsExactly(new DriftLog.Found(
                        new Drift("PN1", "+1415555PN1", "SmsUrl", "https://a.example", "https://c.example"), latest));
    }
}
