package kz.malim.webhook;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.Executors;
import java.util.function.Predicate;

/** A receiver of webhooks: an HTTP server that remembers what it was sent. */
final class TestReceiver implements AutoCloseable {
    private static final Duration PATIENCE = Duration.ofSeconds(60);

    private final HttpServer server;
    private final List<Received> received = new CopyOnWriteArrayList<>();
    private volatile Answer answer = request -> new Reply(204, "", Map.of());

    TestReceiver() {
        try {
            server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        server.setExecutor(Executors.newVirtualThreadPerTaskExecutor());
        server.createContext("/", this::handle);
        server.start();
    }

    /** One request. */
    record Received(Map<String, List<String>> headers, String path, String body) {
        String header(String name) {
            return headers.getOrDefault(name, List.of("")).getFirst();
        }

        String id() {
            return header("Webhook-id");
        }

        JsonNode json() {
            try {
                return new ObjectMapper().readTree(body);
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }

        String type() {
            return json().path("type").asText();
        }

        String subject() {
            return json().path("data").path("id").asText();
        }

        long position() {
            return json().path("data").path("position").asLong();
        }
    }

    /** What it responds. */
    record Reply(int status, String body, Map<String, String> headers) {}

    /** May block, and see what Malim shows meanwhile. */
    interface Answer {
        Reply to(Received request) throws IOException, InterruptedException;
    }

    TestReceiver answering(Answer given) {
        answer = given;
        return this;
    }

    TestReceiver answering(int status) {
        return answering(request -> new Reply(status, "", Map.of()));
    }

    private void handle(HttpExchange exchange) throws IOException {
        try (exchange) {
            var request = new Received(
                    Map.copyOf(exchange.getRequestHeaders()),
                    exchange.getRequestURI().toString(),
                    new String(exchange.getRequestBody().readAllBytes(), UTF_8));
            received.add(request);
            var reply = answer.to(request);
            reply.headers()
                    .forEach((name, value) -> exchange.getResponseHeaders().add(name, value));
            var body = reply.body().getBytes(UTF_8);
            exchange.sendResponseHeaders(reply.status(), body.length == 0 ? -1 : body.length);
            if (body.length > 0) {
                exchange.getResponseBody().write(body);
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    String url() {
        return "http://127.0.0.1:" + port() + "/hook";
    }

    int port() {
        return server.getAddress().getPort();
    }

    List<Received> received() {
        return received;
    }

    List<Received> received(Predicate<Received> wanted) {
        return received.stream().filter(wanted).toList();
    }

    /** Waits until so many have come, and returns them. */
    List<Received> await(int count, Predicate<Received> wanted) {
        await().atMost(PATIENCE).until(() -> received(wanted).size() >= count);
        return received(wanted);
    }

    private static org.awaitility.core.ConditionFactory await() {
        return org.awaitility.Awaitility.await();
    }

    @Override
    public void close() {
        server.stop(0);
    }
}
