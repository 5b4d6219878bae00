package app.switchboard.store;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.Arrays;
import java.util.Objects;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What takes the place of a database, and what does not: on real files. */
class RestoreTest extends DatabaseFiles {

    @ParameterizedTest
    @ValueSource(
            strings = {"absent", "empty.zip", "rubbish.zip", "half.zip", "changed.zip", "other.mv.db", "future.zip"})
    void aBackupThatCannotBeUsedLeavesTheDatabaseAsItWas(String name) throws Exception {
        Path bad = unusable(name);
        byte[] before = Files.readAllBytes(file());
        byte[] marked = Files.readAllBytes(marker());
        int there = inBackups().size();

        assertFails(name.equals("future.zip") ? "SB-407" : "SB-410", () -> Backups.restore(folder, bad));
        if (!name.equals("future.zip")) {
            assertFails("SB-410", () -> Backups.verify(folder, bad));
        }

        assertThat(Files.readAllBytes(file())).isEqualTo(before);
        assertThat(Files.readAllBytes(marker())).isEqualTo(marked);
        assertThat(inBackups()).hasSize(there);
        assertThat(workspaces()).containsExactly("acme");
    }

    private Path unusable(String name) throws Exception {
        Path bad = folder.resolve(name);
        try (Database database = Database.open(folder)) {
            add(database, "acme");
            byte[] good = Files.readAllBytes(database.backup().file());
            switch (name) {
                case "absent" -> {}
                case "empty.zip" -> Files.createFile(bad);
                case "rubbish.zip" -> Files.writeString(bad, "no archive".repeat(500));
                case "half.zip" -> Files.write(bad, Arrays.copyOf(good, good.length / 2));
                case "changed.zip" -> {
                    good[good.length / 2] ^= 0x55;
                    Files.write(bad, good);
                }
                case "other.mv.db" -> {
                    Path other = Files.createDirectory(folder.resolve("other"));
                    H2File.source(other).getConnection().close();
                    Files.move(H2File.in(other), bad);
                }
                default -> {
                    try (Connection owner = H2File.existing(folder).getConnection()) {
                        fromTheFuture(owner);
                        database.backup(bad);
                        Sql.update(owner, "DELETE FROM \"flyway_schema_history\" WHERE \"version\" = '99'");
                    }
                }
            }
        }
        return bad;
    }

    private static void fromTheFuture(Connection connection) throws SQLException {
        Sql.update(
                connection,
                "INSERT INTO \"flyway_schema_history\" SELECT 99, '99', 'future', 'SQL', 'V99__future.sql', 1,"
                        + " 'x', CURRENT_TIMESTAMP, 1, TRUE");
    }

    @ParameterizedTest
    @ValueSource(booleans = {true, false})
    void whatDoesNotOpenInItsPlaceGivesWayToWhatWasThere(boolean wasThere) throws Exception {
        Path backup;
        try (Database database = Database.open(folder)) {
            backup = database.backup().file();
            add(database, "acme");
        }
        if (!wasThere) {
            Files.delete(file());
        }
        byte[] before = wasThere ? Files.readAllBytes(file()) : new byte[0];
        byte[] marked = Files.readAllBytes(marker());

        assertFails(
                "SB-410",
                () -> new Restoring(folder, backup, restored -> {
                            assertThat(marker()).as("an empty one is wanted").doesNotExist();
                            throw new IllegalStateException("does not open");
                        })
                        .run());

        assertThat(Files.exists(file())).isEqualTo(wasThere);
        assertThat(wasThere ? Files.readAllBytes(file()) : new byte[0]).isEqualTo(before);
        assertThat(Files.readAllBytes(marker())).isEqualTo(marked);
        assertThat(inBackups()).hasSize(1);

        Backups.restore(folder, backup);
        assertThat(workspaces()).isEmpty();
    }

    @Test
    void aDatabaseThatIsOpenIsNotReplaced() throws Exception {
        try (Database database = Database.open(folder)) {
            add(database, "acme");
            Path backup = database.backup().file();
            assertFails("SB-401", () -> Backups.restore(folder, backup));
            assertFails("SB-401", () -> Backups.verify(folder));
            assertThat(workspaces(database)).containsExactly("acme");
        }
    }

    @Test
    void aDamagedDatabaseIsNamedWithItsBackupAndReplacedByIt() throws Exception {
        Path backup;
        try (Database database = Database.open(folder)) {
            add(database, "acme");
            backup = database.backup().file();
        }
        byte[] rubbish = "this is no database".repeat(900).getBytes(StandardCharsets.UTF_8);
        Files.write(file(), rubbish);
        String name = backup.getFileName().toString();
        assertThat(assertFails("SB-402", () -> Database.open(folder)).wayOut()).contains(name);
        assertThat(assertFails("SB-411", () -> Backups.verify(folder)).wayOut()).contains(name);

        Restored restored = Backups.restore(folder, backup);

        assertThat(workspaces()).containsExactly("acme");
        assertThat(Files.readAllBytes(Objects.requireNonNull(restored.setAside())))
                .isEqualTo(rubbish);
        assertThat(Backups.verify(folder).workspaces()).isEqualTo(1);
    }
}
