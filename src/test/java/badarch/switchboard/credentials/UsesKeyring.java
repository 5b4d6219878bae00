package badarch.switchboard.credentials;

import com.github.javakeyring.Keyring;

public record UsesKeyring(Keyring keyring) {}
