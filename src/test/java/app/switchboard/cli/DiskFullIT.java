package app.switchboard.cli;

import static org.assertj.core.api.Assertions.assertThat;

import app.switchboard.cli.PackagedApp.Result;
import app.switchboard.demo.DemoAccount;
import app.switchboard.demo.DemoNumber;
import app.switchboard.demo.DemoTwilio;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.DisabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;

/** The disk is full in mid-run: writing stops, that is said, and nothing that was acknowledged is lost. */
@DisabledOnOs(OS.WINDOWS)
class DiskFullIT {

    private static final String SID = "AC" + "0123456789abcdef".repeat(2);
    private static final String TOKEN = "fedcba9876543210fedcba9876543210";
    private static final String OURS = "https://cc.automate8.com/api/twilio/acme/webhook";
    private static final ObjectMapper JSON = new ObjectMapper();
    private static final int BEFORE = 100;
    private static final int AFTER = 600;

    /** What the run may add to the disk, in kB: enough for the list, too little for all that follows. */
    private static final int ROOM = 600;

    /** Runs a command on a copy of the data folder, on a disk of its own, and leaves what became of it in another folder. */
    private static final String SMALL_DISK = """
            data=$1 after=$2; shift 2
            cp -a "$data" "$after"
            mount -t tmpfs -o size=$(( $(du -sk "$data" | cut -f1) + %d ))k none "$data" || exit 99
            cp -a "$after/." "$data"
            "$@"; code=$?
            cp -a "$data/." "$after"
            exit $code
            """.formatted(ROOM);

    /** Where no disk can be made: no file may grow beyond a size. The system's error is another one then. */
    private static final String SMALL_FILES = """
            data=$1 after=$2; shift 2
            cp -a "$data" "$after"
            export SWITCHBOARD_DATA_DIR=$after
            ulimit -f $(( $(du -sk "$data" | cut -f1) + %d ))
            exec "$@"
            """.formatted(ROOM);

    @TempDir
    Path folder;

    private final DemoAccount account = DemoAccount.ofSize(SID, TOKEN, BEFORE);
    private final DemoTwilio twilio = DemoTwilio.start(account);

    @AfterEach
    void stop() {
        twilio.close();
    }

    @Test
    void aFullDiskIsSaidAndLosesNothing() throws Exception {
        String address = twilio.address().toString();
        PackagedApp app = new PackagedApp(folder, address);
        app.run("workspace", "add", "acme", "--name", "Acme Ltd");
        Result saved =
                app.runWith(TOKEN, Map.of(), "credentials", "save", "acme", "--account-sid", SID, "--auth-token-stdin");
        assertThat(saved.exitCode()).isZero();
        DemoAccount.ofSize(SID, TOKEN, AFTER).numbers().stream().skip(BEFORE).forEach(account::add);

        Path after = Files.createDirectory(folder.resolve("after"));
        boolean ownDisk = canMount();
        List<String> wrapper = new ArrayList<>(ownDisk ? List.of("unshare", "-rm") : List.of());
        wrapper.addAll(List.of(
                "bash",
                "-c",
                ownDisk ? SMALL_DISK : SMALL_FILES,
                "small",
                app.data().toString(),
                after.resolve("data").toString()));
        Result full = new PackagedApp(folder, address, wrapper).run("sync", "acme", "--json");

        assertThat(full.exitCode()).isEqualTo(6);
        JsonNode report = JSON.readTree(full.out());
        assertThat(report.get("outcome").asText()).isEqualTo("incomplete");
        assertThat(report.get("failures").findValuesAsText("code"))
                .hasSize(1)
                .allMatch(code -> code.equals("SB-403") || (!ownDisk && code.equals("SB-404")));
        assertThat(full.err()).doesNotContain("Exception");
        if (ownDisk) {
            assertThat(full.err()).contains("SB-403: The disk is full. Free some space");
        }
        // What can't be booked is no longer sent.
        long configured = configuredAtTwilio();
        assertThat(configured).isLessThan(AFTER);

        // Now there is space again: no row was lost, and the next run brings the rest to its end.
        Result next = new PackagedApp(after, address).run("sync", "acme", "--json");
        assertThat(next.exitCode()).isZero();
        JsonNode settled = JSON.readTree(next.out());
        assertThat(settled.get("added").asInt()).isLessThanOrEqualTo(AFTER - BEFORE);
        JsonNode webhooks = settled.get("webhooks");
        assertThat(webhooks.get("already").asLong()).isEqualTo(configured);
        assertThat(webhooks.get("configured").asLong()).isEqualTo(AFTER - configured);
        assertThat(configuredAtTwilio()).isEqualTo(AFTER);
    }

    private long configuredAtTwilio() {
        return account.numbers().stream()
                .map(DemoNumber::smsUrl)
                .filter(OURS::equals)
                .count();
    }

    /** Linux lets whoever may have a user namespace mount a disk in it. */
    private static boolean canMount() throws InterruptedException {
        try {
            Process process = new ProcessBuilder("unshare", "-rm", "mount", "-t", "tmpfs", "none", "/mnt")
                    .redirectErrorStream(true)
                    .redirectOutput(ProcessBuilder.Redirect.DISCARD)
                    .start();
            return process.waitFor(10, TimeUnit.SECONDS) && process.exitValue() == 0;
        } catch (IOException e) {
            return false;
        }
    }
}
