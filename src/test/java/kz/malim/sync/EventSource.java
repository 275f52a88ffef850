package kz.malim.sync;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.net.Socket;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.Predicate;
import org.awaitility.Awaitility;

/** A client of server-sent events (HTML, 9.2), as browsers have it, that does not come back by itself. */
final class EventSource implements AutoCloseable {
    private final Socket socket;
    private final List<Event> events = new CopyOnWriteArrayList<>();
    private final Map<String, String> headers = new HashMap<>();
    private final List<String> retries = new CopyOnWriteArrayList<>();
    private volatile String status = "";
    private volatile boolean ended;

    /** An event; a data line each. */
    record Event(String id, String name, String data) {}

    private EventSource(Socket socket) {
        this.socket = socket;
    }

    static EventSource open(URI server, String path, Map<String, String> headers) throws IOException {
        var socket = new Socket(server.getHost(), server.getPort());
        var source = new EventSource(socket);
        var request =
                new StringBuilder("GET " + path + " HTTP/1.1\r\nHost: localhost\r\nAccept: text/event-stream\r\n");
        headers.forEach((name, value) -> request.append(name + ": " + value + "\r\n"));
        socket.getOutputStream().write((request + "\r\n").getBytes(StandardCharsets.US_ASCII));
        Thread.ofVirtual().start(source::read);
        return source;
    }

    private void read() {
        try (var lines = new BufferedReader(new InputStreamReader(socket.getInputStream(), StandardCharsets.UTF_8))) {
            status = String.valueOf(lines.readLine());
            String line;
            while ((line = lines.readLine()) != null && !line.isEmpty()) {
                headers.put(
                        line.substring(0, line.indexOf(':')).toLowerCase(Locale.ROOT),
                        line.substring(line.indexOf(':') + 2));
            }
            var fields = new HashMap<String, String>();
            while ((line = lines.readLine()) != null) {
                int colon = line.indexOf(": ");
                if (line.startsWith("retry: ")) {
                    retries.add(line.substring(7));
                } else if (colon > 0) {
                    fields.put(line.substring(0, colon), line.substring(colon + 2));
                } else if (line.isEmpty() && fields.containsKey("data")) {
                    events.add(new Event(
                            fields.getOrDefault("id", ""),
                            fields.getOrDefault("event", "message"),
                            fields.getOrDefault("data", "")));
                    fields.clear();
                } // else the size of a chunk
            }
        } catch (IOException closed) {
            // by this test
        } finally {
            ended = true;
        }
    }

    Event await(Predicate<Event> wanted) {
        Awaitility.await()
                .atMost(Duration.ofSeconds(60))
                .until(() -> events.stream().anyMatch(wanted));
        return events.stream().filter(wanted).findFirst().orElseThrow();
    }

    Event await(String name) {
        return await(event -> event.name().equals(name));
    }

    Event awaitChangeOf(Object id) {
        return await(event -> event.name().equals("change") && event.data().contains("\"id\":\"" + id + "\""));
    }

    List<Event> changes() {
        return new ArrayList<>(
                events.stream().filter(event -> event.name().equals("change")).toList());
    }

    long pings() {
        return events.stream().filter(event -> event.name().equals("ping")).count();
    }

    void awaitEnd() {
        Awaitility.await().atMost(Duration.ofSeconds(60)).until(() -> ended);
    }

    String status() {
        Awaitility.await().atMost(Duration.ofSeconds(60)).until(() -> !status.isEmpty());
        return status;
    }

    Map<String, String> headers() {
        return headers;
    }

    List<String> retries() {
        return retries;
    }

    @Override
    public void close() throws IOException {
        socket.close();
    }
}
