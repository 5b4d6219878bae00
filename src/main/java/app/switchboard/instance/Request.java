package app.switchboard.instance;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * What one process asks of the one that has the database.
 *
 * @param version of the program that asks; both must be the same
 * @param arguments of the command line; none for {@link Wish#SHOW} and {@link Wish#GIVE_WAY}
 * @param directory where the command was started: relative paths are meant from there
 * @param zone in which times are printed
 * @param brief true: the command takes a moment and touches no network
 * @param colours whether its terminal shows them
 * @param variables those of the environment that matter
 */
public record Request(
        String version,
        Wish wish,
        List<String> arguments,
        String directory,
        String zone,
        boolean brief,
        boolean colours,
        Map<String, String> variables) {

    /** What is wanted; its name goes over the wire. */
    public enum Wish {
        /** Carry a command out. */
        RUN,
        /** Bring the window to the front. */
        SHOW,
        /** A window waits for the database. */
        GIVE_WAY
    }

    /** Says that this is one of us, and how the messages are written. */
    private static final int MAGIC = 0x53574231;

    /** Anything but a command. */
    static Request of(String version, Wish wish) {
        return new Request(version, wish, List.of(), "", "", false, false, Map.of());
    }

    byte[] bytes() {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (DataOutputStream out = new DataOutputStream(bytes)) {
            out.writeInt(MAGIC);
            write(out, version);
            write(out, wish.name());
            out.writeInt(arguments.size());
            for (String argument : arguments) {
                write(out, argument);
            }
            write(out, directory);
            write(out, zone);
            out.writeBoolean(brief);
            out.writeBoolean(colours);
            out.writeInt(variables.size());
            for (Map.Entry<String, String> variable : variables.entrySet()) {
                write(out, variable.getKey());
                write(out, variable.getValue());
            }
        } catch (IOException e) {
            throw new IllegalStateException(e);
        }
        return bytes.toByteArray();
    }

    /**
     * @param mine the version of this program: of another one's request the rest is not read, it may be written otherwise
     * @throws IOException if it is none
     */
    static Request read(byte[] bytes, String mine) throws IOException {
        try (DataInputStream in = new DataInputStream(new ByteArrayInputStream(bytes))) {
            if (in.readInt() != MAGIC) {
                throw new IOException("no request of ours");
            }
            String version = text(in);
            if (!version.equals(mine)) {
                return of(version, Wish.RUN);
            }
            Wish wish = wish(text(in));
            List<String> arguments = new ArrayList<>();
            for (int left = in.readInt(); left > 0; left--) {
                arguments.add(text(in));
            }
            String directory = text(in);
            String zone = text(in);
            boolean brief = in.readBoolean();
            boolean colours = in.readBoolean();
            Map<String, String> variables = new TreeMap<>();
            for (int left = in.readInt(); left > 0; left--) {
                variables.put(text(in), text(in));
            }
            return new Request(
                    version, wish, List.copyOf(arguments), directory, zone, brief, colours, Map.copyOf(variables));
        }
    }

    private static Wish wish(String name) throws IOException {
        for (Wish wish : Wish.values()) {
            if (wish.name().equals(name)) {
                return wish;
            }
        }
        throw new IOException("an unknown wish");
    }

    private static void write(DataOutputStream out, String text) throws IOException {
        byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
        out.writeInt(bytes.length);
        out.write(bytes);
    }

    private static String text(DataInputStream in) throws IOException {
        int length = in.readInt();
        if (length < 0 || length > in.available()) {
            throw new IOException("a text that is longer than its message");
        }
        return new String(in.readNBytes(length), StandardCharsets.UTF_8);
    }
}
