package app.switchboard;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Base64;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** That the search for a secret finds one. */
class CanaryTest {

    private static final String SID = "AC" + "0123456789abcdef".repeat(2);
    private static final String TOKEN = "c0ffee00" + "deadbeef".repeat(3);
    private static final Canary CANARY = new Canary(SID, TOKEN);

    @TempDir
    Path folder;

    @Test
    void findsAPlantedLeakInEachForm() throws Exception {
        Files.writeString(folder.resolve("clean"), "c0ffee00 deadbeef " + SID);
        assertThat(CANARY.in(folder)).isEmpty();
        for (String form : CANARY.forms().keySet()) {
            ByteArrayOutputStream leak = new ByteArrayOutputStream();
            leak.write(new byte[] {0, 1, 2, (byte) 0xff});
            leak.write(CANARY.forms().get(form));
            leak.write(7);
            Path file = Files.write(folder.resolve("leak"), leak.toByteArray());
            assertThat(CANARY.in(folder)).as(form).contains(file + ": " + form);
            assertThat(CANARY.in(folder, file)).isEmpty();
        }
    }

    @Test
    void findsWhatStoodInALongerText() throws Exception {
        for (String before : new String[] {"", "x", "xy", "xyz"}) {
            byte[] encoded =
                    Base64.getEncoder().encode((before + TOKEN + " and more").getBytes(StandardCharsets.UTF_8));
            assertThat(CANARY.in("text", encoded)).as(before).isNotEmpty();
        }
        byte[] header = Base64.getEncoder().encode((SID + ":" + TOKEN).getBytes(StandardCharsets.UTF_8));
        assertThat(CANARY.in("text", header)).contains("text: Authorization header");
    }

    @Test
    void looksIntoArchives() throws Exception {
        ByteArrayOutputStream archive = new ByteArrayOutputStream();
        try (ZipOutputStream zip = new ZipOutputStream(archive)) {
            zip.putNextEntry(new ZipEntry("switchboard.mv.db"));
            zip.write(("x".repeat(5000) + TOKEN).getBytes(StandardCharsets.UTF_16LE));
        }
        assertThat(CANARY.in("backup.zip", archive.toByteArray()))
                .contains("backup.zip!switchboard.mv.db: UTF-16, low byte first");
    }
}
