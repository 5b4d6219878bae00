/**
 * What every package stands on: failures, ids, secrets in memory, cancellation, the data folder. Uses no other package of ours.
 */
@NullMarked
package app.switchboard.base;

import org.jspecify.annotations.NullMarked;
