/**
 * Workspaces and their settings.
 */
@NullMarked
package app.switchboard.workspace;

import org.jspecify.annotations.NullMarked;
