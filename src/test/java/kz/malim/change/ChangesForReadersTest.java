package kz.malim.change;

import static io.restassured.RestAssured.get;
import static kz.malim.support.Newsroom.article;
import static org.awaitility.Awaitility.await;
import static org.hamcrest.Matchers.equalTo;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.agroal.api.AgroalDataSource;
import io.quarkus.agroal.DataSource;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import jakarta.transaction.Transactional;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import kz.malim.access.Role;
import kz.malim.article.Articles;
import kz.malim.article.OriginalTimes;
import kz.malim.article.Publishing;
import kz.malim.media.Credit;
import kz.malim.support.Client;
import kz.malim.support.Newsroom;
import kz.malim.support.Newsroom.Story;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What the readers' view of the log contains and omits; and the update times of articles. */
@QuarkusTest
class ChangesForReadersTest {
    @Inject
    Newsroom newsroom;

    @Inject
    @DataSource("reading")
    AgroalDataSource reading;

    @Inject
    EntityManager entities;

    @Inject
    Articles articles;

    @Inject
    Publishing publishing;

    private Client admin = new Client("");
    private long start;

    /** A row as the reading role sees it. */
    private record Row(String kind, String slugs, List<String> tags) {}

    @BeforeEach
    void begin() throws SQLException {
        admin = new Client(newsroom.keyOf(Role.ADMIN));
        start = position();
    }

    @Test
    void hasNothingThatWasNeverPublic() throws SQLException {
        var tag = newsroom.tag("Құпия");
        var author = newsroom.author("Құпия");
        var photo = newsroom.photo("Фото", "Айнакөл");
        var draft = newsroom.drafts(article().tagged(tag).by(author).withLeadPhoto(photo));
        newsroom.renames(draft, "qupiya-" + UUID.randomUUID());
        newsroom.relates(draft, newsroom.publishes(article()));
        start = position(); // after the only thing that is public

        newsroom.renames(draft, "qupiya-" + UUID.randomUUID());
        newsroom.relates(draft);
        admin.puts(path(draft) + "/schedule", admin.etag(path(draft)), Map.of("publishAt", "2099-01-01T00:00:00Z"))
                .then()
                .statusCode(200);
        edits(photo);
        renames("/management/tags", tag.value(), Map.of("name", "Құпия болды", "slug", tag.value()));
        renames("/management/authors", author.value(), Map.of("name", "Ж", "kind", "person", "slug", author.value()));

        assertEquals(List.of(), rows());
        assertThrows(SQLException.class, () -> query("select count(*) from change"));
    }

    @Test
    void hasBothUrlsOfARename() throws SQLException {
        var story = newsroom.publishes(article());
        var moved = newsroom.renames(story, "jana-" + UUID.randomUUID());

        var row = rows().getLast();

        assertEquals("article.moved", row.kind());
        assertEquals(story.slug() + " > " + moved.slug(), row.slugs());
    }

    @Test
    void hasTheTakedownOfAWithdrawnArticleAndItsLifting() throws SQLException {
        var story = newsroom.publishes(article());
        admin.request()
                .header("If-Match", admin.etag(path(story)))
                .delete(path(story) + "/publication")
                .then()
                .statusCode(200);
        start = position();

        admin.puts(path(story) + "/takedown", admin.etag(path(story)), Map.of("reason", "Сот."))
                .then()
                .statusCode(200);
        get(story.path()).then().statusCode(410);
        admin.request()
                .header("If-Match", admin.etag(path(story)))
                .delete(path(story) + "/takedown")
                .then()
                .statusCode(200);
        get(story.path()).then().statusCode(404);

        assertEquals(
                List.of("article.taken-down", "article.unpublished"),
                rows().stream().map(Row::kind).toList());
        assertTrue(rows().stream().allMatch(row -> row.tags().contains(ChangeTag.article(story.id()))));
    }

    @Test
    void hasTheStartAndTheEndOfAPlacement() throws SQLException {
        var story = newsroom.publishes(article());
        var block = admin.makes("/management/blocks", Map.of("title", "Апта " + UUID.randomUUID()));
        var placed = Map.of(
                "article", story.id(), "validFrom", "2099-01-01T00:00:00Z", "validUntil", "2099-01-02T00:00:00Z");
        admin.puts(block, Map.of("title", "Апта", "name", name(block), "items", List.of(placed)))
                .then()
                .statusCode(200);
        start = position();

        awaitNextTransition(block);
        awaitFrontChanges(1, name(block));
        awaitNextTransition(block);
        awaitFrontChanges(2, name(block));
    }

    private String name(String block) {
        return admin.reads(block).path("name");
    }

    @Transactional
    void awaitNextTransition(String block) {
        entities.createNativeQuery("""
                        update due_change set at = now()
                         where block_id = ?1 and at = (select min(at) from due_change where block_id = ?1)
                        """)
                .setParameter(1, UUID.fromString(block.substring(block.lastIndexOf('/') + 1)))
                .executeUpdate();
    }

    private void awaitFrontChanges(int number, String name) {
        await().untilAsserted(() -> assertEquals(
                number,
                rows().stream()
                        .filter(row -> row.kind().equals("front.changed"))
                        .filter(row -> row.tags().contains(ChangeTag.front(name)))
                        .count()));
    }

