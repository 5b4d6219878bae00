package app.switchboard.secrets;

import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;

/** The real door over a keychain that is not this computer's. */
public final class TestSecrets {

    private TestSecrets() {}

    public static Secrets withKeychain(Path folder) {
        return door(folder, FakeKeychain.Mood.WORKS);
    }

    public static Secrets withoutKeychain(Path folder) {
        return door(folder, FakeKeychain.Mood.DIES);
    }

    private static Secrets door(Path folder, FakeKeychain.Mood mood) {
        FakeKeychain keychain = new FakeKeychain(mood);
        return new SecretsDoor(
                new VaultStore(folder),
                new KeychainStore(keychain::open, SecretFixtures.limits(Duration.ofSeconds(5)), Duration.ofHours(1)),
                Map.of());
    }
}
