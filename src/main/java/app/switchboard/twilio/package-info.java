/**
 * The port to Twilio and its one adapter: twilio-java over our guarded HTTP client.
 */
@NullMarked
package app.switchboard.twilio;

import org.jspecify.annotations.NullMarked;
