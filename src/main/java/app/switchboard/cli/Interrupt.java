package app.switchboard.cli;

import app.switchboard.base.Cancellation;
import java.io.IOException;
import java.io.InputStream;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/** Ctrl-C: cancels what runs, and holds the process until it has stored what is done. The JVM then exits with 130. */
final class Interrupt implements AutoCloseable {

    /** Seconds; more than a cancelled run ever takes. */
    private static final long PATIENCE = 10;

    private final Cancellation cancellation;
    private final CountDownLatch finished = new CountDownLatch(1);
    private boolean watching;
    /** Nobody waits for a command that waits for the person. */
    private volatile boolean reading;

    /**
     * @param elsewhere ends the command where Ctrl-C was pressed in another process; null: it is pressed in this one
     */
    Interrupt(@Nullable Cancellation elsewhere) {
        this.cancellation = elsewhere == null ? new Cancellation() : elsewhere;
        this.watching = elsewhere != null;
    }

    /** Watches for Ctrl-C from now on. */
    synchronized Cancellation watch() {
        if (!watching) {
            watching = true;
            Runtime.getRuntime().addShutdownHook(new Hook(this));
        }
        return cancellation;
    }

    /** Does something once the command is cancelled. */
    Cancellation.Registration onCancel(Runnable action) {
        return cancellation.onCancel(action);
    }

    /** Standard input, of which is known while somebody waits for it. */
    InputStream reading(InputStream in) {
        return new InputStream() {
            @Override
            public int read() throws IOException {
                byte[] one = new byte[1];
                return read(one, 0, 1) < 0 ? -1 : one[0] & 0xff;
            }

            @Override
            public int read(byte[] into, int offset, int length) throws IOException {
                reading = true;
                try {
                    return in.read(into, offset, length);
                } finally {
                    reading = false;
                }
            }
        };
    }

    private void cancelAndWait() {
        cancellation.cancel();
        if (reading) {
            return;
        }
        try {
            finished.await(PATIENCE, TimeUnit.SECONDS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    @Override
    public void close() {
        finished.countDown();
    }

    /** The JVM takes a hook as a thread; it starts it itself. */
    private static final class Hook extends Thread {
        private final Interrupt interrupt;

        Hook(Interrupt interrupt) {
            super("interrupt");
            this.interrupt = interrupt;
        }

        @Override
        public void run() {
            interrupt.cancelAndWait();
        }
    }
}
