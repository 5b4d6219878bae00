package badarch.switchboard.store;

import org.flywaydb.core.Flyway;
import org.flywaydb.core.api.configuration.FluentConfiguration;
import org.h2.jdbcx.JdbcDataSource;

/** The store knows its engine. */
public final class MayMigrate {

    public FluentConfiguration migrations(JdbcDataSource source) {
        return Flyway.configure().dataSource(source);
    }
}
