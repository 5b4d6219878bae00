package app.switchboard.secrets;

import app.switchboard.base.Secret;
import java.util.Optional;

/** One place where secrets can live. Every method may throw a {@link app.switchboard.base.FailureException} with an SB-6xx code. */
interface SecretStore extends AutoCloseable {

    void put(SecretSlot slot, Secret secret);

    Optional<Secret> get(SecretSlot slot);

    /** Deleting what is not there is no error. */
    void delete(SecretSlot slot);

    @Override
    default void close() {}
}
