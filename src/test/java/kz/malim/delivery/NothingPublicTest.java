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
    void hidesASectionOfDraftsAndSchedules() {
        var word = word();
        var section = newsroom.section("Secret " + word);
        newsroom.drafts(article().inSection(section));
        schedules(newsroom.drafts(article().inSection(section)));

        assertUnknown(section, word);
    }

    @Test
    void showsASectionWithItsFirstArticleAndHidesItWithItsLast() {
        var word = word();
        var above = newsroom.section("Above " + word);
        var section = newsroom.section("Within " + word, above);
        var beside = newsroom.section("Beside " + word, above);
        assertUnknown(above, word);

        var story = newsroom.publishes(article().inSection(section));

        for (var shown : List.of(above, section)) {
            await().untilAsserted(() -> {
                for (var form : FORMS) {
                    get("/feeds/section/" + shown + "." + form).then().statusCode(200);
                }
                suggest(word).body("items.slug", hasItem(shown.value()));
            });
        }
        get("/feeds/section/" + beside + ".rss").then().statusCode(404);
        suggest(word).body("items.slug", not(hasItem(beside.value())));

        newsroom.takesDown(story, "For a test");

        await().untilAsserted(() -> assertUnknown(above, word));
        assertUnknown(section, word);
    }

    @Test
    void hidesTheFormerSlugOfASectionOfDrafts() {
        var admin = new Client(newsroom.keyOf(Role.ADMIN));
        var word = word();
        var path = admin.makes("/management/sections", Map.of("name", "Before " + word));
        var before = new Slug(admin.reads(path).path("slug"));
        admin.puts(path, Map.of("name", "After " + word, "slug", "after-" + word))
                .then()
                .statusCode(200);
        newsroom.drafts(article().inSection(new Slug("after-" + word)));

        assertUnknown(before, word);
        assertUnknown(new Slug("after-" + word), word);
    }

    @Test
    void logsNoChangeOfASectionOfDraftsForReaders() throws SQLException {
        var admin = new Client(newsroom.keyOf(Role.ADMIN));
        var path = admin.makes("/management/sections", Map.of("name", "Quiet " + word()));
        var parent = admin.makes("/management/sections", Map.of("name", "Parent " + word()));
        var id = path.substring(path.lastIndexOf('/') + 1);

        admin.puts(path, Map.of("name", "Renamed", "slug", "renamed-" + UUID.randomUUID()))
                .then()
                .statusCode(200);
        admin.puts(path, Map.of("name", "Moved", "parent", admin.reads(parent).<String>path("slug")))
                .then()
                .statusCode(200);

        assertEquals(0, number("select count(*) from published_change where subject_id = '" + id + "'"));
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

    private void assertUnknown(Slug section, String word) {
        for (var form : FORMS) {
            var unknown = get("/feeds/section/nothing-has-this." + form);
            var response = get("/feeds/section/" + section + "." + form);
            assertEquals(404, response.statusCode());
            assertEquals(withoutPath(unknown.asString()), withoutPath(response.asString()));
        }
        suggest(word).body("items", empty());
        get("/api/articles?facets=section&section=" + section)
                .then()
                .statusCode(200)
                .body("items", empty())
                .body("facets.section", empty());
        get("/api/articles?facets=section&limit=1").then().body("facets.section.slug", not(hasItem(section.value())));
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
