package badarch.switchboard.credentials;

import org.bouncycastle.crypto.generators.Argon2BytesGenerator;

public record UsesBouncyCastle(Argon2BytesGenerator generator) {}
