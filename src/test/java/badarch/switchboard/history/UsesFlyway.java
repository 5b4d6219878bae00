package badarch.switchboard.history;

import org.flywaydb.core.Flyway;

public record UsesFlyway(Flyway flyway) {}
