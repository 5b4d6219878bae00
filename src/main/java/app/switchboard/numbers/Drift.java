package app.switchboard.numbers;

/**
 * One thing about a number that was changed at Twilio and not through Switchboard.
 *
 * @param field Twilio's name of the field; {@code MessagingServiceSid}, {@code MessagesTo} and {@code CallsTo} tell of what lies behind the number
 * @param before what was known; {@code ""}: unset
 * @param after what was found
 */
public record Drift(String sid, String phoneNumber, String field, String before, String after) {}
