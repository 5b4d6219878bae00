package app.switchboard.secrets;

import static app.switchboard.secrets.SecretFixtures.PASSPHRASE;
import static app.switchboard.secrets.SecretFixtures.assertFails;
import static org.assertj.core.api.Assertions.assertThat;

import app.switchboard.base.Secret;
import app.switchboard.secrets.FakeKeychain.Mood;
import app.switchboard.twilio.ProxyLogin;
import app.switchboard.twilio.TwilioProxy;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The logins of proxies go where the other secrets go, those of the networks that this computer is not in among them. */
@SuppressWarnings("NullAway.Init")
class ProxyMoveTest {

    private static final String OFFICE = "office.example:3128";
    private static final String HOTEL = "hotel.example:8080";
    private static final Secret PASSWORD = new Secret("canary-proxy-0123456789");

    @TempDir
    Path folder;

    private final FakeKeychain keychain = new FakeKeychain(Mood.WORKS);
    private SecretsDoor secrets;

    @BeforeEach
    void open() {
        secrets = new SecretsDoor(
                new VaultStore(folder, 64),
                new KeychainStore(keychain::open, SecretFixtures.limits(Duration.ofSeconds(5)), Duration.ZERO),
                Map.of());
    }

    @AfterEach
    void close() {
        secrets.close();
    }

    private TwilioProxy at(String proxy) {
        return TwilioProxy.of(Map.of("https_proxy", "http://" + proxy), secrets);
    }

    private Optional<Secret> in(KeptIn place, String proxy) {
        return secrets.look(place, SecretSlot.proxyLogin(proxy));
    }

    private void assertKeptIn(KeptIn place, String proxy) {
        for (KeptIn each : KeptIn.values()) {
            assertThat(in(each, proxy).isPresent()).as(proxy + " " + each).isEqualTo(each == place);
        }
        assertThat(at(proxy).login()).map(ProxyLogin::password).contains(PASSWORD);
    }

    private void keepBoth() {
        at(HOTEL).save("mallory", PASSWORD);
        at(OFFICE).save("mallory", PASSWORD);
    }

    @ParameterizedTest
    @CsvSource({
        "KEYCHAIN,VAULT",
        "KEYCHAIN,SESSION",
        "VAULT,KEYCHAIN",
        "VAULT,SESSION",
        "SESSION,KEYCHAIN",
        "SESSION,VAULT"
    })
    void allOfThemGoFromEveryStoreToEveryOther(KeptIn from, KeptIn to) {
        secrets.openVault(PASSPHRASE);
        keepBoth();
        at(OFFICE).move(from);
        assertKeptIn(from, OFFICE);
        assertKeptIn(from, HOTEL);

        assertThat(at(OFFICE).move(to)).containsExactly(HOTEL, OFFICE);

        assertKeptIn(to, OFFICE);
        assertKeptIn(to, HOTEL);
        for (KeptIn each : KeptIn.values()) {
            assertThat(secrets.look(each, SecretSlot.proxyList()).isPresent())
                    .as("the list " + each)
                    .isEqualTo(each == to);
        }
        assertThat(at(OFFICE).move(to)).as("again").containsExactly(HOTEL, OFFICE);
        assertThat(at(OFFICE).kept().keySet()).containsExactly(HOTEL, OFFICE);
    }

    @Test
    void openingAVaultTakesThemOutOfTheMemory() {
        keychain.mood = Mood.THROWS;
        keepBoth();
        assertThat(at(OFFICE).moveFromSession()).as("no better place yet").isEmpty();
        assertKeptIn(KeptIn.SESSION, OFFICE);

        secrets.openVault(PASSPHRASE);
        assertThat(at(OFFICE).moveFromSession()).containsExactly(HOTEL, OFFICE);

        assertKeptIn(KeptIn.VAULT, OFFICE);
        assertKeptIn(KeptIn.VAULT, HOTEL);
    }

    @Test
    void whatCannotBePutThereStaysWhereItWas() {
        keepBoth();
        assertFails("SB-611", () -> at(OFFICE).move(KeptIn.VAULT));
        assertKeptIn(KeptIn.KEYCHAIN, OFFICE);

        secrets.openVault(PASSPHRASE);
        at(OFFICE).move(KeptIn.VAULT);
        secrets.lockVault();
        assertFails("SB-602", () -> at(OFFICE).move(KeptIn.KEYCHAIN));
        keychain.mood = Mood.LOSES;
        secrets.openVault(PASSPHRASE);
        assertFails("SB-601", () -> at(OFFICE).move(KeptIn.KEYCHAIN));
        assertThat(in(KeptIn.VAULT, OFFICE)).isPresent();
        assertThat(in(KeptIn.VAULT, HOTEL)).isPresent();
    }

    @Test
    void anOldCopyThatStaysIsToldAndGoesTheNextTime() {
        keepBoth();
        secrets.openVault(PASSPHRASE);
        keychain.deletesNothing = true;
        assertFails("SB-613", () -> at(OFFICE).move(KeptIn.VAULT));
        keychain.deletesNothing = false;
        assertThat(at(OFFICE).move(KeptIn.VAULT)).containsExactly(HOTEL, OFFICE);
        assertKeptIn(KeptIn.VAULT, HOTEL);
        assertKeptIn(KeptIn.VAULT, OFFICE);
    }

    @Test
    void whereThereIsNoKeychainNothingIsMissed() {
        keychain.mood = Mood.DIES;
        secrets.openVault(PASSPHRASE);
        assertThat(at(OFFICE).move(KeptIn.VAULT)).isEmpty();
        keepBoth();
        assertThat(at(OFFICE).move(KeptIn.VAULT)).containsExactly(HOTEL, OFFICE);
    }

    /** It would be sent again once the newer one can't be read, and lock somebody's account. */
    @Test
    void aNewLoginLeavesNoOlderOneInAnotherStore() {
        keepBoth();
        secrets.openVault(PASSPHRASE);
        SecretsDoor vaultFirst = new SecretsDoor(
                new VaultStore(folder, 64),
                new KeychainStore(keychain::open, SecretFixtures.limits(Duration.ofSeconds(5)), Duration.ZERO),
                Map.of(Secrets.PASSPHRASE_FILE, passphrase().toString()));
        try (vaultFirst) {
            TwilioProxy office = TwilioProxy.of(Map.of("https_proxy", "http://" + OFFICE), vaultFirst);
            assertThat(office.save("mallory", new Secret("a newer one"))).isEqualTo(KeptIn.VAULT);
        }
        assertThat(in(KeptIn.KEYCHAIN, OFFICE)).isEmpty();
    }

    private Path passphrase() {
        try {
            return SecretFixtures.passphraseFile(folder, PASSPHRASE.reveal(), "rw-------");
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Test
    void aResetForgetsThemAll() {
        keepBoth();
        at(OFFICE).clearAll();
        assertThat(in(KeptIn.KEYCHAIN, OFFICE)).isEmpty();
        assertThat(in(KeptIn.KEYCHAIN, HOTEL)).isEmpty();
        assertThat(secrets.look(KeptIn.KEYCHAIN, SecretSlot.proxyList())).isEmpty();
    }
}
