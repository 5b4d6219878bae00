/**
 * The list of numbers and the detail pane.
 */
@NullMarked
package app.switchboard.inventory;

import org.jspecify.annotations.NullMarked;
