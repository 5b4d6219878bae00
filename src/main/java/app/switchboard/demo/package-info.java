/**
 * A Twilio on loopback: what a newcomer explores, and the peer of the tests.
 */
@NullMarked
package app.switchboard.demo;

import org.jspecify.annotations.NullMarked;
