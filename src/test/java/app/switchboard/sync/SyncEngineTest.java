package app.switchboard.sync;

import static app.switchboard.sync.SyncFixture.OURS;
import static app.switchboard.sync.SyncFixture.SID;
import static app.switchboard.sync.SyncFixture.TOKEN;
import static org.assertj.core.api.Assertions.assertThat;

import app.switchboard.demo.DemoAccount;
import app.switchboard.demo.DemoApplication;
import app.switchboard.demo.DemoNumber;
import app.switchboard.demo.DemoService;
import app.switchboard.history.Outcome;
import app.switchboard.history.RunReport.Webhooks;
import app.switchboard.numbers.NumberStatus;
import app.switchboard.numbers.PhoneNumber;
import app.switchboard.numbers.StoredNumber;
import app.switchboard.numbers.WebhookType;
import app.switchboard.secrets.KeptIn;
import app.switchboard.twilio.WebhookField;
import app.switchboard.workspace.WebhookTemplate;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.nio.file.Path;
import java.util.Iterator;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What a run makes of the numbers that it lists. */
class SyncEngineTest {

    @TempDir
    Path folder;

    private SyncFixture fixture;

    @BeforeEach
    void open() {
        fixture = new SyncFixture(folder, DemoAccount.empty(SID, TOKEN));
    }

    @AfterEach
    void close() {
        fixture.close();
    }

    @Test
    void saveListsStoresAndConfigures() {
        fixture.addMany(3);
        SyncResult result = fixture.save();

        assertThat(result.report().outcome()).isEqualTo(Outcome.COMPLETE);
        assertThat(result.report().listed()).isEqualTo(3);
        assertThat(result.report().added()).isEqualTo(3);
        assertThat(result.report().webhooks()).isEqualTo(new Webhooks(3, 0, 0, 0, 0, 0, 0, 0, 0));
        assertThat(result.keptIn()).isEqualTo(KeptIn.VAULT);
        assertThat(fixture.account.numbers()).allSatisfy(number -> {
            assertThat(number.smsUrl()).isEqualTo(OURS);
            assertThat(number.smsMethod()).isEqualTo("POST");
        });
        assertThat(fixture.numbers.of("acme")).hasSize(3).allSatisfy(row -> {
            assertThat(row.number().webhookUrl()).isEqualTo(OURS);
            assertThat(row.number().webhookType()).isEqualTo(WebhookType.WORKSPACE);
        });
        assertThat(fixture.progress.stream().map(Object::getClass).distinct())
                .containsExactly(
                        SyncProgress.Verifying.class,
                        SyncProgress.Kept.class,
                        SyncProgress.Listing.class,
                        SyncProgress.Saving.class,
                        SyncProgress.Configuring.class);
    }

    @Test
    void theSecondSyncSendsNoPostAndWritesNoNumber() {
        fixture.addMany(1200);
        fixture.save();
        List<StoredNumber> before = fixture.numbers.of("acme");
        fixture.twilio.forgetRequests();

        SyncResult second = fixture.sync();

        assertThat(second.report().unchanged()).isEqualTo(1200);
        assertThat(second.report().webhooks().already()).isEqualTo(1200);
        assertThat(fixture.posts()).isZero();
        // One verification, two pages, one (empty) list of messaging services.
        assertThat(second.report().requests()).isEqualTo(1 + 2 + 1);
        assertThat(fixture.numbers.of("acme")).isEqualTo(before);
    }

