package kz.malim;

import static io.restassured.RestAssured.given;
import static kz.malim.support.Newsroom.article;
import static org.hamcrest.Matchers.empty;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.util.List;
import java.util.Map;
import kz.malim.access.Role;
import kz.malim.support.Canary;
import kz.malim.support.Client;
import kz.malim.support.Newsroom;
import kz.malim.text.Language;
import org.junit.jupiter.api.Test;

/**
 * Everything of a draft is requested, from every path that could show it, in several media types and codings, anonymously and
 * with a reader's key. A draft in any response fails the test by {@link Canary}, which reads them all.
 */
@QuarkusTest
class DraftsEverywhereTest {
    /** Each media type with another coding. */
    private static final Map<String, String> FORMS =
            Map.of("application/json", "identity", "text/html", "gzip", "text/markdown", "br");

    @Inject
    Newsroom newsroom;

    @Test
    void findsNoDraftAnywhere() {
        var author = newsroom.author("Жасырын автор");
        var tag = newsroom.tag("Жасырын тег");
        var section = newsroom.section("Жасырын бөлім");
        var published = newsroom.publishes(article().inSection(section).saying("Ашық."));
        var draft = newsroom.drafts(article()
                .in(Language.RUSSIAN)
                .by(author)
                .tagged(tag)
                .inSection(section)
                .translating(published)
                .saying("Жасырын.")
                .relatedTo(published));
        newsroom.redrafts(
                published, article().titled("Жаңа сөз").inSection(section).saying("Жасырын."));
        newsroom.relates(published, draft);
        var block = newsroom.block("Жасырын блок", published, draft);
        var editor = new Client(newsroom.keyOf(Role.PUBLISHER));
        var blog = editor.makes("/management/articles", Map.of("lang", "kk", "title", "Тікелей", "kind", "live"));
        editor.puts(blog + "/publication", editor.etag(blog), Map.of());
        editor.makes(
                blog + "/entries",
                Map.of("title", Canary.word(), "byline", Canary.word(), "authors", List.of(author.value())));
        var live = "/api/articles/" + blog.substring(blog.lastIndexOf('/') + 1);
        long before = Canary.responses();
        var paths = List.of(
                "/api/articles?limit=100&facets=tag,author,section&count=exact",
                "/api/articles?section=" + section,
                "/api/articles?tag=" + tag,
                "/api/articles?author=" + author,
                "/api/articles?ids=" + draft.id(),
                "/api/articles?q=Жасырын",
                "/api/search/suggest?q=kanareika",
                draft.path(),
                draft.path() + "/body",
                draft.path() + "/photos",
                draft.path() + "/related",
                "/api/articles/" + draft.id(),
                published.path() + "?include=authors,photos,media,related,blocks,translations",
                published.path() + "/related",
                "/api/blocks",
                "/api/blocks/" + block,
                "/feeds/all.json",
                "/feeds/section/" + section + ".rss",
                "/feeds/tag/" + tag + ".atom",
                "/feeds/section/" + section + ".podcast",
                "/sitemap.xml",
                "/sitemap-news.xml",
                "/robots.txt",
                "/openapi",
                "/q/metrics",
                "/q/health",
                "/management/articles/" + draft.id(),
                "/management/articles?q=kanareika",
                "/management/audit?article=" + draft.id(),
                "/management/site/articles?asOf=2099-01-01T00:00:00Z",
                live + "?include=entries,photos",
                live + "/entries",
                live + "/entries?order=oldest",
                blog + "/entries",
                blog + "/live",
                "/management/nothing");

        for (var key : List.of("", newsroom.keyOf(Role.READER))) {
            for (var path : paths) {
                FORMS.forEach((form, coding) -> request(path, key, form, coding));
            }
        }

        assertTrue(Canary.responses() - before >= 2L * paths.size() * FORMS.size());
        given().queryParam("q", draft.slug().substring("story-".length()))
                .get("/api/articles")
                .then()
                .body("items", empty());
        newsroom.removes(block);
    }

    private static void request(String path, String key, String form, String coding) {
        var request = given().noFilters().header("Accept", form).header("Accept-Encoding", coding);
        var response = (key.isEmpty() ? request : request.auth().oauth2(key)).get(path);
        assertTrue(response.statusCode() < 500, path);
        assertTrue(Canary.leaks().isEmpty(), () -> Canary.leaks().toString());
    }
}
