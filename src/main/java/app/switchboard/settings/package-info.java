/**
 * The settings panes; the credentials pane among them.
 */
@NullMarked
package app.switchboard.settings;

import org.jspecify.annotations.NullMarked;
