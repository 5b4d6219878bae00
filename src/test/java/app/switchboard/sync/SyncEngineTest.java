package app.switchboard.sync;

import static app.switchboard.sync.SyncFixture.OURS;
import static app.switchboard.sync.SyncFixture.SID;
import static app.switchboard.sync.SyncFixture.TOKEN;
import static org.assertj.core.api.Assertions.assertThat;

import app.switchboard.base.Cancellation;
import app.switchboard.base.Failure;
import app.switchboard.base.Secret;
import app.switchboard.credentials.EnteredCredentials;
import app.switchboard.credentials.SavedCredentials;
import app.switchboard.demo.DemoAccount;
import app.switchboard.demo.DemoApplication;
import app.switchboard.demo.DemoNumber;
import app.switchboard.demo.DemoService;
import app.switchboard.history.Outcome;
import app.switchboard.history.RunReport;
import app.switchboard.history.RunReport.Webhooks;
import app.switchboard.numbers.NumberStatus;
import app.switchboard.numbers.PhoneNumber;
import app.switchboard.numbers.StoredNumber;
import app.switchboard.numbers.WebhookType;
import app.switchboard.secrets.KeptIn;
import app.switchboard.twilio.WebhookField;
import app.switchboard.webhook.Journal;
import app.switchboard.workspace.WebhookTemplate;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Iterator;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import org.awaitility.Awaitility;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

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

    private DemoNumber add(String phoneNumber, @Nullable String smsUrl) {
        DemoNumber number = DemoNumber.builder(phoneNumber).smsUrl(smsUrl).build();
        fixture.account.add(number);
        return number;
    }

    private void addMany(int count) {
        DemoAccount.ofSize(SID, TOKEN, count).numbers().forEach(fixture.account::add);
    }

    @Test
    void saveListsStoresAndConfigures() {
        addMany(3);
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
        addMany(1200);
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
        add("+14155550101", null);
        add("+14155550102", "https://demo.twilio.com/welcome/sms/reply/");
        add("+14155550103", "https://cc.automate8.com/api/twilio/acme/old");
        add("+14155550104", OURS);
        DemoNumber foreign = add("+14155550105", "https://webhooks.twilio.com/v1/Accounts/AC1/Flows/FW1");
        DemoNumber neighbour = add("+14155550106", "https://cc.automate8.com/api/twilio/acme2/webhook");
        fixture.account.add(DemoNumber.builder("+14155550107")
                .capabilities(true, false, false, false)
                .build());
        DemoApplication app = DemoApplication.of("Support bot", "https://bot.example/sms", null);
        fixture.account.addApplication(app);
        fixture.account.add(
                DemoNumber.builder("+14155550108").smsApplicationSid(app.sid()).build());
        DemoNumber inService = add("+14155550109", null);
        DemoNumber inQuietService = add("+14155550110", null);
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
        addMany(3);
        DemoNumber foreign = add("+14155550105", "https://other.example/sms");
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
        addMany(2);
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
        addMany(2);
        add("+14155550199", "https://x.example/{id}?q=%zz ü");

        SyncResult result = fixture.save();

        assertThat(result.report().listed()).isEqualTo(3);
        assertThat(result.report().webhooks().foreign()).isEqualTo(1);
        assertThat(fixture.stored("+14155550199").webhook(WebhookField.SMS_URL))
                .isEqualTo("https://x.example/{id}?q=%zz ü");
    }

    @Test
    void idAndCreatedAtSurviveAChangeAndUpdatedAtMoves() {
        DemoNumber number = add("+14155550101", OURS);
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
        addMany(2);
        DemoNumber number = add("+14155550101", OURS);
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

    @Test
    void anIncompleteListingReconcilesNothing() {
        addMany(2500);
        fixture.save();
        List<StoredNumber> before = fixture.numbers.of("acme");
        fixture.account.remove(fixture.account.numbers().get(2400).sid());
        fixture.twilio
                .faults()
                .when("GET", "IncomingPhoneNumbers.json")
                .after(1)
                .always()
                .serverError();

        SyncResult result = fixture.sync();

        assertThat(result.report().outcome()).isEqualTo(Outcome.INCOMPLETE);
        assertThat(result.report().released()).isZero();
        assertThat(result.failure()).isInstanceOf(Failure.Twilio.class);
        assertThat(fixture.numbers.of("acme")).isEqualTo(before);
        assertThat(result.report().retries()).isEqualTo(3);
    }

    @Test
    void aNumberThatRefusesFailsAloneWithItsReason() {
        addMany(10);
        String refusing = fixture.account.numbers().get(4).sid();
        fixture.twilio.faults().refuseUpdate(refusing, 400, 21402, "SmsUrl is not valid");

        SyncResult result = fixture.save();

        assertThat(result.report().outcome()).isEqualTo(Outcome.PARTIAL);
        assertThat(result.report().webhooks()).isEqualTo(new Webhooks(9, 0, 0, 0, 0, 0, 1, 0, 0));
        assertThat(result.report().failures()).singleElement().satisfies(item -> {
            assertThat(item.sid()).isEqualTo(refusing);
            assertThat(item.code()).isEqualTo("SB-303");
            assertThat(item.twilioCode()).isEqualTo(21402);
            assertThat(item.message()).contains("SmsUrl is not valid");
        });
    }

    @Test
    void aNumberReleasedBeforeItsUpdateIsGoneNotFailed() {
        addMany(3);
        String leaving = fixture.account.numbers().get(1).sid();
        fixture.twilio.faults().refuseUpdate(leaving, 404, 20404, "The requested resource was not found");

        SyncResult result = fixture.save();

        assertThat(result.report().outcome()).isEqualTo(Outcome.COMPLETE);
        assertThat(result.report().webhooks().gone()).isEqualTo(1);
        assertThat(fixture.numbers.of("acme"))
                .filteredOn(row -> row.number().sid().equals(leaving))
                .singleElement()
                .satisfies(row -> assertThat(row.number().status()).isEqualTo(NumberStatus.RELEASED));
    }

    @Test
    void aLostAnswerIsReadBackAndNotRepeated() {
        addMany(1);
        fixture.twilio.faults().when("POST", "IncomingPhoneNumbers").loseAnswer();

        SyncResult result = fixture.save();

        assertThat(result.report().webhooks().configured()).isEqualTo(1);
        assertThat(fixture.posts()).isEqualTo(1);
    }

    @Test
    void aServiceThatIsDeletedMeanwhileTakesNoOtherAlong() {
        addMany(3);
        String held = fixture.account.numbers().getFirst().sid();
        fixture.account.addService(DemoService.of("Kept", "https://mg.example/in", false, List.of(held)));
        fixture.account.addService(DemoService.of("Leaving", "https://mg.example/in", false, List.of()));
        fixture.twilio
                .faults()
                .when(
                        "GET",
                        "/v1/Services/"
                                + DemoService.of("Leaving", null, false, List.of())
                                        .sid())
                .error(404, 20404, "The requested resource was not found");

        SyncResult result = fixture.save();

        assertThat(result.report().outcome()).isEqualTo(Outcome.COMPLETE);
        assertThat(result.report().webhooks()).isEqualTo(new Webhooks(2, 0, 0, 1, 0, 0, 0, 0, 0));
    }

    @Test
    void withoutItsServicesNothingIsWrittenToAnAccount() {
        addMany(3);
        fixture.twilio.faults().when("GET", "/v1/Services").always().serverError();

        SyncResult result = fixture.save();

        assertThat(result.report().outcome()).isEqualTo(Outcome.INCOMPLETE);
        assertThat(fixture.posts()).isZero();
    }

    @Test
    void whereNobodyKnowsWhetherItWasChangedTheIntentStaysOpen() {
        addMany(2);
        String sid = fixture.account.numbers().getFirst().sid();
        fixture.twilio.faults().when("POST", sid).serverError();
        fixture.twilio.faults().when("GET", sid).always().serverError();

        SyncResult result = fixture.save();

        assertThat(result.report().outcome()).isEqualTo(Outcome.PARTIAL);
        assertThat(result.report().failures())
                .singleElement()
                .satisfies(item -> assertThat(item.code()).isEqualTo("SB-307"));
        assertThat(fixture.journal.of("acme", sid, 9))
                .singleElement()
                .satisfies(entry -> assertThat(entry.outcome()).isEqualTo(Journal.Outcome.OPEN));
    }

    @Test
    void anOddAnswerToAnUpdateIsReadBack() {
        addMany(3);
        String sid = fixture.account.numbers().getFirst().sid();
        fixture.twilio.faults().when("POST", sid).rewrite(body -> "{\"sid\":\"" + sid + "\"}");

        assertThat(fixture.save().report().webhooks().configured()).isEqualTo(3);
        assertThat(fixture.posts()).isEqualTo(3);
    }

    @Test
    void aListThatIsNoneIsNoEmptyAccount() {
        addMany(3);
        fixture.save();
        for (String odd : List.of("null", "{}", "[null]", "[{}]", "[1]")) {
            fixture.twilio
                    .faults()
                    .when("GET", "IncomingPhoneNumbers.json")
                    .rewrite(body -> "{\"incoming_phone_numbers\":" + odd + ",\"uri\":\"/x\",\"next_page_uri\":null}");
            assertThat(fixture.sync().report().outcome()).as(odd).isEqualTo(Outcome.INCOMPLETE);
        }
        assertThat(fixture.numbers.of("acme"))
                .hasSize(3)
                .allSatisfy(row -> assertThat(row.number().status()).isEqualTo(NumberStatus.ACTIVE));
    }

    @Test
    void verifyingAloneSaysNothingOfTheNumbersAge() {
        addMany(3);
        fixture.sync.save("acme", EnteredCredentials.of(SID, new Secret(TOKEN)), false, step -> {}, new Cancellation());
        assertThat(fixture.history.asOf("acme")).isEmpty();
        assertThat(fixture.history.lastFinished("acme")).isEmpty();
        fixture.sync();
        assertThat(fixture.history.asOf("acme")).isPresent();
    }

    @Test
    void tooManyRequestsAreRepeatedUntilAllIsDone() {
        addMany(60);
        fixture.twilio.faults().concurrencyLimit(3).latency(Duration.ofMillis(5));

        SyncResult result = fixture.save();

        assertThat(result.report().outcome()).isEqualTo(Outcome.COMPLETE);
        assertThat(result.report().webhooks().configured()).isEqualTo(60);
    }

    @Test
    void rejectedCredentialsLeaveTheOldOnesInUse() {
        addMany(2);
        fixture.save();
        SavedCredentials before = fixture.credentials.find("acme").orElseThrow();

        SyncResult result = fixture.save("0".repeat(32), new Cancellation());

        assertThat(result.report().outcome()).isEqualTo(Outcome.REJECTED);
        assertThat(result.failure()).isNotNull().satisfies(failure -> {
            assertThat(failure.code()).isEqualTo("SB-101");
            assertThat(failure.twilioCode()).isEqualTo(20003);
        });
        assertThat(result.report().requests()).isEqualTo(1);
        assertThat(fixture.credentials.find("acme")).contains(before);
        assertThat(fixture.sync().report().outcome()).isEqualTo(Outcome.COMPLETE);
    }

    @Test
    void withoutANetworkTheNewCredentialsAreKeptUnverifiedAndSyncedLater() {
        addMany(2);
        fixture.twilio.faults().when("GET", "Accounts").times(4).drop();

        SyncResult result = fixture.save();

        assertThat(result.report().outcome()).isEqualTo(Outcome.INCOMPLETE);
        assertThat(fixture.credentials.find("acme").orElseThrow().verified()).isFalse();
        assertThat(fixture.sync().report().outcome()).isEqualTo(Outcome.COMPLETE);
        assertThat(fixture.credentials.find("acme").orElseThrow().verified()).isTrue();
    }

    @Test
    void cancelTakesLessThanASecondAndKeepsWhatIsDone() throws Exception {
        addMany(200);
        fixture.twilio.faults().latency(Duration.ofMillis(100));
        Cancellation cancellation = new Cancellation();
        CompletableFuture<SyncResult> run = fixture.begin(() -> fixture.save(TOKEN, cancellation));
        Awaitility.await()
                .until(() -> fixture.progress.stream()
                        .anyMatch(step -> step instanceof SyncProgress.Configuring at && at.done() > 5));

        cancellation.cancel();
        SyncResult result = run.get(1, TimeUnit.SECONDS);

        assertThat(result.report().outcome()).isEqualTo(Outcome.CANCELLED);
        assertThat(result.report().webhooks().configured()).isBetween(6, 199);
        assertThat(fixture.numbers.of("acme"))
                .filteredOn(row -> OURS.equals(row.number().webhookUrl()))
                .hasSize(result.report().webhooks().configured());
        // What Twilio was asked for before the cancel was waited for and booked.
        assertThat(fixture.account.numbers())
                .filteredOn(number -> OURS.equals(number.smsUrl()))
                .hasSize(result.report().webhooks().configured());
    }

    @Test
    void cancelEndsAHangingRequest() throws Exception {
        fixture.twilio.faults().when("GET", "IncomingPhoneNumbers.json").hang();
        Cancellation cancellation = new Cancellation();
        CompletableFuture<SyncResult> run = fixture.begin(() -> fixture.save(TOKEN, cancellation));
        Awaitility.await()
                .until(() -> fixture.twilio.requests().stream()
                        .anyMatch(request -> request.path().endsWith("IncomingPhoneNumbers.json")));

        cancellation.cancel();

        assertThat(run.get(1, TimeUnit.SECONDS).report().outcome()).isEqualTo(Outcome.CANCELLED);
    }

    @Test
    void closingTheEngineEndsItsRunsFirst() throws Exception {
        addMany(10);
        fixture.twilio.faults().when("GET", "IncomingPhoneNumbers.json").hang();
        CompletableFuture<SyncResult> run = fixture.begin(fixture::save);
        Awaitility.await().until(() -> fixture.progress.stream().anyMatch(SyncProgress.Listing.class::isInstance));

        fixture.sync.close();

        // Booked before close returned.
        assertThat(fixture.history.lastFinished("acme").orElseThrow().report())
                .extracting(RunReport::outcome)
                .isEqualTo(Outcome.CANCELLED);
        assertThat(run.get(1, TimeUnit.SECONDS).report().outcome()).isEqualTo(Outcome.CANCELLED);
    }

    @Test
    void credentialsThatAreRejectedInMidRunStopTheRest() {
        addMany(300);
        fixture.twilio
                .faults()
                .when("POST", "IncomingPhoneNumbers")
                .after(20)
                .always()
                .error(401, 20003, "Authenticate");

        SyncResult result = fixture.save();

        assertThat(result.report().outcome()).isEqualTo(Outcome.REJECTED);
        assertThat(result.report().webhooks().configured()).isEqualTo(20);
        assertThat(fixture.posts()).isLessThan(100);
    }

    @Test
    void aSignInPageIsNamedAndChangesNothing() {
        addMany(2);
        fixture.save();
        fixture.twilio
                .faults()
                .when("GET", "IncomingPhoneNumbers.json")
                .always()
                .captivePortal();

        SyncResult result = fixture.sync();

        assertThat(result.report().outcome()).isEqualTo(Outcome.INCOMPLETE);
        assertThat(result.failure()).extracting(Failure::code).isEqualTo("SB-212");
        assertThat(fixture.numbers.of("acme")).hasSize(2);
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
