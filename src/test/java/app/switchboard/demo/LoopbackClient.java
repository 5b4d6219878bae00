package app.switchboard.demo;

import com.twilio.http.HttpClient;
import com.twilio.http.Request;
import com.twilio.http.Response;
import com.twilio.http.TwilioRestClient;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.Map;
import java.util.stream.Collectors;
import org.apache.hc.core5.http.Header;

/** Twilio's own SDK, with its requests sent to the demo instead of twilio.com. */
final class LoopbackClient extends HttpClient {

    private final java.net.http.HttpClient http = java.net.http.HttpClient.newHttpClient();
    private final URI address;

    private LoopbackClient(URI address) {
        this.address = address;
    }

    static TwilioRestClient sdk(DemoTwilio twilio, String user, String password) {
        return new TwilioRestClient.Builder(user, password)
                .httpClient(new LoopbackClient(twilio.address()))
                .build();
    }

    @Override
    public Response makeRequest(Request request) {
        URI asked = URI.create(request.constructURL().toString());
        String target = address + asked.getRawPath() + (asked.getRawQuery() == null ? "" : "?" + asked.getRawQuery());
        String pair = request.getUsername() + ":" + request.getPassword();
        HttpRequest.Builder builder = HttpRequest.newBuilder(URI.create(target))
                .header(
                        "Authorization",
                        "Basic " + Base64.getEncoder().encodeToString(pair.getBytes(StandardCharsets.UTF_8)));
        if (request.getMethod() == com.twilio.http.HttpMethod.POST) {
            builder.header("Content-Type", "application/x-www-form-urlencoded");
            builder.POST(HttpRequest.BodyPublishers.ofString(request.getPostParams().entrySet().stream()
                    .flatMap(field -> field.getValue().stream().map(value -> Map.entry(field.getKey(), value)))
                    .map(field -> field.getKey() + "=" + URLEncoder.encode(field.getValue(), StandardCharsets.UTF_8))
                    .collect(Collectors.joining("&"))));
        }
        try {
            HttpResponse<String> answer = http.send(builder.build(), HttpResponse.BodyHandlers.ofString());
            return new Response(answer.body(), answer.statusCode(), new Header[0]);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }
}
