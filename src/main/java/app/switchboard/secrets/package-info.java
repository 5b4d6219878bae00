/**
 * Where secrets live: the operating system's keychain, a passphrase vault, or this session's memory. Never plain text on disk.
 */
@NullMarked
package app.switchboard.secrets;

import org.jspecify.annotations.NullMarked;
