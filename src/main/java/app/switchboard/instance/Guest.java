package app.switchboard.instance;

import app.switchboard.base.Cancellation;
import app.switchboard.base.Cancellation.CancelledException;
import app.switchboard.instance.Frames.Frame;
import app.switchboard.instance.Frames.Kind;
import java.io.IOException;
import java.io.InputStream;
import java.io.Writer;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.LinkedBlockingQueue;

/** A command of another process, seen from the one that carries it out: its streams, and its wish to stop. */
public final class Guest {

    /** Characters; with four bytes each, a message still has room for them. */
    private static final int SLICE = 1 << 17;

    private static final byte[] NOTHING = {};

    private final Frames frames;
    private final Cancellation cancellation = new Cancellation();
    private final BlockingQueue<byte[]> input = new LinkedBlockingQueue<>();
    /** Since when a thread waits for the other process, in nanoseconds. */
    private final Map<Thread, Long> waiting = new ConcurrentHashMap<>();

    private volatile boolean gone;

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
            send(Kind.BEGUN, NOTHING);
            return true;
        } catch (IOException e) {
            return false;
        }
    }

    /** True where it waits for the other process, which reads nothing or types nothing, for longer than that. */
    public boolean waitsFor(Duration time) {
        long now = System.nanoTime();
        return waiting.values().stream().anyMatch(since -> now - since > time.toNanos());
    }

    /** Breaks it off: as if the other process was gone. */
    public void drop() {
        try {
            frames.close();
        } catch (IOException e) {
            // Gone already.
        }
    }

    private void send(Kind kind, byte[] content) throws IOException {
        waiting.put(Thread.currentThread(), System.nanoTime());
        try {
            frames.send(kind, content);
        } finally {
            waiting.remove(Thread.currentThread());
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

    /** Its standard input; read there only as far as it is read here. A {@link CancelledException} where the other process is gone. */
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
        gone = true;
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
                Guest.this.send(kind, part.getBytes(StandardCharsets.UTF_8));
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
        public int read() {
            byte[] one = new byte[1];
            return read(one, 0, 1) < 0 ? -1 : one[0] & 0xff;
        }

        @Override
        public int read(byte[] into, int offset, int length) {
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

        /** Where nobody is left to read from, what came may be half a line: that is no end of the input. */
        private byte[] more() {
            waiting.put(Thread.currentThread(), System.nanoTime());
            try {
                frames.send(Kind.INPUT_WANTED, NOTHING);
                byte[] more = input.take();
                if (more.length > 0 || !gone) {
                    return more;
                }
            } catch (IOException e) {
                cancellation.cancel();
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
            } finally {
                waiting.remove(Thread.currentThread());
            }
            throw new CancelledException();
        }
    }
}
