package app.switchboard.sync;

import static app.switchboard.sync.SyncFixture.OTHER;
import static app.switchboard.sync.SyncFixture.OURS;
import static app.switchboard.sync.SyncFixture.SID;
import static app.switchboard.sync.SyncFixture.TOKEN;
import static org.assertj.core.api.Assertions.assertThat;

import app.switchboard.base.Cancellation;
import app.switchboard.demo.DemoAccount;
import app.switchboard.demo.DemoApplication;
import app.switchboard.demo.DemoNumber;
import app.switchboard.demo.DemoService;
import app.switchboard.history.Outcome;
import app.switchboard.numbers.Drift;
import app.switchboard.numbers.DriftLog;
import app.switchboard.store.Sql;
import app.switchboard.workspace.Policy.Foreign;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.atomic.AtomicBoolean;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class DriftTest {

    @TempDir
    Path folder;

    private SyncFixture fixture;

    @BeforeEach
    void open() {
        fixture = new SyncFixture(folder, DemoAccount.empty(SID, TOKEN)).connected();
    }

    @AfterEach
    void close() {
        fixture.close();
    }

    private static Drift drift(DemoNumber number, String field, String before, String after) {
        return new Drift(number.sid(), number.phoneNumber(), field, before, after);
    }

    @Test
    void whatChangedOutsideIsToldFieldByField() {
        DemoNumber number = fixture.add(DemoNumber.builder("+14155550101").smsUrl(OURS));
        DemoNumber untouched = fixture.add("+14155550102", OURS);
        assertThat(fixture.sync().drift()).isEmpty();
        fixture.edit(
                number,
                builder -> builder.smsUrl(OTHER)
                        .smsMethod("GET")
                        .voiceUrl("https://v.example/{odd}")
                        .trunkSid("TK" + "a".repeat(32))
                        .friendlyName("A new name is no drift"));

        SyncResult result = fixture.check();

        assertThat(result.drift())
                .containsExactlyInAnyOrder(
                        drift(number, "SmsUrl", OURS, OTHER),
                        drift(number, "SmsMethod", "POST", "GET"),
                        drift(number, "VoiceUrl", "", "https://v.example/{odd}"),
                        drift(number, "TrunkSid", "", "TK" + "a".repeat(32)));
        assertThat(result.report().drift()).isEqualTo(1);
        assertThat(fixture.drift.of("acme", number.sid(), 9))
                .extracting(DriftLog.Found::drift)
                .containsExactlyInAnyOrderElementsOf(result.drift());
        assertThat(fixture.drift.of("acme", untouched.sid(), 9)).isEmpty();
    }

    @Test
    void aCheckShowsItAgainUntilASyncHasActedOnIt() {
        DemoNumber number = fixture.add("+14155550101", OURS);
        fixture.sync();
        fixture.edit(number, builder -> builder.smsUrl(OTHER));
        List<Drift> told = List.of(drift(number, "SmsUrl", OURS, OTHER));

        assertThat(fixture.check().drift()).isEqualTo(told);
        assertThat(fixture.check().drift()).isEqualTo(told);
        assertThat(fixture.sync(new SyncOptions(Foreign.REPLACE, false)).drift())
                .isEqualTo(told);
        assertThat(fixture.live(number).smsUrl()).isEqualTo(OURS);
        assertThat(fixture.check().drift()).isEmpty();
        assertThat(fixture.drift.of("acme", number.sid(), 9)).hasSize(1);
    }

    @Test
    void aSyncThatBreaksOffSettlesNothing() {
        DemoNumber number = fixture.add("+14155550101", OURS);
        fixture.sync();
        fixture.edit(number, builder -> builder.smsUrl(OTHER));
        fixture.check();
        fixture.twilio.faults().when("GET", "IncomingPhoneNumbers.json").error(400, 20001, "Bad request");

        assertThat(fixture.sync().report().outcome()).isEqualTo(Outcome.INCOMPLETE);
        assertThat(fixture.check().drift()).hasSize(1);
    }

    @Test
    void whatWentBackByItselfIsNoDrift() {
        DemoNumber number = fixture.add("+14155550101", OURS);
        fixture.sync();
        fixture.edit(number, builder -> builder.smsUrl(OTHER));
        assertThat(fixture.check().drift()).hasSize(1);
        fixture.edit(number, builder -> builder.smsUrl("https://third.example/"));
        assertThat(fixture.check().drift()).containsExactly(drift(number, "SmsUrl", OURS, "https://third.example/"));
        fixture.edit(number, builder -> builder.smsUrl(OURS));

        SyncResult back = fixture.check();

        assertThat(back.drift()).isEmpty();
        assertThat(back.report().drift()).isZero();
    }

    @Test
    void ourOwnWritesAreNoDrift() {
        fixture.addMany(5, 5);
        fixture.sync();
        assertThat(fixture.check().drift()).isEmpty();
        fixture.undo(fixture.undo.lastRun("acme"));
        assertThat(fixture.check().drift()).isEmpty();
        fixture.apply(fixture.plan());
        assertThat(fixture.check().drift()).isEmpty();
    }

    @Test
    void newAndReturningNumbersAreNoDrift() {
        fixture.addMany(20, 0);
        fixture.sync();
        DemoNumber number = fixture.account.numbers().getFirst();
        fixture.account.remove(number.sid());
        fixture.sync();
        fixture.account.add(number.toBuilder().smsUrl(OTHER).build());
        fixture.add("+14155550199", OTHER);
        assertThat(fixture.check().drift()).isEmpty();
    }

    @Test
    void joiningAServiceIsDriftThoughTheNumberShowsNothing() {
        DemoNumber number = fixture.add("+14155550101", OURS);
        fixture.sync();
        DemoService service = DemoService.of("Marketing", "https://mg.example/in", false, List.of(number.sid()));
        fixture.account.addService(service);

        assertThat(fixture.sync().drift())
                .containsExactlyInAnyOrder(
                        drift(number, "MessagingServiceSid", "", service.sid()),
                        drift(number, "MessagesTo", "", "https://mg.example/in"));

        fixture.account.addService(DemoService.of("Marketing", "https://mg.example/new", false, List.of(number.sid())));
        assertThat(fixture.sync().drift())
                .containsExactly(drift(number, "MessagesTo", "https://mg.example/in", "https://mg.example/new"));

        fixture.account.addService(DemoService.of("Marketing", null, false, List.of(number.sid())));
        assertThat(fixture.sync().drift()).containsExactly(drift(number, "MessagesTo", "https://mg.example/new", ""));
    }

    @Test
    void aServiceThatTakesOverIsDrift() {
        DemoNumber number = fixture.add("+14155550101", OURS);
        List<String> pool = List.of(number.sid());
        fixture.account.addService(DemoService.of("Marketing", "https://mg.example/in", true, pool));
        fixture.sync();
        fixture.account.addService(DemoService.of("Marketing", "https://mg.example/in", false, pool));
        assertThat(fixture.check().drift()).containsExactly(drift(number, "MessagesTo", "", "https://mg.example/in"));
    }

    @Test
    void anAppThatGetsAnotherAddressIsDriftOfItsNumbers() {
        DemoApplication app = DemoApplication.of("Bot", "https://bot.example/sms", "https://bot.example/voice");
        fixture.account.addApplication(app);
        DemoNumber number = fixture.add(
                DemoNumber.builder("+14155550101").smsApplicationSid(app.sid()).voiceApplicationSid(app.sid()));
        assertThat(fixture.sync().drift()).isEmpty();

        fixture.account.addApplication(
                DemoApplication.of("Bot", "https://bot.example/sms2", "https://bot.example/voice2"));

        assertThat(fixture.check().drift())
                .containsExactlyInAnyOrder(
                        drift(number, "MessagesTo", "https://bot.example/sms", "https://bot.example/sms2"),
                        drift(number, "CallsTo", "https://bot.example/voice", "https://bot.example/voice2"));
    }

    @Test
    void anUpgradeFromAVersionThatDidNotAskForTheAppsOfCallsIsNoDrift() {
        DemoApplication app = DemoApplication.of("Bot", null, "https://bot.example/voice");
        fixture.account.addApplication(app);
        fixture.add(DemoNumber.builder("+14155550101").smsUrl(OURS).voiceApplicationSid(app.sid()));
        fixture.sync();
        fixture.database.write(connection -> Sql.update(
                connection, "UPDATE number_details SET calls_type = 'none', calls_url = NULL, calls_via = NULL"));

        assertThat(fixture.sync().drift()).isEmpty();
        assertThat(fixture.stored("+14155550101").calls().via()).isEqualTo("Bot");
    }

    @Test
    void whatSomebodyChangesBesideOurUpdateIsFoundInItsAnswer() {
        DemoNumber number = fixture.add("+14155550101", null);
        AtomicBoolean edited = new AtomicBoolean();

        fixture.sync.sync(
                "acme",
                SyncOptions.DEFAULT,
                step -> {
                    if (step instanceof SyncProgress.Configuring && edited.compareAndSet(false, true)) {
                        fixture.edit(number, builder -> builder.voiceUrl(OTHER));
                    }
                },
                new Cancellation());

        assertThat(fixture.live(number).smsUrl()).isEqualTo(OURS);
        assertThat(fixture.drift.of("acme", number.sid(), 9))
                .extracting(DriftLog.Found::drift)
                .containsExactly(drift(number, "VoiceUrl", "", OTHER));
    }
}
