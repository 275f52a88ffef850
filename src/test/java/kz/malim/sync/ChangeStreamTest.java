package kz.malim.sync;

import static io.restassured.RestAssured.get;
import static io.restassured.RestAssured.given;
import static kz.malim.support.Newsroom.article;
import static org.hamcrest.Matchers.equalTo;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.quarkus.test.common.http.TestHTTPResource;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.io.IOException;
import java.net.URI;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import kz.malim.access.Role;
import kz.malim.support.Client;
import kz.malim.support.Newsroom;
import kz.malim.support.Newsroom.Story;
import kz.malim.text.Language;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The stream of changes. */
@QuarkusTest
class ChangeStreamTest {
    private static final String PATH = "/api/changes/stream";

    @Inject
    Newsroom newsroom;

    @TestHTTPResource
    URI server;

    @Test
    void aPublicationIsAnEventWithoutItsDocument() throws IOException {
        try (var source = open(PATH)) {
            source.await("ready");
            var story = newsroom.publishes(article().titled("Ағын"));

            var change = Follower.read(source.awaitChangeOf(story.id()).data());

            assertEquals("upsert", change.path("op").asText());
            assertEquals("article", change.path("kind").asText());
            assertEquals(story.path(), change.path("url").asText());
            assertEquals(story.slug(), change.path("slug").asText());
            assertFalse(change.has("data"));
            assertEquals("text/event-stream", source.headers().get("content-type"));
            assertEquals("no-store, no-transform", source.headers().get("cache-control"));
            assertEquals("no", source.headers().get("x-accel-buffering"));
            int retry = Integer.parseInt(source.retries().getFirst());
            assertTrue(retry >= 2_000 && retry < 8_000, () -> "retry " + retry);
        }
    }

    @Test
    void theDocumentIsTheOneOfTheDelta() throws IOException {
        var since = Cursors.now(Map.of());
        try (var source = open(PATH + "?data=full")) {
            source.await("ready");
            var story = newsroom.publishes(article().titled("Толық"));

            var change = Follower.read(source.awaitChangeOf(story.id()).data());

            var items = Follower.read(given().queryParam("since", since)
                            .queryParam("limit", 100)
                            .get("/api/changes")
                            .asString())
                    .path("items");
            assertTrue(items.valueStream().anyMatch(change::equals), () -> change + " is not in " + items);
        }
    }

    @Test
    void aClientThatComesBackMissesNothingAndGetsNothingTwice() throws IOException {
        var path = PATH + "?kind=article";
        var first = newsroom.publishes(article());
        String last;
        try (var source = open(path)) {
            source.await("ready");
            first = newsroom.publishes(article());
            last = source.awaitChangeOf(first.id()).id();
        }
        var second = newsroom.publishes(article());
        var third = newsroom.publishes(article());
        try (var source = EventSource.open(server, path, Map.of("Last-Event-ID", last))) {
            source.awaitChangeOf(third.id());
            var fourth = newsroom.publishes(article());
            source.awaitChangeOf(fourth.id());

            assertEquals(ids(second, third, fourth), ids(source));
        }
    }

    @Test
    void theCursorOfADeltaBeginsAStreamFromTheLog() throws IOException {
        var filters = Map.of("kind", "article");
        var since = Cursors.now(filters);
        var stories = List.of(newsroom.publishes(article()), newsroom.publishes(article()));
        try (var source = open(PATH + "?kind=article&since=" + since)) {
            source.awaitChangeOf(stories.getLast().id());

            assertEquals(ids(stories.getFirst(), stories.getLast()), ids(source));
            var id = source.changes().getLast().id();
            given().queryParams(filters)
                    .queryParam("since", id)
                    .get("/api/changes")
                    .then()
                    .statusCode(200)
                    .body("items.size()", equalTo(0));
        }
    }

