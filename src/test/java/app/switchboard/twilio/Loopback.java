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
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;

/** A server on loopback that serves each connection on a thread of its own. */
abstract class Loopback implements AutoCloseable {

    private final ServerSocket server;
    private final Set<Socket> open = ConcurrentHashMap.newKeySet();
    private final AtomicLong clients = new AtomicLong();
    private final CountDownLatch closed = new CountDownLatch(1);

    Loopback(ServerSocket server) {
        this.server = server;
    }

    static ServerSocket plain() {
        try {
            return new ServerSocket(0, 50, InetAddress.getLoopbackAddress());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    final void start() {
        Thread.ofVirtual().start(() -> {
            while (true) {
                try {
                    Socket socket = server.accept();
                    open.add(socket);
                    Thread.ofVirtual().start(() -> tryServe(socket));
                } catch (IOException e) {
                    // Closed.
                    return;
                }
            }
        });
    }

    private void tryServe(Socket socket) {
        clients.incrementAndGet();
        try (socket) {
            serve(socket);
        } catch (IOException e) {
            // The client left, or did not like our certificate: that is what tests are about.
        } finally {
            clients.decrementAndGet();
            open.remove(socket);
        }
    }

    abstract void serve(Socket client) throws IOException;

    public final int port() {
        return server.getLocalPort();
    }

    /** How many clients are connected. */
    final long clients() {
        return clients.get();
    }

    /** A connection that ends with this server. */
    final Socket connect(int port) throws IOException {
        Socket socket = new Socket(InetAddress.getLoopbackAddress(), port);
        open.add(socket);
        return socket;
    }

    /** Carries what comes from one side to the other, both ways, until either ends. */
    final void join(Socket one, Socket other) throws IOException {
        Thread.ofVirtual().start(() -> {
            try (one;
                    other) {
                carry(other.getInputStream(), one.getOutputStream(), false);
            } catch (IOException e) {
                // Either side left.
            }
        });
        try (other) {
            carry(one.getInputStream(), other.getOutputStream(), true);
        } finally {
            open.remove(other);
        }
    }

    void carry(InputStream from, OutputStream to, boolean request) throws IOException {
        byte[] buffer = new byte[16 * 1024];
        for (int read = from.read(buffer); read >= 0; read = from.read(buffer)) {
            to.write(buffer, 0, read);
            to.flush();
        }
    }

    /** Waits until that time is over, or the server is closed. */
    final boolean pause(long millis) {
        try {
            return !closed.await(millis, TimeUnit.MILLISECONDS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return false;
        }
    }

    /** A request's lines up to the empty one; empty where the client left. */
    static String head(InputStream in) throws IOException {
        ByteArrayOutputStream head = new ByteArrayOutputStream();
        for (int read = in.read(); read >= 0; read = in.read()) {
            head.write(read);
            if (head.toString(StandardCharsets.ISO_8859_1).endsWith("\r\n\r\n")) {
                return head.toString(StandardCharsets.ISO_8859_1);
            }
        }
        return "";
    }

    static void answer(Socket client, String status, String headers, String body) throws IOException {
        byte[] bytes = body.getBytes(StandardCharsets.UTF_8);
        String head = "HTTP/1.1 " + status + "\r\n" + headers + "Content-Length: " + bytes.length
                + "\r\nConnection: close\r\n\r\n";
        client.getOutputStream().write(head.getBytes(StandardCharsets.ISO_8859_1));
        client.getOutputStream().write(bytes);
        client.getOutputStream().flush();
    }

    @Override
    public void close() {
        closed.countDown();
        try {
            server.close();
            for (Socket socket : open) {
                socket.close();
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
