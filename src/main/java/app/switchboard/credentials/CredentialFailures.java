package app.switchboard.credentials;

import app.switchboard.base.Failure;
import app.switchboard.base.FailureException;
import org.jspecify.annotations.Nullable;

/** What can go wrong with a workspace's credentials beyond what Twilio says of them, in one place, so that no code gets two meanings. */
final class CredentialFailures {

    private CredentialFailures() {}

    static Failure none(String workspaceId) {
        return credentials(
                "SB-106",
                "The workspace \"" + workspaceId + "\" has no credentials yet.",
                "Save its Account SID and Auth Token first.");
    }

    static FailureException noToken(String workspaceId) {
        return credentials(
                        "SB-112",
                        "There is no Auth Token here for the workspace \"" + workspaceId
                                + "\", and only that can do this.",
                        "Save its Auth Token first.")
                .exception();
    }

    static FailureException onlyInMemory() {
        return new Failure.Secrets(
                        "SB-113",
                        "The Auth Token is kept until Switchboard quits only, and a new secret would be lost with it.",
                        "Keep it in the keychain or in a vault first.",
                        null)
                .exception();
    }

    static FailureException refusedSecondToken(Failure failure) {
        return new Failure.Twilio(
                        "SB-114",
                        "Twilio did not make a second Auth Token: this account may have one already.",
                        "Look at its Auth Tokens in the Twilio Console; delete the secondary one if nobody needs it, and try again.",
                        failure.twilioCode(),
                        null)
                .exception();
    }

    static FailureException bothRefused() {
        return credentials(
                        "SB-115",
                        "Twilio accepts neither the old Auth Token nor the new one: somebody else changed it meanwhile.",
                        "Copy the Auth Token from the Twilio Console and save it here.")
                .exception();
    }

    static FailureException keyLeftAtTwilio(String keySid, @Nullable Throwable cause) {
        return new Failure.Secrets(
                        "SB-116",
                        "Twilio made the API key " + keySid + ", and its secret could not be kept; nobody has it.",
                        "Try again, which deletes that key first, or delete it in the Twilio Console.",
                        cause)
                .exception();
    }

    static FailureException hasKey(String workspaceId) {
        return new Failure.Input(
                        "SB-117",
                        "The workspace \"" + workspaceId + "\" uses an API key already.",
                        "Nothing was changed.")
                .exception();
    }

    static FailureException newOneRefused(boolean key) {
        return credentials(
                        "SB-118",
                        "Twilio does not accept the new " + (key ? "API key" : "Auth Token")
                                + " that it made; it was deleted again, and nothing has changed.",
                        "Try again in a minute.")
                .exception();
    }

    static FailureException tokenNeeded(String workspaceId, boolean used) {
        return new Failure.Input(
                        "SB-119",
                        "The Auth Token of the workspace \"" + workspaceId + "\" is still needed.",
                        used
                                ? "It is what the workspace uses; make an API key first."
                                : "Its rotation has not come to its end; rotate it again to finish.")
                .exception();
    }

    private static Failure credentials(String code, String sentence, String wayOut) {
        return new Failure.Credentials(code, sentence, wayOut, null);
    }
}
