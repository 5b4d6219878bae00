package app.switchboard.secrets;

import static app.switchboard.secrets.SecretFixtures.PASSPHRASE;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Base64;
import java.util.function.Consumer;
import org.junit.jupiter.api.io.TempDir;

/** A vault in a folder, with a key that costs little, and the ways to change its file. */
abstract class VaultFixture {

    static final ObjectMapper JSON = new ObjectMapper();

    @TempDir
    Path folder;

    VaultStore vault() {
        return new VaultStore(folder, 64);
    }

    VaultStore opened() {
        VaultStore vault = vault();
        vault.open(PASSPHRASE);
        return vault;
    }

    Path file() {
        return folder.resolve("vault.json");
    }

    void edit(Consumer<ObjectNode> change) throws IOException {
        ObjectNode tree = (ObjectNode) JSON.readTree(file().toFile());
        change.accept(tree);
        JSON.writeValue(file().toFile(), tree);
    }

    static ObjectNode firstRecord(ObjectNode tree) {
        return (ObjectNode) tree.withArray("records").get(0);
    }

    static void flipOneBit(ObjectNode parent, String field) {
        byte[] bytes = Base64.getDecoder().decode(parent.get(field).asText());
        bytes[bytes.length / 2] ^= 1;
        parent.put(field, Base64.getEncoder().encodeToString(bytes));
    }
}
