package app.switchboard.secrets;

import app.switchboard.base.FailureException;
import app.switchboard.base.Secret;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Supplier;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** A keychain that can be relied on to answer or to fail: every call has a time limit, see {@link KeychainExecutor}, and is checked by reading back. Whatever goes wrong is SB-601. */
final class KeychainStore implements SecretStore {

    private static final Logger LOG = LoggerFactory.getLogger(KeychainStore.class);
    private static final Duration RETRY = Duration.ofSeconds(30);

    private final KeychainExecutor executor;

    /** The operating system's keychain. */
    KeychainStore() {
        this(JavaKeyring::open, KeychainExecutor.Limits.STANDARD, RETRY);
    }

    /**
     * @param opener opens the keychain; may hang or throw whatever it likes, and so may what it returns
     * @param retry how long a failed {@link #isAvailable} counts
     */
    KeychainStore(Supplier<SecretStore> opener, KeychainExecutor.Limits limits, Duration retry) {
        executor = new KeychainExecutor(opener, limits, retry);
    }

    /** No keychain at all. */
    static KeychainStore none() {
        return new KeychainStore(
                () -> {
                    throw new IllegalStateException("no keychain is wanted here");
                },
                KeychainExecutor.Limits.STANDARD,
                Duration.ofDays(365));
    }

    /** Who is told while a call waits for the person, and what ends that. */
    KeychainWaits waits() {
        return executor.waits();
    }

    /** True if the keychain keeps what it is given: tried out once, and again a while after a failure. Nobody is waited for. */
    boolean isAvailable() {
        return isAvailable(false);
    }

    /** As {@link #isAvailable()}, where something is to be kept now: waits for the person. */
    boolean isAvailableByPerson() {
        return isAvailable(true);
    }

    private boolean isAvailable(boolean byPerson) {
        return executor.works(byPerson).orElseGet(() -> probe(byPerson));
    }

    private boolean probe(boolean byPerson) {
        try {
            return executor.call(byPerson, store -> {
                KeychainProbe.run(store);
                return true;
            });
        } catch (FailureException e) {
            LOG.debug("No keychain works here", e);
            return false;
        }
    }

    @Override
    public void put(SecretSlot slot, Secret secret) {
        AtomicReference<Optional<Secret>> before = new AtomicReference<>(Optional.empty());
        executor.call(
                true,
                store -> {
                    before.set(store.get(slot));
                    store.put(slot, secret);
                    // A dead daemon takes everything and says nothing.
                    if (store.get(slot).filter(secret::equals).isEmpty()) {
                        throw new IllegalStateException("the keychain did not keep the entry");
                    }
                    return true;
                },
                // Whoever gave up has put it elsewhere by now: here nobody would ever ask for it.
                store -> before.get().ifPresentOrElse(old -> store.put(slot, old), () -> store.delete(slot)));
    }

    @Override
    public Optional<Secret> get(SecretSlot slot) {
        return get(slot, true);
    }

    /** As {@link #get}; nobody is waited for. */
    Optional<Secret> look(SecretSlot slot) {
        return get(slot, false);
    }

    private Optional<Secret> get(SecretSlot slot, boolean byPerson) {
        return executor.call(byPerson, store -> {
            Optional<Secret> found = store.get(slot);
            if (found.isEmpty()) {
                // A dead daemon has nothing either: absent is what a working one says.
                KeychainProbe.run(store);
            }
            return found;
        });
    }

    @Override
    public void delete(SecretSlot slot) {
        executor.call(true, store -> {
            store.delete(slot);
            if (store.get(slot).isPresent()) {
                throw new IllegalStateException("the keychain did not delete the entry");
            }
            KeychainProbe.run(store);
            return true;
        });
    }

    /** Lets go of the keychain, if there ever was one; does not wait for one that hangs. */
    @Override
    public void close() {
        executor.close();
    }
}
