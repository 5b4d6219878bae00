package app.switchboard.credentials;

import app.switchboard.base.Cancellation;
import app.switchboard.base.Failure;
import app.switchboard.base.FailureException;
import app.switchboard.base.Secret;
import app.switchboard.credentials.Change.Kind;
import app.switchboard.credentials.Change.Step;
import app.switchboard.secrets.KeptIn;
import app.switchboard.store.Database;
import app.switchboard.twilio.AccountSecrets;
import app.switchboard.twilio.Login;
import app.switchboard.twilio.TwilioConnector;
import java.util.Optional;
import java.util.function.Consumer;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Replaces a workspace's Auth Token by a new one: create, verify, promote, store. Stopped anywhere, the next run goes on from there: what may have been done at Twilio is noted before, and looked up there after. Used once.
 */
public final class TokenRotation {

    private static final Logger LOG = LoggerFactory.getLogger(TokenRotation.class);

    private final Credentials credentials;
    private final TwilioConnector twilio;
    private final KeptSecret token;
    private final Login.Token old;
    private final Consumer<CredentialStep> progress;
    private final Cancellation cancellation;
    private final AccountSecrets account;

    private TokenRotation(
            Credentials credentials,
            TwilioConnector twilio,
            KeptSecret token,
            Consumer<CredentialStep> progress,
            Cancellation cancellation) {
        this.credentials = credentials;
        this.twilio = twilio;
        this.token = token;
        this.old = new Login.Token(token.accountSid(), credentials.secretOf(token));
        this.progress = progress;
        this.cancellation = cancellation;
        this.account = twilio.secretsOf(old, cancellation);
    }

    /**
     * Rotates, or goes on with a rotation that was stopped. No run of a workspace of this account may go on meanwhile.
     *
     * @param progress told before each step
     * @throws app.switchboard.base.FailureException SB-112, SB-113 it can't begin, SB-114, SB-118 nothing was changed, SB-115 neither token works, others: it goes on when it is run again
     * @throws app.switchboard.base.Cancellation.CancelledException between two steps; it goes on when it is run again
     */
    public static void run(
            Credentials credentials,
            TwilioConnector twilio,
            String workspaceId,
            Consumer<CredentialStep> progress,
            Cancellation cancellation) {
        KeptSecret token = credentials.token(workspaceId).orElseThrow(() -> CredentialFailures.noToken(workspaceId));
        if (token.keptIn() == KeptIn.SESSION) {
            throw CredentialFailures.onlyInMemory();
        }
        new TokenRotation(credentials, twilio, token, progress, cancellation).run();
    }

    private void run() {
        Optional<Change> open = credentials.change(token.workspaceId(), Kind.ROTATION);
        Step reached = open.map(Change::step).orElse(null);
        if (reached == null || reached == Step.CREATING) {
            tell(CredentialStep.CREATE);
            create(open.isPresent());
            reached = Step.CREATED;
        }
        if (reached == Step.CREATED) {
            tell(CredentialStep.VERIFY);
            verify();
        }
        if (reached.compareTo(Step.PROMOTED) < 0) {
            tell(CredentialStep.PROMOTE);
            promote(reached == Step.PROMOTING);
        }
        tell(CredentialStep.STORE);
        new NewToken(credentials, token, old.secret()).takesThePlaceOfTheOld();
        LOG.info("Rotated the Auth Token of account {}", token.accountSid());
    }

    private void tell(CredentialStep step) {
        cancellation.throwIfCancelled();
        LOG.info("Rotating the Auth Token of account {}: {}", token.accountSid(), step);
        progress.accept(step);
    }

    private void create(boolean begunBefore) {
        if (begunBefore) {
            if (isThereAlready()) {
                return;
            }
            // Its answer was lost, or never kept: nobody has this one.
            account.deleteSecondaryToken();
        }
        note(Step.CREATING);
        Secret made;
        try {
            made = account.createSecondaryToken();
        } catch (FailureException e) {
            if (e.failure().code().equals("SB-201") && !begunBefore) {
                // Nobody heard of it: whatever second token there is later is not ours.
                end();
            }
            if (e.failure() instanceof Failure.Credentials || e.failure().code().equals("SB-303")) {
                end();
                throw e.failure() instanceof Failure.Credentials
                        ? e
                        : CredentialFailures.refusedSecondToken(e.failure());
            }
            throw e;
        }
        try {
            keepNext(made, Step.CREATED);
        } catch (FailureException e) {
            account.deleteSecondaryToken();
            end();
            throw e;
        }
    }

