package app.switchboard.sync;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import app.switchboard.base.Cancellation;
import app.switchboard.base.FailureException;
import app.switchboard.base.Secret;
import app.switchboard.credentials.Credentials;
import app.switchboard.credentials.EnteredCredentials;
import app.switchboard.demo.DemoAccount;
import app.switchboard.demo.DemoNumber;
import app.switchboard.demo.DemoNumberBuilder;
import app.switchboard.demo.DemoTwilio;
import app.switchboard.history.History;
import app.switchboard.history.RunReport;
import app.switchboard.numbers.DriftLog;
import app.switchboard.numbers.Numbers;
import app.switchboard.numbers.StoredNumber;
import app.switchboard.secrets.Secrets;
import app.switchboard.store.Database;
import app.switchboard.twilio.SdkTwilio;
import app.switchboard.twilio.TwilioAddress;
import app.switchboard.webhook.Journal;
import app.switchboard.webhook.JournalEntry;
import app.switchboard.webhook.NumberChange;
import app.switchboard.webhook.Undo;
import app.switchboard.webhook.WebhookPlan;
import app.switchboard.workspace.Hook;
import app.switchboard.workspace.HookSetting;
import app.switchboard.workspace.Policy;
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
import java.util.Objects;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.Supplier;
import java.util.function.UnaryOperator;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.jspecify.annotations.Nullable;

/** A real engine on a real H2 file, with a vault for its secrets, towards a Twilio on loopback. */
final class SyncFixture implements AutoCloseable {

    static final String SID = "AC" + "0123456789abcdef".repeat(2);
    static final String TOKEN = "fedcba9876543210fedcba9876543210";
    static final String OURS = "https://cc.automate8.com/api/twilio/acme/webhook";

    /** An address that is somebody else's choice. */
    static final String OTHER = "https://other.example/in";

    static final String VOICE = "https://cc.automate8.com/api/twilio/acme/voice";

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
    final Undo undo;
    final SyncEngine sync;

    /** Nanoseconds by which the engine's monotonic clock is ahead of the real one. */
    final AtomicLong ahead = new AtomicLong();

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
        undo = new Undo(journal);
        sync = new SyncEngine(
                workspaces,
                new SyncEngine.Parts(
                        credentials,
                        numbers,
                        drift,
                        history,
                        journal,
                        sdk,
                        executor,
                        clock,
                        () -> System.nanoTime() + ahead.get()));
        workspaces.add("acme", "Acme Ltd", WebhookTemplate.DEFAULT);
    }

    static void assertFails(ThrowingCallable call, String code) {
        assertThatThrownBy(call)
                .isInstanceOfSatisfying(
                        FailureException.class,
                        e -> assertThat(e.failure().code()).isEqualTo(code));
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

    SyncResult sync(SyncOptions options) {
        return sync.sync("acme", options, progress::add, new Cancellation());
    }

    SyncResult check() {
        return sync.check("acme", SyncOptions.DEFAULT, progress::add, new Cancellation());
    }

    /** What a sync would do now. */
    WebhookPlan plan() {
        return Objects.requireNonNull(check().plan());
    }

    SyncResult apply(WebhookPlan plan) {
        return sync.apply(plan, progress::add, new Cancellation());
    }

    SyncResult undo(List<NumberChange> changes) {
        return sync.undo("acme", changes, progress::add, new Cancellation());
    }

    /** Saves the credentials and does no more. */
    SyncFixture connected() {
        sync.save("acme", EnteredCredentials.of(SID, new Secret(TOKEN)), false, progress::add, new Cancellation());
        twilio.forgetRequests();
        return this;
    }

    /** Adds a number to the account. */
    DemoNumber add(DemoNumberBuilder number) {
        DemoNumber built = number.build();
        account.add(built);
        return built;
    }

    /** Adds a number with an address for messages. */
    DemoNumber add(String phoneNumber, @Nullable String smsUrl) {
        return add(DemoNumber.builder(phoneNumber).smsUrl(smsUrl));
    }

    /** Adds numbers with no address. */
    void addMany(int count) {
        DemoAccount.ofSize(SID, TOKEN, count).numbers().forEach(account::add);
    }

    /** Adds numbers that are as the workspace wants them, but for the first few, which have no address. */
    void addMany(int count, int unset) {
        List<DemoNumber> made = DemoAccount.ofSize(SID, TOKEN, count).numbers();
        for (int i = 0; i < count; i++) {
            account.add(made.get(i).toBuilder().smsUrl(i < unset ? null : OURS).build());
        }
    }

    /** A number as Twilio has it. */
    DemoNumber live(DemoNumber number) {
        return account.number(number.sid()).orElseThrow();
    }

    /** Begins something on a thread of its own. */
    <T> CompletableFuture<T> begin(Supplier<T> work) {
        return CompletableFuture.supplyAsync(work, executor);
    }

    /** An edit in Twilio's Console. */
    void edit(DemoNumber number, UnaryOperator<DemoNumberBuilder> edit) {
        account.change(number.sid(), old -> edit.apply(old.toBuilder()).build());
    }

    void policy(UnaryOperator<Policy> change) {
        workspaces.change("acme", change.apply(workspaces.require("acme").policy()));
    }

    /** Takes charge of a webhook. */
    void wants(Hook hook, String template) {
        workspaces.change(
                "acme", workspaces.require("acme").routing().with(hook, HookSetting.on(WebhookTemplate.of(template))));
    }

    /** The newest write to a number. */
    JournalEntry lastWrite(DemoNumber number) {
        return journal.of("acme", number.sid(), 1).getFirst();
    }

    RunReport report(String runId) {
        return Objects.requireNonNull(history.find(runId).orElseThrow().report());
    }

    /** How often a number was written to. */
    long posts(DemoNumber number) {
        return twilio.requests().stream()
                .filter(request ->
                        request.method().equals("POST") && request.path().contains(number.sid()))
                .count();
    }

    /** How often single numbers were asked for. */
    long looks() {
        return twilio.requests().stream()
                .filter(request ->
                        request.method().equals("GET") && request.path().contains("/IncomingPhoneNumbers/"))
                .count();
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
