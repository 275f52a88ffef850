package kz.malim.preview;

import static io.restassured.RestAssured.get;
import static io.restassured.RestAssured.given;
import static kz.malim.support.Newsroom.article;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.greaterThanOrEqualTo;
import static org.hamcrest.Matchers.hasItem;
import static org.hamcrest.Matchers.hasSize;
import static org.hamcrest.Matchers.is;
import static org.hamcrest.Matchers.not;
import static org.hamcrest.Matchers.startsWith;
import static org.junit.jupiter.api.Assertions.assertEquals;

import io.quarkus.narayana.jta.QuarkusTransaction;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.ValidatableResponse;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ThreadLocalRandom;
import java.util.stream.Stream;
import kz.malim.access.Role;
import kz.malim.support.CapturedLog;
import kz.malim.support.Client;
import kz.malim.support.Newsroom;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

@QuarkusTest
class SiteAsOfTest {
    @Inject
    Newsroom newsroom;

    @Inject
    EntityManager database;

    private Client publisher = new Client("");
    private final String name = "kezen-" + ThreadLocalRandom.current().nextInt(Integer.MAX_VALUE);

    @BeforeEach
    void createKey() {
        publisher = new Client(newsroom.keyOf(Role.PUBLISHER));
    }

    @Test
    void showsScheduledPublications() {
        var story = newsroom.drafts(article().titled("Ертеңгі").saying("Мәтін."));
        var at = Instant.now().plus(2, ChronoUnit.DAYS);
        publisher
                .puts(
                        "/management/articles/" + story.id() + "/schedule",
                        publisher.etag("/management/articles/" + story.id()),
                        Map.of(
                                "publishAt",
                                at.toString(),
                                "unpublishAt",
                                at.plusSeconds(3600).toString()))
                .then()
                .statusCode(200);

        seen("/articles/" + story.id(), at.minusSeconds(1)).statusCode(404);
        seen("/articles/" + story.id(), at)
                .statusCode(200)
                .header("Cache-Control", "private, no-store")
                .body("title", is("Ертеңгі"));
        seen("/articles", at).body("items.id", hasItem(story.id().toString()));
        seen("/articles/" + story.id(), at.plusSeconds(3600)).statusCode(404);
        get(story.path()).then().statusCode(404);
    }

    /** Each article that differs costs rows that are written and rolled back. */
    @Test
    void goesBackOverAtMostFiveThousandArticles() {
        var before = now();
        try {
            change(4_000); // what other tests have scheduled differs too
            seen("/articles", before).statusCode(200);

            change(1_001);
            for (var path : List.of("/articles", "/articles/" + name, "/blocks", "/blocks/" + name)) {
                seen(path, before.minusMillis(1)) // not cached
                        .statusCode(400)
                        .body("errors[0].parameter", is("asOf"));
            }
            seen("/articles", now()).statusCode(200);
        } finally {
            execute("delete from change where tags = array['list:tag:" + name + "']");
        }
    }

    private void change(int articles) {
        execute(
                "insert into change (kind, article_id, tags) select 'schedule.changed', gen_random_uuid(), array['list:tag:"
                        + name + "'] from generate_series(1, " + articles + ")");
    }

    /** In the time that it takes: a newsroom would not do this at once. */
    private void execute(String sql) {
        QuarkusTransaction.requiringNew().timeout(600).run(() -> {
            database.createNativeQuery("set local statement_timeout = 0").executeUpdate();
            database.createNativeQuery(sql).executeUpdate();
        });
    }

    @Test
    void showsWhatReadersSawThen() {
        var story = newsroom.publishes(article().titled("Бірінші нұсқа").saying("Мәтін."));
        var between = now();
        newsroom.edits(story, article().titled("Екінші нұсқа").saying("Мәтін."));
        var withdrawn = newsroom.publishes(article().titled("Алынатын").saying("Мәтін."));
        var before = now();
        publisher
                .request()
                .header("If-Match", publisher.etag("/management/articles/" + withdrawn.id()))
                .delete("/management/articles/" + withdrawn.id() + "/publication")
                .then()
                .statusCode(200);

        seen("/articles/" + story.id(), between).body("title", is("Бірінші нұсқа"));
        seen("/articles/" + story.id(), now()).body("title", is("Екінші нұсқа"));
        seen("/articles/" + withdrawn.id(), before).body("title", is("Алынатын"));
        seen("/articles/" + withdrawn.id(), now()).statusCode(404);
        seen("/articles/" + story.id(), between.minus(1, ChronoUnit.HOURS)).statusCode(404);
        get(story.path()).then().body("title", is("Екінші нұсқа"));
    }

