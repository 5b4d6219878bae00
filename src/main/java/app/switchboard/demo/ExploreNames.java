package app.switchboard.demo;

import app.switchboard.demo.ExploreRanges.Line;
import java.util.List;
import java.util.Random;

/** Names as people give them: most say what the number is for, some are Twilio's own, a few say nothing. */
final class ExploreNames {

    private static final List<String> AT_A_PLACE = List.of(
            "%s store",
            "%s – Customer care",
            "%s front desk",
            "%s showroom",
            "%s warehouse",
            "%s appointments",
            "%s returns desk",
            "%s repairs",
            "%s click & collect",
            "%s press office",
            "%s B2B sales",
            "%s franchise line",
            "%s after hours");
    private static final List<String> MESSAGES = List.of(
            "Delivery alerts %s",
            "Order updates %s",
            "One-time codes %s",
            "Survey line %s",
            "Driver dispatch %s",
            "Loyalty club %s",
            "Back-in-stock alerts %s");
    private static final List<String> FREE = List.of(
            "Support hotline",
            "Product recall hotline",
            "Sales 24/7",
            "Billing questions",
            "Gift card helpline",
            "TV campaign – spring",
            "Catalogue orders",
            "Careers line",
            "Accessibility line",
            "Fraud desk",
            "Store finder",
            "Insurance claims",
            "Trade accounts",
            "Gift registry",
            "Bridal line",
            "Charity partners");
    private static final List<String> NEARLY_EMPTY = List.of("", " ", "-", ".");

    private final Random random;
    private int nearlyEmpty;
    private int free;

    ExploreNames(Random random) {
        this.random = random;
    }

    String name(Line line) {
        int dice = random.nextInt(100);
        if (dice < 12) {
            return byDefault(line);
        }
        if (dice < 15 && nearlyEmpty < NEARLY_EMPTY.size()) {
            return NEARLY_EMPTY.get(nearlyEmpty++);
        }
        return switch (line.kind()) {
            case TOLL_FREE, FREEPHONE -> FREE.get(free++ % FREE.size());
            case FAX -> line.place() + " fax";
            case MOBILE, MESSAGES_ONLY -> pick(MESSAGES).formatted(line.place());
            case LOCAL, LANDLINE -> pick(AT_A_PLACE).formatted(line.place());
        };
    }

    /** What Twilio calls a number that nobody named. */
    private static String byDefault(Line line) {
        String digits = line.phoneNumber();
        boolean northAmerican = digits.startsWith("+1");
        return northAmerican
                ? "(%s) %s-%s".formatted(digits.substring(2, 5), digits.substring(5, 8), digits.substring(8))
                : digits;
    }

    private String pick(List<String> names) {
        return names.get(random.nextInt(names.size()));
    }
}
