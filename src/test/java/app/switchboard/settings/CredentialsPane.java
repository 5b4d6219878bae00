package app.switchboard.settings;

import app.switchboard.demo.DemoAccount;
import app.switchboard.fx.SameThread;
import app.switchboard.secrets.TestSecrets;
import java.net.URI;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.io.TempDir;

/** The credentials pane without a window, over a real engine. */
abstract class CredentialsPane {

    /** Nobody listens on port 9 (discard). */
    static final URI NOWHERE = URI.create("http://127.0.0.1:9");

    @TempDir
    Path folder;

    Workbench bench;
    CredentialsViewModel pane;
    final List<String> steps = new ArrayList<>();
    final List<String> saved = new ArrayList<>();

    @BeforeEach
    void open() {
        bench = new Workbench(folder, TestSecrets.withKeychain(folder), DemoAccount.explore());
        use(bench.pane(new SameThread()));
        pane.edit(null);
    }

    @AfterEach
    void close() {
        bench.close();
    }

    final void use(CredentialsViewModel other) {
        pane = other;
        pane.onSaved(saved::add);
        pane.state().progressText.subscribe(text -> steps.add(text));
    }

    void saveAcme() {
        Workbench.fill(pane, Workbench.TOKEN);
        pane.save();
        steps.clear();
        saved.clear();
    }

    String notice() {
        Notice notice = pane.state().notice.get();
        return notice == null ? "" : notice.text();
    }

    Entry.@Nullable Problem tokenProblem() {
        return pane.form().authToken().problemProperty().get();
    }
}
