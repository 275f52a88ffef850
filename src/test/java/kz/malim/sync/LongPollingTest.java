package kz.malim.sync;

import static kz.malim.support.Newsroom.article;
import static org.awaitility.Awaitility.await;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.quarkus.test.common.http.TestHTTPResource;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import kz.malim.support.Newsroom;
import org.junit.jupiter.api.Test;

/** {@code Prefer: wait}: a client that has everything waits for the next change. */
@QuarkusTest
class LongPollingTest {
    @Inject
    Newsroom newsroom;

    @Inject
    LatestChange latest;

    @Inject
    LongPolling polling;

    @TestHTTPResource
    URI server;

    private final HttpClient http =
            HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();

    @Test
    void manyClientsWaitForAChangeAndGetIt() throws Exception {
        var since = settled();
        var waiting = new ArrayList<CompletableFuture<HttpResponse<String>>>();
        for (int i = 0; i < 50; i++) {
            waiting.add(asks(since, "wait=25"));
        }
        await().until(() -> polling.waiting() >= 50);
        assertTrue(waiting.stream().noneMatch(CompletableFuture::isDone));

        var story = newsroom.publishes(article());

        for (var response : waiting) {
            var got = response.get(60, TimeUnit.SECONDS);
            assertTrue(got.body().contains(story.id().toString()), got::body);
            assertEquals(
                    "wait=25", got.headers().firstValue("Preference-Applied").orElse(""));
        }
    }

    @Test
    void aClientThatWaitedInVainGetsAnEmptyPage() throws Exception {
        var response = asks(settled(), "respond-async, wait=1").get(60, TimeUnit.SECONDS);

        assertEquals(200, response.statusCode());
        assertTrue(response.body().startsWith("{\"items\":["), response.body());
    }

    @Test
    void nobodyWaitsWhoHasNotEverythingYet() throws Exception {
        var since = settled();
        var story = newsroom.publishes(article());

        var response = asks(since, "wait=30").get(60, TimeUnit.SECONDS);

        assertTrue(response.body().contains(story.id().toString()), response.body());
    }

    @Test
    void aClientThatGoesAwayIsForgotten() throws Exception {
        var since = settled();
        await().until(() -> polling.waiting() == 0);
        var waiting = asks(since, "wait=30");
        await().until(() -> polling.waiting() == 1);

        waiting.cancel(true);

        await().until(() -> polling.waiting() == 0);
        assertFalse(polling.waiting() > 0);
    }

    private CompletableFuture<HttpResponse<String>> asks(String since, String prefer) {
        return http.sendAsync(
                HttpRequest.newBuilder(server.resolve("/api/changes?since=" + since))
                        .header("Prefer", prefer)
                        .build(),
                BodyHandlers.ofString());
    }

    /** A cursor that this replica knows to be the last: what came before, such as what other tests leave to time, is over. */
    private String settled() throws Exception {
        var cursors = new ArrayList<>(List.of(Cursors.now(Map.of())));
        await().until(() -> {
            var response = asks(cursors.getLast(), "").get();
            var page = Follower.read(response.body());
            cursors.add(page.path("cursor").asText());
            return page.path("items").isEmpty()
                    && latest.isReachedBy(ChangeCursor.parse(cursors.getLast()).orElseThrow());
        });
        return cursors.getLast();
    }
}
