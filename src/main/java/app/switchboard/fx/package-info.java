/**
 * What all views share: loading, background work, dialogs, formatting. For faces alone.
 */
@NullMarked
package app.switchboard.fx;

import org.jspecify.annotations.NullMarked;
