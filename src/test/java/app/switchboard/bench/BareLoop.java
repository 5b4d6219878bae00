package app.switchboard.bench;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Base64;
import java.util.List;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Semaphore;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** The floor: the same requests with {@code java.net.http} alone. It reads every body, follows links, and keeps nothing. */
final class BareLoop implements AutoCloseable {

    private static final Pattern NEXT = Pattern.compile("\"next_page_uri\":\"([^\"]+)\"");

    private final HttpClient http;
    private final URI server;
    private final String account;
    private final String authorization;

    BareLoop(URI server, String sid, String token) {
        this(HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build(), server, sid, token);
    }

    /** With a client of the caller's; closed with this. */
    BareLoop(HttpClient http, URI server, String sid, String token) {
        this.http = http;
        this.server = server;
        this.account = "/2010-04-01/Accounts/" + sid;
        this.authorization =
                "Basic " + Base64.getEncoder().encodeToString((sid + ":" + token).getBytes(StandardCharsets.UTF_8));
    }

    String get(String path) {
        return send(request(path).GET().build());
    }

    /** The account itself, as a verification asks for it. */
    void verify() {
        get(account + ".json");
    }

    void services() {
        get("/v1/Services?PageSize=1000");
    }

    /** The path of an account's listing. */
    static String listing(String sid) {
        return "/2010-04-01/Accounts/" + sid + "/IncomingPhoneNumbers.json";
    }

    /** Every page of the numbers. */
    void list() {
        String path = account + "/IncomingPhoneNumbers.json?PageSize=1000";
        while (path != null) {
            Matcher next = NEXT.matcher(get(path));
            path = next.find() ? next.group(1) : null;
        }
    }

    /** An update of each number, so many at once. */
    void update(List<String> numberSids, int atOnce, String form) {
        Semaphore places = new Semaphore(atOnce);
        try (ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor()) {
            for (String sid : numberSids) {
                places.acquireUninterruptibly();
                threads.execute(() -> {
                    try {
                        send(request(account + "/IncomingPhoneNumbers/" + sid + ".json")
                                .header("Content-Type", "application/x-www-form-urlencoded")
                                .POST(BodyPublishers.ofString(form))
                                .build());
                    } finally {
                        places.release();
                    }
                });
            }
        }
    }

    private HttpRequest.Builder request(String path) {
        return HttpRequest.newBuilder(server.resolve(path))
                .timeout(Duration.ofSeconds(60))
                .header("Authorization", authorization);
    }

    private String send(HttpRequest request) {
        try {
            HttpResponse<String> response = http.send(request, BodyHandlers.ofString());
            if (response.statusCode() != 200) {
                throw new IllegalStateException("the floor was answered " + response.statusCode());
            }
            return response.body();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }

    @Override
    public void close() {
        http.close();
    }
}
