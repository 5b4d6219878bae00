package app.switchboard.credentials;

import app.switchboard.base.Failure;
import app.switchboard.base.Secret;
import app.switchboard.twilio.Login;
import java.util.Optional;
import java.util.regex.Pattern;

/** What an admin entered, checked: an Auth Token or an API key, and the account that it is for. */
public record EnteredCredentials(Login login) {

    private static final Pattern SID = Pattern.compile("AC[0-9a-fA-F]{32}");
    private static final Pattern KEY_SID = Pattern.compile("SK[0-9a-fA-F]{32}");
    private static final Pattern ANY_SID = Pattern.compile("[A-Z]{2}[0-9a-fA-F]{32}");
    private static final Pattern LIKE_A_TOKEN = Pattern.compile("[0-9a-fA-F]{32}");
    private static final int SID_LENGTH = 34;

    /** Twilio's are 32 characters today; what it makes of others is Twilio's to say. */
    private static final Pattern SECRET = Pattern.compile("[\\x21-\\x7e]{1,128}");

    private static final String CONSOLE = "Copy it from the Twilio Console's home page.";
    private static final String CONSOLE_KEYS = "Copy it from the Twilio Console's page of API keys.";

    /**
     * Takes an account and its Auth Token, white space around them dropped.
     *
     * @throws app.switchboard.base.FailureException SB-021 or SB-022 if it can't be an Account SID and an Auth Token
     */
    public static EnteredCredentials of(String accountSid, Secret authToken) {
        refuse(sidProblem(accountSid).or(() -> tokenProblem(authToken)));
        return new EnteredCredentials(new Login.Token(accountSid.strip(), authToken));
    }

    /**
     * Takes an account and one of its API keys, white space around them dropped.
     *
     * @throws app.switchboard.base.FailureException SB-021, SB-109 or SB-110 if it can't be an Account SID, the SID of an API key and its secret
     */
    public static EnteredCredentials ofKey(String accountSid, String keySid, Secret secret) {
        refuse(sidProblem(accountSid).or(() -> keySidProblem(keySid)).or(() -> keySecretProblem(secret)));
        return new EnteredCredentials(new Login.Key(accountSid.strip(), keySid.strip(), secret));
    }

    public String accountSid() {
        return login.accountSid();
    }

    private static void refuse(Optional<Failure> problem) {
        if (problem.isPresent()) {
            throw problem.get().exception();
        }
    }

    /** What is wrong with an entered Account SID. */
    public static Optional<Failure> sidProblem(String entered) {
        String text = entered.strip();
        if (SID.matcher(text).matches()) {
            return Optional.empty();
        }
        String hint;
        if (text.startsWith("SK")) {
            hint = "This is the SID of an API key; the Account SID begins with AC.";
        } else if (LIKE_A_TOKEN.matcher(text).matches()) {
            hint = "This looks like an Auth Token; the Account SID begins with AC.";
        } else {
            hint = text.startsWith("AC") && text.length() != SID_LENGTH ? length(text) : CONSOLE;
        }
        return Optional.of(new Failure.Input("SB-021", "An Account SID is AC and 32 characters 0-9 and a-f.", hint));
    }

    /** What is wrong with an entered Auth Token. */
    public static Optional<Failure> tokenProblem(Secret entered) {
        String text = entered.reveal();
        if (ANY_SID.matcher(text).matches()) {
            return Optional.of(
                    text.startsWith("SK")
                            ? new Failure.Input(
                                    "SB-022",
                                    "This is the SID of an API key, not an Auth Token.",
                                    "Enter it as an API key, with its secret.")
                            : new Failure.Input("SB-022", "This is a SID, not an Auth Token.", CONSOLE));
        }
        return secretProblem(text, "SB-022", "Auth Token", "An Auth Token", CONSOLE);
    }

    /** What is wrong with the entered SID of an API key. */
    public static Optional<Failure> keySidProblem(String entered) {
        String text = entered.strip();
        if (KEY_SID.matcher(text).matches()) {
            return Optional.empty();
        }
        String hint;
        if (text.startsWith("AC")) {
            hint = "This is an Account SID; the SID of an API key begins with SK.";
        } else {
            hint = text.startsWith("SK") && text.length() != SID_LENGTH ? length(text) : CONSOLE_KEYS;
        }
        return Optional.of(
                new Failure.Input("SB-109", "The SID of an API key is SK and 32 characters 0-9 and a-f.", hint));
    }

    /** What is wrong with the entered secret of an API key. */
    public static Optional<Failure> keySecretProblem(Secret entered) {
        String text = entered.reveal();
        if (ANY_SID.matcher(text).matches()) {
            return Optional.of(new Failure.Input(
                    "SB-110",
                    "This is a SID, not the secret of an API key.",
                    "Twilio shows the secret once, when the key is made; where it is lost, make another key."));
        }
        return secretProblem(
                text,
                "SB-110",
                "secret of the API key",
                "The secret of an API key",
                "Twilio shows it once, when the key is made; where it is lost, make another key.");
    }

    private static Optional<Failure> secretProblem(
            String text, String code, String name, String nameFirst, String wayOut) {
        if (SECRET.matcher(text).matches()) {
            return Optional.empty();
        }
        return Optional.of(new Failure.Input(
                code,
                text.isEmpty()
                        ? "The " + name + " is empty."
                        : nameFirst + " has no spaces in it and no letters with accents.",
                wayOut));
    }

    private static String length(String text) {
        return "This has " + text.length() + " characters and not " + SID_LENGTH + ": copy it whole.";
    }
}
