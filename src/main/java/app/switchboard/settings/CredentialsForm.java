package app.switchboard.settings;

import app.switchboard.base.Failure;
import app.switchboard.base.Secret;
import app.switchboard.credentials.SavedCredentials;
import app.switchboard.workspace.WebhookTemplate;
import app.switchboard.workspace.Workspace;
import app.switchboard.workspace.Workspaces;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.function.Supplier;
import javafx.beans.binding.Bindings;
import javafx.beans.binding.BooleanBinding;
import javafx.beans.binding.BooleanExpression;
import javafx.beans.binding.StringBinding;
import javafx.beans.property.BooleanProperty;
import org.jspecify.annotations.Nullable;

/** The fields of the credentials pane, and what they have to do with each other. */
final class CredentialsForm {

    private static final int LONGEST_NAME = 100;

    private final Wording wording;
    private final Supplier<WebhookTemplate> firstTemplate;
    private final Entry name =
            new Entry(text -> said(Workspaces.nameProblem(text)), text -> text.length() > LONGEST_NAME);
    private final Entry id =
            new Entry(text -> said(idProblem(text)), SignInFields.never("[A-Za-z0-9][A-Za-z0-9_-]{0,63}"));
    private final SignInFields signIn;
    private final Entry webhook = new Entry(text -> said(WebhookTemplate.problem(text)), CredentialsForm::noAddress);
    private final List<Entry> all;
    private final StringBinding expansion;

    private @Nullable Workspace workspace;
    private Set<String> taken = Set.of();
    private boolean idIsTheirs;
    private boolean suggesting;

    /**
     * @param firstTemplate the address that a new workspace starts with, asked for when one does
     */
    CredentialsForm(Wording wording, Supplier<WebhookTemplate> firstTemplate) {
        this.wording = wording;
        this.signIn = new SignInFields(wording);
        this.all = List.of(name, id, signIn.accountSid, signIn.keySid, signIn.authToken, webhook);
        this.firstTemplate = firstTemplate;
        this.expansion = Bindings.createStringBinding(this::expand, webhook.textProperty(), id.textProperty());
        name.textProperty().subscribe(this::suggestId);
        id.textProperty().subscribe(text -> idIsTheirs = suggesting ? idIsTheirs : !text.isEmpty());
    }

    Entry name() {
        return name;
    }

    Entry id() {
        return id;
    }

    Entry accountSid() {
        return signIn.accountSid;
    }

    /** True where the account is opened by an API key: then {@link #authToken} is for the key's secret. */
    BooleanProperty byKey() {
        return signIn.byKey;
    }

    Entry keySid() {
        return signIn.keySid;
    }

    /** The secret: the Auth Token, or that of the API key. */
    Entry authToken() {
        return signIn.authToken;
    }

    Entry webhook() {
        return webhook;
    }

    /** The workspace's address as it would be set. */
    StringBinding expansion() {
        return expansion;
    }

    BooleanExpression valid() {
        BooleanBinding valid = Bindings.createBooleanBinding(() -> true);
        for (Entry entry : all) {
            valid = valid.and(entry.validProperty());
        }
        return valid;
    }

    /** Starts afresh with what is stored. */
    void start(LoadJob.Loaded loaded) {
        Workspace of = loaded.workspace();
        workspace = of;
        taken = loaded.taken();
        idIsTheirs = of != null;
        name.start(of == null ? "" : of.name());
        id.start(of == null ? "" : of.id());
        signIn.start(loaded.saved(), loaded.secretLost());
        webhook.start((of == null ? firstTemplate.get() : of.webhookTemplate()).text());
    }

    /** The other way to open the account, with nothing entered for it yet; back again shows what is saved. */
    void otherKind() {
        signIn.otherKind();
    }

    /** How the workspace signs in was changed beside this form, or what was entered for it waits: what is in use is shown again. */
    void renewed(@Nullable SavedCredentials now) {
        signIn.start(now, false);
    }

    /** Notes what is stored now, without touching what is being typed but for the token, which is never shown again. */
    void stored(Workspace as, SavedCredentials now, boolean forgetTyped) {
        workspace = as;
        idIsTheirs = true;
        signIn.stored(now, forgetTyped);
        all.forEach(Entry::reconsider);
    }

    /** The person left a field. */
    void leave(Entry entry) {
        entry.leave();
        signIn.left(entry);
    }

    void leaveAll() {
        all.forEach(Entry::leave);
    }

    /** The first field that keeps Save from working; Save itself where there is none. */
    Focus firstInvalid() {
        return all.stream()
                .filter(entry -> !entry.validProperty().get())
                .findFirst()
                .map(this::focusOf)
                .orElse(Focus.SAVE);
    }

    /** What a person who has entered a passphrase goes on with. */
    Focus tokenOrSave() {
        return authToken().validProperty().get() ? firstInvalid() : Focus.AUTH_TOKEN;
    }

    private Focus focusOf(Entry entry) {
        return List.of(Focus.NAME, Focus.ID, Focus.ACCOUNT_SID, Focus.KEY_SID, Focus.AUTH_TOKEN, Focus.WEBHOOK)
                .get(all.indexOf(entry));
    }

    /** Called whenever the text of a field changes. */
    void onEdit(Runnable action) {
        all.forEach(entry -> entry.textProperty().subscribe(action));
    }

    boolean isSecretLost() {
        return signIn.isSecretLost();
    }

    /** Notes where the secret is now; what Twilio refused stays marked. */
    void moved(SavedCredentials now) {
        signIn.moved(now);
    }

    /** The secret of the saved credentials can't be had any more: it has to be typed again. */
    void secretIsLost() {
        signIn.secretIsLost();
    }

    SaveJob.Form entered() {
        Workspace existing = workspace;
        return new SaveJob.Form(
                existing == null ? id.value() : existing.id(),
                existing == null,
                name.value(),
                WebhookTemplate.of(webhook.value()),
                accountSid().value(),
                byKey().get() ? keySid().value() : "",
                new Secret(authToken().value()));
    }

    private void suggestId() {
        if (workspace == null && !idIsTheirs) {
            suggesting = true;
            id.textProperty().set(Slug.of(name.value(), taken));
            suggesting = false;
        }
    }

    private Optional<Failure> said(Optional<Failure> problem) {
        return problem.map(wording::failure);
    }

    private Optional<Failure> idProblem(String text) {
        if (workspace != null) {
            return Optional.empty();
        }
        return Workspaces.idProblem(text)
                .or(() -> taken.contains(text.strip())
                        ? Optional.of(new Failure.Input("SB-015", wording.get("id.taken"), ""))
                        : Optional.empty());
    }

    /** True where what stands here is what is stored: other credentials may have waited and been put to use meanwhile. */
    boolean shows(SavedCredentials stored) {
        return signIn.shows(stored);
    }

    private String expand() {
        String template = webhook.value();
        if (WebhookTemplate.problem(template).isPresent()) {
            return "";
        }
        String shownId = id.value().isEmpty() ? wording.get("id.placeholder") : id.value();
        WebhookTemplate parsed = WebhookTemplate.of(template);
        return parsed.isPerWorkspace()
                ? wording.get("webhook.expansion", parsed.urlFor(shownId))
                : wording.get("webhook.shared");
    }

    private static boolean noAddress(String text) {
        String lower = text.toLowerCase(Locale.ROOT);
        boolean begins = lower.startsWith("https://")
                || lower.startsWith("http://")
                || "https://".startsWith(lower)
                || "http://".startsWith(lower);
        return !begins || lower.indexOf(' ') >= 0 || lower.indexOf('#') >= 0;
    }
}
