package app.switchboard.cli;

import app.switchboard.base.Secret;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;

/** Secrets on standard input, one a line: arguments can be read by every process on the machine. */
final class SecretInput {

    private SecretInput() {}

    /** The first lines; those that are missing are empty. */
    static List<Secret> lines(int count) {
        try {
            BufferedReader in =
                    new BufferedReader(new InputStreamReader(Terminal.here().in(), StandardCharsets.UTF_8));
            List<Secret> lines = new ArrayList<>();
            for (int i = 0; i < count; i++) {
                String line = in.readLine();
                lines.add(new Secret(line == null ? "" : line));
            }
            return lines;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