    @Test
    void aStreamHasTheKindsAndLanguagesThatWereAskedFor() throws IOException {
        try (var russian = open(PATH + "?lang=ru&kind=article");
                var tags = open(PATH + "?kind=tag")) {
            russian.await("ready");
            tags.await("ready");
            var kazakh = newsroom.publishes(article());
            var tag = newsroom.tag("Ағын");
            var story = newsroom.publishes(article().in(Language.RUSSIAN).tagged(tag));

            russian.awaitChangeOf(story.id());
            tags.await(event -> event.data().contains(tag.value()));

            assertEquals(ids(story), ids(russian));
            assertTrue(tags.changes().stream().allMatch(event -> event.data().contains("\"kind\":\"tag\"")));
            assertFalse(ids(russian).contains(kazakh.id().toString()));
        }
    }

    @Test
    void entriesOfALiveBlogArePushed() throws IOException {
        var admin = new Client(newsroom.keyOf(Role.ADMIN));
        var blog = admin.makes("/management/articles", Map.of("title", "Тікелей", "lang", "kk", "kind", "live"));
        admin.puts(blog + "/publication", admin.etag(blog), Map.of()).then().statusCode(200);
        try (var source = open(PATH + "?kind=live-entry&data=full")) {
            source.await("ready");
            var entry = admin.makes(
                    blog + "/entries?publish=true",
                    Map.of(
                            "title",
                            "Гол",
                            "body",
                            List.of(Map.of("type", "paragraph", "text", List.of(Map.of("text", "1:0"))))));
            var id = entry.substring(entry.lastIndexOf('/') + 1);

            var change = Follower.read(source.awaitChangeOf(id).data());

            assertEquals("Гол", change.at("/data/title").asText());
            assertEquals(
                    blog.substring(blog.lastIndexOf('/') + 1),
                    change.path("article").asText());
        }
    }

    /** HTML, 9.2.3: any status but 200 ends an EventSource for good. */
    @Test
    void anIdThatIsNotKnownAnyMoreIsAnsweredByTheWayToBeginAgain() throws IOException {
        for (var id : List.of("x", Cursors.ofEpoch(42), Cursors.at(0x7fff_ffff_ffffL))) {
            try (var source = EventSource.open(server, PATH, Map.of("Last-Event-ID", id))) {
                var resync = source.await("resync");

                assertTrue(source.status().contains("200"));
                get(Follower.read(resync.data()).path("resync").asText()).then().statusCode(200);
                var story = newsroom.publishes(article());
                source.awaitChangeOf(story.id()); // and it goes on
            }
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"data=all", "kind=news", "lang=xx", "since=abc", "limit=3", "kind=", "section=sport"})
    void whatIsInvalidIsRefused(String query) {
        given().accept("text/event-stream")
                .get(PATH + "?" + query)
                .then()
                .statusCode(400)
                .contentType("application/problem+json");
    }

    @Test
    void aHeadHasTheHeadersAndEnds() {
        given().head(PATH).then().statusCode(200).contentType("text/event-stream");
        var length = given().head("/api/changes?kind=front")
                .then()
                .statusCode(200)
                .extract()
                .header("Content-Length");
        assertTrue(Integer.parseInt(length) > 0);
    }

    @Test
    void anotherMediaTypeIsNotToBeHad() {
        given().accept("application/json").get(PATH).then().statusCode(406);
    }

    @Test
    void draftsAreInNoEvent() throws IOException {
        try (var source = open(PATH + "?data=full")) {
            source.await("ready");
            var draft = newsroom.drafts(article());
            newsroom.renames(draft, "qupiya-" + UUID.randomUUID());
            var story = newsroom.publishes(article());
            source.awaitChangeOf(story.id());

            assertTrue(source.changes().stream()
                    .noneMatch(event -> event.data().contains(draft.id().toString())));
        }
    }

    private EventSource open(String path) throws IOException {
        return EventSource.open(server, path, Map.of());
    }

    private static List<String> ids(Story... stories) {
        return List.of(stories).stream().map(story -> story.id().toString()).toList();
    }

    private static List<String> ids(EventSource source) {
        return source.changes().stream()
                .map(event -> Follower.read(event.data()).path("id").asText())
                .toList();
    }
}
