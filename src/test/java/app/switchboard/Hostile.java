package app.switchboard;

import app.switchboard.demo.DemoAccount;
import app.switchboard.demo.DemoNumber;
import java.util.List;
import java.util.stream.Stream;

/** An account that somebody filled to do harm: what its texts are, and how to tell that one reached a screen or a terminal. */
public final class Hostile {

    public static final List<String> NAMES = List.of(
            "=HYPERLINK(\"https://evil.example\",\"Support\")",
            "+cmd|' /C calc'!A0",
            "@SUM(A1:A9)",
            "sales;=1+1\n=2+2\t-3",
            "safe \u202Egpj.exe\u2066 \u200Fname\u2069",
            "nul\0l",
            "\u001B]0;owned\u0007\u001B[31mred\u009B2J\u0085",
            "a\r\nINFO forged line of a log\u2028b",
            "half \uD83D a pair, and a whole one \uD83D\uDE00",
            "<html><b onmouseover=alert(1)>bold</b><img src=x>",
            "4,000 characters ".repeat(250).substring(0, 4000),
            "M".repeat(4000),
            "'; DROP TABLE twilio_numbers; --",
            "{0} {1} '{' ''",
            "   ",
            "٠١٢ עברית \u0301\u0301\u0301");

    /** What no parser likes. */
    public static final List<String> ADDRESSES = List.of(
            "not an address",
            "https://",
            "https://[::1/sms",
            "https://exa mple.com/ä?q=ü#é#é",
            "https://x.example/{id}|^`\\",
            "//[bad]/x y",
            "x-raw:looks%20like%zzours",
            "javascript:alert(1)",
            "file:///etc/passwd",
            "http://user:pass word@evil.example:99999/%00%ff",
            "https://evil.example/\u202Egpj.exe\u001B[2J\u009B31m",
            "https://nul.example/\0/\uD83D",
            "https://long.example/" + "a".repeat(3979),
            ":::",
            "https://x.example/a\u2028b",
            "=cmd|' /C calc'!A0");

    public static final List<String> NUMBERS = List.of(
            "anonymous",
            "+1",
            "+1415555CALL",
            "+14155550132;ext=9",
            "tel:+14155550133",
            "=1+1",
            "+\u202E231",
            "\0",
            "+0".repeat(2000));

    private Hostile() {}

    /** One of each, on numbers that else are as Twilio's. */
    public static DemoAccount account(String sid, String token) {
        DemoAccount account = DemoAccount.empty(sid, token);
        int most = Math.max(NAMES.size(), ADDRESSES.size());
        for (int i = 0; i < most; i++) {
            String address = ADDRESSES.get(i % ADDRESSES.size());
            account.add(DemoNumber.builder("+141555502" + (10 + i))
                    .friendlyName(NAMES.get(i % NAMES.size()))
                    .smsUrl(address)
                    .voiceUrl(address)
                    .statusCallback(address)
                    .build());
        }
        NUMBERS.forEach(number -> account.add(DemoNumber.builder(number)
                .friendlyName(number)
                .smsUrl("https://elsewhere.example/")
                .build()));
        return account;
    }

    /** As it is to be stored: raw, but for what a database can't hold. */
    public static String stored(String sent) {
        return sent.replace('\0', '\uFFFD')
                .replaceAll("(?<![\uD800-\uDBFF])[\uDC00-\uDFFF]|[\uD800-\uDBFF](?![\uDC00-\uDFFF])", "?");
    }

    /** The characters of a text that may reach no screen, as code points in hex. */
    public static List<String> unfit(String shown) {
        return Stream.of(shown)
                .flatMap(text -> text.codePoints().boxed())
                .filter(point -> switch (Character.getType(point)) {
                    case Character.CONTROL -> point != '\n' && point != '\r';
                    case Character.FORMAT,
                            Character.LINE_SEPARATOR,
                            Character.PARAGRAPH_SEPARATOR,
                            Character.SURROGATE -> true;
                    default -> false;
                })
                .map(Integer::toHexString)
                .toList();
    }
}
