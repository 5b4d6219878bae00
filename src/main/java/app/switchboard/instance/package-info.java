/**
 * One process at a time has a data folder's database: whose turn it is, and the Unix socket over which that process serves the others.
 */
@NullMarked
package app.switchboard.instance;

import org.jspecify.annotations.NullMarked;
