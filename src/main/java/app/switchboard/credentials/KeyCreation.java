package app.switchboard.credentials;

import app.switchboard.base.Cancellation;
import app.switchboard.base.Failure;
import app.switchboard.base.FailureException;
import app.switchboard.base.Ids;
import app.switchboard.credentials.Change.Kind;
import app.switchboard.credentials.Change.Step;
import app.switchboard.secrets.KeptIn;
import app.switchboard.twilio.AccountSecrets;
import app.switchboard.twilio.AccountSecrets.ApiKey;
import app.switchboard.twilio.Login;
import app.switchboard.twilio.TwilioConnector;
import java.util.Optional;
import java.util.function.Consumer;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Makes a Standard API key for daily use in the place of a workspace's Auth Token, which stays beside it: create, verify, store. Stopped anywhere, the next run goes on from there. Used once.
 */
public final class KeyCreation {

    private static final Logger LOG = LoggerFactory.getLogger(KeyCreation.class);

    /** Tells a key of ours from all others, so that one whose answer was lost is found again. */
    private static final int NAME_PART = 8;

    private final Credentials credentials;
    private final TwilioConnector twilio;
    private final KeptSecret token;
    private final AccountSecrets account;
    private final Consumer<CredentialStep> progress;
    private final Cancellation cancellation;

    private KeyCreation(
            Credentials credentials,
            TwilioConnector twilio,
            KeptSecret token,
            Consumer<CredentialStep> progress,
            Cancellation cancellation) {
        this.credentials = credentials;
        this.twilio = twilio;
        this.token = token;
        this.account = twilio.secretsOf(new Login.Token(token.accountSid(), credentials.secretOf(token)), cancellation);
        this.progress = progress;
        this.cancellation = cancellation;
    }

    /**
     * Makes a key and uses it, or goes on where that was stopped.
     *
     * @param progress told before each step
     * @return what the workspace uses now
     * @throws app.switchboard.base.FailureException SB-106, SB-112, SB-113, SB-117 it can't begin, SB-116 a key was made and could not be kept, SB-118 nothing was changed, others: it goes on when it is run again
     * @throws app.switchboard.base.Cancellation.CancelledException between two steps; it goes on when it is run again
     */
    public static SavedCredentials run(
            Credentials credentials,
            TwilioConnector twilio,
            String workspaceId,
            Consumer<CredentialStep> progress,
            Cancellation cancellation) {
        SavedCredentials saved = credentials
                .find(workspaceId)
                .orElseThrow(() -> CredentialFailures.none(workspaceId).exception());
        KeptSecret token = credentials.token(workspaceId).orElseThrow(() -> CredentialFailures.noToken(workspaceId));
        if (token.keptIn() == KeptIn.SESSION) {
            throw CredentialFailures.onlyInMemory();
        }
        KeyCreation creation = new KeyCreation(credentials, twilio, token, progress, cancellation);
        if (saved.byKey()) {
            creation.abandon();
            throw CredentialFailures.hasKey(workspaceId);
        }
        creation.run();
        return credentials
                .find(workspaceId)
                .orElseThrow(() -> CredentialFailures.none(workspaceId).exception());
    }

    private void run() {
        Optional<Change> open = open();
        KeptSecret key = credentials.kept(token.workspaceId(), Role.NEW_KEY).orElse(null);
        if (key == null) {
            tell(CredentialStep.CREATE);
            key = create(open);
        }
        tell(CredentialStep.VERIFY);
        verify(key);
        tell(CredentialStep.STORE);
        use(key);
        LOG.info("Account {} is used by the API key {} from now on", key.accountSid(), key.keySid());
    }

    private void tell(CredentialStep step) {
        cancellation.throwIfCancelled();
        LOG.info("Making an API key for account {}: {}", token.accountSid(), step);
        progress.accept(step);
    }

