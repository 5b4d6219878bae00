package badarch.switchboard.secrets;

import org.bouncycastle.crypto.generators.Argon2BytesGenerator;

/** Cryptography, and the one thread that waits for a keychain. */
public final class MayEncrypt {

    public Argon2BytesGenerator generator() {
        return new Argon2BytesGenerator();
    }

    public Thread patient(Runnable keychain) {
        return Thread.ofPlatform().unstarted(keychain);
    }
}
