package app.switchboard.secrets;

import java.io.IOException;
import java.nio.file.Path;

/** A second process that writes into the vault: file locks mean nothing within one. */
final class VaultChild {

    static final int SECRETS = 40;

    private VaultChild() {}

    static Process start(Path folder, String workspace) throws IOException {
        return new ProcessBuilder(
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        "-XX:TieredStopAtLevel=1",
                        "-XX:+UseSerialGC",
                        "-cp",
                        System.getProperty("java.class.path"),
                        VaultChild.class.getName(),
                        folder.toString(),
                        workspace)
                .inheritIO()
                .start();
    }

    public static void main(String[] args) {
        VaultStore vault = new VaultStore(Path.of(args[0]));
        vault.open(SecretFixtures.PASSPHRASE);
        for (int i = 0; i < SECRETS; i++) {
            vault.put(SecretSlot.authToken(args[1], "AC" + i), SecretFixtures.TOKEN);
        }
    }
}
