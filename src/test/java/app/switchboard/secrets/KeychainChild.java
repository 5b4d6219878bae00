package app.switchboard.secrets;

import app.switchboard.base.FailureException;
import app.switchboard.base.Secret;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Map;

/** What {@link KeychainStoreTest} runs in a JVM of its own: a session bus comes through the environment. Prints what it found, and no secret. */
final class KeychainChild {

    static final SecretSlot SLOT = SecretFixtures.SLOT;
    /** Beyond ASCII, and with what a shell or a bus might choke on. */
    static final String SECRET = "canary-5f1c \"quoted\" $ü✓";

    private static final Secret KEPT = new Secret(SECRET);

    private KeychainChild() {}

    /** Arguments: the data folder, then what to do, one word each. */
    public static void main(String[] args) {
        try (Secrets secrets = Secrets.open(Path.of(args[0]), Map.of())) {
            for (int i = 1; i < args.length; i++) {
                System.out.println(args[i] + " " + answer(secrets, args[i]));
            }
        }
        // As the app does: the bus's threads are no daemons.
        System.exit(0);
    }

    private static String answer(Secrets secrets, String word) {
        try {
            return switch (word) {
                case "preferred" -> secrets.preferred().name();
                case "keep-old" ->
                    secrets.keep(SLOT, new Secret("an older token")).name();
                case "keep" -> secrets.keep(SLOT, KEPT).name();
                case "read" -> secrets.read(KeptIn.KEYCHAIN, SLOT).equals(KEPT) ? "same" : "different";
                case "to-vault" -> {
                    secrets.openVault(SecretFixtures.PASSPHRASE);
                    move(secrets, KeptIn.KEYCHAIN, KeptIn.VAULT);
                    yield secrets.read(KeptIn.VAULT, SLOT).equals(KEPT) ? "same" : "different";
                }
                case "to-keychain" -> {
                    secrets.openVault(SecretFixtures.PASSPHRASE);
                    move(secrets, KeptIn.VAULT, KeptIn.KEYCHAIN);
                    yield secrets.stores().keychain() ? "works" : "does not";
                }
                case "forget" -> {
                    secrets.forget(KeptIn.KEYCHAIN, SLOT);
                    yield "done";
                }
                case "kill" -> {
                    ProcessHandle daemon = ProcessHandle.of(Long.parseLong(System.getenv("DAEMON")))
                            .orElseThrow();
                    daemon.destroyForcibly();
                    daemon.onExit().join();
                    yield "done";
                }
                case "revive" -> {
                    new ProcessBuilder("bash", "-c", "revive").start().waitFor();
                    yield "done";
                }
                default -> throw new IllegalArgumentException(word);
            };
        } catch (FailureException e) {
            return e.failure().code();
        } catch (IOException | InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }

    private static void move(Secrets secrets, KeptIn from, KeptIn to) {
        secrets.put(to, SLOT, secrets.read(from, SLOT));
        secrets.forgetElsewhere(to, from, SLOT);
    }
}
