package app.switchboard.webhook;

import static org.assertj.core.api.Assertions.assertThat;

import app.switchboard.base.Cancellation;
import app.switchboard.base.Secret;
import app.switchboard.demo.DemoAccount;
import app.switchboard.demo.DemoApplication;
import app.switchboard.demo.DemoNumber;
import app.switchboard.demo.DemoNumberBuilder;
import app.switchboard.demo.DemoService;
import app.switchboard.demo.DemoTwilio;
import app.switchboard.numbers.Route;
import app.switchboard.numbers.Routes;
import app.switchboard.numbers.WebhookType;
import app.switchboard.twilio.SdkTwilio;
import app.switchboard.twilio.TwilioAccount;
import app.switchboard.twilio.TwilioAddress;
import app.switchboard.twilio.TwilioNumber;
import app.switchboard.workspace.Hook;
import app.switchboard.workspace.HookSetting;
import app.switchboard.workspace.Marks;
import app.switchboard.workspace.Policy;
import app.switchboard.workspace.Routing;
import app.switchboard.workspace.WebhookTemplate;
import app.switchboard.workspace.Workspace;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** How each webhook stands, and where everything really goes, as read from an account that has one number of each kind. */
class HookRouteTest {

    private static final String SID = "AC" + "0123456789abcdef".repeat(2);
    private static final String TOKEN = "fedcba9876543210fedcba9876543210";
    private static final String SMS = "https://cc.automate8.com/api/twilio/acme/webhook";
    private static final String VOICE = "https://cc.automate8.com/api/twilio/acme/voice";
    private static final String OTHER = "https://other.example/in";
    private static final String DEMO = "https://demo.twilio.com/welcome/voice/";
    private static final String OLD = "https://old.example/acme/sms";

    private static final DemoApplication APP =
            DemoApplication.of("Bot", "https://bot.example/sms", "https://bot.example/voice");
    private static final DemoApplication MUTE = DemoApplication.of("Mute", null, null);
    private static final String DELETED_APP = "AP" + "d".repeat(32);
    private static final String TRUNK = "TK" + "a".repeat(32);
    private static final String FORWARDS = "Forwards";
    private static final String DROPS = "Drops";
    private static final String LETS = "Lets";

    /** One number with what is to be said of it; each line is one case. */
    record Case(
            DemoNumberBuilder number,
            @Nullable String service,
            Reason messages,
            Reason calls,
            Route messagesTo,
            Route callsTo) {

        @Override
        public String toString() {
            DemoNumber built = number.build();
            return messages + ", " + calls + ": " + built.smsUrl() + ", " + built.voiceUrl();
        }
    }

    private static DemoNumberBuilder number() {
        return DemoNumber.builder("+1" + (4_155_550_100L + next++));
    }

    private static Route to(WebhookType type, @Nullable String url) {
        return new Route(type, url, null);
    }

    private static Route via(WebhookType type, @Nullable String url, String name) {
        return new Route(type, url, name);
    }

    private static final Route OURS_SMS = to(WebhookType.WORKSPACE, SMS);
    private static final Route OURS_VOICE = to(WebhookType.WORKSPACE, VOICE);
    private static final Route THEIRS = to(WebhookType.EXTERNAL, OTHER);

    private static int next;

    private static DemoNumberBuilder right() {
        return number().smsUrl(SMS).voiceUrl(VOICE);
    }

