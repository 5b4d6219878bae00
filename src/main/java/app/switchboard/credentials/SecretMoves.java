package app.switchboard.credentials;

import app.switchboard.base.FailureException;
import app.switchboard.base.Secret;
import app.switchboard.secrets.KeptIn;
import app.switchboard.secrets.Secrets;
import app.switchboard.store.Database;
import java.util.List;
import java.util.Optional;

/** Moves secrets from store to store. Called by one thread at a time. */
final class SecretMoves {

    private final Credentials credentials;
    private final Database database;
    private final Secrets secrets;

    SecretMoves(Credentials credentials, Database database, Secrets secrets) {
        this.credentials = credentials;
        this.database = database;
        this.secrets = secrets;
    }

    SavedCredentials move(String workspaceId, KeptIn target) {
        List<KeptSecret> all = credentials.kept(workspaceId);
        if (all.isEmpty()) {
            throw CredentialFailures.none(workspaceId).exception();
        }
        all.forEach(secret -> move(secret, target));
        return credentials
                .find(workspaceId)
                .orElseThrow(() -> CredentialFailures.none(workspaceId).exception());
    }

    private void move(KeptSecret before, KeptIn target) {
        move(before, secretToMove(before, target), target);
    }

    /** The database learns of the new place before the old copy goes: whatever fails, it names one that has it. */
    private void move(KeptSecret before, Secret secret, KeptIn target) {
        if (before.keptIn() != target) {
            secrets.put(target, before.slot(), secret);
            if (!note(before, target)) {
                throw CredentialFailures.none(before.workspaceId()).exception();
            }
        }
        secrets.forgetElsewhere(target, before.keptIn(), before.slot());
    }

    /** A move that was stopped after it noted the new place, which was a session's memory, left the secret in the old one. */
    private Secret secretToMove(KeptSecret kept, KeptIn target) {
        try {
            return credentials.secretOf(kept);
        } catch (FailureException absent) {
            if (kept.keptIn() != KeptIn.SESSION || target == KeptIn.SESSION) {
                throw absent;
            }
            return leftIn(target, kept).orElseThrow(() -> absent);
        }
    }

    private Optional<Secret> leftIn(KeptIn target, KeptSecret kept) {
        try {
            Secret found = secrets.read(target, kept.slot());
            return Optional.of(found)
                    .filter(secret ->
                            !kept.lastFour().isEmpty() && secret.lastFour().equals(kept.lastFour()));
        } catch (FailureException e) {
            return Optional.empty();
        }
    }

    int fromSession() {
        KeptIn target = secrets.preferred();
        int moved = 0;
        for (SavedCredentials saved : credentials.all()) {
            for (KeptSecret kept : credentials.kept(saved.workspaceId())) {
                if (kept.keptIn() == KeptIn.SESSION && target != KeptIn.SESSION && moveFromSession(kept, target)) {
                    moved++;
                }
            }
        }
        return moved;
    }

    private boolean moveFromSession(KeptSecret kept, KeptIn target) {
        Secret secret;
        try {
            secret = credentials.secretOf(kept);
        } catch (FailureException e) {
            return false;
        }
        move(kept, secret, target);
        return true;
    }

    /** Notes where a secret is now; false where its workspace was removed meanwhile, and the secret with it. */
    private boolean note(KeptSecret kept, KeptIn now) {
        boolean stays = database.writeAndGet(connection -> CredentialsTable.moved(connection, kept, now));
        if (!stays) {
            // Nobody would ever ask for it again.
            secrets.forget(now, kept.slot());
        }
        return stays;
    }
}
