package kz.malim.address;

import static io.restassured.RestAssured.given;
import static kz.malim.support.Newsroom.article;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasEntry;
import static org.hamcrest.Matchers.hasItem;
import static org.hamcrest.Matchers.hasSize;
import static org.hamcrest.Matchers.is;
import static org.hamcrest.Matchers.not;
import static org.hamcrest.Matchers.nullValue;

import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.ValidatableResponse;
import jakarta.inject.Inject;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import kz.malim.access.Role;
import kz.malim.support.Client;
import kz.malim.support.Newsroom;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Addresses of earlier sites: kept by editors, asked for by front ends. */
@QuarkusTest
class FormerAddressResourceTest {
    private static final String PATH = "/management/addresses";

    @Inject
    Newsroom newsroom;

    private Client editor = new Client("");

    /** Of this test alone, since the database is everybody's. */
    private final String site = "https://" + UUID.randomUUID() + ".example.org";

    @BeforeEach
    void giveKey() {
        editor = new Client(newsroom.keyOf(Role.EDITOR));
    }

    @Test
    void leadsToAnArticleByItsPresentSlug() {
        var story = newsroom.publishes(article().saying("Бірінші."));
        keeps(Map.of("url", site + "/?p=123", "article", story.id()))
                .statusCode(200)
                .body("created", is(1), "changed", is(0), "unchanged", is(0));

        for (var asked : List.of("/?p=123", "/?p=123&utm_source=mail", "/?lang=kk&p=123#comments")) {
            asks(site + asked)
                    .statusCode(301)
                    .header("Location", containsString(story.path()))
                    .header("Cache-Control", "public, max-age=10")
                    .body("kind", is("article"), "id", is(story.id().toString()), "lang", is("kk"))
                    .body("url", is(story.path()));
        }
        asks(site + "/?p=12").statusCode(404);
        asks(site + "/").statusCode(404);
        asks("https://other.example.org/?p=123").statusCode(404);

        var slug = "jana-" + UUID.randomUUID();
        var edited = "/management/articles/" + story.id();
        editor.puts(edited + "/slug", editor.etag(edited), Map.of("slug", slug))
                .then()
                .statusCode(200);
        asks(site + "/?p=123").statusCode(301).body("slug", is(slug));
    }

    @Test
    void leadsToSectionsTagsAndAuthorsOfPublishedArticles() {
        var section = newsroom.section("Көне айдар");
        var tag = newsroom.tag("Көне тег");
        var author = newsroom.author("Көне Автор");
        keeps(
                        Map.of("url", site + "/category/kone", "section", section.value()),
                        Map.of("url", site + "/tag/kone", "tag", tag.value()),
                        Map.of("url", site + "/author/kone", "author", author.value()))
                .statusCode(200);
        asks(site + "/tag/kone").statusCode(404); // its name could tell what is being written
        newsroom.publishes(article().inSection(section).tagged(tag).by(author).saying("Бірінші."));

        asks(site + "/category/kone/").statusCode(301).body("url", is("/api/articles?section=" + section.value()));
        asks(site + "/tag/kone").statusCode(301).body("kind", is("tag"), "slug", is(tag.value()), "lang", nullValue());
        asks(site + "/author/kone").statusCode(301).body("kind", is("author"));
    }

    @Test
    void tellsNothingOfWhatWasNeverPublic() {
        var draft = newsroom.drafts(article().saying("Құпия."));
        keeps(Map.of("url", site + "/qupia", "article", draft.id())).statusCode(200);

        asks(site + "/qupia").statusCode(404).body("detail", is("Nothing is known of this address."));
    }

    @Test
    void isGoneWithWhatWasTakenDownAndWhenEditorsSaySo() {
        var story = newsroom.publishes(article().saying("Бірінші."));
        keeps(Map.of("url", site + "/a", "article", story.id()), Map.of("url", site + "/b", "gone", true))
                .statusCode(200);
        newsroom.takesDown(story, "Сот шешімі");

        asks(site + "/a").statusCode(410).body("detail", is("Taken down: Сот шешімі"));
        asks(site + "/b").statusCode(410);
    }

    @Test
    void prefersTheHostAndThenTheMostParameters() {
        var any = newsroom.publishes(article().saying("Кез келген."));
        var host = newsroom.publishes(article().saying("Осы."));
        var exact = newsroom.publishes(article().saying("Дәл."));
        var path = "/" + UUID.randomUUID();
        keeps(
                        Map.of("url", path, "article", any.id()),
                        Map.of("url", site + path, "article", host.id()),
                        Map.of("url", path + "?page=2", "article", exact.id()))
                .statusCode(200);

        asks(path).statusCode(301).body("id", is(any.id().toString()));
        asks("http://other.example.org" + path)
                .statusCode(301)
                .body("id", is(any.id().toString()));
        asks(site + path).statusCode(301).body("id", is(host.id().toString()));
        asks(site + path + "?page=2").statusCode(301).body("id", is(exact.id().toString()));
    }

