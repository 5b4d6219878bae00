package app.switchboard.credentials;

import app.switchboard.base.Failure;
import app.switchboard.base.Secret;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * What an admin entered, checked.
 *
 * @param accountSid {@code AC} and 32 hex digits
 */
public record EnteredCredentials(String accountSid, Secret authToken) {

    private static final Pattern SID = Pattern.compile("AC[0-9a-f]{32}");
    private static final Pattern TOKEN = Pattern.compile("[0-9a-zA-Z]{32}");

    /**
     * Takes what was entered, white space around it dropped.
     *
     * @throws app.switchboard.base.FailureException SB-021 or SB-022 if it can't be an Account SID and an Auth Token
     */
    public static EnteredCredentials of(String accountSid, Secret authToken) {
        Optional<Failure> problem = sidProblem(accountSid).or(() -> tokenProblem(authToken));
        if (problem.isPresent()) {
            throw problem.get().exception();
        }
        return new EnteredCredentials(normal(accountSid), authToken);
    }

    /** What is wrong with an entered Account SID. */
    public static Optional<Failure> sidProblem(String entered) {
        String text = entered.strip();
        if (SID.matcher(normal(entered)).matches()) {
            return Optional.empty();
        }
        String hint = text.startsWith("SK")
                ? "This is the SID of an API key; the Account SID begins with AC."
                : "Copy it from the Twilio Console's home page.";
        return Optional.of(new Failure.Input("SB-021", "An Account SID is AC and 32 characters 0-9 and a-f.", hint));
    }

    /** What is wrong with an entered Auth Token. */
    public static Optional<Failure> tokenProblem(Secret entered) {
        if (TOKEN.matcher(entered.reveal()).matches()) {
            return Optional.empty();
        }
        return Optional.of(new Failure.Input(
                "SB-022",
                entered.isEmpty() ? "The Auth Token is empty." : "An Auth Token has 32 letters and digits.",
                "Copy it from the Twilio Console's home page."));
    }

    /** SIDs are compared as Twilio writes them: AC, then hex digits in lower case. */
    private static String normal(String accountSid) {
        String text = accountSid.strip();
        return text.length() < 2
                ? text
                : text.substring(0, 2) + text.substring(2).toLowerCase(Locale.ROOT);
    }
}
