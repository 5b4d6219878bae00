package badarch.switchboard.history;

import org.h2.jdbcx.JdbcDataSource;

public record UsesH2(JdbcDataSource source) {}