    @Test
    void leadsElsewhereWhenItIsKeptAgain() {
        var first = newsroom.publishes(article().saying("Бірінші."));
        var second = newsroom.publishes(article().saying("Екінші."));
        keeps(Map.of("url", site + "/a", "article", first.id())).body("created", is(1));
        keeps(Map.of("url", site + "/a/", "article", first.id())).body("created", is(0), "unchanged", is(1));
        keeps(Map.of("url", site + "/a#x", "article", second.id()), Map.of("url", site + "/b", "article", second.id()))
                .body("created", is(1), "changed", is(1), "unchanged", is(0));

        asks(site + "/a").body("id", is(second.id().toString()));
    }

    @Test
    void leadsToTheTagThatAnotherWasMergedInto() {
        var loser = newsroom.tag("Ескі сөз");
        var winner = newsroom.tag("Жаңа сөз");
        newsroom.publishes(article().tagged(loser).saying("Бірінші."));
        keeps(Map.of("url", site + "/tag/eski", "tag", loser.value())).statusCode(200);
        var publisher = new Client(newsroom.keyOf(Role.EDITOR));
        String id = publisher
                .reads("/management/tags?limit=100")
                .path("items.find { it.slug == '" + loser.value() + "' }.id");
        var path = "/management/tags/" + id;
        publisher
                .puts(path + "/merge", publisher.etag(path), Map.of("into", winner.value()))
                .then()
                .statusCode(200);

        asks(site + "/tag/eski").statusCode(301).body("slug", is(winner.value()));
    }

    @Test
    void listsThoseOfAnArticleAndForgetsThem() {
        var story = newsroom.publishes(article().saying("Бірінші."));
        keeps(Map.of("url", site + "/a?x=1", "article", story.id()), Map.of("url", site + "/b", "gone", true));
        var list = PATH + "?article=" + story.id();

        editor.reads(list)
                .then()
                .statusCode(200)
                .body("items", hasSize(1))
                .body("items[0].url", is(site.substring("https:".length()) + "/a?x=1"))
                .body("items[0].article", is(story.id().toString()))
                .body("items[0]", not(hasEntry(is("tag"), equalTo(null))))
                .body("items[0].gone", is(false));
        editor.reads(PATH).then().body("items.url", hasItem(site.substring("https:".length()) + "/b"));

        String id = editor.reads(list).path("items[0].id");
        editor.request().delete(PATH + "/" + id).then().statusCode(204);
        asks(site + "/a?x=1").statusCode(404);
        editor.request().delete(PATH + "/" + id).then().statusCode(404);
    }

    @Test
    void refusesEachWrongItemByItsPointerAndKeepsNone() {
        var story = newsroom.publishes(article().saying("Бірінші."));
        keeps(
                        Map.of("url", site + "/a", "article", story.id()),
                        Map.of("url", "hello", "article", story.id()),
                        Map.of("url", site + "/c"),
                        Map.of("url", site + "/d", "article", story.id(), "gone", true),
                        Map.of("url", site + "/e", "article", UUID.randomUUID()),
                        Map.of("url", site + "/f", "tag", "no-such-tag"),
                        Map.of("url", site + "/a/", "gone", true))
                .statusCode(400)
                .body(
                        "errors.pointer",
                        is(List.of(
                                "#/items/1/url",
                                "#/items/2",
                                "#/items/3",
                                "#/items/4/article",
                                "#/items/5/tag",
                                "#/items/6/url")));
        asks(site + "/a").statusCode(404);
        keeps().statusCode(400).body("errors.pointer", is(List.of("#/items")));
    }

    @Test
    void asksForAnAddress() {
        given().get("/api/addresses").then().statusCode(400).body("errors[0].parameter", is("url"));
        asks("hello").statusCode(400).body("errors[0].parameter", is("url"));
        asks("javascript:alert(1)").statusCode(400);
        asks("/" + "a".repeat(2000)).statusCode(400);
    }

    private ValidatableResponse keeps(Map<?, ?>... items) {
        return editor.puts(PATH, "*", Map.of("items", List.of(items))).then();
    }

    private static ValidatableResponse asks(String url) {
        return given().redirects()
                .follow(false)
                .queryParam("url", url)
                .get("/api/addresses")
                .then();
    }
}
