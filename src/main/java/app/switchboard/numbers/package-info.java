/**
 * Phone numbers, as stored and as shown.
 */
@NullMarked
package app.switchboard.numbers;

import org.jspecify.annotations.NullMarked;
