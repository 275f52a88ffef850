package kz.malim.fault;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.util.Map;
import java.util.TreeMap;

/** An HTTP client of replicas; a request without a response has the status 0. */
final class Client {
    static {
        // well before the server's own, or a request would be sent on a connection that the server is closing
        System.setProperty("jdk.httpclient.keepalive.timeout", "5");
    }

    private static final HttpClient HTTP = HttpClient.newBuilder()
            .version(HttpClient.Version.HTTP_1_1)
            .connectTimeout(Duration.ofSeconds(5))
            .build();
    private static final Duration PATIENCE = Duration.ofSeconds(30);

    /** For pictures of many pixels on a slow machine. */
    private static final Duration UPLOAD_PATIENCE = Duration.ofMinutes(5);

    private Client() {}

    /** A response and its duration. */
    record Response(int status, Map<String, String> headers, String body, long nanos) {
        String header(String name) {
            return headers.getOrDefault(name, "");
        }

        double seconds() {
            return nanos / 1e9;
        }
    }

    static Response get(String url) {
        return get(url, Map.of());
    }

    static Response get(String url, Map<String, String> headers) {
        var request = HttpRequest.newBuilder(URI.create(url)).GET();
        headers.forEach(request::header);
        return send(request);
    }

    static Response post(String url, String key, String text) {
        return send(HttpRequest.newBuilder(URI.create(url))
                .header("Authorization", "Bearer " + key)
                .header("Content-Type", "text/plain; charset=UTF-8")
                .POST(BodyPublishers.ofString(text, UTF_8)));
    }

    /** A form with one file. */
    static Response upload(String url, String key, byte[] picture) {
        var boundary = "----of-the-faults";
        var head = "--" + boundary + "\r\nContent-Disposition: form-data; name=\"file\"; filename=\"noise.png\"\r\n"
                + "Content-Type: image/png\r\n\r\n";
        return send(
                UPLOAD_PATIENCE,
                HttpRequest.newBuilder(URI.create(url))
                        .header("Authorization", "Bearer " + key)
                        .header("Content-Type", "multipart/form-data; boundary=" + boundary)
                        .POST(BodyPublishers.concat(
                                BodyPublishers.ofString(head),
                                BodyPublishers.ofByteArray(picture),
                                BodyPublishers.ofString("\r\n--" + boundary + "--\r\n"))));
    }

    /** @param ifMatch and {@code json} may be empty */
    static Response request(String method, String url, String key, String ifMatch, String json) {
        var request = HttpRequest.newBuilder(URI.create(url))
                .header("Authorization", "Bearer " + key)
                .method(method, json.isEmpty() ? BodyPublishers.noBody() : BodyPublishers.ofString(json, UTF_8));
        if (!ifMatch.isEmpty()) {
            request.header("If-Match", ifMatch);
        }
        if (!json.isEmpty()) {
            request.header("Content-Type", "application/json");
        }
        return send(request);
    }

    static int status(String url) {
        return get(url).status();
    }

    static String text(String url) {
        return get(url).body();
    }

    static Response send(HttpRequest.Builder request) {
        return send(PATIENCE, request);
    }

    private static Response send(Duration patience, HttpRequest.Builder request) {
        long start = System.nanoTime();
        try {
            var response = HTTP.send(request.timeout(patience).build(), BodyHandlers.ofString(UTF_8));
            var headers = new TreeMap<String, String>(String.CASE_INSENSITIVE_ORDER);
            response.headers().map().forEach((name, values) -> headers.put(name, values.getFirst()));
            return new Response(response.statusCode(), headers, response.body(), System.nanoTime() - start);
        } catch (IOException e) {
            return new Response(0, Map.of(), "", System.nanoTime() - start);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return new Response(0, Map.of(), "", 0);
        }
    }
}
