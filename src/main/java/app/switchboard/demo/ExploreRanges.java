package app.switchboard.demo;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Locale;
import java.util.Random;
import java.util.stream.IntStream;

/**
 * The digits of the explored account. Nobody is at the other end: 555-01xx in North America, Ofcom's drama numbers, and the ranges that the German, French, Swedish and Australian
 * regulators keep for film and fiction.
 */
final class ExploreRanges {

    /** What a number is, and so what it can carry. */
    enum Kind {
        LOCAL("local", true, true, true, false),
        LANDLINE("local", true, false, false, false),
        FAX("local", true, false, false, true),
        MOBILE("mobile", true, true, false, false),
        MESSAGES_ONLY("mobile", false, true, false, false),
        TOLL_FREE("toll-free", true, true, false, false),
        FREEPHONE("toll-free", true, false, false, false);

        final String type;
        final boolean voice;
        final boolean sms;
        final boolean mms;
        final boolean fax;

        Kind(String type, boolean voice, boolean sms, boolean mms, boolean fax) {
            this.type = type;
            this.voice = voice;
            this.sms = sms;
            this.mms = mms;
            this.fax = fax;
        }
    }

    /** A number of the account before it has a name and a route. */
    record Line(String country, String place, String phoneNumber, Kind kind) {}

    private record Range(
            String country, String place, String prefix, int digits, int from, int to, int count, Kind kind) {

        List<Line> lines(Random random) {
            List<Integer> endings =
                    new ArrayList<>(IntStream.rangeClosed(from, to).boxed().toList());
            Collections.shuffle(endings, random);
            return endings.stream()
                    .limit(count)
                    .sorted()
                    .map(ending -> String.format(Locale.ROOT, "%s%0" + digits + "d", prefix, ending))
                    .map(phoneNumber -> new Line(country, place, phoneNumber, kind))
                    .toList();
        }
    }

    private static final List<Range> RANGES = List.of(
            fictional("US", "New York", "+1212555", 12),
            fictional("US", "Boston", "+1617555", 10),
            fictional("US", "Chicago", "+1312555", 10),
            fictional("US", "San Francisco", "+1415555", 12),
            fictional("US", "Seattle", "+1206555", 8),
            fictional("US", "Austin", "+1512555", 8),
            fictional("US", "Denver", "+1303555", 8),
            fictional("US", "Miami", "+1305555", 8),
            fictional("US", "Atlanta", "+1404555", 8),
            new Range("US", "US", "+1800555", 4, 100, 199, 8, Kind.TOLL_FREE),
            new Range("US", "US", "+1888555", 4, 100, 199, 4, Kind.TOLL_FREE),
            fictional("CA", "Toronto", "+1416555", 8),
            fictional("CA", "Vancouver", "+1604555", 6),
            fictional("CA", "Montréal", "+1514555", 6),
            fictional("CA", "Calgary", "+1403555", 4),
            new Range("GB", "London", "+442079460", 3, 0, 899, 11, Kind.LANDLINE),
            new Range("GB", "London", "+442079460", 3, 900, 999, 3, Kind.FAX),
            new Range("GB", "Manchester", "+441614960", 3, 0, 999, 8, Kind.LANDLINE),
            new Range("GB", "Birmingham", "+441214960", 3, 0, 999, 5, Kind.LANDLINE),
            new Range("GB", "Edinburgh", "+441314960", 3, 0, 999, 5, Kind.LANDLINE),
            new Range("GB", "UK", "+447700900", 3, 0, 999, 12, Kind.MOBILE),
            new Range("GB", "UK", "+44808157", 4, 0, 999, 4, Kind.FREEPHONE),
            new Range("DE", "Berlin", "+493023125", 3, 0, 999, 8, Kind.LANDLINE),
            new Range("DE", "Hamburg", "+494066969", 3, 0, 999, 5, Kind.LANDLINE),
            new Range("DE", "München", "+498999998", 3, 0, 999, 5, Kind.LANDLINE),
            new Range("DE", "Germany", "+4917139200", 2, 0, 99, 8, Kind.MOBILE),
            new Range("FR", "Paris", "+3319900", 4, 0, 9999, 8, Kind.LANDLINE),
            new Range("FR", "Lyon", "+3346571", 4, 0, 9999, 4, Kind.LANDLINE),
            new Range("FR", "France", "+3363998", 4, 0, 9999, 8, Kind.MESSAGES_ONLY),
            new Range("SE", "Stockholm", "+468465004", 2, 0, 99, 7, Kind.LANDLINE),
            new Range("SE", "Göteborg", "+463139006", 2, 0, 99, 4, Kind.LANDLINE),
            new Range("SE", "Sweden", "+467017406", 2, 5, 99, 7, Kind.MESSAGES_ONLY),
            new Range("AU", "Sydney", "+6125550", 4, 0, 9999, 7, Kind.LANDLINE),
            new Range("AU", "Melbourne", "+6135550", 4, 0, 9999, 5, Kind.LANDLINE),
            // For mobiles the regulator lists single numbers, not a range.
            new Range("AU", "Australia", "+61491570", 3, 156, 159, 4, Kind.LOCAL),
            new Range("AU", "Australia", "+61491570", 3, 6, 6, 1, Kind.LOCAL),
            new Range("AU", "Australia", "+61491570", 3, 110, 110, 1, Kind.LOCAL));

    private ExploreRanges() {}

    private static Range fictional(String country, String place, String prefix, int count) {
        return new Range(country, place, prefix, 4, 100, 199, count, Kind.LOCAL);
    }

    static List<Line> lines(Random random) {
        return RANGES.stream().flatMap(range -> range.lines(random).stream()).toList();
    }
}
