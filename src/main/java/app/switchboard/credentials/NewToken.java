package app.switchboard.credentials;

import app.switchboard.base.FailureException;
import app.switchboard.base.Secret;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** The last step of a rotation: the new Auth Token takes the place of the old one, in every workspace of the account that has it. */
final class NewToken {

    private final Credentials credentials;
    private final KeptSecret token;
    private final Secret old;

    NewToken(Credentials credentials, KeptSecret token, Secret old) {
        this.credentials = credentials;
        this.token = token;
        this.old = old;
    }

    /** The rotating workspace comes last: until then it knows both tokens, and can go on where it was stopped. */
    void takesThePlaceOfTheOld() {
        KeptSecret next = credentials.kept(token.workspaceId(), Role.NEXT_TOKEN).orElseThrow();
        Change change =
                credentials.change(token.workspaceId(), Change.Kind.ROTATION).orElseThrow();
        if (change.step() != Change.Step.STORED) {
            Secret secret = credentials.secretOf(next);
            others(secret).forEach(other -> replace(other, secret, null));
            replace(token, secret, change.at(Change.Step.STORED));
        }
        credentials.alone(() -> {
            credentials.secrets().forget(next.keptIn(), next.slot());
            credentials.database().write(connection -> {
                CredentialsTable.drop(connection, token.workspaceId(), Role.NEXT_TOKEN);
                CredentialsTable.drop(connection, token.workspaceId(), Change.Kind.ROTATION);
            });
            return true;
        });
        if (token.role() == Role.IN_USE) {
            credentials.markVerified(token.workspaceId());
        }
    }

    private List<KeptSecret> others(Secret fresh) {
        return credentials.all().stream()
                .filter(saved -> !saved.workspaceId().equals(token.workspaceId())
                        && saved.accountSid().equals(token.accountSid()))
                .flatMap(saved -> credentials.token(saved.workspaceId()).stream())
                .filter(other -> isOneOfThem(other, fresh))
                .toList();
    }

    /** The new one is there already where this was stopped before it was noted. */
    private boolean isOneOfThem(KeptSecret other, Secret fresh) {
        try {
            Secret secret = credentials.secretOf(other);
            return secret.equals(old) || secret.equals(fresh);
        } catch (FailureException e) {
            if (e.failure().code().equals("SB-604")) {
                return false;
            }
            throw e;
        }
    }

    private void replace(KeptSecret kept, Secret secret, @Nullable Change reached) {
        credentials.alone(() -> {
            credentials.secrets().put(kept.keptIn(), kept.slot(), secret);
            credentials.database().write(connection -> {
                CredentialsTable.renewed(connection, kept, secret.lastFour());
                if (reached != null) {
                    CredentialsTable.put(connection, reached);
                }
            });
            return true;
        });
    }
}
