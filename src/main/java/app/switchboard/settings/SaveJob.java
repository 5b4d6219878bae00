package app.switchboard.settings;

import app.switchboard.base.Cancellation;
import app.switchboard.base.Secret;
import app.switchboard.credentials.Credentials;
import app.switchboard.credentials.EnteredCredentials;
import app.switchboard.credentials.SavedCredentials;
import app.switchboard.fx.Doors;
import app.switchboard.history.RunReport;
import app.switchboard.numbers.Numbers;
import app.switchboard.secrets.KeptIn;
import app.switchboard.secrets.Secrets;
import app.switchboard.sync.SyncEngine;
import app.switchboard.sync.SyncProgress;
import app.switchboard.sync.SyncResult;
import app.switchboard.workspace.Policy;
import app.switchboard.workspace.WebhookTemplate;
import app.switchboard.workspace.Workspace;
import app.switchboard.workspace.Workspaces;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** What Save does, start to end: workspace, credentials, sync. Blocks. */
final class SaveJob {

    /**
     * What was entered, checked already.
     *
     * @param isNew whether the workspace is to be added
     * @param keySid the API key that opens the account; empty: its Auth Token does
     * @param token that or the key's secret; empty: the saved one stays in use
     */
    record Form(
            String id,
            boolean isNew,
            String name,
            WebhookTemplate template,
            String accountSid,
            String keySid,
            Secret token) {

        EnteredCredentials credentials() {
            return keySid.isEmpty()
                    ? EnteredCredentials.of(accountSid, token)
                    : EnteredCredentials.ofKey(accountSid, keySid, token);
        }
    }

    /**
     * How it ended.
     *
     * @param workspace null where it was new and nothing was kept: then it is not there
     * @param stored what is stored of the credentials now; null where nothing is
     * @param waits true where what was entered waits beside them until Twilio can be asked
     * @param refusals the numbers that refused their webhook
     */
    record Saved(
            @Nullable Workspace workspace,
            SyncResult result,
            @Nullable SavedCredentials stored,
            boolean waits,
            List<Refusal> refusals) {}

    private final Workspaces workspaces;
    private final Credentials credentials;
    private final Secrets secrets;
    private final Numbers numbers;
    private final SyncEngine engine;
    private final Supplier<Policy.Foreign> firstForeign;

    /**
     * @param firstForeign what is to become of webhooks that point elsewhere in a new workspace, asked for when there is one
     */
    SaveJob(Doors doors, Supplier<Policy.Foreign> firstForeign) {
        this.firstForeign = firstForeign;
        this.workspaces = doors.workspaces();
        this.credentials = doors.credentials();
        this.secrets = doors.secrets();
        this.numbers = doors.numbers();
        this.engine = doors.sync();
    }

    /**
     * Saves and syncs.
     *
     * @throws app.switchboard.base.FailureException as {@link SyncEngine#save}, and SB-015 where the id of a new workspace is taken
     */
    Saved run(Form form, Consumer<SyncProgress> progress, Cancellation cancellation) {
        Workspace workspace = form.isNew() ? add(form) : workspaces.change(form.id(), form.name(), form.template());
        try {
            SyncResult result = sync(form, workspace.id(), progress, cancellation);
            SavedCredentials stored = credentials.find(workspace.id()).orElse(null);
            boolean left = stored != null || !form.isNew();
            boolean waits = credentials.waiting(workspace.id()).isPresent();
            return new Saved(left ? workspace : null, result, stored, waits, refusals(workspace.id(), result.report()));
        } finally {
            // A workspace that never had credentials would stand in the list and could do nothing.
            if (form.isNew() && credentials.find(workspace.id()).isEmpty()) {
                workspaces.remove(workspace.id());
            }
        }
    }

    private Workspace add(Form form) {
        Workspace added = workspaces.add(form.id(), form.name(), form.template());
        return workspaces.change(added.id(), added.policy().withForeign(firstForeign.get()));
    }

    private SyncResult sync(Form form, String id, Consumer<SyncProgress> progress, Cancellation cancellation) {
        if (!form.token().isEmpty()) {
            return engine.save(id, form.credentials(), true, progress, cancellation);
        }
        SavedCredentials saved =
                credentials.find(id).orElseThrow(() -> Credentials.none(id).exception());
        if (saved.keptIn() == KeptIn.SESSION && secrets.preferred() != KeptIn.SESSION) {
            // A better place turned up since: the vault was opened, say.
            EnteredCredentials moved = new EnteredCredentials(credentials.loginOf(saved));
            return engine.save(id, moved, true, progress, cancellation);
        }
        return engine.sync(id, progress, cancellation);
    }

    private List<Refusal> refusals(String id, RunReport report) {
        if (report.failures().stream().allMatch(item -> item.sid() == null)) {
            return List.of();
        }
        Map<String, String> phoneNumbers = numbers.of(id).stream()
                .collect(Collectors.toMap(
                        row -> row.number().sid(), row -> row.number().phoneNumber(), (one, same) -> one));
        return report.failures().stream()
                .<Refusal>mapMulti((item, sink) -> {
                    String sid = item.sid();
                    if (sid != null) {
                        sink.accept(new Refusal(phoneNumbers.getOrDefault(sid, ""), sid, item.message()));
                    }
                })
                .toList();
    }
}
