package app.switchboard.instance;

import java.io.Closeable;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.SocketChannel;
import org.jspecify.annotations.Nullable;

/** Messages over a socket: a length, a kind, and so many bytes. One thread may read while others write. */
final class Frames implements Closeable {

    /** Bytes: more than a system takes as arguments. Whoever says more is not one of us. */
    static final int LARGEST = 1 << 23;

    /** What a message is, and the letter that says so on the wire. */
    enum Kind {
        /** To the server: what is wanted; the first message, and no other. */
        REQUEST('q'),
        /** To the server: more of standard input; nothing of it: its end. */
        INPUT('i'),
        /** To the server: stop. */
        CANCEL('c'),
        /** To the client: it is of another version, this one. */
        REFUSED('x'),
        /** To the client: not now; nothing was done. */
        LATER('l'),
        /** To the client: the command began; whatever happens now, it is not to be begun again. */
        BEGUN('b'),
        OUT('o'),
        ERR('e'),
        /** To the client: the command reads its standard input. */
        INPUT_WANTED('w'),
        /** To the client: done, with this exit code; the last message. */
        DONE('d');

        private final byte letter;

        Kind(char letter) {
            this.letter = (byte) letter;
        }

        static Kind of(byte letter) throws IOException {
            for (Kind kind : values()) {
                if (kind.letter == letter) {
                    return kind;
                }
            }
            throw new IOException("no message of ours");
        }
    }

    /** A message as it came; its content is whoever's who reads it. */
    static final class Frame {

        private final Kind kind;
        private final byte[] content;

        private Frame(Kind kind, byte[] content) {
            this.kind = kind;
            this.content = content;
        }

        Kind kind() {
            return kind;
        }

        byte[] content() {
            return content;
        }
    }

    private static final int HEAD = 5;

    private final SocketChannel channel;

    Frames(SocketChannel channel) {
        this.channel = channel;
    }

    /**
     * @throws IOException if the other side is gone
     */
    synchronized void send(Kind kind, byte[] content) throws IOException {
        ByteBuffer buffer = ByteBuffer.allocate(HEAD + content.length)
                .putInt(content.length)
                .put(kind.letter)
                .put(content)
                .flip();
        while (buffer.hasRemaining()) {
            channel.write(buffer);
        }
    }

    /**
     * The next message; null at the end.
     *
     * @throws IOException if what comes is no message, or ends in one
     */
    @Nullable
    Frame receive() throws IOException {
        ByteBuffer head = ByteBuffer.allocate(HEAD);
        if (!fill(head)) {
            return null;
        }
        int length = head.flip().getInt();
        Kind kind = Kind.of(head.get());
        if (length < 0 || length > LARGEST) {
            throw new IOException("no message of ours");
        }
        ByteBuffer content = ByteBuffer.allocate(length);
        if (!fill(content)) {
            throw new IOException("the message ends too early");
        }
        return new Frame(kind, content.array());
    }

    /** False where nothing came at all. */
    private boolean fill(ByteBuffer buffer) throws IOException {
        while (buffer.hasRemaining()) {
            if (channel.read(buffer) < 0) {
                if (buffer.position() > 0) {
                    throw new IOException("the message ends too early");
                }
                return false;
            }
        }
        return true;
    }

    @Override
    public void close() throws IOException {
        channel.close();
    }
}
