package app.switchboard.credentials;

import app.switchboard.base.Failure;
import app.switchboard.base.FailureException;
import app.switchboard.base.Secret;
import app.switchboard.secrets.KeptIn;
import app.switchboard.secrets.SecretSlot;
import app.switchboard.secrets.Secrets;
import app.switchboard.store.Database;
import app.switchboard.twilio.Login;
import app.switchboard.workspace.Workspace;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** The door to the workspaces' credentials: the facts in the database, the secrets in a secret store. */
public final class Credentials {

    private static final Logger LOG = LoggerFactory.getLogger(Credentials.class);

    private final Database database;
    private final Secrets secrets;
    private final InstantSource clock;
    private final SecretMoves moves;
    /** Two changes of one secret's place would lose it. */
    private final ReentrantLock changing = new ReentrantLock();

    public Credentials(Database database, Secrets secrets, InstantSource clock) {
        this.database = database;
        this.secrets = secrets;
        this.clock = clock;
        this.moves = new SecretMoves(this, database, secrets);
    }

    /** Those of all workspaces that have any, by id. */
    public List<SavedCredentials> all() {
        return database.read(CredentialsTable::all);
    }

    /** What a workspace uses. */
    public Optional<SavedCredentials> find(String workspaceId) {
        return database.read(connection -> CredentialsTable.find(connection, workspaceId));
    }

    /** Every secret that is kept for a workspace, the one in use first. */
    public List<KeptSecret> kept(String workspaceId) {
        return database.read(connection -> CredentialsTable.secrets(connection, workspaceId));
    }

    Optional<KeptSecret> kept(String workspaceId, Role role) {
        return kept(workspaceId).stream()
                .filter(secret -> secret.role() == role)
                .findFirst();
    }

    /** The Auth Token that is kept for a workspace, in use or beside an API key: for what only it can do. */
    public Optional<KeptSecret> token(String workspaceId) {
        return kept(workspaceId).stream()
                .filter(secret ->
                        secret.role() == Role.TOKEN || (secret.role() == Role.IN_USE && secret.keySid() == null))
                .findFirst();
    }

    /** What was saved while Twilio could not be asked, and waits beside what is in use. */
    public Optional<KeptSecret> waiting(String workspaceId) {
        return kept(workspaceId, Role.WAITING);
    }

    /** True where a rotation was begun and has not come to its end. */
    public boolean isRotating(String workspaceId) {
        return change(workspaceId, Change.Kind.ROTATION).isPresent();
    }

    Optional<Change> change(String workspaceId, Change.Kind kind) {
        return database.read(connection -> CredentialsTable.change(connection, workspaceId, kind));
    }

    /**
     * Reads the secret of saved credentials.
     *
     * @throws app.switchboard.base.FailureException SB-6xx if its store does not give it
     */
    public Secret secretOf(SavedCredentials saved) {
        return secretOf(saved.secret());
    }

    /** As {@link #secretOf(SavedCredentials)}, of any kept secret. */
    public Secret secretOf(KeptSecret kept) {
        return secrets.read(kept.keptIn(), kept.slot());
    }

    /** A kept secret as Twilio wants it; throws as {@link #secretOf(SavedCredentials)}. */
    public Login loginOf(KeptSecret kept) {
        return kept.login(secretOf(kept));
    }

    /** What to sign in with; throws as {@link #secretOf(SavedCredentials)}. */
    public Login loginOf(SavedCredentials saved) {
        return loginOf(promoted(saved).orElseGet(saved::secret));
    }

    /** A rotation that was stopped between Twilio's word and ours: the old token is refused already. */
    private Optional<KeptSecret> promoted(SavedCredentials saved) {
        return saved.byKey()
                ? Optional.empty()
                : change(saved.workspaceId(), Change.Kind.ROTATION)
                        .filter(change -> change.step() == Change.Step.PROMOTED)
                        .flatMap(change -> kept(saved.workspaceId(), Role.NEXT_TOKEN));
    }

    /**
     * Keeps credentials: the secret first, so that the database never speaks of one that is not there. Those that Twilio accepted take the place of the ones before; an Auth Token stays beside an API key of its account. Others wait beside ones that Twilio did accept.
     *
     * @param verified false where Twilio could not be asked
     * @return what is stored of them, with the place where the secret is
     */
    public SavedCredentials keep(Workspace workspace, EnteredCredentials entered, boolean verified) {
        return alone(() -> {
            Login login = entered.login();
            SavedCredentials before = find(workspace.id()).orElse(null);
            if (verified || before == null || !before.verified() || isLost(before)) {
                return use(workspace, login, verified ? clock.instant() : null);
            }
            return isThis(before, login) ? use(workspace, login, before.verifiedAt()) : wait(workspace.id(), login);
        });
    }

    private boolean isLost(SavedCredentials saved) {
        try {
            return secretOf(saved).isEmpty();
        } catch (FailureException e) {
            return e.failure().code().equals("SB-604");
        }
    }

    private boolean isThis(SavedCredentials saved, Login login) {
        try {
            return saved.secret().login(secretOf(saved)).equals(login);
        } catch (FailureException e) {
            return false;
        }
    }

    private SavedCredentials wait(String workspaceId, Login login) {
        Optional<KeptSecret> before = waiting(workspaceId);
        KeptSecret secret = keep(KeptSecret.of(workspaceId, Role.WAITING, login, KeptIn.SESSION), login);
        database.write(connection -> CredentialsTable.put(connection, secret));
        before.filter(old -> !old.slot().equals(secret.slot())).ifPresent(this::forget);
        forgetElsewhere(before.stream().toList(), secret);
        return new SavedCredentials(
                workspaceId, secret.accountSid(), secret.keySid(), secret.keptIn(), secret.lastFour(), null);
    }

