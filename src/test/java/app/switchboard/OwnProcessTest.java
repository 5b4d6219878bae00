package app.switchboard;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import app.switchboard.base.Cancellation;
import app.switchboard.base.DataFolder;
import app.switchboard.base.LogFile;
import app.switchboard.cli.SwitchboardCommand;
import app.switchboard.cli.Terminal;
import app.switchboard.secrets.Secrets;
import app.switchboard.store.Backups;
import app.switchboard.twilio.TwilioAddress;
import java.io.InputStream;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Path;
import java.time.Duration;
import java.time.ZoneId;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executor;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;

/** A command as it is typed, beside others on the same folder. */
@ExtendWith(LogFile.class)
class OwnProcessTest {

    private static final Executor THREAD = work -> Thread.ofVirtual().start(work);

    @TempDir
    Path temp;

    private Path folder;
    private final StringWriter err = new StringWriter();

    @BeforeEach
    void prepare() {
        folder = DataFolder.create(temp.resolve("data"));
    }

    private int run(Cancellation ctrlC, String... arguments) {
        String[] all = new String[arguments.length + 2];
        System.arraycopy(arguments, 0, all, 0, arguments.length);
        all[arguments.length] = "--data-dir";
        all[arguments.length + 1] = folder.toString();
        Terminal terminal = new Terminal(
                InputStream.nullInputStream(),
                new PrintWriter(new StringWriter()),
                new PrintWriter(err),
                null,
                ZoneId.of("UTC"),
                false,
                ctrlC,
                new Cancellation());
        return SwitchboardCommand.run(new OwnProcess(), terminal, all);
    }

    /** Else "try again" in the window would find the database open in its own process. */
    @Test
    void anEngineThatDoesNotOpenLeavesTheDatabaseClosed() {
        Secrets secrets = Secrets.withoutKeychain(folder);
        assertThatThrownBy(() -> Engine.open(folder, secrets, () -> {
                    throw new IllegalStateException("no connector");
                }))
                .hasMessage("no connector");
        assertThat(Backups.verify(folder).workspaces()).isZero();
    }

    private int watching() {
        return err.toString().split("Watching", -1).length - 1;
    }

    @Test
    void aWatchGivesWayToAWindowAtOnceAndComesBackAfterIt() throws Exception {
        run(new Cancellation(), "workspace", "add", "acme", "--name", "Acme");
        run(new Cancellation(), "workspace", "set", "acme", "--check", "hourly");
        Cancellation ctrlC = new Cancellation();
        CompletableFuture<Integer> watch = CompletableFuture.supplyAsync(() -> run(ctrlC, "watch"), THREAD);
        await().atMost(Duration.ofSeconds(20)).until(() -> watching() == 1);

        Home window = new Home(
                () -> folder,
                here -> Engine.open(here, Secrets.withoutKeychain(here), TwilioAddress.of(Optional.empty())));
        Optional<Engine> engine = window.open(() -> {});
        await().atMost(Duration.ofSeconds(20)).until(() -> watching() > 1);
        int tries = watching();
        assertThat(tries).as("gave way and left it").isLessThan(9);
        window.end(() -> window.close(engine.orElseThrow()));
        await().atMost(Duration.ofSeconds(20)).until(() -> watching() == tries + 1);
        ctrlC.cancel();
        assertThat(watch.join()).isEqualTo(130);
    }
}
