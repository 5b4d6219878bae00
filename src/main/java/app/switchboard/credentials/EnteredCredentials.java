package app.switchboard.credentials;

import app.switchboard.base.Failure;
import app.switchboard.base.Secret;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * What an admin entered, checked.
 *
 * @param accountSid {@code AC} and 32 hex digits
 */
public record EnteredCredentials(String accountSid, Secret authToken) {

    private static final Pattern SID = Pattern.compile("AC[0-9a-fA-F]{32}");

    /** Twilio's are 32 characters today; what it makes of others is Twilio's to say. */
    private static final Pattern TOKEN = Pattern.compile("[\\x21-\\x7e]{1,128}");

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
        return new EnteredCredentials(accountSid.strip(), authToken);
    }

    /** What is wrong with an entered Account SID. */
    public static Optional<Failure> sidProblem(String entered) {
        String text = entered.strip();
        if (SID.matcher(text).matches()) {
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
                entered.isEmpty()
                        ? "The Auth Token is empty."
                        : "An Auth Token has no spaces in it and no letters with accents.",
                "Copy it from the Twilio Console's home page."));
    }
}
