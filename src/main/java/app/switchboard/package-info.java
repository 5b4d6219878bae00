/** The entry point and the composition root. */
@NullMarked
package app.switchboard;

import org.jspecify.annotations.NullMarked;