    private static final List<Case> CASES = List.of(
            new Case(number(), null, Reason.NOT_SET, Reason.NOT_SET, Route.NONE, Route.NONE),
            new Case(right(), null, Reason.AS_DESIRED, Reason.AS_DESIRED, OURS_SMS, OURS_VOICE),
            new Case(
                    right().smsMethod("GET").voiceMethod("GET"),
                    null,
                    Reason.WRONG_METHOD,
                    Reason.WRONG_METHOD,
                    OURS_SMS,
                    OURS_VOICE),
            new Case(
                    number().smsUrl(DEMO).voiceUrl(DEMO),
                    null,
                    Reason.TWILIO_DEMO,
                    Reason.TWILIO_DEMO,
                    to(WebhookType.EXTERNAL, DEMO),
                    to(WebhookType.EXTERNAL, DEMO)),
            new Case(
                    number().smsUrl(VOICE).voiceUrl(SMS),
                    null,
                    Reason.OWN_ADDRESS,
                    Reason.OWN_ADDRESS,
                    OURS_VOICE,
                    OURS_SMS),
            new Case(
                    number().smsUrl(OLD).voiceUrl(OLD),
                    null,
                    Reason.FORMER_ADDRESS,
                    Reason.FORMER_ADDRESS,
                    to(WebhookType.EXTERNAL, OLD),
                    to(WebhookType.EXTERNAL, OLD)),
            new Case(number().smsUrl(OTHER).voiceUrl(OTHER), null, Reason.OTHER_URL, Reason.OTHER_URL, THEIRS, THEIRS),
            new Case(
                    right().smsApplicationSid(APP.sid()).voiceApplicationSid(APP.sid()),
                    null,
                    Reason.APPLICATION,
                    Reason.APPLICATION,
                    via(WebhookType.APPLICATION, "https://bot.example/sms", "Bot"),
                    via(WebhookType.APPLICATION, "https://bot.example/voice", "Bot")),
            new Case(
                    right().smsApplicationSid(MUTE.sid()).voiceApplicationSid(DELETED_APP),
                    null,
                    Reason.APPLICATION,
                    Reason.APPLICATION,
                    via(WebhookType.APPLICATION, null, "Mute"),
                    via(WebhookType.APPLICATION, null, DELETED_APP)),
            new Case(
                    right().trunkSid(TRUNK),
                    null,
                    Reason.AS_DESIRED,
                    Reason.TRUNK,
                    OURS_SMS,
                    via(WebhookType.TRUNK, null, TRUNK)),
            new Case(right().voiceReceiveMode("fax"), null, Reason.AS_DESIRED, Reason.FAX, OURS_SMS, Route.NONE),
            new Case(
                    right().capabilities(true, false, false, false),
                    null,
                    Reason.NO_CAPABILITY,
                    Reason.AS_DESIRED,
                    Route.NONE,
                    OURS_VOICE),
            new Case(
                    right().capabilities(false, false, true, false),
                    null,
                    Reason.AS_DESIRED,
                    Reason.NO_CAPABILITY,
                    OURS_SMS,
                    Route.NONE),
            new Case(
                    right(),
                    FORWARDS,
                    Reason.SERVICE,
                    Reason.AS_DESIRED,
                    via(WebhookType.SERVICE, "https://mg.example/in", FORWARDS),
                    OURS_VOICE),
            new Case(
                    right().smsApplicationSid(APP.sid()),
                    FORWARDS,
                    Reason.SERVICE,
                    Reason.AS_DESIRED,
                    via(WebhookType.SERVICE, "https://mg.example/in", FORWARDS),
                    OURS_VOICE),
            new Case(
                    right(),
                    DROPS,
                    Reason.SERVICE_DROPS,
                    Reason.AS_DESIRED,
                    via(WebhookType.SERVICE, null, DROPS),
                    OURS_VOICE),
            new Case(right(), LETS, Reason.AS_DESIRED, Reason.AS_DESIRED, OURS_SMS, OURS_VOICE),
            new Case(
                    number().smsUrl(OTHER).smsApplicationSid(APP.sid()),
                    LETS,
                    Reason.APPLICATION,
                    Reason.NOT_SET,
                    via(WebhookType.APPLICATION, "https://bot.example/sms", "Bot"),
                    Route.NONE));

    private static final Map<String, TwilioNumber> LISTED = new HashMap<>();
    private static final Map<String, Routes> ROUTES = new HashMap<>();
    private static @Nullable DemoTwilio twilio;
    private static @Nullable SdkTwilio sdk;

    private static Workspace workspace(HookSetting calls) {
        Routing routing = Routing.messagesTo(WebhookTemplate.DEFAULT).with(Hook.CALLS, calls);
        return new Workspace("acme", "Acme", routing, Policy.DEFAULT, Marks.NONE, Instant.EPOCH);
    }

