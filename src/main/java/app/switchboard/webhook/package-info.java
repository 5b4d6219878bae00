/**
 * Where calls and messages go, where they should go, and the writing of it to Twilio.
 */
@NullMarked
package app.switchboard.webhook;

import org.jspecify.annotations.NullMarked;
