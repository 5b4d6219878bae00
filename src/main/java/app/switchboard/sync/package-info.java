/**
 * One run, start to end: verify, list, save, configure.
 */
@NullMarked
package app.switchboard.sync;

import org.jspecify.annotations.NullMarked;
