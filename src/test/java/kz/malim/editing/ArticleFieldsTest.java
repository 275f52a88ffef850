package kz.malim.editing;

import static io.restassured.RestAssured.get;
import static io.restassured.RestAssured.given;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.containsInAnyOrder;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.empty;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.everyItem;
import static org.hamcrest.Matchers.hasItem;
import static org.hamcrest.Matchers.hasKey;
import static org.hamcrest.Matchers.not;
import static org.hamcrest.Matchers.nullValue;

import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import kz.malim.access.Role;
import kz.malim.support.Editor;
import kz.malim.support.Newsroom;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What an article says of itself besides its text: written by editors, and read in every form. */
@QuarkusTest
class ArticleFieldsTest {
    private static final List<String> ALL_OPTIONAL = List.of(
            "webUrl",
            "kicker",
            "shortTitle",
            "breaking",
            "labels",
            "sponsor",
            "accessibleForFree",
            "urgency",
            "dateline",
            "seo",
            "social");

    @Inject
    Newsroom newsroom;

    private Editor editor = new Editor("");
    private final String id = UUID.randomUUID().toString();

    @BeforeEach
    void giveKey() {
        editor = new Editor(newsroom.keyOf(Role.ADMIN));
    }

    @Test
    void servesThemOnArticlesAndCards() {
        var slug = publishes("""
                "kind": "analysis", "kicker": " Талдау  ", "shortTitle": "Қысқа", "dateline": {"place": "Алматы"},
                "breaking": true, "urgency": 2, "labels": [{"slug": "age-18", "name": "18+"}, {"slug": "b", "name": "Б"}],
                "sponsor": {"name": "Қор", "url": "https://qor.example/"}, "accessibleForFree": false,
                "seo": {"title": "Іздеуге", "noindex": true}, "social": {"description": "Желіге"}""");

        for (var profile : List.of("", "?profile=mobile", "?profile=full")) {
            get("/api/articles/" + slug + profile)
                    .then()
                    .statusCode(200)
                    .body("kind", equalTo("analysis"))
                    .body("kicker", equalTo("Талдау"))
                    .body("shortTitle", equalTo("Қысқа"))
                    .body("dateline", equalTo(Map.of("place", "Алматы")))
                    .body("breaking", equalTo(true))
                    .body("labels.slug", contains("age-18", "b"))
                    .body("sponsor", equalTo(Map.of("name", "Қор", "url", "https://qor.example/")))
                    .body("accessibleForFree", equalTo(false))
                    .body("seo", equalTo(Map.of("title", "Іздеуге", "noindex", true)))
                    .body("social", equalTo(Map.of("description", "Желіге")));
        }
        get("/api/articles?fields=urgency,kind&ids=" + slug).then().statusCode(400);
        get("/api/articles?ids=" + slug)
                .then()
                .body("items[0].kind", equalTo("analysis"))
                .body("items[0].kicker", equalTo("Талдау"))
                .body("items[0].shortTitle", equalTo("Қысқа"))
                .body("items[0].breaking", equalTo(true))
                .body("items[0].labels.name", contains("18+", "Б"))
                .body("items[0].sponsor.name", equalTo("Қор"))
                .body("items[0].accessibleForFree", equalTo(false))
                .body("items[0]", not(hasKey("seo")));
    }

    @Test
    void showsThemWithRelatedStoriesAndInFrontBlocks() {
        var shown = publishes("\"kind\": \"opinion\", \"kicker\": \"Пікір\", \"accessibleForFree\": false");
        var story = newsroom.publishes(Newsroom.article().titled("Осымен байланысты " + id));
        var path = Editor.ARTICLES + "/" + get("/api/articles/" + shown).path("id");
        editor.having(editor.etag(Editor.ARTICLES + "/" + story.id()))
                .contentType("application/json")
                .body(Map.of("items", List.of(Map.of("article", path.substring(path.lastIndexOf('/') + 1)))))
                .put(Editor.ARTICLES + "/" + story.id() + "/related")
                .then()
                .statusCode(200);

        get(story.path() + "/related")
                .then()
                .body("items[0].slug", equalTo(shown))
                .body("items[0].kind", equalTo("opinion"))
                .body("items[0].kicker", equalTo("Пікір"))
                .body("items[0].accessibleForFree", equalTo(false))
                .body("items[0]", not(hasKey("sponsor")));
    }

    @Test
    void servesOnlyTheKindOfAPlainArticle() {
        var slug = publishes(
                "\"breaking\": false, \"accessibleForFree\": true, \"seo\": {\"noindex\": false}, \"social\": {}");

        var article = get("/api/articles/" + slug).then().body("kind", equalTo("news"));
        var card = get("/api/articles?ids=" + slug).then().body("items[0].kind", equalTo("news"));

        for (var field : ALL_OPTIONAL) {
            article.body("", not(hasKey(field)));
            card.body("items[0]", not(hasKey(field)));
        }
        get("/api/articles/" + slug).then().header("X-Robots-Tag", nullValue());
    }

