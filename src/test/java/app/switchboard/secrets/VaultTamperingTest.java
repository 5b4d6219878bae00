package app.switchboard.secrets;

import static app.switchboard.secrets.SecretFixtures.OTHER;
import static app.switchboard.secrets.SecretFixtures.SLOT;
import static app.switchboard.secrets.SecretFixtures.TOKEN;
import static app.switchboard.secrets.SecretFixtures.assertFails;
import static org.assertj.core.api.Assertions.assertThat;

import app.switchboard.base.Secret;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.nio.file.Files;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** A vault that somebody changed, replaced, or never wrote. */
class VaultTamperingTest extends VaultFixture {

    @ParameterizedTest
    @ValueSource(strings = {"data", "nonce"})
    void aFlippedBitInARecordIsRefused(String field) throws IOException {
        VaultStore vault = opened();
        vault.put(SLOT, TOKEN);

        edit(tree -> flipOneBit((ObjectNode) firstRecord(tree).get("sealed"), field));

        assertFails("SB-605", () -> vault.get(SLOT));
    }

    @Test
    void aFlippedBitInTheSaltOrTheCheckOpensNothing() throws IOException {
        opened().close();
        String sound = Files.readString(file());

        edit(tree -> flipOneBit((ObjectNode) tree.get("kdf"), "salt"));
        assertFails("SB-603", this::opened);

        Files.writeString(file(), sound);
        edit(tree -> flipOneBit((ObjectNode) tree.get("check"), "data"));
        assertFails("SB-603", this::opened);
    }

    @Test
    void aRecordMovedToAnotherAccountIsRefused() throws IOException {
        VaultStore vault = opened();
        vault.put(SLOT, TOKEN);

        edit(tree -> firstRecord(tree).put("account", OTHER.accountSid()));

        assertFails("SB-605", () -> vault.get(SecretSlot.authToken(SLOT.workspaceId(), OTHER.accountSid())));
    }

    @Test
    void slotsThatReadAlikeAreNotTheSame() {
        assertThat(VaultContent.associated(new SecretSlot("a|b", "c", "d")))
                .isNotEqualTo(VaultContent.associated(new SecretSlot("a", "b|c", "d")));
        assertThat(VaultContent.associated(SLOT)).isEqualTo("ws-1|AC00000000000000000000000000000001|auth-token|1");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "null",
                "[]",
                "{}",
                "{\"version\":1}",
                "{\"version\":1,\"kdf\":null,\"check\":null,\"records\":null}",
                "not json",
                "{\"version\":1,\"kdf\":{\"name\":\"argon2id\",\"salt\":\"!\",\"memoryKib\":65536,\"iterations\":3,\"lanes\":1},\"check\":{\"nonce\":\"\",\"data\":\"\"},\"records\":[]}",
                "{\"version\":1,\"kdf\":{\"name\":\"argon2id\",\"salt\":\"AAAAAAAAAAAAAAAAAAAAAA==\",\"memoryKib\":262145,\"iterations\":1,\"lanes\":1},\"check\":{\"nonce\":\"AAAAAAAAAAAAAAAA\",\"data\":\"AAAAAAAAAAAAAAAAAAAAAA==\"},\"records\":[]}",
                "{\"version\":1,\"kdf\":{\"name\":\"argon2id\",\"salt\":\"AAAAAAAAAAAAAAAAAAAAAA==\",\"memoryKib\":64,\"iterations\":1,\"lanes\":1},\"check\":{\"nonce\":\"\",\"data\":\"\"},\"records\":[null]}"
            })
    void aFileThatIsNoVaultIsRefusedAndLeftAlone(String text) throws IOException {
        Files.writeString(file(), text);

        assertFails("SB-605", this::opened);

        assertThat(file()).hasContent(text);
    }

    @Test
    void aVaultOfANewerVersionIsRefused() throws IOException {
        opened();
        edit(tree -> tree.put("version", 2).put("unheard", "of"));

        assertFails("SB-609", this::opened);
    }

    @Test
    void aVaultThatWasReplacedNeedsItsOwnPassphrase() throws IOException {
        VaultStore vault = opened();
        vault.put(SLOT, TOKEN);
        Files.delete(file());
        vault().open(new Secret("another passphrase"));

        assertFails("SB-602", () -> vault.put(SLOT, TOKEN));
        assertThat(vault.isOpen()).isFalse();
    }
}
