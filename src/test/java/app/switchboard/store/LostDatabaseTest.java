package app.switchboard.store;

import static org.assertj.core.api.Assertions.assertThat;

import app.switchboard.base.Failure;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** A database that lost its data is told from a new one. */
class LostDatabaseTest extends DatabaseFiles {

    @ParameterizedTest
    @ValueSource(strings = {"gone", "empty", "fresh"})
    void aDatabaseThatLostItsDataIsNotTakenForANewOne(String how) throws Exception {
        Path backup;
        try (Database database = Database.open(folder)) {
            add(database, "acme", "globex");
            backup = database.backup().file();
        }
        Files.delete(file());
        switch (how) {
            case "empty" -> Files.createFile(file());
            case "fresh" -> H2File.source(folder).getConnection().close();
            default -> {}
        }
        byte[] before = Files.exists(file()) ? Files.readAllBytes(file()) : new byte[0];

        Failure failure = assertFails("SB-408", () -> Database.open(folder));

        assertThat(failure.sentence()).contains("2 workspaces");
        assertThat(failure.wayOut()).contains(backup.getFileName().toString(), "switchboard.marker");
        assertThat(Files.exists(file()) ? Files.readAllBytes(file()) : new byte[0])
                .isEqualTo(before);

        Backups.restore(folder, backup);
        assertThat(workspaces()).containsExactly("acme", "globex");
    }

    @Test
    void withoutItsMarkerAMissingDatabaseIsANewOne() throws IOException {
        try (Database database = Database.open(folder)) {
            assertThat(marker()).doesNotExist();
            add(database, "acme");
            assertThat(marker()).exists();
        }
        Files.delete(file());
        Files.delete(marker());
        assertThat(workspaces()).isEmpty();
    }

    @Test
    void whoRemovesTheLastWorkspaceMayStartAfresh() throws IOException {
        try (Database database = Database.open(folder)) {
            add(database, "acme");
            database.write(connection -> Sql.update(connection, "DELETE FROM workspaces"));
            assertThat(marker()).doesNotExist();
        }
        assertThat(workspaces()).isEmpty();
    }

    @Test
    void aDatabaseFromBeforeTheMarkerGetsOne() throws Exception {
        openOld("acme");
        Database.open(folder).close();
        assertThat(marker()).content().contains("schema=5", "workspaces=1");
    }
}
