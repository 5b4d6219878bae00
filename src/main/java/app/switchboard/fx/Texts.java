package app.switchboard.fx;

import app.switchboard.base.Failure;
import app.switchboard.base.Plain;
import com.google.i18n.phonenumbers.NumberParseException;
import com.google.i18n.phonenumbers.PhoneNumberUtil;
import com.google.i18n.phonenumbers.PhoneNumberUtil.PhoneNumberFormat;
import com.google.i18n.phonenumbers.Phonenumber.PhoneNumber;
import java.text.CollationKey;
import java.text.Collator;
import java.text.MessageFormat;
import java.text.NumberFormat;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.ZonedDateTime;
import java.time.format.DateTimeFormatter;
import java.time.format.FormatStyle;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Locale;
import java.util.ResourceBundle;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** The words of the window, and how values are written in it. Free of any toolkit; safe for many threads. */
public final class Texts {

    private static final Pattern E164 = Pattern.compile("\\+[1-9][0-9]{1,14}");

    /** The languages there are words in, by ISO 639. */
    public static final List<String> LANGUAGES = List.of("en", "de");

    private final ResourceBundle bundle;
    private final FailureTexts failures;
    private final Locale locale;
    private final ZoneId zone;
    private final InstantSource clock;
    private final Collator collator;
    private final DateTimeFormatter timeOfDay;
    private final DateTimeFormatter day;
    private final DateTimeFormatter full;

    public Texts(Locale locale, ZoneId zone, InstantSource clock) {
        this(new Bundle(locale), locale, zone, clock);
    }

    private Texts(ResourceBundle bundle, Locale locale, ZoneId zone, InstantSource clock) {
        this.bundle = bundle;
        this.failures = new FailureTexts(locale);
        this.locale = locale;
        this.collator = Collator.getInstance(locale);
        this.zone = zone;
        this.clock = clock;
        this.timeOfDay = DateTimeFormatter.ofLocalizedTime(FormatStyle.SHORT).withLocale(locale);
        this.day = DateTimeFormatter.ofLocalizedDate(FormatStyle.MEDIUM).withLocale(locale);
        this.full = DateTimeFormatter.ofLocalizedDateTime(FormatStyle.MEDIUM, FormatStyle.MEDIUM)
                .withLocale(locale);
    }

    /**
     * In the person's own time zone and time, with figures and dates as the person's country writes them.
     *
     * @param language one of {@link #LANGUAGES}; anything else: the system's
     */
    public static Texts in(String language) {
        Locale system = Locale.getDefault();
        Locale locale = LANGUAGES.contains(language) ? Locale.of(language, system.getCountry()) : system;
        return new Texts(locale, ZoneId.systemDefault(), InstantSource.system());
    }

    /** The same with other words. */
    Texts with(ResourceBundle words) {
        return new Texts(words, locale, zone, clock);
    }

    /** The language and country that all of it is written for. */
    public Locale locale() {
        return locale;
    }

    /** For {@link Views}. */
    public ResourceBundle bundle() {
        return bundle;
    }

    /**
     * The text of a key; with arguments it is a {@link MessageFormat} pattern.
     *
     * @throws java.util.MissingResourceException if there is no such key
     */
    public String get(String key, Object... arguments) {
        String text = bundle.getString(key);
        return arguments.length == 0 ? text : new MessageFormat(text, locale).format(arguments);
    }

    /** A failure of the engine, which speaks English, in the window's words; one that says something else stays as it is. */
    public Failure failure(Failure failure) {
        return failures.of(failure);
    }

    /**
     * What the engine said of a failure, and perhaps stored, in the window's words.
     *
     * @param code null where it was not kept
     */
    public String message(@Nullable String code, String english) {
        return failures.of(code, english);
    }

    /** Where a text stands among others, as the locale orders them. */
    public CollationKey order(String text) {
        return collator.getCollationKey(text);
    }

    /** {@code 1,204}, as the locale groups. */
    public String count(long count) {
        return NumberFormat.getIntegerInstance(locale).format(count);
    }

