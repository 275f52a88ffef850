package kz.malim.migration;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.regex.Pattern;

/** Sends stories to a server, some at a time, and waits while it is busy or away. */
final class StorySender implements StoryReceiver {
    /** Of the JSON of one request: below the limit of the server, which counts the rest of the request too. */
    private static final int MAX_BYTES = 1_000_000;

    /** Responses of a server, or of a proxy before it, that will do it later. */
    private static final Set<Integer> BUSY = Set.of(429, 502, 503, 504);

    private static final int ATTEMPTS = 8;
    private static final Duration TIMEOUT = Duration.ofMinutes(2);
    private static final Pattern ITEM = Pattern.compile("^#/items/(?<at>\\d+)(?:/.*)?$");

    private final HttpClient client;
    private final URI server;
    private final String key;
    private final String source;
    private final ImportLog log;
    private final List<JsonNode> waiting = new ArrayList<>();
    private int bytes;

    StorySender(HttpClient client, URI server, String key, String source, ImportLog log) {
        this.client = client;
        this.server = server;
        this.key = key;
        this.source = source;
        this.log = log;
    }

    @Override
    public void story(ForeignStory story) throws IOException {
        JsonNode json = ImportCommand.JSON.valueToTree(story);
        int size = ImportCommand.JSON.writeValueAsBytes(json).length;
        if (waiting.size() == StoriesInput.MAX_ITEMS || (bytes + size > MAX_BYTES && !waiting.isEmpty())) {
            flush();
        }
        waiting.add(json);
        bytes += size;
    }

    @Override
    public void skipped(String id, String reason) throws IOException {
        log.add(id, "skipped", reason);
    }

    @Override
    public void failed(String id, String reason) throws IOException {
        log.add(id, "failed", reason);
    }

    /** Sends what is waiting. */
    void flush() throws IOException {
        var stories = List.copyOf(waiting);
        waiting.clear();
        bytes = 0;
        while (!stories.isEmpty()) {
            stories = send(stories);
        }
    }

    /** Returns the stories to send again, without those that cannot be any. */
    private List<JsonNode> send(List<JsonNode> stories) throws IOException {
        var response = post(ImportCommand.JSON.writeValueAsString(Map.of("source", source, "items", stories)));
        var body = ImportCommand.JSON.readTree(response.body().isEmpty() ? "{}" : response.body());
        if (response.statusCode() == 200) {
            for (var entry : body.path("items")) {
                log.add(entry);
            }
            return List.of();
        }
        var refused = refused(body);
        if (response.statusCode() == 413 && stories.size() == 1) {
            refused.put(0, "larger than a request may be");
        }
        if (refused.isEmpty()) {
            throw new IOException("The server responds with " + response.statusCode() + ": "
                    + body.path("detail").asText(body.path("title").asText()));
        }
        var left = new ArrayList<JsonNode>();
        for (int i = 0; i < stories.size(); i++) {
            if (refused.containsKey(i)) {
                log.add(stories.get(i).path("id").asText(), "failed", String.valueOf(refused.get(i)));
            } else {
                left.add(stories.get(i));
            }
        }
        return left;
    }

    /** The stories that a problem points to, with what is wrong. */
    private static Map<Integer, String> refused(JsonNode problem) {
        var refused = new TreeMap<Integer, String>();
        for (var error : problem.path("errors")) {
            var at = ITEM.matcher(error.path("pointer").asText());
            if (at.matches()) {
                refused.merge(
                        Integer.valueOf(at.group("at")),
                        error.path("pointer").asText() + ": "
                                + error.path("detail").asText(),
                        (one, other) -> one);
            }
        }
        return refused;
    }

    private HttpResponse<String> post(String json) throws IOException {
        var request = HttpRequest.newBuilder(server)
                .timeout(TIMEOUT)
                .header("Content-Type", "application/json")
                .header("Authorization", "Bearer " + key)
                .POST(HttpRequest.BodyPublishers.ofString(json))
                .build();
        IOException last = null;
        for (int attempt = 0; attempt < ATTEMPTS; attempt++) {
            try {
                var response = client.send(request, HttpResponse.BodyHandlers.ofString());
                if (!BUSY.contains(response.statusCode())) {
                    return response;
                }
                last = new IOException("The server responds with " + response.statusCode() + ".");
                pause(response.headers().firstValueAsLong("Retry-After").orElse(1L << attempt));
            } catch (IOException e) {
                last = e;
                pause(1L << attempt);
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
                throw new IOException("interrupted", e);
            }
        }
        throw new IOException("The server cannot be reached: " + (last == null ? "" : last.getMessage()), last);
    }

    private static void pause(long seconds) throws IOException {
        try {
            Thread.sleep(Duration.ofSeconds(Math.min(seconds, 60)));
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IOException("interrupted", e);
        }
    }
}
