package app.switchboard.store;

import static java.util.Objects.requireNonNull;

import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.File;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.net.URISyntaxException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.UUID;
import org.flywaydb.core.Flyway;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.extension.ExtensionContext;
import org.junit.jupiter.api.extension.ExtensionContext.Namespace;
import org.postgresql.ds.PGSimpleDataSource;

/**
 * A real Postgres, one a JVM run: started for the first test that asks, stopped by JUnit after the last. Holds one template, which looks like a Supabase project with our migrations applied; each test gets a copy.
 *
 * <p>{@value #VARIABLE} names another server instead: a JDBC URL of a superuser. It keeps the four roles of {@code supabase.sql}, and no database of ours.
 */
final class PostgresServer implements AutoCloseable {

    static final String VARIABLE = "TEST_PG_URL";

    private final String suffix = UUID.randomUUID().toString().replace("-", "");
    private final String template = "switchboard_template_" + suffix;
    private final @Nullable Embedded embedded;
    private final String url;
    private int copies;

    private PostgresServer(@Nullable String given) {
        boolean ours = given == null || given.isBlank();
        embedded = ours ? Embedded.start() : null;
        url = embedded == null ? requireNonNull(given) : embedded.url();
        try {
            makeTemplate();
        } catch (SQLException | RuntimeException e) {
            close();
            throw new IllegalStateException("No Postgres for the tests", e);
        }
    }

    /** The server of this JVM run. */
    static PostgresServer of(ExtensionContext context) {
        return context.getRoot()
                .getStore(Namespace.GLOBAL)
                .computeIfAbsent(
                        PostgresServer.class, key -> new PostgresServer(System.getenv(VARIABLE)), PostgresServer.class);
    }

    /** A new database, a copy of the migrated template. Its {@code close} drops it. */
    synchronized PostgresDatabase newDatabase() throws SQLException {
        copies++;
        String name = "switchboard_test_" + copies + "_" + suffix;
        administer("CREATE DATABASE " + name + " TEMPLATE " + template);
        return new PostgresDatabase(this, name, dataSource(name));
    }

    void drop(String database) throws SQLException {
        administer("DROP DATABASE IF EXISTS " + database + " WITH (FORCE)");
    }

    @Override
    public void close() {
        if (embedded != null) {
            embedded.stop();
            return;
        }
        try {
            drop(template);
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
    }

    private void makeTemplate() throws SQLException {
        administer("CREATE DATABASE " + template);
        PGSimpleDataSource source = dataSource(template);
        try (Connection connection = source.getConnection();
                Statement statement = connection.createStatement()) {
            statement.execute(supabase());
        }
        source.setOptions("-c role=" + PostgresDatabase.OWNER);
        Flyway.configure()
                .dataSource(source)
                .locations("classpath:db/migration/common", "classpath:db/migration/postgresql")
                .failOnMissingLocations(true)
                .load()
                .migrate();
    }

    private void administer(String sql) throws SQLException {
        try (Connection connection = dataSource(null).getConnection();
                Statement statement = connection.createStatement()) {
            statement.execute(sql);
        }
    }

    private PGSimpleDataSource dataSource(@Nullable String database) {
        PGSimpleDataSource source = new PGSimpleDataSource();
        source.setURL(url);
        if (database != null) {
            source.setDatabaseName(database);
        }
        return source;
    }

    private static String supabase() {
        try (InputStream script = requireNonNull(PostgresServer.class.getResourceAsStream("/db/supabase.sql"))) {
            return new String(script.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** The server that comes as a Maven artifact. All its files stay in the build folder; after a run only the unpacked binaries do. */
    private record Embedded(EmbeddedPostgres postgres, Path log) {

        static Embedded start() {
            Path folder = buildFolder().resolve("embedded-pg");
            Path data = folder.resolve(UUID.randomUUID().toString());
            Path log = folder.resolve(data.getFileName() + ".log");
            // The one way to keep the library out of the system's temporary folder; it also sweeps there after killed
            // runs.
            System.setProperty("ot.epg.working-dir", folder.toString());
            try {
                Files.createDirectories(folder);
                ProcessBuilder.Redirect output = ProcessBuilder.Redirect.appendTo(log.toFile());
                EmbeddedPostgres postgres = EmbeddedPostgres.builder()
                        .setDataDirectory(data)
                        .setOutputRedirector(output)
                        .setLocaleConfig("locale", "C")
                        // No socket file in /tmp: JDBC comes by TCP.
                        .setServerConfig("unix_socket_directories", "")
                        .setPGStartupWait(Duration.ofMinutes(1))
                        .start();
                return new Embedded(postgres, log);
            } catch (IOException | RuntimeException e) {
                throw new IllegalStateException(
                        "The embedded Postgres did not start: see " + log + ". As root it needs 'unshare -U'. "
                                + VARIABLE + " names another server.",
                        e);
            }
        }

        String url() {
            return postgres.getJdbcUrl("postgres", "postgres");
        }

        void stop() {
            try {
                postgres.close();
                Files.deleteIfExists(log);
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }

        private static Path buildFolder() {
            try {
                File classes = new File(PostgresServer.class
                        .getProtectionDomain()
                        .getCodeSource()
                        .getLocation()
                        .toURI());
                return classes.toPath().resolveSibling("");
            } catch (URISyntaxException e) {
                throw new IllegalStateException(e);
            }
        }
    }
}