    /** Puts a secret into the best store. */
    private KeptSecret keep(KeptSecret secret, Login login) {
        return KeptSecret.of(secret.workspaceId(), secret.role(), login, secrets.keep(secret.slot(), login.secret()));
    }

    private SavedCredentials use(Workspace workspace, Login login, @Nullable Instant verifiedAt) {
        List<KeptSecret> before = kept(workspace.id());
        KeptSecret used = keep(KeptSecret.of(workspace.id(), Role.IN_USE, login, KeptIn.SESSION), login);
        boolean verified =
                find(workspace.id()).filter(SavedCredentials::verified).isPresent();
        List<KeptSecret> stays = Replacing.stays(before, verified, used);
        database.write(connection -> {
            CredentialsTable.use(connection, used, verifiedAt);
            CredentialsTable.configure(connection, workspace, used.accountSid(), clock.instant());
            Replacing.write(connection, before, stays, used);
        });
        before.stream().filter(old -> Replacing.isGone(old, stays)).forEach(this::forget);
        forgetElsewhere(before, used);
        return new SavedCredentials(
                used.workspaceId(), used.accountSid(), used.keySid(), used.keptIn(), used.lastFour(), verifiedAt);
    }

    /** What waited was accepted by Twilio: it takes the place of what is in use. */
    public SavedCredentials adoptWaiting(Workspace workspace) {
        return alone(() -> {
            KeptSecret waiting = waiting(workspace.id()).orElseThrow();
            return use(workspace, loginOf(waiting), clock.instant());
        });
    }

    /** What waited was refused by Twilio: it goes, and what is in use stays. */
    public void dropWaiting(String workspaceId) {
        drop(workspaceId, Role.WAITING);
    }

    /**
     * Forgets the Auth Token beside an API key, which stays in use.
     *
     * @throws app.switchboard.base.FailureException SB-119 if the token is what the workspace uses, or a rotation of it has not come to its end
     */
    public void dropToken(String workspaceId) {
        boolean used = find(workspaceId).filter(saved -> !saved.byKey()).isPresent();
        if (used || isRotating(workspaceId)) {
            throw CredentialFailures.tokenNeeded(workspaceId, used);
        }
        drop(workspaceId, Role.TOKEN);
    }

    private void drop(String workspaceId, Role role) {
        alone(() -> {
            Optional<KeptSecret> secret = kept(workspaceId, role);
            database.write(connection -> CredentialsTable.drop(connection, workspaceId, role));
            secret.ifPresent(this::forget);
            return true;
        });
    }

    /** Notes that Twilio accepted the saved credentials just now. */
    public void markVerified(String workspaceId) {
        database.write(connection -> CredentialsTable.verified(connection, workspaceId, clock.instant()));
    }

    /** Removes a workspace's secrets from their stores. The rows go with the workspace. */
    public void forget(String workspaceId) {
        alone(() -> {
            kept(workspaceId).forEach(this::forget);
            // It may have been kept, and that not noted any more.
            change(workspaceId, Change.Kind.ROTATION)
                    .ifPresent(open ->
                            secrets.forget(KeptIn.SESSION, SecretSlot.nextAuthToken(workspaceId, open.accountSid())));
            return true;
        });
    }

    /** Another store may be the best one by now, and the one before still hold what was replaced. */
    private void forgetElsewhere(List<KeptSecret> before, KeptSecret now) {
        before.stream()
                .filter(old -> old.slot().equals(now.slot()) && old.keptIn() != now.keptIn())
                .forEach(old -> {
                    try {
                        secrets.forgetElsewhere(now.keptIn(), old.keptIn(), now.slot());
                    } catch (FailureException e) {
                        LOG.warn("What was replaced stays {}: {}", old.keptIn().words(), e.getMessage());
                    }
                });
    }

    private void forget(KeptSecret secret) {
        secrets.forget(secret.keptIn(), secret.slot());
    }

    /** One change of secrets at a time. */
    <T> T alone(Supplier<T> change) {
        changing.lock();
        try {
            return change.get();
        } finally {
            changing.unlock();
        }
    }

    /**
     * Moves a workspace's secrets to another store: writes each there, reads it back, notes the new place, and only then deletes the old copy. Where it stops before the end, a secret is where it was or in both places, and moving again finishes.
     *
     * @return what is stored now of what is in use
     * @throws app.switchboard.base.FailureException SB-106 the workspace has no credentials, SB-601 to SB-609, SB-611, SB-612 a secret can't be read or put there and stays where it was, SB-613 it was moved and the old copy stays too
     */
    public SavedCredentials move(String workspaceId, KeptIn target) {
        return alone(() -> moves.move(workspaceId, target));
    }

    /**
     * Moves the secrets of all workspaces that only this process's memory keeps to the best store there is now. Those of an earlier session are gone, and stay as they are.
     *
     * @return how many were moved
     * @throws app.switchboard.base.FailureException SB-6xx if the better store does not take one; it then stays where it is
     */
    public int moveFromSession() {
        return alone(moves::fromSession);
    }

    /** Why a workspace can't be synced: nothing was saved for it. */
    public static Failure none(String workspaceId) {
        return CredentialFailures.none(workspaceId);
    }

    Database database() {
        return database;
    }

    Secrets secrets() {
        return secrets;
    }

    InstantSource clock() {
        return clock;
    }
}