    @Test
    void keepsThemOnTheRevisionThroughPatchCompareAndMerge() {
        var path = editor.drafts(json("\"kicker\": \"Бірінші\", \"urgency\": 8"));
        var read = editor.etag(path);

        editor.patches(path, read, "{\"kicker\": \"Екінші\", \"urgency\": null, \"seo\": {\"title\": \"А\"}}")
                .then()
                .statusCode(200)
                .body("content.kicker", equalTo("Екінші"))
                .body("content.seo.title", equalTo("А"))
                .body("content", not(hasKey("urgency")));
        editor.merges(path, read, "{\"shortTitle\": \"Қысқа\"}")
                .then()
                .statusCode(200)
                .body("content.kicker", equalTo("Екінші"))
                .body("content.shortTitle", equalTo("Қысқа"));
        editor.merges(path, read, "{\"kicker\": \"Үшінші\"}")
                .then()
                .statusCode(412)
                .body("colliding", contains("kicker"));

        editor.reads(path + "/revisions/1").then().body("content.kicker", equalTo("Бірінші"));
        editor.reads(path + "/revisions/3/changes?since=1")
                .then()
                .statusCode(200)
                .body("fields.field", containsInAnyOrder("kicker", "urgency", "seo", "shortTitle"));
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '`', textBlock = """
            "kind": "News"                                                  | #/kind
            "kind": "horoscope"                                             | #/kind
            "kind": ""                                                      | #/kind
            "kind": 1                                                       | #/kind
            "kicker": ["a"]                                                 | #/kicker
            "dateline": {}                                                  | #/dateline/place
            "dateline": {"place": " "}                                      | #/dateline/place
            "dateline": "Астана"                                            | #/dateline
            "dateline": {"place": "Астана", "country": "KZ"}                | #/dateline/country
            "urgency": 0                                                    | #/urgency
            "urgency": 9                                                    | #/urgency
            "urgency": "high"                                               | #/urgency
            "urgency": 1.5                                                  | #/urgency
            "breaking": "yes"                                               | #/breaking
            "labels": [{"slug": "A b", "name": "x"}]                        | #/labels/0/slug
            "labels": [{"slug": "a", "name": ""}]                           | #/labels/0/name
            "labels": [{"name": "x"}]                                       | #/labels/0/slug
            "labels": [{"slug": "a", "name": "x"}, {"slug": "a", "name": "y"}] | #/labels/1/slug
            "labels": [null]                                                | #/labels/0
            "sponsor": {"url": "https://a.example"}                         | #/sponsor/name
            "sponsor": {"name": "A", "url": "javascript:alert(1)"}          | #/sponsor/url
            "sponsor": {"name": "A", "url": "/a"}                           | #/sponsor/url
            "sponsor": {"name": "A", "logo": "data:image/png,x"}            | #/sponsor/logo
            "seo": {"canonical": "example.org"}                             | #/seo/canonical
            "seo": {"image": "018f0000-0000-7000-8000-000000000000"}        | #/seo/image
            "seo": {"noindex": 1}                                           | #/seo/noindex
            "social": {"image": "x"}                                        | #/social/image
            "social": {"canonical": "https://a.example"}                    | #/social/canonical
            "accessibleForFree": "no"                                       | #/accessibleForFree
            """)
    void refusesWhatIsWrongWithAPointer(String field, String pointer) {
        editor.createsDraft(json(field)).then().statusCode(400).body("errors.pointer", hasItem(pointer));
    }

    @ParameterizedTest
    @CsvSource({"kicker,200", "shortTitle,500"})
    void boundsTheirLength(String field, int most) {
        editor.createsDraft(json("\"%s\": \"%s\"".formatted(field, "қ".repeat(most))))
                .then()
                .statusCode(201);
        editor.createsDraft(json("\"%s\": \"%s\"".formatted(field, "қ".repeat(most + 1))))
                .then()
                .statusCode(400)
                .body("errors.pointer", contains("#/" + field));
    }

