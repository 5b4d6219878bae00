package app.switchboard.numbers;

import static org.assertj.core.api.Assertions.assertThat;

import app.switchboard.numbers.Numbers.Sighting;
import app.switchboard.store.Database;
import app.switchboard.store.Sql;
import app.switchboard.twilio.TwilioNumber;
import app.switchboard.twilio.TwilioNumber.Capabilities;
import app.switchboard.twilio.WebhookField;
import app.switchboard.webhook.Journal;
import app.switchboard.workspace.WebhookTemplate;
import app.switchboard.workspace.Workspaces;
import java.nio.file.Path;
import java.time.Clock;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class NumbersTest {

    @TempDir
    Path folder;

    private Database database;
    private Workspaces workspaces;
    private Numbers numbers;

    @BeforeEach
    void open() {
        database = Database.open(folder);
        workspaces = new Workspaces(database, Clock.systemUTC());
        numbers = new Numbers(database, Clock.systemUTC());
        workspaces.add("acme", "Acme", WebhookTemplate.DEFAULT);
        workspaces.add("globex", "Globex", WebhookTemplate.DEFAULT);
    }

    @AfterEach
    void close() {
        database.close();
    }

    private static TwilioNumber number(String sid, String phoneNumber, Map<WebhookField, String> webhooks) {
        return new TwilioNumber(sid, "AC1", phoneNumber, "Name", new Capabilities(true, true, false, false), webhooks);
    }

    private static final Sighting SIGHTING = new Sighting("run", drift -> false);

    private UpsertCount upsert(String workspace, TwilioNumber... listed) {
        return numbers.upsert(
                workspace,
                List.of(listed),
                n -> new Routes(
                        new Route(WebhookType.EXTERNAL, n.webhook(WebhookField.SMS_URL), null), Route.NONE, null),
                SIGHTING);
    }

    @Test
    void everyFieldComesBackAsItWasStored() {
        Map<WebhookField, String> all = new EnumMap<>(WebhookField.class);
        for (WebhookField field : WebhookField.values()) {
            all.put(field, "value of " + field);
        }
        numbers.upsert(
                "acme",
                List.of(number("PN1", "+14155550101", all)),
                n -> new Routes(
                        new Route(WebhookType.SERVICE, "https://mg.example", "Marketing"),
                        new Route(WebhookType.APPLICATION, "https://app.example", "Answering"),
                        "MG1"),
                SIGHTING);

        assertThat(numbers.of("acme")).singleElement().satisfies(stored -> {
            assertThat(stored.webhooks()).isEqualTo(all);
            assertThat(stored.capabilities()).isEqualTo(new Capabilities(true, true, false, false));
            assertThat(stored.via()).isEqualTo("Marketing");
            assertThat(stored.serviceSid()).isEqualTo("MG1");
            assertThat(stored.calls())
                    .isEqualTo(new Route(WebhookType.APPLICATION, "https://app.example", "Answering"));
            assertThat(stored.number().webhookType()).isEqualTo(WebhookType.SERVICE);
        });
    }

    @Test
    void aNumberBoughtAgainKeepsItsRowAndTakesTheNewSid() {
        upsert("acme", number("PN1", "+14155550101", Map.of()));
        String id = numbers.of("acme").getFirst().number().id();
        assertThat(upsert("acme", number("PN2", "+14155550101", Map.of()))).isEqualTo(new UpsertCount(0, 1, 0));
        assertThat(numbers.of("acme")).singleElement().satisfies(stored -> {
            assertThat(stored.number().id()).isEqualTo(id);
            assertThat(stored.number().sid()).isEqualTo("PN2");
        });
    }

    @Test
    void twoWorkspacesMayHoldTheSameNumber() {
        upsert("acme", number("PN1", "+14155550101", Map.of()));
        upsert("globex", number("PN1", "+14155550101", Map.of()));
        assertThat(numbers.all()).hasSize(2);
        numbers.release("acme", Set.of("PN1"));
        assertThat(numbers.of("globex").getFirst().number().status()).isEqualTo(NumberStatus.ACTIVE);
    }

    @Test
    void releasingTakesTheActiveRowsWithThoseSids() {
        upsert("acme", number("PN1", "+14155550101", Map.of()), number("PN2", "+14155550102", Map.of()));
        assertThat(numbers.release("acme", Set.of("PN1", "PN9"))).isEqualTo(1);
        assertThat(numbers.release("acme", Set.of("PN1"))).isZero();
        assertThat(numbers.of("acme"))
                .extracting(row -> row.number().status())
                .containsExactly(NumberStatus.RELEASED, NumberStatus.ACTIVE);
    }

    @Test
    void whatChangedIsWrittenAndTheRestStays() {
        upsert("acme", number("PN1", "+14155550101", Map.of(WebhookField.SMS_URL, "https://old.example")));
        PhoneNumber before = numbers.of("acme").getFirst().number();
        assertThat(upsert(
                        "acme",
                        number("PN1", "+14155550101", Map.of(WebhookField.VOICE_URL, "https://new.example")),
                        number("PN2", "+14155550102", Map.of())))
                .isEqualTo(new UpsertCount(1, 1, 0));
        StoredNumber after = numbers.of("acme").getFirst();
        assertThat(after.webhooks()).isEqualTo(Map.of(WebhookField.VOICE_URL, "https://new.example"));
        assertThat(after.number().id()).isEqualTo(before.id());
        assertThat(after.number().createdAt()).isEqualTo(before.createdAt());
        assertThat(after.number().updatedAt()).isAfter(before.updatedAt());
    }

    @Test
    void aNumberListedTwiceIsOneRow() {
        TwilioNumber one = number("PN1", "+14155550101", Map.of());
        assertThat(upsert("acme", one, one)).isEqualTo(new UpsertCount(1, 0, 0));
    }

    @Test
    void theCountOfActiveNumbersFollowsEveryChange() {
        assertThat(numbers.activeCounts()).isEmpty();
        TwilioNumber one = number("PN1", "+14155550101", Map.of());
        upsert("acme", one, number("PN2", "+14155550102", Map.of()));
        upsert("globex", number("PN3", "+14155550103", Map.of()));
        assertThat(numbers.activeCounts()).isEqualTo(Map.of("acme", 2, "globex", 1));
        numbers.release("acme", Set.of("PN1"));
        assertThat(numbers.activeCounts()).isEqualTo(Map.of("acme", 1, "globex", 1));
        upsert("acme", one);
        assertThat(numbers.activeCounts()).as("returned").isEqualTo(Map.of("acme", 2, "globex", 1));
        workspaces.remove("globex");
        numbers.changedElsewhere();
        assertThat(numbers.activeCounts()).isEqualTo(Map.of("acme", 2));
    }

    @Test
    void watchersHearOfChangesOnly() {
        AtomicInteger heard = new AtomicInteger();
        numbers.watch(changed -> heard.incrementAndGet());
        upsert("acme", number("PN1", "+14155550101", Map.of()));
        upsert("acme", number("PN1", "+14155550101", Map.of()));
        numbers.release("acme", Set.of("PN9"));
        assertThat(heard).hasValue(1);
    }

    @Test
    void removingAWorkspaceTakesItsNumbersAlong() {
        upsert("acme", number("PN1", "+14155550101", Map.of()));
        workspaces.remove("acme");
        assertThat(numbers.all()).isEmpty();
    }

    @Test
    void whatIsStoredIsThereAfterOpeningAgain() {
        TwilioNumber[] many = IntStream.range(0, 2500)
                .mapToObj(
                        i -> number("PN" + i, "+1415555" + (1000 + i), Map.of(WebhookField.SMS_URL, "https://x/" + i)))
                .toArray(TwilioNumber[]::new);
        upsert("acme", many);
        List<StoredNumber> before = numbers.all();
        database.close();
        database = Database.open(folder);
        numbers = new Numbers(database, Clock.systemUTC());
        assertThat(numbers.all()).hasSize(2500).isEqualTo(before);
        assertThat(upsert("acme", many)).isEqualTo(new UpsertCount(0, 0, 2500));
    }

    /** H2 refuses arrays of more than 65,536. */
    @Test
    void moreNumbersThanAnArrayHoldsAreAskedForInSlices() {
        upsert("acme", number("PN1", "+69999", Map.of()));
        numbers.keep(Set.of(numbers.of("acme").getFirst().number().id()), true);
        List<String> many = IntStream.range(0, 70_000).mapToObj(i -> "+" + i).toList();

        assertThat(numbers.kept("acme", many)).containsExactly("+69999");
        assertThat(database.<List<String>>read(connection -> Sql.listFor(
                        connection, "SELECT w.text FROM UNNEST(?) AS w (text)", many, row -> row.getString(1))))
                .isEqualTo(many);
        assertThat(new Journal(database, Clock.systemUTC()).withIds(many)).isEmpty();
    }
}
