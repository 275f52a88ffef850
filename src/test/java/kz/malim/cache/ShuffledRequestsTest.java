package kz.malim.cache;

import static io.restassured.RestAssured.get;
import static io.restassured.RestAssured.given;
import static kz.malim.support.Newsroom.article;
import static org.awaitility.Awaitility.await;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.quarkus.test.common.http.TestHTTPResource;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import java.util.TreeMap;
import kz.malim.change.ReadYourWrites;
import kz.malim.support.Newsroom;
import org.junit.jupiter.api.Test;

/**
 * Every client gets the response that it would get without a cache. Requests of every sort are mixed: other
 * methods, keys and forms, encodings, and headers that have poisoned the caches of others.
 */
@QuarkusTest
class ShuffledRequestsTest {
    private static final int REQUESTS = 2_000;

    /** Headers that depend on the cache or on the time. */
    private static final Set<String> VARYING_HEADERS =
            Set.of("cache-status", "server-timing", "ratelimit", "age", "date", "x-request-id");

    private static final List<String> QUERIES = List.of(
            "",
            "?",
            "?include=related,blocks",
            "?include=blocks,related",
            "?fields=id,title",
            "?profile=card",
            "?body=html",
            "?format=ninjs",
            "?format=markdown",
            "?lang=ru",
            "?lang=ru&fallback=any",
            "?lnag=kk",
            "?include=nothing",
            "?fields=title&fields=id",
            "?_method=DELETE",
            "?utm_source=x");
    private static final List<String> METHODS =
            List.of("GET", "GET", "GET", "GET", "HEAD", "OPTIONS", "POST", "DELETE");
    private static final List<List<String>> HEADERS = List.of(
            List.of("Accept", "application/json"),
            List.of("Accept", "application/ld+json"),
            List.of("Accept", "text/html;q=0.9, text/markdown"),
            List.of("Accept", "image/png"),
            List.of("Accept", "application/json;q=0, text/plain"),
            List.of("Accept-Encoding", "gzip"),
            List.of("Accept-Encoding", "br, gzip"),
            List.of("Accept-Encoding", "identity;q=0"),
            List.of("Accept-Language", "ru"),
            List.of("Authorization", "Bearer nobody-knows-this-key"),
            List.of("Authorization", "Basic bm9ib2R5Om5vYm9keQ=="),
            List.of("Cookie", "preview=1; session=editor"),
            List.of("Origin", "https://front-end.example"),
            List.of("Origin", "null"),
            List.of("X-Forwarded-Host", "evil.example"),
            List.of("X-Forwarded-Proto", "ftp"),
            List.of("X-Forwarded-Prefix", "/evil"),
            List.of("Forwarded", "host=evil.example"),
            List.of("X-Original-URL", "/management/imports"),
            List.of("X-Rewrite-URL", "/management/imports"),
            List.of("X-HTTP-Method-Override", "DELETE"),
            List.of("X-Ghost-Preview", "<script>"),
            List.of("X-Malim-Unknown", "x"),
            List.of("If-None-Match", "*"),
            List.of("If-None-Match", "\"no-such-answer\""),
            List.of("If-Modified-Since", "Sun, 06 Nov 1994 08:49:37 GMT"),
            List.of("If-Modified-Since", "yesterday"),
            List.of("Range", "bytes=0-3"),
            List.of("Prefer", "return=minimal"),
            List.of("Content-Type", "text/plain"));

    @Inject
    Newsroom newsroom;

    @Inject
    CachedResponses responses;

    @Inject
    ReadYourWrites writes;

    @TestHTTPResource
    URI server;

    private final Random random = new Random(20261124);
    private final HttpClient client =
            HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();

    @Test
    void respondsAsWithoutACache() throws Exception {
        var requests = requests(paths());
        awaitLastModified("/api/blocks");
        awaitLastModified("/feeds/all.rss");
        var received = new ArrayList<HttpResponse<byte[]>>();
        for (var request : requests) {
            received.add(client.send(request, BodyHandlers.ofByteArray()));
        }

        var wrong = new ArrayList<String>();
        for (var response : received) {
            responses.reset();
            var uncached = client.send(response.request(), BodyHandlers.ofByteArray());
            if (!describe(uncached).equals(describe(response))) {
                wrong.add(
                        uncached.request() + " " + uncached.request().headers().map() + "\n" + describe(response)
                                + "\nwould have been\n" + describe(uncached));
            }
        }

        long hits = received.stream()
                .filter(response ->
                        response.headers().firstValue("Cache-Status").equals(Optional.of("malim; hit")))
                .count();
        assertEquals(List.of(), wrong);
        assertTrue(hits > REQUESTS / 20, hits + " hits are too few to show anything");
    }

    private List<String> paths() {
        var neighbour = newsroom.publishes(article());
        var photo = newsroom.photo("Фото", "Айгерім");
        var story = newsroom.publishes(article()
                .saying("Ұзын мәтін. ".repeat(200))
                .withLeadPhoto(photo)
                .relatedTo(neighbour));
        writes.await();
        return List.of(
                story.path(),
                story.path(),
                story.path() + "/body",
                story.path() + "/photos",
                "/api/articles",
                "/api/blocks",
                "/api/articles/no-such-story",
                "/api/nothing",
                "/feeds/all.rss",
                "/sitemap.xml");
    }

    /** In the first seconds after a change, it states how long ago that was. */
    private static void awaitLastModified(String path) {
        await().until(() -> {
            var modified = get(path).header("Last-Modified");
            return modified == null // nothing of it has ever changed
                    || given().header("If-Modified-Since", modified).get(path).statusCode() == 304;
        });
    }

    private List<HttpRequest> requests(List<String> paths) {
        var requests = new ArrayList<HttpRequest>();
        for (int i = 0; i < REQUESTS; i++) {
            var path = paths.get(random.nextInt(paths.size()));
            var request = HttpRequest.newBuilder(server.resolve(path + QUERIES.get(random.nextInt(QUERIES.size()))))
                    .method(METHODS.get(random.nextInt(METHODS.size())), BodyPublishers.noBody());
            for (int header = random.nextInt(3); header > 0; header--) {
                var one = HEADERS.get(random.nextInt(HEADERS.size()));
                request.setHeader(one.get(0), one.get(1));
            }
            requests.add(request.build());
        }
        return requests;
    }

    private static String describe(HttpResponse<byte[]> response) {
        var headers = new TreeMap<>(response.headers().map());
        headers.keySet().removeAll(VARYING_HEADERS);
        return response.statusCode() + " " + headers + " " + new String(response.body(), StandardCharsets.ISO_8859_1);
    }
}