    private KeptSecret create(Optional<Change> open) {
        if (open.isPresent()) {
            Optional<KeptSecret> left = findLeft(open.get());
            if (left.isPresent()) {
                return left.get();
            }
        }
        Change change = open.orElseGet(this::begin);
        Login.Key made;
        try {
            made = account.createKey(String.valueOf(change.keyName()));
        } catch (FailureException e) {
            if (e.failure() instanceof Failure.Credentials || e.failure().code().equals("SB-303")) {
                end();
            }
            throw e;
        }
        KeptSecret kept = kept(made);
        try {
            credentials.secrets().put(kept.keptIn(), kept.slot(), made.secret());
        } catch (FailureException e) {
            deleteUnkept(made.keySid(), e);
            throw e;
        }
        note(kept);
        return kept;
    }

    private Change begin() {
        Change change = new Change(
                token.workspaceId(),
                Kind.KEY,
                token.accountSid(),
                Step.CREATING,
                "Switchboard " + Ids.random().substring(0, NAME_PART),
                credentials.clock().instant());
        credentials.database().write(connection -> CredentialsTable.put(connection, change));
        return change;
    }

    /** Looks for a key that was made and whose answer was lost, or not noted. One that nobody has the secret of is deleted. */
    private Optional<KeptSecret> findLeft(Change change) {
        for (ApiKey key : account.keys()) {
            if (!key.name().equals(change.keyName())) {
                continue;
            }
            KeptSecret kept = new KeptSecret(
                    token.workspaceId(), Role.NEW_KEY, token.accountSid(), key.sid(), token.keptIn(), "");
            try {
                KeptSecret whole = kept((Login.Key) credentials.loginOf(kept));
                note(whole);
                return Optional.of(whole);
            } catch (FailureException e) {
                if (!e.failure().code().equals("SB-604")) {
                    throw e;
                }
                account.deleteKey(key.sid());
            }
        }
        return Optional.empty();
    }

    private KeptSecret kept(Login.Key key) {
        return KeptSecret.of(token.workspaceId(), Role.NEW_KEY, key, token.keptIn());
    }

    private void note(KeptSecret kept) {
        credentials.database().write(connection -> CredentialsTable.put(connection, kept));
    }

    private void deleteUnkept(String keySid, FailureException cause) {
        try {
            account.deleteKey(keySid);
        } catch (FailureException e) {
            LOG.warn("The API key {} stays at Twilio: {}", keySid, e.getMessage());
            throw CredentialFailures.keyLeftAtTwilio(keySid, cause);
        }
        end();
    }

    private void verify(KeptSecret key) {
        try {
            twilio.connect(credentials.loginOf(key), cancellation).verify();
        } catch (FailureException e) {
            if (!e.failure().code().equals("SB-108")) {
                throw e;
            }
            delete(key);
            throw CredentialFailures.newOneRefused(true);
        }
    }

    private void delete(KeptSecret key) {
        account.deleteKey(String.valueOf(key.keySid()));
        end();
        credentials.secrets().forget(key.keptIn(), key.slot());
    }

    private void end() {
        credentials.database().write(connection -> {
            CredentialsTable.drop(connection, token.workspaceId(), Role.NEW_KEY);
            CredentialsTable.drop(connection, token.workspaceId(), Kind.KEY);
        });
    }

    /** The key takes the place of the token in one step. */
    private void use(KeptSecret key) {
        credentials.alone(() -> {
            KeptSecret used = new KeptSecret(
                    key.workspaceId(), Role.IN_USE, key.accountSid(), key.keySid(), key.keptIn(), key.lastFour());
            KeptSecret beside = new KeptSecret(
                    token.workspaceId(), Role.TOKEN, token.accountSid(), null, token.keptIn(), token.lastFour());
            credentials.database().write(connection -> {
                CredentialsTable.use(connection, used, credentials.clock().instant());
                CredentialsTable.put(connection, beside);
                CredentialsTable.drop(connection, token.workspaceId(), Role.NEW_KEY);
                CredentialsTable.drop(connection, token.workspaceId(), Kind.KEY);
            });
            return true;
        });
    }

    /** Another key was saved meanwhile: the one that was begun is not wanted any more. */
    private void abandon() {
        Optional<KeptSecret> key = credentials.kept(token.workspaceId(), Role.NEW_KEY);
        if (key.isPresent()) {
            delete(key.get());
        } else if (open().isPresent()) {
            findLeft(open().get()).ifPresent(this::delete);
            end();
        }
    }

    private Optional<Change> open() {
        return credentials.change(token.workspaceId(), Kind.KEY);
    }
}
