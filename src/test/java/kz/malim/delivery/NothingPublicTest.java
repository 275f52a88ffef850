package kz.malim.delivery;

import static io.restassured.RestAssured.get;
import static io.restassured.RestAssured.given;
import static java.time.format.DateTimeFormatter.RFC_1123_DATE_TIME;
import static kz.malim.support.Newsroom.article;
import static org.awaitility.Awaitility.await;
import static org.hamcrest.Matchers.empty;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasItem;
import static org.hamcrest.Matchers.not;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;

import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.ValidatableResponse;
import jakarta.inject.Inject;
import java.sql.SQLException;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import javax.sql.DataSource;
import kz.malim.access.Role;
import kz.malim.support.Client;
import kz.malim.support.Newsroom;
import kz.malim.support.Newsroom.Story;
import kz.malim.text.Slug;
import org.junit.jupiter.api.Test;

/** What has nothing public is as unknown to readers as what does not exist: nothing tells of drafts and schedules. */
@QuarkusTest
class NothingPublicTest {
    private static final List<String> FORMS = List.of("rss", "atom", "json");

    @Inject
    Newsroom newsroom;

    @Inject
    DataSource database;

    @Test
    void hidesATagAndAnAuthorOfDraftsAndSchedules() {
        var word = word();
        var tag = newsroom.tag("Secret " + word);
        var author = newsroom.author("Secret " + word);
        newsroom.drafts(article().tagged(tag).by(author));
        schedules(newsroom.drafts(article().tagged(tag).by(author)));

        assertUnknown("tag", tag, word);
        assertUnknown("author", author, word);
    }

    @Test
    void showsATagWithItsFirstArticleAndHidesItWithItsLast() {
        var word = word();
        var tag = newsroom.tag("Within " + word);
        assertUnknown("tag", tag, word);

        var story = newsroom.publishes(article().tagged(tag));

        await().untilAsserted(() -> {
            for (var form : FORMS) {
                get("/feeds/tag/" + tag + "." + form).then().statusCode(200);
            }
            suggest(word).body("items.slug", hasItem(tag.value()));
        });

        newsroom.takesDown(story, "For a test");

        await().untilAsserted(() -> assertUnknown("tag", tag, word));
    }

    @Test
    void hidesTheFormerSlugOfATagOfDrafts() {
        var admin = new Client(newsroom.keyOf(Role.ADMIN));
        var word = word();
        var path = admin.makes("/management/tags", Map.of("name", "Before " + word));
        var before = new Slug(admin.reads(path).path("slug"));
        admin.puts(path, Map.of("name", "After " + word, "slug", "after-" + word))
                .then()
                .statusCode(200);
        newsroom.drafts(article().tagged(new Slug("after-" + word)));

        assertUnknown("tag", before, word);
        assertUnknown("tag", new Slug("after-" + word), word);
    }

    @Test
    void logsNoChangeOfATagOfDraftsForReaders() throws SQLException {
        var admin = new Client(newsroom.keyOf(Role.ADMIN));
        var path = admin.makes("/management/tags", Map.of("name", "Quiet " + word()));
        var id = path.substring(path.lastIndexOf('/') + 1);

        admin.puts(path, Map.of("name", "Renamed", "slug", "renamed-" + UUID.randomUUID()))
                .then()
                .statusCode(200);
        admin.deletes(path).then().statusCode(204);

        assertEquals(0, number("select count(*) from published_change where subject_id = '" + id + "'"));
        assertEquals(0, number("select count(*) from public_slug where subject_id = '" + id + "'"));
    }

    /** Sections are the plan of the site: public before their articles are. */
    @Test
    void showsASectionAndNothingOfItsDrafts() {
        var word = word();
        var above = newsroom.section("Above " + word);
        var section = newsroom.section("Within " + word, above);
        newsroom.drafts(article().inSection(section));
        schedules(newsroom.drafts(article().inSection(section)));

        for (var shown : List.of(above, section)) {
            get("/api/sections/" + shown + "?include=count")
                    .then()
                    .statusCode(200)
                    .body("count.value", equalTo(0));
            get("/api/articles?facets=section&count=exact&section=" + shown)
                    .then()
                    .statusCode(200)
                    .body("items", empty())
                    .body("page.total.value", equalTo(0))
                    .body("facets.section", empty());
            get("/feeds/section/" + shown + ".json").then().statusCode(200).body("items", empty());
        }
    }

