package app.switchboard.sync;

import app.switchboard.base.Cancellation;
import app.switchboard.base.Secret;
import app.switchboard.credentials.Credentials;
import app.switchboard.credentials.EnteredCredentials;
import app.switchboard.demo.DemoAccount;
import app.switchboard.demo.DemoTwilio;
import app.switchboard.history.History;
import app.switchboard.numbers.DriftLog;
import app.switchboard.numbers.Numbers;
import app.switchboard.numbers.StoredNumber;
import app.switchboard.secrets.Secrets;
import app.switchboard.store.Database;
import app.switchboard.twilio.SdkTwilio;
import app.switchboard.twilio.TwilioAddress;
import app.switchboard.webhook.Journal;
import app.switchboard.workspace.WebhookTemplate;
import app.switchboard.workspace.Workspaces;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Clock;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.ExecutorService;

/** A real engine on a real H2 file, with a vault for its secrets, towards a Twilio on loopback. */
final class SyncFixture implements AutoCloseable {

    static final String SID = "AC" + "0123456789abcdef".repeat(2);
    static final String TOKEN = "fedcba9876543210fedcba9876543210";
    static final String OURS = "https://cc.automate8.com/api/twilio/acme/webhook";

    final DemoAccount account;
    final DemoTwilio twilio;
    final Database database;
    final Secrets secrets;
    final Workspaces workspaces;
    final Credentials credentials;
    final Numbers numbers;
    final DriftLog drift;
    final History history;
    final Journal journal;
    final SyncEngine sync;
    final List<SyncProgress> progress = new CopyOnWriteArrayList<>();
    private final SdkTwilio sdk;
    private final ExecutorService executor = EngineExecutor.create();

    SyncFixture(Path folder, DemoAccount account) {
        this.account = account;
        twilio = DemoTwilio.start(account);
        database = Database.open(folder);
        secrets = Secrets.open(
                folder,
                Map.of("SWITCHBOARD_VAULT_PASSPHRASE_FILE", passphrase(folder).toString()));
        Clock clock = Clock.systemUTC();
        workspaces = new Workspaces(database, clock);
        credentials = new Credentials(database, secrets, clock);
        numbers = new Numbers(database, clock);
        drift = new DriftLog(database);
        history = new History(database, clock);
        journal = new Journal(database, clock);
        sdk = new SdkTwilio(new TwilioAddress(twilio.address()));
        sync = new SyncEngine(
                workspaces, new SyncEngine.Parts(credentials, numbers, drift, history, journal, sdk, executor, clock));
        workspaces.add("acme", "Acme Ltd", WebhookTemplate.DEFAULT);
    }

    SyncResult save() {
        return save(TOKEN, new Cancellation());
    }

    SyncResult save(String token, Cancellation cancellation) {
        return sync.save("acme", EnteredCredentials.of(SID, new Secret(token)), true, progress::add, cancellation);
    }

    SyncResult sync() {
        return sync.sync("acme", progress::add, new Cancellation());
    }

    SyncResult syncAllowing(boolean shrink) {
        return sync.sync("acme", new SyncOptions(null, shrink), progress::add, new Cancellation());
    }

    StoredNumber stored(String phoneNumber) {
        return numbers.of("acme").stream()
                .filter(row -> row.number().phoneNumber().equals(phoneNumber))
                .findFirst()
                .orElseThrow();
    }

    long posts() {
        return twilio.requests().stream()
                .filter(request -> request.method().equals("POST"))
                .count();
    }

    private static Path passphrase(Path folder) {
        try {
            Path file = Files.createFile(
                    folder.resolve("passphrase"),
                    PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------")));
            return Files.writeString(file, "correct horse\n");
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Override
    public void close() {
        executor.shutdown();
        sdk.close();
        secrets.close();
        database.close();
        twilio.close();
    }
}
