package app.switchboard.cli;

import static org.assertj.core.api.Assertions.assertThat;

import app.switchboard.cli.PackagedApp.Result;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** {@code db}, on the packaged jar: no Twilio is needed for it. */
class DatabaseCommandsIT {

    private static final ObjectMapper JSON = new ObjectMapper();

    @TempDir
    Path folder;

    private PackagedApp app;

    @BeforeEach
    void addWorkspace() throws Exception {
        app = new PackagedApp(folder, "http://127.0.0.1:1");
        assertThat(app.run("workspace", "add", "acme", "--name", "Acme Ltd").exitCode())
                .isZero();
    }

    private Path file() {
        return app.data().resolve("switchboard.mv.db");
    }

    private JsonNode info() throws Exception {
        Result info = app.run("db", "info", "--json");
        assertThat(info.exitCode()).isZero();
        return JSON.readTree(info.out());
    }

    private JsonNode workspaces() throws Exception {
        return JSON.readTree(app.run("workspace", "list", "--json").out());
    }

    @Test
    void aDamagedDatabaseIsFoundAndABackupTakesItsPlace() throws Exception {
        Result backup = app.run("db", "backup");
        assertThat(backup.exitCode()).isZero();
        Path made = Path.of(backup.out().strip());
        assertThat(app.run("db", "verify").err()).contains("All of it can be read: 1 workspace, 0 numbers, schema ");
        assertThat(app.run("db", "verify", made.toString()).exitCode()).isZero();

        Files.writeString(file(), "rubbish".repeat(3000), StandardCharsets.UTF_8);
        Result damaged = app.run("db", "verify");
        assertThat(damaged.exitCode()).isEqualTo(6);
        assertThat(damaged.err()).contains("SB-411").doesNotContain("Exception");
        assertThat(app.run("workspace", "list").err())
                .contains("SB-402", "switchboard db restore " + made.getFileName() + " --yes");

        Result asked = app.run("db", "restore", made.getFileName().toString());
        assertThat(asked.exitCode()).isEqualTo(2);
        assertThat(asked.err()).contains("SB-019");
        Result restored = app.run("db", "restore", made.getFileName().toString(), "--yes");
        assertThat(restored.exitCode()).isZero();
        assertThat(restored.err()).contains("Restored: 1 workspace", "before is in");
        assertThat(workspaces()).hasSize(1);
    }

    @Test
    void infoTellsTheFileAndItsBackups() throws Exception {
        app.run("db", "backup");
        JsonNode info = info();
        assertThat(info.fieldNames())
                .toIterable()
                .containsExactly("file", "bytes", "live_bytes", "schema", "h2", "backups");
        assertThat(info.get("file").asText()).isEqualTo(file().toString());
        assertThat(info.get("bytes").asLong()).isPositive();
        assertThat(info.get("backups").get(0).fieldNames())
                .toIterable()
                .containsExactly("file", "time", "bytes", "kind");
        assertThat(info.get("backups").findValuesAsText("kind")).containsExactly("manual");
        assertThat(app.run("db", "info").out()).contains("BACKUP", "manual", "schema ");
    }

    @Test
    void aDatabaseThatIsGoneIsNotMadeAnew() throws Exception {
        Path backup = folder.resolve("mine.zip");
        assertThat(app.run("db", "backup", "--to", backup.toString()).out().strip())
                .isEqualTo(backup.toString());
        assertThat(app.run("db", "backup", "--to", backup.toString()).exitCode())
                .isEqualTo(2);
        Files.delete(file());

        Result lost = app.run("workspace", "list");
        assertThat(lost.exitCode()).isEqualTo(6);
        assertThat(lost.err()).contains("SB-408", "held a workspace");
        assertThat(file()).doesNotExist();

        assertThat(app.run("db", "restore", backup.toString(), "--yes").exitCode())
                .isZero();
        assertThat(workspaces()).hasSize(1);
    }

    @Test
    void compactTellsWhatItGained() throws Exception {
        Result compacted = app.run("db", "compact");
        assertThat(compacted.exitCode()).isZero();
        assertThat(compacted.err()).matches("(?s)Compacted: \\d\\.\\d MB before, \\d\\.\\d MB now\\.\\s*");
        assertThat(workspaces()).hasSize(1);
    }
}