    @Test
    void showsFrontsOfThePastAndTheFuture() {
        var first = newsroom.publishes(article().saying("Мәтін."));
        var second = newsroom.publishes(article().saying("Мәтін."));
        var created = now();
        var path = publisher.makes(
                "/management/blocks",
                Map.of("name", name, "title", "Бұрын", "items", List.of(Map.of("article", first.id()))));
        var before = now();
        var later = Instant.now().plus(1, ChronoUnit.DAYS);
        publisher
                .puts(
                        path,
                        Map.of(
                                "name",
                                name,
                                "title",
                                "Қазір",
                                "items",
                                List.of(
                                        Map.of("article", second.id()),
                                        Map.of("article", first.id(), "validFrom", later.toString()))))
                .then()
                .statusCode(200);

        seen("/blocks/" + name, created).statusCode(404);
        seen("/blocks/" + name, before)
                .body("title", is("Бұрын"))
                .body("items.id", contains(first.id().toString()));
        seen("/blocks/" + name, now())
                .body("title", is("Қазір"))
                .body("items.id", contains(second.id().toString()));
        seen("/blocks/" + name, later)
                .body("items.id", contains(second.id().toString(), first.id().toString()));
        get("/api/blocks/" + name).then().body("items.id", contains(second.id().toString()));
    }

    @Test
    void showsNoDraftAtAnyTime() {
        var draft = newsroom.drafts(article().titled("Жоспарсыз").saying("Мәтін."));

        seen("/articles/" + draft.id(), Instant.now().plus(3650, ChronoUnit.DAYS))
                .statusCode(404);
        seen("/articles", Instant.now().plus(3650, ChronoUnit.DAYS))
                .body("items.id", not(hasItem(draft.id().toString())));
    }

    @Test
    void continuesAfterThePreviousPage() {
        for (int i = 0; i < 25; i++) {
            newsroom.publishes(article());
        }
        var now = now();

        var first = page(now, null);
        var second = page(now, first.extract().path("page.next"));

        first.body("items", hasSize(20)).body("page.limit", is(20));
        List<String> firstPage = first.extract().path("items.id");
        second.statusCode(200).body("items.size()", greaterThanOrEqualTo(5));
        assertEquals(
                newest(25),
                Stream.concat(firstPage.stream(), second.extract().<List<String>>path("items.id").stream())
                        .limit(25)
                        .toList());
    }

    private ValidatableResponse page(Instant time, @Nullable String cursor) {
        var request = publisher.request().queryParam("asOf", time.toString());
        return (cursor == null ? request : request.queryParam("cursor", cursor))
                .get("/management/site/articles")
                .then();
    }

    private static List<String> newest(int number) {
        return given().queryParam("limit", 100).get("/api/articles").jsonPath().<String>getList("items.id").stream()
                .limit(number)
                .toList();
    }

    @Test
    void logsNothingOfWhatThereIsNot() {
        try (var log = CapturedLog.listen()) {
            for (int i = 0; i < 2; i++) {
                publisher
                        .request()
                        .queryParam("asOf", Instant.now().toString())
                        .get("/management/site/articles/joq-" + name)
                        .then()
                        .statusCode(404);
            }

            assertEquals(
                    List.of(),
                    log.records().stream()
                            .filter(record -> record.getThrown() != null)
                            .toList());
        }
    }

    @Test
    void rejectsInvalidTimes() {
        publisher
                .request()
                .queryParam("asOf", "tomorrow")
                .get("/management/site/blocks")
                .then()
                .statusCode(400)
                .body("errors[0].parameter", is("asOf"));
        publisher.reads("/management/site/articles").then().statusCode(400).body("detail", startsWith("A timestamp"));
    }

    private ValidatableResponse seen(String path, Instant time) {
        return publisher
                .request()
                .queryParam("asOf", time.toString())
                .get("/management/site" + path)
                .then();
    }

    /** By the clock that decides. */
    private Instant now() {
        return QuarkusTransaction.requiringNew()
                .call(() -> (Instant) database.createNativeQuery("select clock_timestamp()", Instant.class)
                        .getSingleResult());
    }
}
