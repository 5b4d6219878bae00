package app.switchboard.twilio;

/** What all connections to one account share, since Twilio counts and pauses by account. */
final class AccountGate {

    final AdaptiveLimit limit = new AdaptiveLimit();
    final AccountPause pause = new AccountPause();
}
