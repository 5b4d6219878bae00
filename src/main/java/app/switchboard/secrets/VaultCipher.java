package app.switchboard.secrets;

import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.SecureRandom;
import java.text.Normalizer;
import java.util.Arrays;
import java.util.Base64;
import javax.crypto.AEADBadTagException;
import javax.crypto.Cipher;
import javax.crypto.spec.GCMParameterSpec;
import javax.crypto.spec.SecretKeySpec;
import org.bouncycastle.crypto.generators.Argon2BytesGenerator;
import org.bouncycastle.crypto.params.Argon2Parameters;

/** A key made from a passphrase (Argon2id), and what it seals (AES-256-GCM). */
final class VaultCipher implements AutoCloseable {

    /** Something sealed: Base64, the nonce first. */
    record Sealed(String nonce, String data) {}

    private static final int KEY_BYTES = 32;
    private static final int NONCE_BYTES = 12;
    private static final int TAG_BITS = 128;
    private static final SecureRandom RANDOM = new SecureRandom();

    private final byte[] key;

    private VaultCipher(byte[] key) {
        this.key = key;
    }

    /** Takes about a quarter of a second and {@code memoryKib} of heap: that is the point of it. */
    static VaultCipher derive(String passphrase, byte[] salt, int memoryKib, int iterations, int lanes) {
        // The same word typed on a Mac and on Linux can differ in its bytes.
        byte[] input = Normalizer.normalize(passphrase, Normalizer.Form.NFC).getBytes(StandardCharsets.UTF_8);
        Argon2BytesGenerator argon2 = new Argon2BytesGenerator();
        argon2.init(new Argon2Parameters.Builder(Argon2Parameters.ARGON2_id)
                .withVersion(Argon2Parameters.ARGON2_VERSION_13)
                .withSalt(salt)
                .withMemoryAsKB(memoryKib)
                .withIterations(iterations)
                .withParallelism(lanes)
                .build());
        byte[] key = new byte[KEY_BYTES];
        argon2.generateBytes(input, key);
        Arrays.fill(input, (byte) 0);
        return new VaultCipher(key);
    }

    static byte[] random(int bytes) {
        byte[] made = new byte[bytes];
        RANDOM.nextBytes(made);
        return made;
    }

    Sealed seal(String text, String associated) {
        byte[] nonce = random(NONCE_BYTES);
        try {
            byte[] data = cipher(Cipher.ENCRYPT_MODE, nonce, associated).doFinal(text.getBytes(StandardCharsets.UTF_8));
            Base64.Encoder base64 = Base64.getEncoder();
            return new Sealed(base64.encodeToString(nonce), base64.encodeToString(data));
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    }

    /**
     * @throws AEADBadTagException if another key sealed it, or it or its associated data was changed
     * @throws IllegalArgumentException if it is no Base64, or its nonce has another length
     */
    String open(Sealed sealed, String associated) throws AEADBadTagException {
        Base64.Decoder base64 = Base64.getDecoder();
        byte[] nonce = base64.decode(sealed.nonce());
        byte[] data = base64.decode(sealed.data());
        if (nonce.length != NONCE_BYTES) {
            throw new IllegalArgumentException("a nonce of " + nonce.length + " bytes");
        }
        try {
            return new String(cipher(Cipher.DECRYPT_MODE, nonce, associated).doFinal(data), StandardCharsets.UTF_8);
        } catch (AEADBadTagException e) {
            throw e;
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    }

    private Cipher cipher(int mode, byte[] nonce, String associated) throws GeneralSecurityException {
        Cipher cipher = Cipher.getInstance("AES/GCM/NoPadding");
        cipher.init(mode, new SecretKeySpec(key, "AES"), new GCMParameterSpec(TAG_BITS, nonce));
        cipher.updateAAD(associated.getBytes(StandardCharsets.UTF_8));
        return cipher;
    }

    @Override
    public void close() {
        Arrays.fill(key, (byte) 0);
    }
}
