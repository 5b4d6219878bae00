/**
 * The command line. Data goes to stdout, everything else to stderr.
 */
@NullMarked
package app.switchboard.cli;

import org.jspecify.annotations.NullMarked;
