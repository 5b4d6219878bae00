package app.switchboard;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Base64;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import java.util.zip.ZipEntry;
import java.util.zip.ZipInputStream;

/** A secret that must be found nowhere, in all the forms that it takes on its way: looks through files, and into archives. */
public final class Canary {

    private final Map<String, byte[]> forms = new LinkedHashMap<>();

    /**
     * @param accountSid with it, the secret makes the Authorization header
     */
    public Canary(String accountSid, String secret) {
        byte[] bytes = secret.getBytes(StandardCharsets.UTF_8);
        forms.put("raw", bytes);
        forms.put("URL-encoded", ascii(URLEncoder.encode(secret, StandardCharsets.UTF_8)));
        forms.put("UTF-16, low byte first", secret.getBytes(StandardCharsets.UTF_16LE));
        forms.put("UTF-16, high byte first", secret.getBytes(StandardCharsets.UTF_16BE));
        forms.put("hex", ascii(HexFormat.of().formatHex(bytes)));
        forms.put("backwards", ascii(new StringBuilder(secret).reverse().toString()));
        forms.put("Authorization header", base64(ascii(accountSid + ":" + secret), 0));
        // Wherever in a longer text it stood.
        for (int offset = 0; offset < 3; offset++) {
            forms.put("Base64 at " + offset, base64(bytes, offset));
        }
    }

    private static byte[] ascii(String text) {
        return text.getBytes(StandardCharsets.ISO_8859_1);
    }

    /** What of its Base64 does not depend on what stands before and after it. */
    private static byte[] base64(byte[] bytes, int offset) {
        byte[] padded = new byte[offset + bytes.length];
        System.arraycopy(bytes, 0, padded, offset, bytes.length);
        byte[] encoded = Base64.getEncoder().encode(padded);
        int from = offset == 0 ? 0 : 4;
        return Arrays.copyOfRange(encoded, from, padded.length / 3 * 4);
    }

    Map<String, byte[]> forms() {
        return forms;
    }

    /** Where the secret is, as {@code file: form}, in all files of a folder but those excepted. */
    public List<String> in(Path folder, Path... except) throws IOException {
        List<String> found = new ArrayList<>();
        List<Path> files;
        try (Stream<Path> walk = Files.walk(folder)) {
            files = walk.filter(Files::isRegularFile)
                    .filter(file -> !List.of(except).contains(file))
                    .toList();
        }
        for (Path file : files) {
            found.addAll(in(file.toString(), Files.readAllBytes(file)));
        }
        return found;
    }

    /** As {@link #in(Path, Path...)}, of bytes with a name. */
    public List<String> in(String name, byte[] bytes) throws IOException {
        List<String> found = new ArrayList<>();
        forms.forEach((form, wanted) -> {
            if (contains(bytes, wanted)) {
                found.add(name + ": " + form);
            }
        });
        if (name.endsWith(".zip")) {
            try (ZipInputStream zip = new ZipInputStream(new ByteArrayInputStream(bytes))) {
                for (ZipEntry entry = zip.getNextEntry(); entry != null; entry = zip.getNextEntry()) {
                    found.addAll(in(name + "!" + entry.getName(), zip.readAllBytes()));
                }
            }
        }
        return found;
    }

    private static boolean contains(byte[] bytes, byte[] wanted) {
        // One byte a character: a search in such a string is a search in the bytes.
        return new String(bytes, StandardCharsets.ISO_8859_1).contains(new String(wanted, StandardCharsets.ISO_8859_1));
    }
}
