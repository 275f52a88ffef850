package kz.malim.support;

import static io.restassured.RestAssured.get;
import static io.restassured.RestAssured.given;
import static kz.malim.support.Newsroom.article;
import static org.hamcrest.Matchers.containsString;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.quarkus.test.common.http.TestHTTPResource;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.io.IOException;
import java.net.Socket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import kz.malim.access.ApiKey;
import kz.malim.access.Role;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** That {@link Canary} detects a leak of every kind of unpublished text and secret, to any client. */
@QuarkusTest
class CanaryTest {
    private static final Pattern WORD = Pattern.compile("kanareika[0-9a-f]{32}");

    @Inject
    Newsroom newsroom;

    @TestHTTPResource
    URI server;

    @Test
    void acceptsAWordOnlyOnceItIsPublished() {
        var story = newsroom.drafts(article().saying("Жасырын."));
        var word = word(story);

        leak(word);
        assertLeaks(1);
        assertEquals(0, Canary.drainLeaks().size());

        newsroom.publishes(story);
        leak(word);
        assertLeaks(0);
    }

    @Test
    void failsTheTestWhoseResponseLeaks() {
        leak(word(newsroom.drafts(article())));

        assertThrows(AssertionError.class, () -> get("/api/articles"));
        assertThrows(AssertionError.class, Canary::requireNoLeaks);
    }

    @Test
    void marksEveryPartOfADraft() {
        var story = newsroom.drafts(article());

        for (var part : List.of("title", "lede", "byline", "body.toString()")) {
            editor(Role.WRITER)
                    .reads("/management/articles/" + story.id())
                    .then()
                    .body("content." + part, containsString(word(story)));
        }
    }

    @Test
    void recognisesDraftsWrittenOverHttpByTheirText() {
        var writer = editor(Role.WRITER);
        var title = "A bridge of which nobody has been told yet";
        writer.makes("/management/articles", Map.of("lang", "en", "title", title));

        leak(title);

        assertThrows(AssertionError.class, Canary::requireNoLeaks);
    }

    @Test
    void detectsScheduledText() {
        var story = newsroom.drafts(article().saying("Ертең."));
        var path = "/management/articles/" + story.id() + "/schedule";
        var publisher = editor(Role.PUBLISHER);
        publisher
                .puts(
                        path,
                        publisher.etag("/management/articles/" + story.id()),
                        Map.of("publishAt", Instant.now().plus(9, ChronoUnit.DAYS)))
                .then()
                .statusCode(200);

        leak(word(story));

        assertLeaks(1);
    }

    @Test
    void detectsSecretsInAnyResponse() {
        var story = newsroom.drafts(article());
        var writer = editor(Role.WRITER);
        var link = writer.posts("/management/articles/" + story.id() + "/previews", Map.of());
        var address = link.then().statusCode(201).extract().<String>path("url");

        leak(ApiKey.newSecret());
        leak(address);
        leak(address.substring(address.lastIndexOf('/') + 1));
        leak(Canary.word()); // such as the name of a key, or the key of a retry

        assertLeaks(4);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "gzip", "br", "zstd"})
    void readsEveryCodingAndReportsAnUnknownOne(String coding) throws Exception {
        var word = word(newsroom.drafts(article()));
        var request = HttpRequest.newBuilder(server.resolve(LeakingPage.PATH)).header("X-Leak", word);
        if (!coding.isEmpty()) {
            request.header("X-Coding", coding);
        }

        try (var client =
                HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build()) {
            client.send(request.build(), BodyHandlers.discarding());
        }

        assertLeaks(1);
    }

    @Test
    void seesResponsesOverASocket() throws IOException {
        var word = word(newsroom.drafts(article()));
        try (var socket = new Socket(server.getHost(), server.getPort())) {
            socket.getOutputStream()
                    .write("GET %s HTTP/1.1\r\nHost: a\r\nX-Leak: %s\r\nConnection: close\r\n\r\n"
                            .formatted(LeakingPage.PATH, word)
                            .getBytes(StandardCharsets.US_ASCII));
            socket.getInputStream().readAllBytes();
        }

        assertLeaks(1);
    }

    @Test
    void checksEveryResponse() {
        long before = Canary.responses();

        for (var path : List.of("/api/articles", "/management/articles", "/openapi", "/q/metrics", "/q/health")) {
            get(path);
        }
        given().noFilters().get("/sitemap.xml");

        assertEquals(before + 6, Canary.responses());
    }

    @Test
    void reportsAFileThatTheKernelCopies(@TempDir Path folder) throws IOException {
        var file = Files.writeString(folder.resolve("picture.jpg"), "Whatever it says");

        given().noFilters().header("X-Leaking-File", file.toString()).get(LeakingPage.PATH);

        assertLeaks(1);
    }

    /** Leaks as a faulty program would, without failing this test. */
    private static void leak(String text) {
        given().noFilters().header("X-Leak", text).get(LeakingPage.PATH);
    }

    private static void assertLeaks(int number) {
        var leaks = Canary.drainLeaks();
        assertEquals(number, leaks.size(), leaks::toString);
    }

    private Client editor(String role) {
        return new Client(newsroom.keyOf(role));
    }

    private String word(Newsroom.Story story) {
        var word = WORD.matcher(
                editor(Role.WRITER).reads("/management/articles/" + story.id()).path("content.byline"));
        assertTrue(word.matches());
        return word.group();
    }
}