    @Test
    void estimatesNothingOfWhatIsScheduled() throws SQLException {
        var section = newsroom.section("Estimated");
        var tag = newsroom.tag("Estimated");
        newsroom.publishes(article().inSection(section).tagged(tag));
        for (int i = 0; i < 40; i++) {
            var draft = newsroom.drafts(article().inSection(section).tagged(tag));
            if (i % 2 == 0) {
                schedules(draft);
            }
        }
        try (var connection = database.getConnection();
                var statement = connection.createStatement()) {
            statement.execute("analyze revision, revision_tag");
        }

        for (var filter : List.of("section=" + section, "tag=" + tag, "section=" + section + "&lang=kk")) {
            for (var count : List.of("estimate", "exact")) {
                get("/api/articles?" + filter + "&count=" + count)
                        .then()
                        .statusCode(200)
                        .body("page.total.value", equalTo(1))
                        .body("page.total.precision", equalTo("exact"));
            }
        }
    }

    @Test
    void datesNoListByWhatIsScheduledInIt() {
        var section = newsroom.section("Dated");
        newsroom.publishes(article().inSection(section));
        var drafts = List.of(
                newsroom.drafts(article().inSection(section)),
                newsroom.drafts(article().inSection(section)));
        var lists = List.of("/api/articles?section=" + section, "/api/articles?lang=kk&section=" + section);
        var published = lists.stream()
                .map(NothingPublicTest::lastModified)
                .max(Instant::compareTo)
                .orElseThrow();
        await().until(() -> Instant.now().isAfter(published.plusSeconds(4))); // later than any margin of the header

        drafts.forEach(this::schedules);
        newsroom.renames(drafts.getFirst(), "renamed-" + UUID.randomUUID());

        for (var list : lists) {
            assertFalse(lastModified(list).isAfter(published.plusSeconds(3)), list);
        }
    }

    @Test
    void doesNotRedirectFromASlugThatWasNeverPublic() {
        var draft = newsroom.drafts(article());
        var renamed = newsroom.renames(draft, "renamed-" + UUID.randomUUID());
        newsroom.publishes(renamed);

        get(renamed.path()).then().statusCode(200);
        given().redirects().follow(false).get(draft.path()).then().statusCode(404);
        assertEquals(
                withoutPath(get("/api/articles/nothing-has-this").asString()),
                withoutPath(get(draft.path()).asString()));
    }

    private void assertUnknown(String kind, Slug slug, String word) {
        for (var form : FORMS) {
            var unknown = get("/feeds/" + kind + "/nothing-has-this." + form);
            var response = get("/feeds/" + kind + "/" + slug + "." + form);
            assertEquals(404, response.statusCode());
            assertEquals(withoutPath(unknown.asString()), withoutPath(response.asString()));
        }
        suggest(word).body("items", empty());
        for (var path : List.of("/api/articles?facets=" + kind + "&" + kind + "=", "/api/" + kind + "s/")) {
            var unknown = get(path + "nothing-has-this");
            var response = get(path + slug);
            assertEquals(404, response.statusCode());
            assertEquals(
                    withoutPath(unknown.asString()),
                    withoutPath(response.asString()).replace(slug.value(), "nothing-has-this"));
        }
        get("/api/articles?facets=" + kind + "&limit=1")
                .then()
                .body("facets." + kind + ".slug", not(hasItem(slug.value())));
    }

    /** A problem without what differs between requests. */
    private static String withoutPath(String problem) {
        return problem.replaceAll("\"(instance|requestId)\":\"[^\"]*\"", "");
    }

    private static Instant lastModified(String path) {
        return RFC_1123_DATE_TIME.parse(get(path).header("Last-Modified"), Instant::from);
    }

    private void schedules(Story story) {
        var admin = new Client(newsroom.keyOf(Role.ADMIN));
        admin.puts(
                        "/management/articles/" + story.id() + "/schedule",
                        admin.etag("/management/articles/" + story.id()),
                        Map.of(
                                "publishAt",
                                Instant.now().plus(300, ChronoUnit.DAYS).toString()))
                .then()
                .statusCode(200);
    }

    private static ValidatableResponse suggest(String typed) {
        return given().queryParam("q", typed).get("/api/search/suggest").then().statusCode(200);
    }

    private long number(String sql) throws SQLException {
        try (var connection = database.getConnection();
                var statement = connection.createStatement();
                var rows = statement.executeQuery(sql)) {
            rows.next();
            return rows.getLong(1);
        }
    }

    private static String word() {
        return "sozdik" + UUID.randomUUID().toString().replace("-", "");
    }
}
