package app.switchboard;

import app.switchboard.base.Logs;
import app.switchboard.base.Secret;
import app.switchboard.credentials.EnteredCredentials;
import app.switchboard.demo.DemoAccount;
import app.switchboard.secrets.Secrets;
import app.switchboard.twilio.TwilioAddress;
import app.switchboard.workspace.WebhookTemplate;
import app.switchboard.workspace.Workspace;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Stream;

/** The engine of the demo: the production one, on a folder of its own that is deleted after, with one workspace whose credentials are saved. */
record Demo(Engine engine, Path folder) {

    private static final String WORKSPACE = "acme";

    static DemoAccount account() {
        return DemoAccount.explore();
    }

    /** Opens it towards a Twilio on loopback that holds {@link #account}. */
    static Demo open(URI twilio) {
        try {
            Path folder = Files.createTempDirectory("switchboard-demo");
            Logs.start(folder);
            Engine engine = Engine.open(folder, Secrets.withoutKeychain(folder), new TwilioAddress(twilio));
            Workspace acme = engine.workspaces().add(WORKSPACE, "Acme Ltd", WebhookTemplate.DEFAULT);
            EnteredCredentials entered =
                    EnteredCredentials.of(DemoAccount.EXPLORE_SID, new Secret(DemoAccount.EXPLORE_TOKEN));
            engine.credentials().keep(acme, entered, false);
            return new Demo(engine, folder);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    void deleteFolder() throws IOException {
        List<Path> all;
        try (Stream<Path> walk = Files.walk(folder)) {
            all = walk.sorted(Comparator.reverseOrder()).toList();
        }
        for (Path path : all) {
            Files.deleteIfExists(path);
        }
    }
}