    /** {@code 4.2 s}, {@code 3 min 5 s}. */
    public String duration(Duration duration) {
        if (duration.toMinutes() >= 1) {
            return get("time.minutes-seconds", duration.toMinutes(), duration.toSecondsPart());
        }
        return get("time.seconds", duration.toMillis() / 1000.0);
    }

    /** {@code 14:02} for today, {@code yesterday, 14:02}, else the date with the time: what follows "as of". */
    public String asOf(Instant instant) {
        ZonedDateTime at = instant.atZone(zone);
        String time = timeOfDay.format(at);
        long daysAgo = ChronoUnit.DAYS.between(at.toLocalDate(), today());
        if (daysAgo == 0) {
            return time;
        }
        return daysAgo == 1 ? get("time.yesterday-at", time) : get("time.day-at", day.format(at), time);
    }

    /** As {@link #asOf}, but {@code today, 14:02} for today: where no "as of" goes before. */
    public String dayAndTime(Instant instant) {
        boolean isToday = instant.atZone(zone).toLocalDate().equals(today());
        return isToday ? get("time.today-at", asOf(instant)) : asOf(instant);
    }

    /** As {@link #dayAndTime}, where it stands alone: {@code Today, 14:02}. */
    public String dayAndTimeAlone(Instant instant) {
        String words = dayAndTime(instant);
        return words.substring(0, 1).toUpperCase(locale()) + words.substring(1);
    }

    /** {@code just now}, {@code 12 min ago}, {@code 3 h ago}, {@code yesterday}, {@code 5 days ago}, else the date. */
    public String ago(Instant instant) {
        Duration since = Duration.between(instant, clock.instant());
        // A clock that was set back is no reason to speak of the future.
        if (since.toMinutes() < 1) {
            return get("time.just-now");
        }
        if (since.toHours() < 1) {
            return get("time.minutes-ago", since.toMinutes());
        }
        long days = ChronoUnit.DAYS.between(instant.atZone(zone).toLocalDate(), today());
        if (days == 0 || since.toHours() < 6) {
            return get("time.hours-ago", since.toHours());
        }
        if (days == 1) {
            return get("time.yesterday");
        }
        return days < 7 ? get("time.days-ago", days) : day.format(instant.atZone(zone));
    }

    /** Date and time with seconds. */
    public String full(Instant instant) {
        return full.format(instant.atZone(zone));
    }

    private LocalDate today() {
        return clock.instant().atZone(zone).toLocalDate();
    }

    /** A number in E.164, grouped for reading: {@code +1 415-555-0132}. What is no such number stays as it is, but for {@link #plain}. */
    public static String phone(String e164) {
        // Letters, too, are taken for digits by whoever parses: what is no number must not be shown as one.
        if (!E164.matcher(e164).matches()) {
            return plain(e164);
        }
        try {
            PhoneNumberUtil util = PhoneNumberUtil.getInstance();
            PhoneNumber parsed = util.parse(e164, null);
            return util.format(parsed, PhoneNumberFormat.INTERNATIONAL);
        } catch (NumberParseException e) {
            return plain(e164);
        }
    }

    /** The two letters of the country that a number belongs to, {@code US}; {@code ""} if unknown. */
    public static String region(String e164) {
        if (!E164.matcher(e164).matches()) {
            return "";
        }
        try {
            PhoneNumberUtil util = PhoneNumberUtil.getInstance();
            PhoneNumber parsed = util.parse(e164, null);
            String region = util.getRegionCodeForNumber(parsed);
            if (region == null) {
                region = util.getRegionCodeForCountryCode(parsed.getCountryCode());
            }
            // Satellite and other worldwide numbers have 001, an unknown code ZZ.
            return region.length() == 2 && !region.equals("ZZ") ? region : "";
        } catch (NumberParseException e) {
            return "";
        }
    }

    /** Text from outside, fit to be shown: control and bidirectional characters, which could disguise it, are left out. */
    public static String plain(String raw) {
        return Plain.of(raw);
    }
}
