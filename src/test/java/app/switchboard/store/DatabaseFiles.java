package app.switchboard.store;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import app.switchboard.base.Failure;
import app.switchboard.base.FailureException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.io.TempDir;

/** A folder with a database in it, and what tests look for there. */
abstract class DatabaseFiles {

    @TempDir
    Path folder;

    static Failure assertFails(String code, ThrowingCallable call) {
        FailureException thrown = catchThrowableOfType(FailureException.class, call);
        assertThat(thrown).as("a failure with " + code).isNotNull();
        assertThat(thrown.failure().code()).as(thrown.failure().text()).isEqualTo(code);
        assertThat(thrown.failure().sentence()).endsWith(".");
        assertThat(thrown.failure().wayOut()).endsWith(".");
        return thrown.failure();
    }

    static void add(Database database, String... ids) {
        for (String id : ids) {
            database.write(
                    connection -> Sql.update(connection, "INSERT INTO workspaces (id, name) VALUES (?, ?)", id, id));
        }
    }

    static List<String> workspaces(Database database) {
        return database.read(
                connection -> Sql.list(connection, "SELECT id FROM workspaces ORDER BY id", row -> row.getString(1)));
    }

    List<String> workspaces() {
        try (Database database = Database.open(folder)) {
            return workspaces(database);
        }
    }

    Path file() {
        return folder.resolve("switchboard.mv.db");
    }

    Path marker() {
        return folder.resolve("switchboard.marker");
    }

    List<String> inBackups() throws IOException {
        try (Stream<Path> files = Files.list(folder.resolve("backups"))) {
            return files.map(file -> file.getFileName().toString()).sorted().toList();
        }
    }

    /** A database of version 2 with a workspace in it. */
    void openOld(String... ids) throws Exception {
        try (var connection = OldDatabases.make(folder, "2")) {
            for (String id : ids) {
                Sql.update(connection, "INSERT INTO workspaces (id, name) VALUES (?, ?)", id, id);
            }
        }
    }
}
