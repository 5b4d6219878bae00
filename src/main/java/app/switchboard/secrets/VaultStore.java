package app.switchboard.secrets;

import app.switchboard.base.Secret;
import app.switchboard.base.Threads;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Optional;
import java.util.function.LongSupplier;
import javax.crypto.AEADBadTagException;
import org.jspecify.annotations.Nullable;

/** The passphrase vault: {@code vault.json} in the data folder. Window and command line may use it at the same time. */
final class VaultStore implements SecretStore {

    /** The key, and what it was made from: another process may have put another vault in place. */
    private record Opened(VaultContent.Kdf kdf, VaultCipher key) {}

    private final VaultFile file;
    private final int memoryKib;
    private final LongSupplier nanos;
    private @Nullable Opened opened;

    /** Zero: it is not locked for being idle. */
    private Duration idle = Duration.ZERO;

    private long lastUsed;
    /** Which timer counts: those before it are void. */
    private int timer;

    VaultStore(Path dataFolder) {
        this(dataFolder, 64 * 1024);
    }

    /**
     * @param memoryKib what Argon2id takes where a vault is made; less than 64 MiB is for tests that are not about it
     */
    VaultStore(Path dataFolder, int memoryKib) {
        this(dataFolder, memoryKib, System::nanoTime);
    }

    VaultStore(Path dataFolder, int memoryKib, LongSupplier nanos) {
        this.file = new VaultFile(dataFolder);
        this.memoryKib = memoryKib;
        this.nanos = nanos;
    }

    boolean exists() {
        return file.exists();
    }

    synchronized boolean isOpen() {
        lockIfIdle();
        return holdsKey();
    }

    /** As it is, without a look at the clock. */
    synchronized boolean holdsKey() {
        return opened != null;
    }

    /**
     * Opens the vault, or makes it where there is none. If that fails, a vault that was open stays open.
     *
     * @throws app.switchboard.base.FailureException SB-603 if the passphrase is wrong or empty, SB-605, SB-608, SB-609
     */
    synchronized void open(Secret passphrase) {
        if (passphrase.isEmpty()) {
            throw SecretFailures.emptyPassphrase();
        }
        Opened fresh = file.exists() ? null : create(passphrase);
        VaultContent content = file.read().orElseThrow(() -> SecretFailures.damaged(null));
        if (fresh == null || !fresh.kdf.equals(content.kdf())) {
            fresh = new Opened(content.kdf(), derive(content.kdf(), passphrase));
        }
        if (!opens(content, fresh.key)) {
            throw SecretFailures.wrongPassphrase();
        }
        replaceKey(fresh);
    }

    private void replaceKey(Opened fresh) {
        close();
        opened = fresh;
        startTimer();
    }

    /**
     * Seals what is in it with another passphrase, in one exchange of the file, and leaves it open.
     *
     * @throws app.switchboard.base.FailureException SB-603, SB-605, SB-608, SB-609, SB-611
     */
    synchronized void changePassphrase(Secret old, Secret fresh) {
        if (fresh.isEmpty()) {
            throw SecretFailures.emptyPassphrase();
        }
        VaultContent.Kdf kdf = VaultContent.Kdf.fresh(memoryKib);
        VaultCipher key = derive(kdf, fresh);
        file.update(content -> {
            if (content == null) {
                throw SecretFailures.noVault();
            }
            try (VaultCipher before = derive(content.kdf(), old)) {
                if (!opens(content, before)) {
                    throw SecretFailures.wrongPassphrase();
                }
                return content.resealed(before, kdf, key);
            } catch (AEADBadTagException | IllegalArgumentException e) {
                throw SecretFailures.damaged(e);
            }
        });
        replaceKey(new Opened(kdf, key));
    }

    /**
     * Locks the vault once nobody has put or got a secret for a while.
     *
     * @param idle zero: never
     */
    synchronized void lockAfter(Duration idle) {
        this.idle = idle;
        startTimer();
    }

    private void startTimer() {
        lastUsed = nanos.getAsLong();
        timer++;
        waitFor(idle, timer);
    }

    /** The key is to leave the memory then, not only when the vault is next asked. */
    private void waitFor(Duration time, int number) {
        if (opened != null && !idle.isZero()) {
            Threads.startAfter(time.plusMillis(1), "vault", () -> timeIsUp(number));
        }
    }

    private synchronized void timeIsUp(int number) {
        if (number == timer) {
            lockIfIdle();
            waitFor(idle.minusNanos(nanos.getAsLong() - lastUsed), number);
        }
    }

    private void lockIfIdle() {
        if (opened != null && !idle.isZero() && nanos.getAsLong() - lastUsed >= idle.toNanos()) {
            close();
        }
    }

    /** Another process may have been faster: then its file stands. */
    private Opened create(Secret passphrase) {
        VaultContent.Kdf kdf = VaultContent.Kdf.fresh(memoryKib);
        VaultCipher key = derive(kdf, passphrase);
        VaultContent fresh = VaultContent.fresh(kdf, key);
        file.update(content -> content == null ? fresh : null);
        return new Opened(kdf, key);
    }

    @Override
    public synchronized void put(SecretSlot slot, Secret secret) {
        file.update(content -> {
            Opened vault = opened(content);
            VaultContent before = content == null ? VaultContent.fresh(vault.kdf, vault.key) : content;
            return before.with(slot, secret.reveal(), vault.key);
        });
    }

    /** What is not there needs no key to be found missing. */
    @Override
    public synchronized Optional<Secret> get(SecretSlot slot) {
        VaultContent content = file.read().orElse(null);
        if (content != null && content.find(slot).isEmpty()) {
            return Optional.empty();
        }
        VaultCipher key = opened(content).key;
        if (content == null) {
            return Optional.empty();
        }
        return content.find(slot).map(entry -> {
            try {
                return new Secret(key.open(entry.sealed(), VaultContent.associated(slot)));
            } catch (AEADBadTagException | IllegalArgumentException e) {
                throw SecretFailures.damaged(e);
            }
        });
    }

    /** Needs no passphrase: what is to be gone must go from a locked vault too. */
    @Override
    public synchronized void delete(SecretSlot slot) {
        if (exists()) {
            file.update(content -> content == null ? null : content.without(slot));
        }
    }

    /** Locks the vault. */
    @Override
    public synchronized void close() {
        if (opened != null) {
            opened.key.close();
            opened = null;
        }
    }

    private Opened opened(@Nullable VaultContent content) {
        lockIfIdle();
        if (opened != null && content != null && !content.kdf().equals(opened.kdf)) {
            close();
        }
        if (opened == null) {
            throw SecretFailures.locked();
        }
        lastUsed = nanos.getAsLong();
        return opened;
    }

    private static VaultCipher derive(VaultContent.Kdf kdf, Secret passphrase) {
        try {
            return kdf.derive(passphrase.reveal());
        } catch (IllegalArgumentException | IllegalStateException e) {
            throw SecretFailures.damaged(e);
        }
    }

    private static boolean opens(VaultContent content, VaultCipher key) {
        try {
            return content.opensWith(key);
        } catch (IllegalArgumentException e) {
            throw SecretFailures.damaged(e);
        }
    }
}
