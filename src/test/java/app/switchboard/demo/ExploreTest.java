package app.switchboard.demo;

import static org.assertj.core.api.Assertions.assertThat;

import com.google.i18n.phonenumbers.PhoneNumberUtil;
import java.util.List;
import java.util.Set;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class ExploreTest {

    private final DemoAccount account = DemoAccount.explore();
    private final List<DemoNumber> numbers = account.numbers();
    private final Set<String> pooled = account.serviceShelf().all().stream()
            .flatMap(service -> service.numberSids().stream())
            .collect(Collectors.toSet());

    @Test
    void has250DifferentNumbersOfSevenCountries() {
        assertThat(numbers).hasSize(250);
        assertThat(numbers.stream().map(DemoNumber::phoneNumber).distinct()).hasSize(250);
        assertThat(numbers.stream().map(DemoNumber::sid).distinct())
                .hasSize(250)
                .allMatch(sid -> sid.matches("PN[0-9a-f]{32}"));
        assertThat(numbers.stream().map(ExploreTest::country).collect(Collectors.toSet()))
                .containsExactlyInAnyOrder("US", "CA", "GB", "DE", "FR", "SE", "AU");
    }

    @Test
    void isTheSameOnEveryRun() {
        assertThat(DemoAccount.explore().numbers()).isEqualTo(numbers);
        assertThat(DemoAccount.explore().serviceShelf().all())
                .isEqualTo(account.serviceShelf().all());
    }

    @Test
    void northAmericanNumbersAreFictional() {
        assertThat(numbers)
                .extracting(DemoNumber::phoneNumber)
                .filteredOn(phoneNumber -> phoneNumber.startsWith("+1"))
                .hasSize(120)
                .allMatch(phoneNumber -> phoneNumber.matches("\\+1\\d{3}55501\\d\\d"));
    }

    @Test
    void hasEveryKindOfRoute() {
        assertThat(count(ExploreTest::onApplication)).isEqualTo(20);
        assertThat(account.applicationShelf().all()).hasSize(3);
        assertThat(count(number -> number.trunkSid() != null)).isEqualTo(10);
        assertThat(count(this::foreign)).isEqualTo(30);
        assertThat(account.serviceShelf().all())
                .extracting(service -> service.numberSids().size())
                .containsExactly(15, 5);
        long untouched = count(number -> !pooled.contains(number.sid())
                && !foreign(number)
                && number.trunkSid() == null
                && !onApplication(number));
        assertThat(untouched).isEqualTo(170);
        assertThat(count(number -> Explore.SMS_DEMO.equals(number.smsUrl()))).isBetween(30L, 90L);
        assertThat(count(number -> "https://x.example/{id}".equals(number.smsUrl())))
                .isEqualTo(1);
        assertThat(count(number -> number.voiceReceiveMode().equals("fax"))).isEqualTo(3);
    }

    @Test
    void capabilitiesVaryAndRoutesFitThem() {
        assertThat(count(number -> !number.capabilities().voice())).isGreaterThan(5);
        assertThat(count(number -> !number.capabilities().sms())).isGreaterThan(50);
        assertThat(count(number -> number.capabilities().fax())).isEqualTo(3);
        assertThat(numbers).allMatch(number -> number.capabilities().sms() || "".equals(number.smsUrl()));
        assertThat(numbers).allMatch(number -> number.capabilities().voice() || number.voiceUrl() == null);
    }

    @Test
    void someNamesSayNothing() {
        assertThat(count(number -> number.friendlyName().strip().length() < 2)).isBetween(2L, 4L);
        assertThat(count(number -> number.friendlyName().matches("\\(\\d{3}\\) 555-01\\d\\d|\\+\\d+")))
                .isGreaterThan(10);
        assertThat(numbers).allMatch(number -> number.friendlyName().length() <= 64);
    }

    private boolean foreign(DemoNumber number) {
        return isForeign(number.smsUrl()) || isForeign(number.voiceUrl());
    }

    private static boolean isForeign(@Nullable String url) {
        return url != null && !url.isEmpty() && !url.startsWith("https://demo.twilio.com/");
    }

    private static boolean onApplication(DemoNumber number) {
        return !"".equals(number.smsApplicationSid())
                || (number.voiceApplicationSid() != null
                        && !number.voiceApplicationSid().isEmpty());
    }

    private long count(Predicate<DemoNumber> wanted) {
        return numbers.stream().filter(wanted).count();
    }

    private static String country(DemoNumber number) {
        PhoneNumberUtil util = PhoneNumberUtil.getInstance();
        try {
            String region = util.getRegionCodeForNumber(util.parse(number.phoneNumber(), null));
            return region != null
                    ? region
                    : util.getRegionCodeForCountryCode(
                            util.parse(number.phoneNumber(), null).getCountryCode());
        } catch (com.google.i18n.phonenumbers.NumberParseException e) {
            throw new AssertionError(number.phoneNumber(), e);
        }
    }
}
