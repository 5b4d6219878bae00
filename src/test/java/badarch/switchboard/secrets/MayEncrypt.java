package badarch.switchboard.secrets;

import org.bouncycastle.crypto.generators.Argon2BytesGenerator;

/** Cryptography where it belongs. */
public final class MayEncrypt {

    public Argon2BytesGenerator generator() {
        return new Argon2BytesGenerator();
    }
}
