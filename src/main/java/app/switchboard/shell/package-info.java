/**
 * The main window: sidebar, toolbar, welcome.
 */
@NullMarked
package app.switchboard.shell;

import org.jspecify.annotations.NullMarked;