    @Test
    void eachNumberIsTreatedByWhereItPoints() {
        fixture.add("+14155550101", null);
        fixture.add("+14155550102", "https://demo.twilio.com/welcome/sms/reply/");
        fixture.add("+14155550103", "https://cc.automate8.com/api/twilio/acme/old");
        fixture.add("+14155550104", OURS);
        DemoNumber foreign = fixture.add("+14155550105", "https://webhooks.twilio.com/v1/Accounts/AC1/Flows/FW1");
        DemoNumber neighbour = fixture.add("+14155550106", "https://cc.automate8.com/api/twilio/acme2/webhook");
        fixture.account.add(DemoNumber.builder("+14155550107")
                .capabilities(true, false, false, false)
                .build());
        DemoApplication app = DemoApplication.of("Support bot", "https://bot.example/sms", null);
        fixture.account.addApplication(app);
        fixture.account.add(
                DemoNumber.builder("+14155550108").smsApplicationSid(app.sid()).build());
        DemoNumber inService = fixture.add("+14155550109", null);
        DemoNumber inQuietService = fixture.add("+14155550110", null);
        fixture.account.addService(
                DemoService.of("Marketing", "https://mg.example/in", false, List.of(inService.sid())));
        fixture.account.addService(DemoService.of("Alerts", null, true, List.of(inQuietService.sid())));

        SyncResult result = fixture.save();

        assertThat(result.report().webhooks()).isEqualTo(new Webhooks(4, 1, 2, 2, 1, 0, 0, 0, 0));
        assertThat(fixture.account.number(foreign.sid()).orElseThrow().smsUrl()).isEqualTo(foreign.smsUrl());
        assertThat(fixture.account.number(neighbour.sid()).orElseThrow().smsUrl())
                .isEqualTo(neighbour.smsUrl());
        assertRoute("+14155550101", WebhookType.WORKSPACE, OURS, null);
        assertRoute("+14155550105", WebhookType.EXTERNAL, foreign.smsUrl(), null);
        assertRoute("+14155550107", WebhookType.NONE, null, null);
        assertRoute("+14155550108", WebhookType.APPLICATION, "https://bot.example/sms", "Support bot");
        assertRoute("+14155550109", WebhookType.SERVICE, "https://mg.example/in", "Marketing");
        assertRoute("+14155550110", WebhookType.WORKSPACE, OURS, null);
    }

    private void assertRoute(String phoneNumber, WebhookType type, @Nullable String url, @Nullable String via) {
        StoredNumber stored = fixture.stored(phoneNumber);
        assertThat(stored.number().webhookType()).isEqualTo(type);
        assertThat(stored.number().webhookUrl()).isEqualTo(url);
        assertThat(stored.via()).isEqualTo(via);
    }

    @Test
    void aNewAddressTakesTheNumbersOfTheOldOneAlong() {
        fixture.addMany(3);
        DemoNumber foreign = fixture.add("+14155550105", "https://other.example/sms");
        fixture.save();
        fixture.workspaces.change("acme", "Acme Ltd", WebhookTemplate.of("https://new.example/{workspaceId}/sms"));

        SyncResult result = fixture.sync();

        assertThat(result.report().webhooks()).isEqualTo(new Webhooks(3, 0, 1, 0, 0, 0, 0, 0, 0));
        assertThat(fixture.account.numbers())
                .filteredOn(number -> !number.sid().equals(foreign.sid()))
                .allSatisfy(number -> assertThat(number.smsUrl()).isEqualTo("https://new.example/acme/sms"));
    }

    @Test
    void theRightAddressWithTheWrongMethodIsConfigured() {
        DemoNumber number =
                DemoNumber.builder("+14155550101").smsUrl(OURS).smsMethod("GET").build();
        fixture.account.add(number);
        assertThat(fixture.save().report().webhooks().configured()).isEqualTo(1);
        assertThat(fixture.account.number(number.sid()).orElseThrow().smsMethod())
                .isEqualTo("POST");
    }

    @Test
    void aNumberThatTheListingLeftOutButTwilioKnowsStaysActive() {
        fixture.addMany(2);
        fixture.save();
        String hidden = fixture.account.numbers().getFirst().sid();
        fixture.twilio.faults().when("GET", "IncomingPhoneNumbers.json").rewrite(body -> without(body, hidden));

        SyncResult result = fixture.sync();

        assertThat(result.report().listed()).isEqualTo(1);
        assertThat(result.report().released()).isZero();
        assertThat(fixture.numbers.of("acme"))
                .allSatisfy(row -> assertThat(row.number().status()).isEqualTo(NumberStatus.ACTIVE));
    }

