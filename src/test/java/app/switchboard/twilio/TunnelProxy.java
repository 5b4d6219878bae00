package app.switchboard.twilio;

import java.io.IOException;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;

/**
 * A proxy on loopback, and with it the internet as a test has it: each host and port leads to a server of the test's. It tunnels (CONNECT); a plain request it answers itself, with an empty page.
 */
public final class TunnelProxy extends Loopback {

    private static final String ESTABLISHED = "HTTP/1.1 200 Connection established\r\n\r\n";

    /** What is said in place of a tunnel. */
    private record Refusal(String status, String headers, String body) {}

    private final Map<String, Integer> hosts = new ConcurrentHashMap<>();
    private final List<String> heads = new CopyOnWriteArrayList<>();
    private volatile String login = "";
    private volatile Refusal refusal = new Refusal("", "", "");
    private volatile boolean silent;

    public TunnelProxy() {
        super(plain());
        start();
    }

    /** Lets a host, on port 443, be found at a port of loopback. */
    public TunnelProxy lead(String host, int port) {
        hosts.put(host + ":443", port);
        return this;
    }

    /** Asks for a user and a password from now on. */
    public TunnelProxy require(String user, String password) {
        login = Base64.getEncoder().encodeToString((user + ":" + password).getBytes(StandardCharsets.UTF_8));
        return this;
    }

    /** Answers every CONNECT with that. */
    TunnelProxy refuse(String status, String headers, String body) {
        refusal = new Refusal(status, headers, body);
        return this;
    }

    /** Takes connections and says nothing. */
    void fallSilent() {
        silent = true;
    }

    /** What it was sent outside of tunnels, head by head. */
    public List<String> heads() {
        return List.copyOf(heads);
    }

    void forget() {
        heads.clear();
    }

    String address() {
        return "127.0.0.1:" + port();
    }

    @Override
    void serve(Socket client) throws IOException {
        String head = head(client.getInputStream());
        if (head.isEmpty()) {
            return;
        }
        heads.add(head);
        if (silent) {
            while (pause(1000)) {
                // Until the test is over.
            }
        } else if (!refusal.status().isEmpty()) {
            answer(client, refusal.status(), refusal.headers(), refusal.body());
        } else if (!login.isEmpty() && !head.contains("\r\nProxy-Authorization: Basic " + login + "\r\n")) {
            answer(
                    client,
                    "407 Proxy Authentication Required",
                    "Proxy-Authenticate: Basic realm=\"test\"\r\n",
                    "<html>407</html>");
        } else if (head.startsWith("CONNECT ")) {
            tunnel(client, head.split(" ", 3)[1]);
        } else {
            answer(client, "200 OK", "Content-Type: application/json\r\n", Foreigner.EMPTY_PAGE);
        }
    }

    private void tunnel(Socket client, String to) throws IOException {
        Integer port = hosts.get(to);
        if (port == null) {
            answer(client, "502 Bad Gateway", "", "");
            return;
        }
        try (Socket server = connect(port)) {
            client.getOutputStream().write(ESTABLISHED.getBytes(StandardCharsets.ISO_8859_1));
            client.getOutputStream().flush();
            join(client, server);
        }
    }
}
