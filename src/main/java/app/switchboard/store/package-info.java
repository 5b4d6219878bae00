/**
 * The local H2 database: opening, migrating, transactions, and the translation of SQL errors into failures.
 */
@NullMarked
package app.switchboard.store;

import org.jspecify.annotations.NullMarked;
