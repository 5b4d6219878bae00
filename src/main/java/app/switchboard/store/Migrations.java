package app.switchboard.store;

import java.util.Arrays;
import java.util.Comparator;
import java.util.Optional;
import javax.sql.DataSource;
import org.flywaydb.core.Flyway;
import org.flywaydb.core.api.MigrationInfo;
import org.flywaydb.core.api.MigrationVersion;

/** The migrations of the local database. */
final class Migrations {

    private final Flyway flyway;

    Migrations(DataSource source) {
        flyway = Flyway.configure()
                .dataSource(source)
                .locations("classpath:db/migration/common", "classpath:db/migration/h2")
                // A wrong location would otherwise "succeed" with no migration.
                .failOnMissingLocations(true)
                // Nor is the database of a newer version ignored, as it is by default: it may not be written by this
                // one.
                .ignoreMigrationPatterns(new String[0])
                .load();
    }

    /** The version that {@link #run} would lead to; empty where nothing is to be done. */
    Optional<String> pending() {
        return Arrays.stream(flyway.info().pending())
                .map(MigrationInfo::getVersion)
                .max(Comparator.naturalOrder())
                .map(MigrationVersion::getVersion);
    }

    void run() {
        flyway.migrate();
    }
}
