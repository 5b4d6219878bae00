/**
 * What an admin enters to reach an account, and where its secret is kept.
 */
@NullMarked
package app.switchboard.credentials;

import org.jspecify.annotations.NullMarked;
