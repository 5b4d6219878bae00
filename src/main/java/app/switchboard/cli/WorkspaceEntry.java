package app.switchboard.cli;

import app.switchboard.credentials.SavedCredentials;
import app.switchboard.history.Run;
import app.switchboard.history.RunReport;
import app.switchboard.workspace.Hook;
import app.switchboard.workspace.HookSetting;
import app.switchboard.workspace.Marks;
import app.switchboard.workspace.Policy;
import app.switchboard.workspace.Workspace;
import com.fasterxml.jackson.annotation.JsonProperty;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * A workspace as printed.
 *
 * @param credentials {@code auth_token} or {@code api_key}; null where it has none
 */
record WorkspaceEntry(
        String id,
        String name,
        @JsonProperty("webhook_template") String webhookTemplate,
        @JsonProperty("account_sid") @Nullable String accountSid,
        @Nullable String credentials,
        @JsonProperty("key_sid") @Nullable String keySid,
        @JsonProperty("kept_in") @Nullable String keptIn,
        @JsonProperty("verified_at") @Nullable Instant verifiedAt,
        long numbers,
        @JsonProperty("last_outcome") @Nullable String lastOutcome,
        @JsonProperty("as_of") @Nullable Instant asOf,
        Map<String, Setting> routing,
        Policy.Foreign foreign,
        @JsonProperty("read_only") boolean readOnly,
        Policy.Schedule check,
        Marks.Colour colour,
        boolean production) {

    /** What is wanted of one webhook. */
    record Setting(boolean on, String template, HookSetting.Method method) {}

    static WorkspaceEntry of(Workspace workspace, Map<String, Integer> active, CliEngine engine) {
        Optional<SavedCredentials> saved = engine.credentials().find(workspace.id());
        Optional<RunReport> last = engine.history().lastFinished(workspace.id()).map(Run::report);
        Map<String, Setting> routing = new LinkedHashMap<>();
        for (Map.Entry<Hook, HookSetting> hook : workspace.routing().hooks().entrySet()) {
            HookSetting setting = hook.getValue();
            routing.put(
                    hook.getKey().text(),
                    new Setting(setting.on(), setting.template().text(), setting.method()));
        }
        Policy policy = workspace.policy();
        return new WorkspaceEntry(
                workspace.id(),
                workspace.name(),
                workspace.webhookTemplate().text(),
                saved.map(SavedCredentials::accountSid).orElse(null),
                saved.map(found -> found.byKey() ? "api_key" : "auth_token").orElse(null),
                saved.map(SavedCredentials::keySid).orElse(null),
                saved.map(found -> Output.lower(found.keptIn())).orElse(null),
                saved.map(SavedCredentials::verifiedAt).orElse(null),
                active.getOrDefault(workspace.id(), 0),
                last.map(report -> Output.lower(report.outcome())).orElse(null),
                engine.history().asOf(workspace.id()).orElse(null),
                routing,
                policy.foreign(),
                policy.readOnly(),
                policy.schedule(),
                workspace.marks().colour(),
                workspace.marks().production());
    }

    List<String> cells() {
        return List.of(
                id,
                name,
                Long.toString(numbers),
                lastOutcome == null ? "never" : lastOutcome,
                asOf == null ? "" : Output.time(asOf),
                notes());
    }

    private String notes() {
        List<String> notes = new ArrayList<>();
        if (keySid != null) {
            notes.add("API key");
        }
        if (production) {
            notes.add("production");
        }
        if (readOnly) {
            notes.add("read-only");
        }
        if (colour != Marks.Colour.NONE) {
            notes.add(colour.text());
        }
        return String.join(", ", notes);
    }
}
