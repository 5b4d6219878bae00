package app.switchboard.demo;

import app.switchboard.demo.ExploreRanges.Kind;
import app.switchboard.demo.ExploreRanges.Line;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashSet;
import java.util.List;
import java.util.Random;
import java.util.Set;
import java.util.function.Predicate;
import java.util.function.UnaryOperator;

/** Makes the account a newcomer explores: a home-goods retailer's numbers, with every kind of route that the app has to tell apart. */
final class Explore {

    static final String SMS_DEMO = "https://demo.twilio.com/welcome/sms/reply/";
    static final String VOICE_DEMO = "https://demo.twilio.com/welcome/voice/";

    private static final long SEED = 20_190_506L;
    private static final Instant FIRST_BOUGHT = Instant.parse("2019-06-03T07:12:00Z");
    private static final String FLOW =
            "https://webhooks.twilio.com/v1/Accounts/" + DemoAccount.EXPLORE_SID + "/Flows/" + Sids.of("FW", "orders");
    private static final List<String> FOREIGN_HOOKS = List.of(
            FLOW,
            "https://harbour-oak-opening-hours-4821.twil.io/inbound",
            "https://handler.twilio.com/twiml/" + Sids.of("EH", "closed for today"),
            "https://contact.harbour-oak.example/twilio/inbound?brand=ho",
            "https://helpdesk-cloud.example/hooks/twilio/7f31",
            "http://legacy-ivr.harbour-oak.example:8080/ivr.php");
    // No URI class takes it, Twilio does: one such number must not cost the whole page.
    private static final String ODD_HOOK = "https://x.example/{id}";

    private final Random random = new Random(SEED);
    private final List<DemoNumber> numbers = new ArrayList<>();
    private final Set<String> taken = new HashSet<>();
    private final DemoAccount account = DemoAccount.empty(DemoAccount.EXPLORE_SID, DemoAccount.EXPLORE_TOKEN)
            .friendlyName("Harbour & Oak (demo)");

    private Explore() {}

    static DemoAccount account() {
        return new Explore().build();
    }

    private DemoAccount build() {
        ExploreNames names = new ExploreNames(random);
        List<Line> lines = new ArrayList<>(ExploreRanges.lines(random));
        lines.forEach(line -> numbers.add(bare(line, names.name(line))));
        Collections.shuffle(numbers, random);
        messagingServices();
        applications();
        trunk();
        foreignHooks();
        untouched();
        numbers.forEach(account::add);
        return account;
    }

    private DemoNumber bare(Line line, String name) {
        Instant bought = FIRST_BOUGHT.plus(Duration.ofMinutes(random.nextInt(6 * 365 * 24 * 60)));
        Kind kind = line.kind();
        return DemoNumber.builder(line.phoneNumber())
                .friendlyName(name)
                .type(kind.type)
                .capabilities(kind.voice, kind.sms, kind.mms, kind.fax)
                .voiceReceiveMode(kind == Kind.FAX ? "fax" : "voice")
                .emergencyStatus(kind == Kind.LOCAL ? "Active" : "Inactive")
                .addressRequirements(line.country().equals("DE") ? "local" : "none")
                .dateCreated(bought)
                .dateUpdated(bought.plus(Duration.ofHours(random.nextInt(2000))))
                .build();
    }

    private void messagingServices() {
        List<String> campaign =
                take(15, number -> number.phoneNumber().startsWith("+1") && texts(number), number -> number);
        account.addService(DemoService.of(
                "Order updates (US & CA)", "https://notify.harbour-oak.example/twilio/sms", false, campaign));
        List<String> local = take(5, number -> number.phoneNumber().startsWith("+447"), number -> number);
        account.addService(DemoService.of("UK delivery alerts", null, true, local));
    }

    private void applications() {
        DemoApplication support = DemoApplication.of(
                "Support IVR",
                "https://ivr.harbour-oak.example/support/sms",
                "https://ivr.harbour-oak.example/support/voice");
        DemoApplication stores =
                DemoApplication.of("Store routing", null, "https://ivr.harbour-oak.example/stores/voice");
        DemoApplication surveys = DemoApplication.of("Surveys", "https://survey-partner.example/twilio/answer", null);
        account.addApplication(support).addApplication(stores).addApplication(surveys);
        take(
                8,
                number -> texts(number) && speaks(number),
                number -> number.toBuilder()
                        .smsApplicationSid(support.sid())
                        .voiceApplicationSid(support.sid())
                        .build());
        take(
                7,
                Explore::speaks,
                number -> number.toBuilder().voiceApplicationSid(stores.sid()).build());
        take(
                5,
                Explore::texts,
                number -> number.toBuilder().smsApplicationSid(surveys.sid()).build());
    }

    private void trunk() {
        String trunk = Sids.of("TK", "London and Berlin offices");
        take(
                10,
                number -> speaks(number)
                        && !texts(number)
                        && number.phoneNumber().matches("\\+(4420|4930).*")
                        && number.voiceReceiveMode().equals("voice"),
                number -> number.toBuilder()
                        .trunkSid(trunk)
                        .voiceApplicationSid(null)
                        .build());
    }

    private void foreignHooks() {
        take(1, Explore::texts, number -> number.toBuilder().smsUrl(ODD_HOOK).build());
        for (int i = 0; i < 29; i++) {
            String url = FOREIGN_HOOKS.get(i % FOREIGN_HOOKS.size());
            take(1, Explore::speaksOrTexts, number -> hooked(number, url));
        }
    }

    private static DemoNumber hooked(DemoNumber number, String url) {
        DemoNumberBuilder hooked = number.toBuilder();
        if (texts(number)) {
            hooked.smsUrl(url);
        }
        if (speaks(number)) {
            hooked.voiceUrl(url).voiceFallbackUrl("https://handler.twilio.com/twiml/" + Sids.of("EH", "sorry"));
        }
        return hooked.build();
    }

    /** The rest: half as bought, with Twilio's demo URLs, half with none. */
    private void untouched() {
        for (DemoNumber number : List.copyOf(numbers)) {
            if (!taken.contains(number.sid()) && random.nextBoolean()) {
                take(
                        1,
                        number::equals,
                        same -> same.toBuilder()
                                .smsUrl(texts(same) ? SMS_DEMO : "")
                                .voiceUrl(speaks(same) ? VOICE_DEMO : null)
                                .build());
            }
        }
    }

    /** Changes that many numbers that match and nothing else has changed yet, and answers their SIDs. */
    private List<String> take(int count, Predicate<DemoNumber> wanted, UnaryOperator<DemoNumber> change) {
        List<String> sids = new ArrayList<>();
        for (int i = 0; i < numbers.size() && sids.size() < count; i++) {
            DemoNumber number = numbers.get(i);
            if (!taken.contains(number.sid()) && wanted.test(number)) {
                numbers.set(i, change.apply(number));
                taken.add(number.sid());
                sids.add(number.sid());
            }
        }
        return sids;
    }

    private static boolean texts(DemoNumber number) {
        return number.capabilities().sms();
    }

    private static boolean speaks(DemoNumber number) {
        return number.capabilities().voice();
    }

    private static boolean speaksOrTexts(DemoNumber number) {
        return !number.voiceReceiveMode().equals("fax");
    }
}
