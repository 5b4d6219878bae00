package app.switchboard.store;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.nio.file.StandardOpenOption.CREATE;
import static java.nio.file.StandardOpenOption.READ;
import static java.nio.file.StandardOpenOption.WRITE;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;

/** The file as it lies there at any moment: what a kill leaves, and what a copy of it holds. Elsewhere than on Linux, nobody else may read an open one. */
@EnabledOnOs(OS.LINUX)
class DurableFileTest {

    private static final int ROWS_KEPT = 5;

    @TempDir
    Path temp;

    private Database withoutRetention() throws IOException, SQLException {
        Path folder = temp.resolve("data");
        Database database = Database.open(folder);
        try (Connection owner = H2File.existing(folder).getConnection()) {
            Sql.update(owner, "SET RETENTION_TIME 0");
        }
        return database;
    }

    private static void commit(Database database, int number) {
        database.write(connection -> {
            Sql.update(connection, "DELETE FROM workspaces WHERE id = ?", "w" + (number - ROWS_KEPT));
            Sql.update(
                    connection,
                    "INSERT INTO workspaces (id, name) VALUES (?, ?)",
                    "w" + number,
                    "name".repeat(number * 7 % 50) + number);
        });
    }

    /** What H2 finds in a copy of the file, without what we do to it. */
    private List<String> found() throws IOException, SQLException {
        Path copy = Files.createDirectories(temp.resolve("copy"));
        Files.copy(H2File.in(temp.resolve("data")), H2File.in(copy), StandardCopyOption.REPLACE_EXISTING);
        try (Connection connection = H2File.readOnly(copy)) {
            return Sql.list(connection, "SELECT id FROM workspaces", row -> row.getString(1));
        }
    }

    private static String[] kept(int number) {
        String[] kept = new String[Math.min(number, ROWS_KEPT)];
        for (int i = 0; i < kept.length; i++) {
            kept[i] = "w" + (number - i);
        }
        return kept;
    }

    @Test
    void eachCommitIsFoundAlsoWhereGapsAreFilled() throws Exception {
        try (Database database = withoutRetention()) {
            for (int i = 1; i <= 60; i++) {
                commit(database, i);
                assertThat(found()).as("commit %s", i).containsExactlyInAnyOrder(kept(i));
            }
            // A copy of the open file, too: it is compared with the database.
            assertThat(database.backup().bytes()).isPositive();
        }
        assertThat(found()).as("closed").containsExactlyInAnyOrder(kept(60));
    }

    @Test
    void theHeaderNamesTheNewestChunkWhereItLies() throws Exception {
        Path path = temp.resolve("some.mv.db");
        try (FileChannel file = new DurableFile(FileChannel.open(path, CREATE, READ, WRITE))) {
            String first = "H:2,block:2,blockSize:1000,chunk:5,clean:1,format:3,version:5,fletcher:0\n";
            write(file, 0, first + " ".repeat(8192 - first.length()));
            assertThat(header(path)).as("H2's own").isEqualTo(first.strip());

            write(file, 10, "chunk:6,len:1,version:6,max:10 \n more");
            assertThat(header(path)).startsWith("H:2,block:a,blockSize:1000,chunk:6,format:3,version:6,fletcher:");
            String named = header(path);
            write(file, 12, "chunk:3,len:1,version:3,max:10 \n moved");
            assertThat(header(path)).as("an older chunk was moved").isEqualTo(named);
            write(file, 0, first);
            assertThat(header(path)).as("H2's own names the one before").isEqualTo(named);
            assertThat(Files.readString(path, ISO_8859_1).substring(4096))
                    .as("the second header")
                    .startsWith(named);
            write(file, 4, "chunk:6,len:1,version:6,max:10 \n moved");
            assertThat(header(path)).startsWith("H:2,block:4,blockSize:1000,chunk:6,format:3,version:6,");

            String last = "H:2,block:4,blockSize:1000,chunk:6,clean:1,format:3,version:6,fletcher:0\n";
            write(file, 0, last);
            assertThat(header(path)).as("closed by H2").isEqualTo(last.strip());
        }
    }

    private static void write(FileChannel file, int block, String text) throws IOException {
        ByteBuffer bytes = ByteBuffer.wrap(text.getBytes(ISO_8859_1));
        assertThat(file.write(bytes, block * 4096L)).isEqualTo(text.length());
        assertThat(bytes.hasRemaining()).isFalse();
    }

    private static String header(Path path) throws IOException {
        return Files.readString(path, ISO_8859_1).lines().findFirst().orElseThrow();
    }
}
