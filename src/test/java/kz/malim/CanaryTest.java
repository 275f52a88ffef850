package kz.malim;

import static io.restassured.RestAssured.get;
import static io.restassured.RestAssured.given;
import static kz.malim.Newsroom.article;
import static org.hamcrest.Matchers.empty;
import static org.hamcrest.Matchers.startsWith;
import static org.junit.jupiter.api.Assertions.assertDoesNotThrow;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Map;
import kz.malim.access.ApiKey;
import kz.malim.access.Role;
import org.junit.jupiter.api.Test;

/** The canary sings when it should; and everything of a draft, in every place that could show it, is asked for. */
@QuarkusTest
class CanaryTest {
    @Inject
    Newsroom newsroom;

    @Test
    void singsForADraftAndForAKey() {
        var story = newsroom.drafts(article().saying("Жасырын."));
        var word = word(story);

        assertThrows(AssertionError.class, () -> Canary.scan("somewhere", "…" + word + "…"));
        assertThrows(AssertionError.class, () -> Canary.scan("somewhere", "…" + ApiKey.newSecret() + "…"));
        newsroom.publishes(story);
        assertDoesNotThrow(() -> Canary.scan("somewhere", "…" + word + "…"));
    }

    @Test
    void singsForWhatIsScheduled() {
        var story = newsroom.drafts(article().saying("Ертең."));
        var word = word(story);
        var publisher = new Client(newsroom.keyOf(Role.PUBLISHER));
        publisher
                .puts(
                        "/management/articles/" + story.id() + "/schedule",
                        publisher.etag("/management/articles/" + story.id()),
                        Map.of(
                                "publishAt",
                                Instant.now().plus(9, ChronoUnit.DAYS).toString()))
                .then()
                .statusCode(200);

        assertThrows(AssertionError.class, () -> Canary.scan("somewhere", word));
    }

    @Test
    void hearsEveryAnswerOfTheSuite() {
        long before = Canary.scanned();

        get("/api/articles");
        given().get("/management/articles");

        assertEquals(before + 2, Canary.scanned());
    }

    /** Each of these is scanned by the filter of the suite; a draft in any of them fails the test there. */
    @Test
    void findsNoDraftAnywhere() {
        var author = newsroom.author("Жасырын автор");
        var tag = newsroom.tag("Жасырын тег");
        var section = newsroom.section("Жасырын бөлім");
        var published = newsroom.publishes(article().inSection(section).saying("Ашық."));
        var draft = newsroom.drafts(article()
                .by(author)
                .tagged(tag)
                .inSection(section)
                .saying("Жасырын.")
                .relatedTo(published));
        newsroom.redrafts(
                published, article().titled("Жаңа сөз").inSection(section).saying("Жасырын."));
        newsroom.relates(published, draft);
        var block = newsroom.block("Жасырын блок", published, draft);

        for (var path : new String[] {
            "/api/articles?limit=100&facets=tag,author,section&count=exact",
            "/api/articles?section=" + section,
            "/api/articles?tag=" + tag,
            "/api/articles?author=" + author,
            "/api/articles?ids=" + draft.id(),
            "/api/search/suggest?q=kanareika",
            draft.path(),
            "/api/articles/" + draft.id(),
            published.path() + "?include=authors,photos,related,blocks,translations",
            published.path() + "/related",
            "/api/blocks",
            "/api/blocks/" + block,
            "/feeds/all.json",
            "/feeds/section/" + section + ".rss",
            "/feeds/tag/" + tag + ".atom",
            "/sitemap.xml",
            "/sitemap-news.xml",
            "/management/articles/" + draft.id(),
            "/management/audit?article=" + draft.id()
        }) {
            assertTrue(get(path).statusCode() < 500, path);
        }
        given().queryParam("q", word(draft)).get("/api/articles").then().body("items", empty());
        newsroom.removes(block);
    }

    private String word(Newsroom.Story story) {
        return new Client(newsroom.keyOf(Role.WRITER))
                .reads("/management/articles/" + story.id())
                .then()
                .body("content.byline", startsWith("kanareika"))
                .extract()
                .path("content.byline");
    }
}
