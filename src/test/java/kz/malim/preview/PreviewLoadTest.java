package kz.malim.preview;

import static io.restassured.RestAssured.get;
import static kz.malim.support.Newsroom.article;
import static org.hamcrest.Matchers.endsWith;
import static org.hamcrest.Matchers.hasItem;
import static org.hamcrest.Matchers.is;
import static org.hamcrest.Matchers.not;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.agroal.api.AgroalDataSource;
import io.quarkus.agroal.DataSource;
import io.quarkus.narayana.jta.QuarkusTransaction;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.Response;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import java.sql.SQLException;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import kz.malim.access.Role;
import kz.malim.support.Client;
import kz.malim.support.HeldPool;
import kz.malim.support.Newsroom;
import kz.malim.support.Newsroom.Story;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What previews cost those who edit, and what a takedown does to them. */
@QuarkusTest
class PreviewLoadTest {
    private static final int READERS = 40;

    @Inject
    Newsroom newsroom;

    @Inject
    EntityManager database;

    @Inject
    AgroalDataSource writing;

    @Inject
    @DataSource("previews")
    AgroalDataSource previews;

    private Client publisher = new Client("");

    @BeforeEach
    void createKey() {
        publisher = new Client(newsroom.keyOf(Role.PUBLISHER));
    }

    @Test
    void manyReadersTakeNoConnectionThatWrites() throws Exception {
        var link = link(newsroom.drafts(article().saying("Мәтін.")));

        try (var _ = new HeldPool(writing)) {
            for (var response : inParallel(() -> get(link))) {
                assertEquals(200, response.statusCode());
            }
        }
    }

    @Test
    void manyReadersOfOneVersionCostOneRendering() throws Exception {
        var story = newsroom.drafts(article().titled("Бір").saying("Мәтін."));
        var link = link(story);
        long before = rowsOfAudit();
        get(link).then().statusCode(200);
        long aRendering = rowsOfAudit() - before;
        newsroom.redrafts(story, article().titled("Екі").saying("Мәтін."));

        long start = rowsOfAudit();
        for (var response : inParallel(() -> get(link))) {
            assertEquals("Екі", response.path("title"));
        }

        // more than one only where the readers take longer than an entry lives
        assertTrue(rowsOfAudit() - start < READERS / 2 * aRendering, "renderings: " + (rowsOfAudit() - start));
    }

    @Test
    void savesWhilePreviewsAreBusy() throws SQLException {
        var story = newsroom.drafts(article().saying("Мәтін."));
        var link = link(story);

        try (var _ = new HeldPool(previews)) {
            get(link).then().statusCode(503).header("Retry-After", "3");
            newsroom.redrafts(story, article().titled("Сақталды").saying("Мәтін."));
        }

        get(link).then().statusCode(200).body("title", is("Сақталды"));
    }

    @Test
    void aPointInTimeIsRenderedAgainOnlyAfterAWrite() {
        var story = newsroom.publishes(article().titled("Бұрынғы").saying("Мәтін."));
        var later = Instant.now().plusSeconds(86_400);
        asOf(later).then().statusCode(200).body("items.id", hasItem(story.id().toString()));

        newsroom.edits(story, article().titled("Соңғы").saying("Мәтін."));
        asOf(later).then().body("items.title", hasItem("Соңғы")).body("items.title", not(hasItem("Бұрынғы")));

        var past = Instant.now().minusSeconds(3600);
        asOf(past).then().statusCode(200);
        long start = rowsOfAudit();
        asOf(past).then().statusCode(200).header("Cache-Control", "private, no-store");
        assertEquals(start, rowsOfAudit());
    }

    @Test
    void aTakedownStopsTheLinksMadeBeforeIt() {
        var story = newsroom.publishes(article().saying("Мәтін."));
        var path = "/management/articles/" + story.id();
        var link = link(story);
        get(link).then().statusCode(200);

        publisher
                .puts(path + "/takedown", publisher.etag(path), Map.of("reason", "Сот."))
                .then()
                .statusCode(200);

        get(link).then().statusCode(410).contentType("application/problem+json").body("type", endsWith("/gone"));
        var corrected = link(story);
        get(corrected).then().statusCode(200);

        publisher.request().header("If-Match", publisher.etag(path)).delete(path + "/takedown");

        get(link).then().statusCode(403);
        get(corrected).then().statusCode(200);
    }

    private Response asOf(Instant time) {
        return publisher.request().queryParam("asOf", time.toString()).get("/management/site/articles");
    }

    private String link(Story story) {
        return publisher
                .posts("/management/articles/" + story.id() + "/previews", Map.of())
                .then()
                .statusCode(201)
                .extract()
                .path("url");
    }

    private static List<Response> inParallel(Callable<Response> request) throws Exception {
        try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
            var responses = threads.invokeAll(java.util.Collections.nCopies(READERS, request));
            var all = new java.util.ArrayList<Response>();
            for (var response : responses) {
                all.add(response.get());
            }
            return all;
        }
    }

    /** Numbers that the audit log has given to rows, also to those that were rolled back: each is a row that died. */
    private long rowsOfAudit() {
        return QuarkusTransaction.requiringNew()
                .call(() -> (long) database.createNativeQuery("select last_value from audit_position_seq", Long.class)
                        .getSingleResult());
    }
}