    @Test
    void filtersListsAndSearchesByKind() {
        var section = newsroom.section("Түрлер");
        var word = "sozdik" + id.substring(0, 8).replaceAll("[0-9-]", "z");
        var opinion =
                publishes("\"kind\": \"opinion\", \"section\": \"%s\", \"lede\": \"%s\"".formatted(section, word));
        var review = publishes("\"kind\": \"review\", \"section\": \"%s\", \"lede\": \"%s\"".formatted(section, word));
        var news = publishes("\"section\": \"%s\", \"lede\": \"%s\"".formatted(section, word));

        for (var list : List.of("/api/articles?section=" + section, "/api/articles?q=" + word)) {
            get(list + "&kind=opinion").then().body("items.slug", contains(opinion));
            get(list + "&kind=opinion,review").then().body("items.slug", containsInAnyOrder(opinion, review));
            get(list + "&kind=news").then().body("items.slug", contains(news));
            get(list + "&kind=nobody-writes-this").then().statusCode(200).body("items", empty());
        }
        get("/api/articles?kind=opinion&limit=5").then().body("items.kind", everyItem(equalTo("opinion")));
        get("/api/articles?kind=opinion&sort=title&limit=5").then().body("items.kind", everyItem(equalTo("opinion")));
        var next = get("/api/articles?kind=opinion,review,news&limit=1&section=" + section)
                .<String>path("page.next");
        given().queryParam("cursor", next)
                .get("/api/articles?kind=opinion,review,news&limit=1&section=" + section)
                .then()
                .body("items.slug", contains(review));
        given().queryParam("cursor", next)
                .get("/api/articles?kind=news&limit=1&section=" + section)
                .then()
                .statusCode(400);
    }

    @ParameterizedTest
    @ValueSource(strings = {"News", "a,,b", "a b", "", "мақала"})
    void refusesAKindThatCannotBe(String kind) {
        given().queryParam("kind", kind).get("/api/articles").then().statusCode(400);
    }

    @Test
    void findsAStoryByItsKickerPlaceAndSponsor() {
        var word = "aidar" + id.substring(0, 8).replaceAll("[0-9-]", "q");
        var slug = publishes(
                "\"kicker\": \"%1$skick\", \"dateline\": {\"place\": \"%1$splace\"}, \"sponsor\": {\"name\": \"%1$sspons\"}"
                        .formatted(word));

        for (var part : List.of("kick", "place", "spons")) {
            get("/api/articles?q=" + word + part).then().body("items.slug", contains(slug));
        }
    }

    @Test
    void asksWhoPaidForASponsoredStory() {
        var path = editor.drafts(json("\"kind\": \"sponsored\""));

        editor.request()
                .post(path + "/validate")
                .then()
                .statusCode(200)
                .body("items.find { it.rule == 'missing-sponsor' }.pointer", equalTo("#/sponsor"));
        editor.patches(path, editor.etag(path), "{\"sponsor\": {\"name\": \"Қор\"}}");
        editor.request().post(path + "/validate").then().body("items.rule", not(hasItem("missing-sponsor")));
    }

    @Test
    void keepsAStoryOutOfSearchEnginesAndNamesItsOriginal() {
        var hidden = publishes(
                "\"published\": {\"date\": \"1997-02-03\", \"precision\": \"day\"}, \"seo\": {\"noindex\": true}");
        var copy = publishes("\"published\": {\"date\": \"1997-02-03\", \"precision\": \"day\"},"
                + " \"seo\": {\"canonical\": \"https://agency.example/қала?id=1\"}");

        get("/sitemaps/1997-02-03.xml").then().body(containsString(copy)).body(not(containsString(hidden)));
        for (var accept : List.of("application/json", "text/html", "application/ld+json")) {
            given().accept(accept).get("/api/articles/" + hidden).then().header("X-Robots-Tag", equalTo("noindex"));
            given().accept(accept)
                    .get("/api/articles/" + copy)
                    .then()
                    .header("X-Robots-Tag", nullValue())
                    .header(
                            "Link",
                            containsString(
                                    "<https://agency.example/%D2%9B%D0%B0%D0%BB%D0%B0?id=1>; rel=\"canonical\""));
        }
        given().accept("application/ld+json")
                .get("/api/articles/" + copy)
                .then()
                .body("mainEntityOfPage.'@id'", equalTo("https://agency.example/қала?id=1"));
    }

    @ParameterizedTest
    @CsvSource({
        "news,NewsArticle",
        "opinion,OpinionNewsArticle",
        "analysis,AnalysisNewsArticle",
        "explainer,BackgroundNewsArticle",
        "review,ReviewNewsArticle",
        "live,LiveBlogPosting",
        "sponsored,AdvertiserContentArticle",
        "interview,NewsArticle"
    })
    void givesSearchEnginesTheTypeOfTheKind(String kind, String type) {
        var slug = publishes(
                "\"kind\": \"%s\", \"accessibleForFree\": false, \"sponsor\": {\"name\": \"Қор\"}".formatted(kind));

        given().accept("application/ld+json")
                .get("/api/articles/" + slug)
                .then()
                .body("'@type'", equalTo(type))
                .body("isAccessibleForFree", equalTo(false))
                .body("sponsor.name", equalTo("Қор"));
        given().accept("text/html")
                .get("/api/articles/" + slug)
                .then()
                .body(containsString("itemtype=\"https://schema.org/" + type + "\""))
                .body(containsString("Серіктес материалы: Қор"));
        for (var form : List.of("text/markdown", "text/plain")) {
            given().accept(form).get("/api/articles/" + slug).then().body(containsString("Серіктес материалы: Қор"));
        }
    }

