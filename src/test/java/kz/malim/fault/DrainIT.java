package kz.malim.fault;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.net.ConnectException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/** SIGTERM as an operator of one server sends it: the packaged program, its own database, default settings. */
class DrainIT {
    private static final String KEY = "for-the-faults-only-0123456789abcdef0123";
    private static final int EDITORS = 8;

    /** quarkus.shutdown.delay in production, less what a request takes to arrive on a busy machine. */
    private static final long DRAINING_NANOS = Duration.ofSeconds(3).toNanos();

    /** The delay and quarkus.shutdown.timeout: a program that waits for a pause between requests takes all of it. */
    private static final long LONGEST_NANOS = Duration.ofSeconds(15).toNanos();

    private final HttpClient http =
            HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build(); // keeps connections alive
    private final Queue<Step> steps = new ConcurrentLinkedQueue<>();
    private volatile boolean editing = true;

    /** One of the two requests of a publication. A status of 0: the connection was cut, -1: refused. */
    private record Step(String method, long startedAt, int status, boolean isLastOfConnection) {}

    @Test
    void clientsFinishWhatTheyBeganWhileItDrains() throws InterruptedException {
        var settings = Map.of(
                "MALIM_DATA_DIR",
                Path.of("target/faults/drain").toAbsolutePath().toString(),
                "MALIM_ADMIN_KEY",
                KEY,
                "MALIM_RATE_LIMIT_ENABLED",
                "false");
        long terminatedAt;
        long notReadyAt;
        long endedAt;
        try (var replica = Replica.start("drain", settings, List.of())) {
            Await.until(Duration.ofMinutes(5), replica::isReady);
            var editors = new ArrayList<Thread>();
            for (int i = 0; i < EDITORS; i++) {
                var editor = "Editor " + i + " " + System.nanoTime();
                editors.add(Thread.ofVirtual().start(() -> publishWithoutPause(replica, editor)));
            }
            Await.until(Duration.ofMinutes(2), () -> count(step -> step.method.equals("PUT")) > 50);

            terminatedAt = System.nanoTime();
            replica.terminate();
            Await.until(Duration.ofSeconds(30), () -> !replica.isReady());
            notReadyAt = System.nanoTime();
            replica.awaitEnd();
            endedAt = System.nanoTime();
            editing = false;
            for (var editor : editors) {
                editor.join();
            }
        }

        assertEquals(List.of(), failed(step -> step.startedAt < terminatedAt + DRAINING_NANOS));
        assertTrue(
                count(step -> step.startedAt > notReadyAt && step.status == 200 && step.isLastOfConnection) > 0,
                "no publication while it drained");
        assertEquals(List.of(), failed(step -> step.status > 0 && !step.isLastOfConnection));
        assertTrue(endedAt - terminatedAt < LONGEST_NANOS, "it went on for as long as there were requests");
    }

    private void publishWithoutPause(Replica replica, String editor) {
        for (int i = 0; editing; i++) {
            var draft = send(
                    "POST",
                    replica.url() + "/management/articles",
                    "",
                    "{\"lang\":\"en\",\"title\":\"%s %d\"}".formatted(editor, i));
            if (draft != null && draft.statusCode() == 201) {
                var path = URI.create(draft.headers().firstValue("Location").orElseThrow())
                        .getPath();
                send(
                        "PUT",
                        replica.url() + path + "/publication",
                        draft.headers().firstValue("ETag").orElseThrow(),
                        "");
            } else {
                Await.pause(Duration.ofMillis(20));
            }
        }
    }

    private @Nullable HttpResponse<Void> send(String method, String url, String ifMatch, String json) {
        var request = HttpRequest.newBuilder(URI.create(url))
                .header("Authorization", "Bearer " + KEY)
                .method(method, BodyPublishers.ofString(json));
        if (!ifMatch.isEmpty()) {
            request.header("If-Match", ifMatch);
        }
        if (!json.isEmpty()) {
            request.header("Content-Type", "application/json");
        }
        long start = System.nanoTime();
        try {
            var response = http.send(request.build(), BodyHandlers.discarding());
            boolean last = response.headers().allValues("Connection").contains("close");
            steps.add(new Step(method, start, response.statusCode(), last));
            return response;
        } catch (ConnectException e) {
            steps.add(new Step(method, start, -1, true));
        } catch (IOException e) {
            steps.add(new Step(method, start, 0, true));
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
        return null;
    }

    private long count(Predicate<Step> which) {
        return steps.stream().filter(which).count();
    }

    private List<Step> failed(Predicate<Step> which) {
        return steps.stream()
                .filter(which)
                .filter(step -> step.status / 100 != 2)
                .toList();
    }
}
