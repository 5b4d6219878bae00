package app.switchboard.demo;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.stream.Collectors;

/** A plain HTTP client with Basic authentication, to see what is on the wire. */
final class Peer {

    static final String SID = "AC11111111111111111111111111111111";
    static final String TOKEN = "22222222222222222222222222222222";

    private static final ObjectMapper MAPPER = new ObjectMapper();
    private final HttpClient http = HttpClient.newHttpClient();
    private final URI address;
    private final String user;
    private final String password;

    Peer(DemoTwilio twilio, String user, String password) {
        this.address = twilio.address();
        this.user = user;
        this.password = password;
    }

    static String numbers(String query) {
        return "/2010-04-01/Accounts/" + SID + "/IncomingPhoneNumbers.json" + query;
    }

    static String number(String sid) {
        return "/2010-04-01/Accounts/" + SID + "/IncomingPhoneNumbers/" + sid + ".json";
    }

    HttpResponse<String> get(String pathAndQuery) throws IOException, InterruptedException {
        return http.send(request(pathAndQuery).build(), HttpResponse.BodyHandlers.ofString());
    }

    CompletableFuture<HttpResponse<String>> getLater(String pathAndQuery) {
        return http.sendAsync(request(pathAndQuery).build(), HttpResponse.BodyHandlers.ofString());
    }

    HttpResponse<String> post(String path, Map<String, String> form) throws IOException, InterruptedException {
        String body = form.entrySet().stream()
                .map(field -> field.getKey() + "=" + URLEncoder.encode(field.getValue(), StandardCharsets.UTF_8))
                .collect(Collectors.joining("&"));
        return http.send(
                request(path)
                        .header("Content-Type", "application/x-www-form-urlencoded")
                        .POST(HttpRequest.BodyPublishers.ofString(body))
                        .build(),
                HttpResponse.BodyHandlers.ofString());
    }

    static JsonNode json(HttpResponse<String> answer) throws IOException {
        return MAPPER.readTree(answer.body());
    }

    private HttpRequest.Builder request(String pathAndQuery) {
        byte[] pair = (user + ":" + password).getBytes(StandardCharsets.UTF_8);
        return HttpRequest.newBuilder(URI.create(address + pathAndQuery))
                .header("Authorization", "Basic " + Base64.getEncoder().encodeToString(pair));
    }
}
