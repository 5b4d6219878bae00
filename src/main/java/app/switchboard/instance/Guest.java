package app.switchboard.instance;

import app.switchboard.base.Cancellation;
import app.switchboard.instance.Frames.Frame;
import app.switchboard.instance.Frames.Kind;
import java.io.IOException;
import java.io.InputStream;
import java.io.Writer;
import java.nio.charset.StandardCharsets;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;

/** A command of another process, seen from the one that carries it out: its streams, and its wish to stop. */
public final class Guest {

    /** Characters; with four bytes each, a message still has room for them. */
    private static final int SLICE = Frames.LARGEST / 8;

    private static final byte[] NOTHING = {};

    private final Frames frames;
    private final Cancellation cancellation = new Cancellation();
    private final BlockingQueue<byte[]> input = new LinkedBlockingQueue<>();

    Guest(Frames frames) {
        this.frames = frames;
    }

    /** Ends when the other process is stopped, or gone. */
    public Cancellation cancellation() {
        return cancellation;
    }

    /** Says that the command begins: from now on it is not begun a second time elsewhere. False where nobody waits for it any more. */
    public boolean begin() {
        try {
            frames.send(Kind.BEGUN, NOTHING);
            return true;
        } catch (IOException e) {
            return false;
        }
    }

    /** Its standard output. */
    public Writer out() {
        return new Sent(Kind.OUT);
    }

    /** Its standard error. */
    public Writer err() {
        return new Sent(Kind.ERR);
    }

    /** Its standard input; read there only as far as it is read here. */
    public InputStream in() {
        return new Asked();
    }

    /** Reads what the other process says, until it is gone. */
    void listen() {
        try {
            for (Frame frame = frames.receive(); frame != null; frame = frames.receive()) {
                switch (frame.kind()) {
                    case INPUT -> input.add(frame.content());
                    case CANCEL -> cancellation.cancel();
                    default -> throw new IOException("not for a server");
                }
            }
        } catch (IOException e) {
            // As good as gone.
        }
        cancellation.cancel();
        input.add(NOTHING);
    }

    /** Sends what is flushed. Where nobody is left to read it, the command still comes to its end. */
    private final class Sent extends Writer {

        private final Kind kind;
        private final StringBuilder text = new StringBuilder();

        Sent(Kind kind) {
            this.kind = kind;
        }

        @Override
        public void write(char[] from, int offset, int length) {
            synchronized (lock) {
                text.append(from, offset, length);
                if (text.length() >= SLICE) {
                    flush();
                }
            }
        }

        @Override
        public void flush() {
            synchronized (lock) {
                int from = 0;
                while (from < text.length()) {
                    int to = Math.min(text.length(), from + SLICE);
                    // Half a character would be sent as a question mark.
                    if (Character.isHighSurrogate(text.charAt(to - 1))) {
                        to--;
                    }
                    if (to == from) {
                        break;
                    }
                    send(text.substring(from, to));
                    from = to;
                }
                text.delete(0, from);
            }
        }

        private void send(String part) {
            try {
                frames.send(kind, part.getBytes(StandardCharsets.UTF_8));
            } catch (IOException e) {
                cancellation.cancel();
            }
        }

        @Override
        public void close() {
            flush();
        }
    }

    /** Asks for more when more is read. */
    private final class Asked extends InputStream {

        private byte[] now = NOTHING;
        private int next;
        private boolean ended;

        @Override
        public int read() throws IOException {
            byte[] one = new byte[1];
            return read(one, 0, 1) < 0 ? -1 : one[0] & 0xff;
        }

        @Override
        public int read(byte[] into, int offset, int length) throws IOException {
            if (length == 0) {
                return 0;
            }
            if (next == now.length && !ended) {
                now = more();
                next = 0;
                ended = now.length == 0;
            }
            if (ended) {
                return -1;
            }
            int count = Math.min(length, now.length - next);
            System.arraycopy(now, next, into, offset, count);
            next += count;
            return count;
        }

        private byte[] more() throws IOException {
            frames.send(Kind.INPUT_WANTED, NOTHING);
            try {
                return input.take();
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
                return NOTHING;
            }
        }
    }
}
