package app.switchboard.instance;

import app.switchboard.base.Cancellation;
import app.switchboard.base.Failure;
import app.switchboard.instance.Frames.Frame;
import app.switchboard.instance.Frames.Kind;
import app.switchboard.instance.Request.Wish;
import java.io.IOException;
import java.io.InputStream;
import java.io.PrintWriter;
import java.io.Writer;
import java.net.StandardProtocolFamily;
import java.net.UnixDomainSocketAddress;
import java.nio.ByteBuffer;
import java.nio.channels.SocketChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Optional;
import java.util.OptionalInt;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Asks the process that has a data folder's database to do something. */
public final class HostClient {

    private static final Logger LOG = LoggerFactory.getLogger(HostClient.class);
    private static final int SLICE = 8192;
    private static final byte[] NOTHING = {};

    private HostClient() {}

    /** The streams of this process, and its wish to stop. */
    public record Streams(InputStream in, PrintWriter out, PrintWriter err, Cancellation cancellation) {}

    /**
     * Has a command carried out: what it says arrives here, and its exit code. Empty where nobody can do that now: then nothing was done, and nothing was read.
     *
     * @throws app.switchboard.base.FailureException SB-039 the command is too long, SB-413 the other process is of another version, SB-415 it ended in the middle of the command
     */
    public static OptionalInt run(Path folder, Request request, Streams streams) {
        return ask(folder, request, streams);
    }

    /**
     * Brings the window to the front; false where there is none.
     *
     * @throws app.switchboard.base.FailureException SB-413 it is of another version
     */
    public static boolean show(Path folder, String version) {
        return ask(folder, Request.of(version, Wish.SHOW), silent()).isPresent();
    }

    /**
     * Says that a window waits; false where that changes nothing.
     *
     * @throws app.switchboard.base.FailureException SB-413 the other process is of another version
     */
    public static boolean giveWay(Path folder, String version) {
        return ask(folder, Request.of(version, Wish.GIVE_WAY), silent()).isPresent();
    }

    private static Streams silent() {
        PrintWriter nowhere = new PrintWriter(Writer.nullWriter());
        return new Streams(InputStream.nullInputStream(), nowhere, nowhere, new Cancellation());
    }

    private static OptionalInt ask(Path folder, Request request, Streams streams) {
        Optional<Path> address = FolderLock.address(folder);
        if (address.isEmpty()) {
            return OptionalInt.empty();
        }
        try (SocketChannel channel = SocketChannel.open(StandardProtocolFamily.UNIX)) {
            channel.connect(UnixDomainSocketAddress.of(address.get()));
            // What is typed here may be a secret.
            if (!Peer.isTrusted(channel, folder.resolve(FolderLock.NAME))) {
                LOG.warn("Somebody else's process answers at {}", address.get());
                return OptionalInt.empty();
            }
            return talk(new Frames(channel), request, streams);
        } catch (IOException | UnsupportedOperationException e) {
            LOG.debug("Nobody answers there", e);
            return OptionalInt.empty();
        }
    }

    private static OptionalInt talk(Frames frames, Request request, Streams streams) throws IOException {
        byte[] wanted = request.bytes();
        if (wanted.length > Frames.LARGEST) {
            throw tooLong().exception();
        }
        frames.send(Kind.REQUEST, wanted);
        boolean begun = false;
        try (Cancellation.Registration _ = streams.cancellation().onCancel(() -> cancel(frames))) {
            for (Frame frame = frames.receive(); frame != null; frame = frames.receive()) {
                switch (frame.kind()) {
                    case REFUSED -> throw otherVersion(request, frame).exception();
                    case LATER -> {
                        return OptionalInt.empty();
                    }
                    case DONE -> {
                        return OptionalInt.of(ByteBuffer.wrap(frame.content()).getInt());
                    }
                    case BEGUN -> begun = true;
                    case OUT -> print(streams.out(), frame);
                    case ERR -> print(streams.err(), frame);
                    case INPUT_WANTED -> frames.send(Kind.INPUT, more(streams.in()));
                    default -> throw new IOException("not for a client");
                }
            }
        } catch (IOException e) {
            if (begun) {
                throw brokenOff(e).exception();
            }
            throw e;
        }
        if (begun) {
            throw brokenOff(null).exception();
        }
        return OptionalInt.empty();
    }

    private static byte[] more(InputStream in) {
        byte[] slice = new byte[SLICE];
        try {
            int count = in.read(slice);
            return count <= 0 ? NOTHING : Arrays.copyOf(slice, count);
        } catch (IOException e) {
            LOG.debug("Standard input ends", e);
            return NOTHING;
        }
    }

    private static void print(PrintWriter to, Frame frame) {
        to.print(new String(frame.content(), StandardCharsets.UTF_8));
        to.flush();
    }

    private static void cancel(Frames frames) {
        try {
            frames.send(Kind.CANCEL, NOTHING);
        } catch (IOException e) {
            LOG.debug("Gone already", e);
        }
    }

    private static Failure tooLong() {
        return new Failure.Input(
                "SB-039",
                "A Switchboard has the database open, and this command is too long to be handed to it.",
                "Quit that one, or name fewer things at once.");
    }

    private static Failure otherVersion(Request request, Frame frame) {
        return new Failure.Database(
                "SB-413",
                "Switchboard " + new String(frame.content(), StandardCharsets.UTF_8)
                        + " has the database open; this is " + request.version() + ".",
                "Quit the other one, then try again.",
                null);
    }

    private static Failure brokenOff(@Nullable Throwable cause) {
        return new Failure.Database(
                "SB-415",
                "The Switchboard that carried this out ended in the middle of it.",
                "What was finished is kept; do it again.",
                cause);
    }
}