    @Test
    void anAddressThatIsNoUrlKillsNoPageAndIsKeptAsItIs() {
        fixture.addMany(2);
        fixture.add("+14155550199", "https://x.example/{id}?q=%zz ü");

        SyncResult result = fixture.save();

        assertThat(result.report().listed()).isEqualTo(3);
        assertThat(result.report().webhooks().foreign()).isEqualTo(1);
        assertThat(fixture.stored("+14155550199").webhook(WebhookField.SMS_URL))
                .isEqualTo("https://x.example/{id}?q=%zz ü");
    }

    @Test
    void idAndCreatedAtSurviveAChangeAndUpdatedAtMoves() {
        DemoNumber number = fixture.add("+14155550101", OURS);
        fixture.save();
        PhoneNumber before = fixture.stored("+14155550101").number();

        fixture.account.change(
                number.sid(), old -> old.toBuilder().friendlyName("Hotline").build());
        SyncResult result = fixture.sync();

        PhoneNumber after = fixture.stored("+14155550101").number();
        assertThat(result.report().changed()).isEqualTo(1);
        assertThat(after.friendlyName()).isEqualTo("Hotline");
        assertThat(after.id()).isEqualTo(before.id());
        assertThat(after.createdAt()).isEqualTo(before.createdAt());
        assertThat(after.updatedAt()).isAfter(before.updatedAt());
    }

    @Test
    void aNameThatIsNoTextIsTheSameEveryTime() {
        fixture.account.add(DemoNumber.builder("+14155550101")
                .smsUrl(OURS)
                .friendlyName("Odd")
                .build());
        fixture.twilio
                .faults()
                .when("GET", "IncomingPhoneNumbers.json")
                .always()
                .rewrite(body -> body.replace("\"Odd\"", "\"\\ud800\\u0000 \\ud83d\\ude00\""));
        fixture.save();
        assertThat(fixture.sync().report().unchanged()).isEqualTo(1);
        assertThat(fixture.stored("+14155550101").number().friendlyName()).isEqualTo("?\uFFFD 😀");
    }

    @Test
    void aNamelessNumberIsCalledByItsNumber() {
        fixture.account.add(DemoNumber.builder("+14155550101").friendlyName("").build());
        fixture.save();
        assertThat(fixture.stored("+14155550101").number().friendlyName()).isEqualTo("+14155550101");
    }

    @Test
    void whatIsGoneIsReleasedAndActiveAgainWhenItReturns() {
        fixture.addMany(2);
        DemoNumber number = fixture.add("+14155550101", OURS);
        fixture.save();
        String id = fixture.stored("+14155550101").number().id();

        fixture.account.remove(number.sid());
        assertThat(fixture.syncAllowing(true).report().released()).isEqualTo(1);
        assertThat(fixture.stored("+14155550101").number().status()).isEqualTo(NumberStatus.RELEASED);
        assertThat(fixture.sync().report().released()).isZero();

        fixture.account.add(number);
        assertThat(fixture.sync().report().changed()).isEqualTo(1);
        assertThat(fixture.stored("+14155550101").number().status()).isEqualTo(NumberStatus.ACTIVE);
        assertThat(fixture.stored("+14155550101").number().id()).isEqualTo(id);
    }

    private static String without(String page, String sid) {
        try {
            ObjectNode root = (ObjectNode) new ObjectMapper().readTree(page);
            for (Iterator<JsonNode> at =
                            root.withArray("incoming_phone_numbers").elements();
                    at.hasNext(); ) {
                if (at.next().get("sid").asText().equals(sid)) {
                    at.remove();
                }
            }
            return root.toString();
        } catch (JsonProcessingException e) {
            throw new IllegalStateException(e);
        }
    }
}