    /** True where it was kept and the program ended before that was noted. */
    private boolean isThereAlready() {
        KeptSecret slot = next(old.secret());
        try {
            Secret left = credentials.secretOf(slot);
            if (accepts(left)) {
                keepNext(left, Step.CREATED);
                return true;
            }
            credentials.secrets().forget(slot.keptIn(), slot.slot());
        } catch (FailureException e) {
            if (!e.failure().code().equals("SB-604")) {
                throw e;
            }
        }
        return false;
    }

    private void verify() {
        if (!accepts(nextSecret())) {
            startOver();
            throw CredentialFailures.newOneRefused(false);
        }
    }

    private void promote(boolean askedBefore) {
        note(Step.PROMOTING);
        if (!askedBefore || !isPromoted()) {
            try {
                Secret primary = account.promoteSecondaryToken();
                if (!primary.equals(nextSecret())) {
                    LOG.warn(
                            "The secondary Auth Token of {} was another one than the one made here",
                            token.accountSid());
                }
                keepNext(primary, Step.PROMOTED);
                return;
            } catch (FailureException e) {
                if (e.failure() instanceof Failure.Secrets || !isPromoted()) {
                    throw e;
                }
            }
        }
        note(Step.PROMOTED);
    }

    /** What became of a promotion whose answer was lost: the old token tells, which is refused from then on. */
    private boolean isPromoted() {
        boolean oldWorks = accepts(old.secret());
        boolean nextWorks = accepts(nextSecret());
        if (!oldWorks && !nextWorks) {
            throw CredentialFailures.bothRefused();
        }
        if (oldWorks && !nextWorks) {
            startOver();
            throw CredentialFailures.newOneRefused(false);
        }
        return !oldWorks;
    }

    private boolean accepts(Secret secret) {
        try {
            twilio.connect(new Login.Token(token.accountSid(), secret), cancellation)
                    .verify();
            return true;
        } catch (FailureException e) {
            if (e.failure().code().equals("SB-101")) {
                return false;
            }
            throw e;
        }
    }

    private Secret nextSecret() {
        return credentials.secretOf(
                credentials.kept(token.workspaceId(), Role.NEXT_TOKEN).orElseGet(() -> next(old.secret())));
    }

    /** What is stored of the new token: it goes where the old one is. */
    private KeptSecret next(Secret secret) {
        return KeptSecret.of(
                token.workspaceId(), Role.NEXT_TOKEN, new Login.Token(token.accountSid(), secret), token.keptIn());
    }

    private void keepNext(Secret secret, Step reached) {
        KeptSecret kept = next(secret);
        credentials.secrets().put(kept.keptIn(), kept.slot(), secret);
        database().write(connection -> {
            CredentialsTable.put(connection, kept);
            CredentialsTable.put(connection, change(reached));
        });
    }

    private void note(Step reached) {
        database().write(connection -> CredentialsTable.put(connection, change(reached)));
    }

    private Change change(Step reached) {
        return credentials
                .change(token.workspaceId(), Kind.ROTATION)
                .map(open -> open.at(reached))
                .orElseGet(() -> new Change(
                        token.workspaceId(),
                        Kind.ROTATION,
                        token.accountSid(),
                        reached,
                        null,
                        credentials.clock().instant()));
    }

    /** Takes the new token away, here and at Twilio. */
    private void startOver() {
        account.deleteSecondaryToken();
        end();
    }

    private void end() {
        KeptSecret slot = next(old.secret());
        database().write(connection -> {
            CredentialsTable.drop(connection, token.workspaceId(), Role.NEXT_TOKEN);
            CredentialsTable.drop(connection, token.workspaceId(), Kind.ROTATION);
        });
        credentials.secrets().forget(slot.keptIn(), slot.slot());
    }

    private Database database() {
        return credentials.database();
    }
}