    private static final HookSetting CALLS =
            HookSetting.on(WebhookTemplate.of("https://cc.automate8.com/api/twilio/{workspaceId}/voice"));

    private static WorkspaceAddress address(HookSetting calls) {
        return WorkspaceAddress.of(
                workspace(calls), List.of(WebhookTemplate.of("https://old.example/{workspaceId}/sms")));
    }

    @BeforeAll
    static void list() {
        DemoAccount account = DemoAccount.empty(SID, TOKEN);
        CASES.forEach(one -> account.add(one.number().build()));
        account.addApplication(APP).addApplication(MUTE);
        account.addService(DemoService.of(FORWARDS, "https://mg.example/in", false, pool(FORWARDS)));
        account.addService(DemoService.of(DROPS, null, false, pool(DROPS)));
        account.addService(DemoService.of(LETS, "https://mg.example/in", true, pool(LETS)));
        twilio = DemoTwilio.start(account);
        sdk = new SdkTwilio(new TwilioAddress(twilio.address()));
        TwilioAccount connection = sdk.connect(SID, new Secret(TOKEN), new Cancellation());
        Overrides overrides = Overrides.load(connection, address(CALLS), Runnable::run);
        connection.listNumbers(page -> page.forEach(number -> {
            LISTED.put(number.sid(), number);
            ROUTES.put(number.sid(), overrides.of(number));
        }));
    }

    private static List<String> pool(String service) {
        return CASES.stream()
                .filter(one -> service.equals(one.service()))
                .map(one -> one.number().build().sid())
                .toList();
    }

    @AfterAll
    static void close() {
        Objects.requireNonNull(sdk).close();
        Objects.requireNonNull(twilio).close();
    }

    static Stream<Case> cases() {
        return CASES.stream();
    }

    private static HookRoute route(Hook hook, Case one, HookSetting calls) {
        String sid = one.number().build().sid();
        return HookRoute.of(
                hook, Objects.requireNonNull(LISTED.get(sid)), Objects.requireNonNull(ROUTES.get(sid)), address(calls));
    }

    @ParameterizedTest
    @MethodSource("cases")
    void standsAsTheTableSays(Case one) {
        Routes routes = Objects.requireNonNull(ROUTES.get(one.number().build().sid()));
        assertThat(route(Hook.MESSAGES, one, CALLS).reason()).isEqualTo(one.messages());
        assertThat(route(Hook.CALLS, one, CALLS).reason()).isEqualTo(one.calls());
        assertThat(routes.messages()).isEqualTo(one.messagesTo());
        assertThat(routes.calls()).isEqualTo(one.callsTo());
        assertThat(routes.serviceSid() == null).isEqualTo(one.service() == null);
    }

    @ParameterizedTest
    @MethodSource("cases")
    void whatIsNotManagedIsNeverChanged(Case one) {
        HookRoute calls = route(Hook.CALLS, one, CALLS.switched(false));
        assertThat(calls.desired()).isNull();
        assertThat(calls.changes()).isEmpty();
        assertThat(calls.standing()).isEqualTo(WebhookPlan.Standing.UNMANAGED);
        boolean overridden =
                one.calls().standing() == WebhookPlan.Standing.OVERRIDDEN || one.calls() == Reason.NO_CAPABILITY;
        assertThat(calls.reason()).isEqualTo(overridden ? one.calls() : Reason.NOT_MANAGED);
        assertThat(route(Hook.CALL_STATUS, one, CALLS).standing()).isEqualTo(WebhookPlan.Standing.UNMANAGED);
    }

    @Test
    void everyReasonIsInTheTable() {
        assertThat(CASES.stream().flatMap(one -> Stream.of(one.messages(), one.calls())))
                .containsAll(Stream.of(Reason.values())
                        // These three are decided elsewhere: by the routing, by an undo, by a person.
                        .filter(reason ->
                                reason != Reason.NOT_MANAGED && reason != Reason.UNDO && reason != Reason.KEPT)
                        .toList());
    }
}
