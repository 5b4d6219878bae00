/**
 * Runs and what they did, recorded.
 */
@NullMarked
package app.switchboard.history;

import org.jspecify.annotations.NullMarked;
