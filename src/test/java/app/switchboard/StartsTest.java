package app.switchboard;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class StartsTest {

    @TempDir
    Path folder;

    @Test
    void twoThatFailedInARowAreKnown() throws Exception {
        Starts starts = new Starts(folder);
        assertThat(starts.failedTwice()).isFalse();
        starts.begin();
        assertThat(starts.failedTwice()).isFalse();
        starts.begin();
        assertThat(new Starts(folder).failedTwice()).isTrue();
        starts.stood();
        assertThat(starts.failedTwice()).isFalse();
        starts.begin();
        starts.stood();
        starts.begin();
        assertThat(starts.failedTwice()).isFalse();
        Files.writeString(folder.resolve("starts"), "nonsense");
        assertThat(starts.failedTwice()).isFalse();
        starts.begin();
        starts.begin();
        assertThat(starts.failedTwice()).isTrue();
        assertThat(new Starts(folder.resolve("nowhere")).failedTwice()).isFalse();
    }
}
