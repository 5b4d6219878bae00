package app.switchboard.shell;

import app.switchboard.fx.Background;
import app.switchboard.fx.SameThread;
import java.nio.file.Path;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.io.TempDir;

/** A bench for each test of {@link ShellViewModel}. */
abstract class ShellFixture {

    WindowBench bench;

    @BeforeEach
    void open(@TempDir Path folder) {
        bench = new WindowBench(folder);
    }

    @AfterEach
    void close() {
        bench.close();
    }

    /** A window in which everything happens at once. */
    final ShellViewModel shell() {
        return shell(new SameThread());
    }

    final ShellViewModel shell(Background background) {
        return bench.window(background, false).shell;
    }
}
