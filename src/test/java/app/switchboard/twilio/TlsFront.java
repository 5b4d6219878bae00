package app.switchboard.twilio;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import javax.net.ssl.SSLContext;

/** TLS in front of a plain server on loopback, as a host on the internet has it. Knows what came in, decrypted. */
public final class TlsFront extends Loopback {

    private final int behind;
    private final ByteArrayOutputStream received = new ByteArrayOutputStream();
    private volatile boolean dripping;

    public TlsFront(SSLContext context, int behind) {
        super(socket(context));
        this.behind = behind;
        start();
    }

    private static ServerSocket socket(SSLContext context) {
        try {
            return context.getServerSocketFactory().createServerSocket(0, 50, InetAddress.getLoopbackAddress());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** From now on answers come a byte at a time, their heads at once. */
    void drip() {
        dripping = true;
    }

    /** All requests, as they were sent. */
    public String received() {
        synchronized (received) {
            return received.toString(StandardCharsets.ISO_8859_1);
        }
    }

    void forget() {
        synchronized (received) {
            received.reset();
        }
        dripping = false;
    }

    @Override
    void serve(Socket client) throws IOException {
        join(client, connect(behind));
    }

    @Override
    void carry(InputStream from, OutputStream to, boolean request) throws IOException {
        if (!request && dripping) {
            to.write(head(from).getBytes(StandardCharsets.ISO_8859_1));
            to.flush();
            for (int read = from.read(); read >= 0 && pause(20); read = from.read()) {
                to.write(read);
                to.flush();
            }
            return;
        }
        super.carry(request ? noting(from) : from, to, request);
    }

    private InputStream noting(InputStream from) {
        return new InputStream() {
            @Override
            public int read() throws IOException {
                throw new IOException("one at a time");
            }

            @Override
            public int read(byte[] into, int start, int length) throws IOException {
                int read = from.read(into, start, length);
                if (read > 0) {
                    synchronized (received) {
                        received.write(into, start, read);
                    }
                }
                return read;
            }
        };
    }
}