    @Test
    void hasThePhotosOfAnArticleThatIsTakenDown() throws SQLException {
        var photo = newsroom.photo("Фото", "Айнакөл");
        var story = newsroom.publishes(article().withLeadPhoto(photo));
        newsroom.takesDown(story, "Сот.");

        assertTrue(rows().getLast().tags().contains(ChangeTag.photo(photo)), () -> "no photo");
    }

    @Test
    void hasTheArticlesOfAPhoto() throws SQLException {
        var photo = newsroom.photo("Фото", "Айнакөл");
        var story = newsroom.publishes(article().withLeadPhoto(photo));
        start = position();
        edits(photo);

        assertEquals(
                1,
                query("select count(*) from published_change c join published_picture p on p.id = c.subject_id"
                        + " where c.kind = 'photo.changed' and c.position > " + start + " and p.article_id = '"
                        + story.id()
                        + "'"));
    }

    @Test
    void updatesTheTimeOfTheDocumentWithEverythingInIt() {
        var photo = newsroom.photo("Фото", "Айнакөл");
        var story = newsroom.publishes(article().withLeadPhoto(photo));
        var published = times(story.id());

        edits(photo);
        var cropped = times(story.id());
        var moved = newsroom.renames(story, "jana-" + UUID.randomUUID());
        var renamed = times(story.id());
        admin.request()
                .header("If-Match", admin.etag(path(story)))
                .contentType("application/json")
                .body(Map.of("text", "Түзету."))
                .post(path(story) + "/corrections")
                .then()
                .statusCode(201);
        var corrected = times(story.id());

        assertTrue(published.updated().isBefore(cropped.updated()));
        assertTrue(cropped.updated().isBefore(renamed.updated()));
        assertTrue(renamed.updated().isBefore(corrected.updated()));
        assertEquals(published.modified(), cropped.modified());
        assertEquals(published.modified(), renamed.modified());
        assertTrue(renamed.modified().isBefore(corrected.modified()));
        get("/api/articles?limit=100&updatedSince=" + corrected.updated().toString())
                .then()
                .body("items.slug", equalTo(List.of(moved.slug())));
        get(moved.path() + "?format=jsonld").then().body("dateModified", equalTo(text(moved, "modifiedAt")));
    }

    @Test
    void invalidatesSearchesWithoutResultsWhenATopicIsRenamed() {
        var tag = newsroom.tag("Ескі");
        var story = newsroom.publishes(article().tagged(tag));
        var search = "/api/articles?q=zz" + UUID.randomUUID().toString().replaceAll("[^a-f]", "");
        get(search).then().body("items.size()", equalTo(0));

        renames(
                "/management/tags",
                tag.value(),
                Map.of("name", search.substring(search.indexOf('=') + 1), "slug", tag.value()));

        await().untilAsserted(() -> get(search).then().body("items.slug", equalTo(List.of(story.slug()))));
    }

    @Test
    void acceptsTheTimesOfAnArchive() {
        var updated = Instant.parse("2009-05-06T07:08:09Z");
        var story = newsroom.drafts(article());

        publishes(story, updated);

        assertEquals(new Times(updated, updated), times(story.id()));
    }

    @Transactional
    void publishes(Story story, Instant updated) {
        publishing.publish(articles.findById(story.id()), new OriginalTimes(updated));
    }

    private record Times(Instant updated, Instant modified) {}

    private static Times times(UUID story) {
        var article = get("/api/articles/" + story);
        return new Times(
                OffsetDateTime.parse(article.<String>path("updatedAt")).toInstant(),
                OffsetDateTime.parse(article.<String>path("modifiedAt")).toInstant());
    }

    private static String text(Story story, String field) {
        return get(story.path()).path(field);
    }

    private void edits(UUID photo) {
        var path = "/management/photos/" + photo;
        admin.request()
                .header("If-Match", admin.etag(path))
                .contentType("application/merge-patch+json; charset=UTF-8")
                .body(Map.of("credit", Credit.of("Фото", "Басқа " + UUID.randomUUID())))
                .patch(path)
                .then()
                .statusCode(200);
    }

    private void renames(String topics, String slug, Map<String, ?> body) {
        String id = admin.reads(topics).path("items.find { it.slug == '" + slug + "' }.id");
        admin.puts(topics + "/" + id, body).then().statusCode(200);
    }

    private static String path(Story story) {
        return "/management/articles/" + story.id();
    }

    private long position() throws SQLException {
        return query("select newest from change_positions()");
    }

    private long query(String sql) throws SQLException {
        try (var connection = reading.getConnection();
                var statement = connection.createStatement();
                var row = statement.executeQuery(sql)) {
            row.next();
            return row.getLong(1);
        }
    }

    private List<Row> rows() throws SQLException {
        try (var connection = reading.getConnection();
                var statement = connection.prepareStatement("""
                        select kind, old_slug || ' > ' || slug, tags from published_change where position > ? order by position
                        """)) {
            statement.setLong(1, start);
            try (var rows = statement.executeQuery()) {
                var all = new ArrayList<Row>();
                while (rows.next()) {
                    all.add(new Row(rows.getString(1), String.valueOf(rows.getString(2)), List.of((String[])
                            rows.getArray(3).getArray())));
                }
                return all;
            }
        }
    }
}
