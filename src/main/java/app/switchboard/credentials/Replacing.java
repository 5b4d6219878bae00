package app.switchboard.credentials;

import java.sql.Connection;
import java.sql.SQLException;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** What becomes of a workspace's other secrets when credentials take the place of the ones in use. */
final class Replacing {

    private Replacing() {}

    /**
     * The secrets that there are afterwards.
     *
     * @param verified true where Twilio accepted what was in use
     */
    static List<KeptSecret> stays(List<KeptSecret> before, boolean verified, KeptSecret used) {
        List<KeptSecret> others = before.stream()
                .filter(secret -> secret.accountSid().equals(used.accountSid()))
                .flatMap(secret -> stays(secret, verified, used).stream())
                .toList();
        return Stream.concat(Stream.of(used), others.stream()).toList();
    }

    private static Optional<KeptSecret> stays(KeptSecret secret, boolean verified, KeptSecret used) {
        boolean byKey = used.keySid() != null;
        return switch (secret.role()) {
            // Only the token can rotate itself and check signatures, so it stays beside a key.
            case IN_USE ->
                byKey && verified && secret.keySid() == null
                        ? Optional.of(new KeptSecret(
                                secret.workspaceId(),
                                Role.TOKEN,
                                secret.accountSid(),
                                null,
                                secret.keptIn(),
                                secret.lastFour()))
                        : Optional.empty();
            // A token that was just entered is newer than what a rotation made before.
            case TOKEN, NEXT_TOKEN -> byKey ? Optional.of(secret) : Optional.empty();
            case NEW_KEY -> used.slot().equals(secret.slot()) ? Optional.empty() : Optional.of(secret);
            case WAITING -> Optional.empty();
        };
    }

    static boolean isGone(KeptSecret old, List<KeptSecret> stays) {
        return stays.stream().noneMatch(secret -> secret.slot().equals(old.slot()));
    }

    static void write(Connection connection, List<KeptSecret> before, List<KeptSecret> stays, KeptSecret used)
            throws SQLException {
        String id = used.workspaceId();
        for (KeptSecret old : before) {
            CredentialsTable.drop(connection, id, old.role());
        }
        for (KeptSecret secret : stays) {
            if (secret.role() != Role.IN_USE) {
                CredentialsTable.put(connection, secret);
            }
        }
        for (Change.Kind kind : Change.Kind.values()) {
            Optional<Change> open = CredentialsTable.change(connection, id, kind);
            if (open.isPresent() && !open.get().accountSid().equals(used.accountSid())) {
                CredentialsTable.drop(connection, id, kind);
            } else if (open.isPresent() && kind == Change.Kind.ROTATION && used.keySid() == null) {
                // There may be a secondary token of ours at Twilio still: the next rotation begins by deleting it.
                CredentialsTable.put(connection, open.get().at(Change.Step.CREATING));
            }
        }
    }
}
