package app.switchboard.settings;

/**
 * A number that refused its webhook.
 *
 * @param number its phone number, or empty where it is not known
 * @param reason Twilio's reason and the way out
 */
record Refusal(String number, String sid, String reason) {}