    @Test
    void tellsFeedReadersKindAndSponsor() {
        var section = newsroom.section("Арна");
        publishes("\"kind\": \"sponsored\", \"section\": \"%s\", \"sponsor\": {\"name\": \"Арнаның қоры\"}"
                .formatted(section));

        for (var form : List.of("rss", "atom")) {
            get("/feeds/section/" + section + "." + form)
                    .then()
                    .body(containsString("<dcterms:type>sponsored</dcterms:type>"))
                    .body(containsString("Серіктес материалы: Арнаның қоры"));
        }
        get("/feeds/section/" + section + ".json")
                .then()
                .body("items[0]._malim.kind", equalTo("sponsored"))
                .body("items[0]._malim.sponsor", equalTo("Арнаның қоры"));
    }

    @Test
    void savesThemInBulkToo() {
        editor.request()
                .contentType("application/json")
                .body("""
                        {"items": [
                            {"action": "create", "content": %s},
                            {"action": "create", "content": %s}], "atomic": false}
                        """.formatted(json("\"kind\": \"review\", \"urgency\": 4"), json("\"kind\": \"horoscope\"")))
                .post(Editor.ARTICLES + "/bulk")
                .then()
                .statusCode(207)
                .body("items.status", contains(201, 400))
                .body("items[1].problem.errors.pointer", hasItem("#/kind"));
    }

    @Test
    void keepsFieldsOfTheNewsroomsOwn() {
        var slug = publishes("\"extra\": {\"б\": [1, 2.5, null, true, {\"a/b\": \"\"}], \"a\": \"x\"}");

        get("/api/articles/" + slug)
                .then()
                .body("extra.a", equalTo("x"))
                .body("extra.'б'[1]", equalTo(2.5f))
                .body("extra.'б'[4].'a/b'", equalTo(""));
        get("/api/articles?ids=" + slug).then().body("items[0]", not(hasKey("extra")));
        get("/api/articles/" + publishes("\"extra\": {}")).then().body("", not(hasKey("extra")));
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '`', textBlock = """
            ["a"]                     | #/extra
            "a"                       | #/extra
            7                         | #/extra
            {"a": {"b/c": [0, 1e999]}} | #/extra/a/b~1c/1
            {"a": -1e400}             | #/extra/a
            """)
    void refusesFieldsOfItsOwnThatCannotBeKept(String extra, String pointer) {
        editor.createsDraft(json("\"extra\": " + extra))
                .then()
                .statusCode(400)
                .body("errors.pointer", hasItem(pointer));
    }

    @Test
    void boundsFieldsOfTheNewsroomsOwnBySize() {
        int framing = "{\"a\":\"\"}".length();
        var most = "қ".repeat((16_384 - framing) / 2);

        editor.createsDraft(json("\"extra\": {\"a\": \"%s\"}".formatted(most)))
                .then()
                .statusCode(201);
        editor.createsDraft(json("\"extra\": {\"a\": \"%sққ\"}".formatted(most)))
                .then()
                .statusCode(400)
                .body("errors.pointer", contains("#/extra"));
    }

    /** Publishes an article with these fields; returns its slug. */
    @ParameterizedTest
    @CsvSource({"true, true, 1", "true, false, 0", "false, true, 0", "false, false, 0"})
    void tellsSearchEnginesWhatTheyMaySeeAndReadersMayNot(boolean isClosed, boolean hasBorder, int parts) {
        var slug = publishes("\"accessibleForFree\": %s, \"body\": [%s, {\"type\": \"divider\"%s}, %s]"
                .formatted(
                        !isClosed,
                        "{\"type\": \"paragraph\", \"text\": [{\"text\": \"Ашық.\"}]}",
                        hasBorder ? ", \"paywall\": true" : "",
                        "{\"type\": \"paragraph\", \"text\": [{\"text\": \"Жабық.\"}]}"));

        given().accept("application/ld+json")
                .get("/api/articles/" + slug)
                .then()
                .body("isAccessibleForFree", equalTo(!isClosed))
                .body(
                        "hasPart.findAll { it.'@type' == 'WebPageElement'"
                                + " && it.isAccessibleForFree == false && it.cssSelector == '.paywall' }.size()",
                        equalTo(parts));
    }

    private String publishes(String fields) {
        var path = editor.drafts(json(fields));
        return editor.puts(path, "/publication")
                .then()
                .statusCode(200)
                .extract()
                .path("slug");
    }

    private String json(String fields) {
        return "{\"lang\": \"kk\", \"title\": \"Мақала %s\", %s}".formatted(UUID.randomUUID(), fields);
    }
}
