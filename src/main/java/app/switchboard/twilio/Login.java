package app.switchboard.twilio;

import app.switchboard.base.Secret;

/** What opens a Twilio account: its Auth Token, or one of its API keys. */
public sealed interface Login {

    /** {@code AC} and 32 hex digits. */
    String accountSid();

    /** The name that requests are signed in with. */
    String user();

    /** The password that goes with it. */
    Secret secret();

    /** The account's Auth Token, which opens everything. */
    record Token(String accountSid, Secret secret) implements Login {
        @Override
        public String user() {
            return accountSid;
        }
    }

    /**
     * An API key. A Standard one opens all but the account resource, API keys and Auth Tokens.
     *
     * @param keySid {@code SK} and 32 hex digits
     */
    record Key(String accountSid, String keySid, Secret secret) implements Login {
        @Override
        public String user() {
            return keySid;
        }
    }
}
