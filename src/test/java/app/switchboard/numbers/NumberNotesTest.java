package app.switchboard.numbers;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import app.switchboard.base.FailureException;
import app.switchboard.numbers.Numbers.Sighting;
import app.switchboard.store.Database;
import app.switchboard.store.Sql;
import app.switchboard.twilio.TwilioNumber;
import app.switchboard.twilio.TwilioNumber.Capabilities;
import app.switchboard.twilio.WebhookField;
import app.switchboard.workspace.WebhookTemplate;
import app.switchboard.workspace.Workspaces;
import java.nio.file.Path;
import java.time.Clock;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Tags, and numbers that are kept as they are. */
class NumberNotesTest {

    private static final String ONE = "+14155550101";
    private static final String TWO = "+14155550102";
    private static final Sighting SOMEBODY_ELSE = new Sighting("run", drift -> false);
    private static final Sighting OURSELVES = new Sighting("run", drift -> true);

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
        for (String workspace : List.of("acme", "globex")) {
            workspaces.add(workspace, workspace, WebhookTemplate.DEFAULT);
            see(workspace, "PN1", ONE, "https://a.example", "", SOMEBODY_ELSE);
            see(workspace, "PN2", TWO, "", "https://v.example", SOMEBODY_ELSE);
        }
    }

    @AfterEach
    void close() {
        database.close();
    }

    private void see(String workspace, String sid, String phone, String sms, String voice, Sighting sighting) {
        numbers.upsert(
                workspace,
                List.of(new TwilioNumber(
                        sid,
                        "AC1",
                        phone,
                        "Name",
                        new Capabilities(true, true, false, false),
                        Map.of(WebhookField.SMS_URL, sms, WebhookField.VOICE_URL, voice))),
                number -> new Routes(Route.NONE, Route.NONE, null),
                sighting);
    }

    private StoredNumber stored(String workspace, String phone) {
        return numbers.of(workspace).stream()
                .filter(row -> row.number().phoneNumber().equals(phone))
                .findFirst()
                .orElseThrow();
    }

    private Set<String> id(String workspace, String phone) {
        return Set.of(stored(workspace, phone).number().id());
    }

    private int rows(String table) {
        return database.read(connection -> Sql.list(connection, "SELECT count(*) FROM " + table, row -> row.getInt(1))
                .getFirst());
    }

    @Test
    void tagsArePutOnAndTakenOff() {
        numbers.tag(id("acme", ONE), Set.of("vip", " Support ", "line"), Set.of());
        numbers.tag(id("acme", TWO), Set.of("Ärger", "vip"), Set.of());
        numbers.tag(id("globex", ONE), Set.of("VIP"), Set.of());

        assertThat(stored("acme", ONE).tags()).containsExactly("line", "Support", "vip");
        assertThat(stored("acme", TWO).tags()).containsExactly("vip", "Ärger");
        assertThat(stored("globex", ONE).tags()).containsExactly("VIP");
        assertThat(stored("globex", TWO).tags()).isEmpty();
        assertThat(numbers.all())
                .extracting(StoredNumber::tags)
                .containsExactly(List.of("line", "Support", "vip"), List.of("VIP"), List.of("vip", "Ärger"), List.of());
        assertThat(numbers.tagsInUse()).containsExactly("line", "Support", "VIP", "vip", "Ärger");

        numbers.tag(id("acme", ONE), Set.of("new", "vip"), Set.of(" Support", "vip", "line", "never there"));
        assertThat(stored("acme", ONE).tags()).containsExactly("new", "vip");
        assertThat(stored("acme", TWO).tags()).containsExactly("vip", "Ärger");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "  ",
                "a,b",
                "a;b",
                "a\nb",
                "a\u0000",
                "a\u0085b",
                "12345678901234567890123456789012345678901"
            })
    void whatIsNoTagIsRefusedAndNothingIsDone(String tag) {
        assertThat(Numbers.tagProblem(tag)).isPresent();
        Set<String> one = id("acme", ONE);
        numbers.tag(one, Set.of("old"), Set.of());
        assertThatThrownBy(() -> numbers.tag(one, Set.of("fine", tag), Set.of("old")))
                .isInstanceOfSatisfying(
                        FailureException.class,
                        e -> assertThat(e.failure().code()).isEqualTo("SB-032"));
        assertThat(stored("acme", ONE).tags()).containsExactly("old");
    }

    @ParameterizedTest
    @ValueSource(strings = {"a", " a ", "two words", "=1+1", "😀", "1234567890123456789012345678901234567890"})
    void tagsMayBeAlmostAnything(String tag) {
        assertThat(Numbers.tagProblem(tag)).isEmpty();
        numbers.tag(id("acme", ONE), Set.of(tag), Set.of());
        assertThat(stored("acme", ONE).tags()).containsExactly(tag.strip());
    }

    @Test
    void numbersThatAreNotStoredArePassedOver() {
        numbers.tag(Set.of("nobody"), Set.of("vip"), Set.of("old"));
        numbers.keep(Set.of("nobody"), true);
        assertThat(rows("number_tags") + rows("number_kept")).isZero();
    }

    @Test
    void watchersHearOfWhatReallyChanged() {
        AtomicInteger heard = new AtomicInteger();
        Set<String> one = id("acme", ONE);
        numbers.watch(changed -> heard.incrementAndGet());
        numbers.tag(one, Set.of("vip"), Set.of());
        assertThat(heard).hasValue(1);
        numbers.tag(one, Set.of("vip"), Set.of("never there"));
        assertThat(heard).hasValue(1);
        numbers.tag(one, Set.of(), Set.of("vip"));
        assertThat(heard).hasValue(2);
        numbers.keep(one, true);
        assertThat(heard).hasValue(3);
        numbers.keep(one, false);
        assertThat(heard).hasValue(4);
        numbers.keep(one, false);
        assertThat(heard).hasValue(4);
    }

    @Test
    void whatIsNotedStaysThroughUpsertsReleaseAndReturn() {
        numbers.tag(id("acme", ONE), Set.of("vip"), Set.of());
        numbers.keep(id("acme", ONE), true);
        String id = stored("acme", ONE).number().id();

        see("acme", "PN1", ONE, "https://b.example", "https://w.example", SOMEBODY_ELSE);
        assertThat(stored("acme", ONE).tags()).containsExactly("vip");
        numbers.release("acme", Set.of("PN1"));
        assertThat(stored("acme", ONE).number().status()).isEqualTo(NumberStatus.RELEASED);
        assertThat(stored("acme", ONE).tags()).containsExactly("vip");
        see("acme", "PN1", ONE, "https://a.example", "", SOMEBODY_ELSE);
        assertThat(stored("acme", ONE).number().id()).isEqualTo(id);
        assertThat(stored("acme", ONE).tags()).containsExactly("vip");
        assertThat(stored("acme", ONE).kept()).isTrue();
    }

    @Test
    void whatIsNotedIsNoReasonToWriteARowAgain() {
        numbers.tag(id("acme", ONE), Set.of("vip"), Set.of());
        numbers.keep(id("acme", ONE), true);
        StoredNumber before = stored("acme", ONE);
        AtomicInteger heard = new AtomicInteger();
        numbers.watch(changed -> heard.incrementAndGet());
        see("acme", "PN1", ONE, "https://a.example", "", SOMEBODY_ELSE);
        assertThat(heard).hasValue(0);
        assertThat(stored("acme", ONE)).isEqualTo(before);
    }

    @Test
    void aWorkspaceThatIsResetTakesItsNotesAlong() {
        for (String workspace : List.of("acme", "globex")) {
            numbers.tag(id(workspace, ONE), Set.of("vip"), Set.of());
            numbers.keep(id(workspace, ONE), true);
        }
        workspaces.reset("acme");
        assertThat(rows("number_tags")).isEqualTo(1);
        assertThat(rows("number_kept")).isEqualTo(1);
        workspaces.remove("globex");
        assertThat(rows("number_tags") + rows("number_kept")).isZero();
    }

    @Test
    void aNumberIsKeptWhileBothAddressesStand() {
        numbers.keep(id("acme", ONE), true);
        assertThat(stored("acme", ONE).kept()).isTrue();
        assertThat(stored("acme", TWO).kept()).isFalse();
        assertThat(stored("globex", ONE).kept()).isFalse();
        assertThat(numbers.all()).filteredOn(StoredNumber::kept).hasSize(1);
        assertThat(numbers.kept("acme", List.of(ONE, TWO, "+1"))).containsExactly(ONE);
        assertThat(numbers.kept("acme", List.of(TWO))).isEmpty();
        assertThat(numbers.kept("globex", List.of(ONE))).isEmpty();

        see("acme", "PN1", ONE, "https://a.example", "https://new.example", SOMEBODY_ELSE);
        assertThat(stored("acme", ONE).kept()).isFalse();
        assertThat(numbers.kept("acme", List.of(ONE))).isEmpty();
        see("acme", "PN1", ONE, "https://b.example", "", SOMEBODY_ELSE);
        assertThat(stored("acme", ONE).kept()).isFalse();
        assertThat(numbers.kept("acme", List.of(ONE))).isEmpty();
        see("acme", "PN1", ONE, "https://a.example", "", SOMEBODY_ELSE);
        assertThat(stored("acme", ONE).kept()).isTrue();
        assertThat(numbers.kept("acme", List.of(ONE))).containsExactly(ONE);

        numbers.keep(id("acme", ONE), false);
        assertThat(stored("acme", ONE).kept()).isFalse();
    }

    @Test
    void keepingAgainTakesTheAddressesOfNow() {
        numbers.keep(id("acme", ONE), true);
        see("acme", "PN1", ONE, "https://b.example", "", SOMEBODY_ELSE);
        numbers.keep(id("acme", ONE), true);
        assertThat(stored("acme", ONE).kept()).isTrue();
        see("acme", "PN1", ONE, "https://a.example", "", SOMEBODY_ELSE);
        assertThat(stored("acme", ONE).kept()).isFalse();
    }

    @Test
    void whatSwitchboardSetsBesideItTakesNothingBack() {
        numbers.keep(id("acme", ONE), true);
        see("acme", "PN1", ONE, "https://a.example", "https://ours.example", OURSELVES);
        assertThat(stored("acme", ONE).kept()).isTrue();
        see("acme", "PN1", ONE, "https://b.example", "https://ours.example", SOMEBODY_ELSE);
        assertThat(stored("acme", ONE).kept()).isFalse();
        // What was changed by somebody before is not made the decided one by a write of ours.
        see("acme", "PN1", ONE, "https://ours.example", "https://ours.example", OURSELVES);
        assertThat(stored("acme", ONE).kept()).isFalse();
    }

    @Test
    void whatWasReplacedOrBoughtAgainIsKeptNoMore() {
        numbers.keep(id("acme", ONE), true);
        numbers.keep(id("acme", TWO), true);
        see("acme", "PN1", ONE, "https://ours.example", "", new Sighting("run", drift -> true, Set.of("PN1")));
        see("acme", "PN9", TWO, "", "https://v.example", SOMEBODY_ELSE);
        assertThat(numbers.of("acme")).noneMatch(StoredNumber::kept);
        assertThat(rows("number_kept")).isZero();
    }
}
