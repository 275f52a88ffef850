package kz.malim.delivery;

import static io.restassured.RestAssured.get;
import static io.restassured.RestAssured.given;
import static kz.malim.support.Newsroom.article;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.empty;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasItem;
import static org.hamcrest.Matchers.hasKey;
import static org.hamcrest.Matchers.hasSize;
import static org.hamcrest.Matchers.lessThan;
import static org.hamcrest.Matchers.not;
import static org.hamcrest.Matchers.nullValue;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.quarkus.test.junit.QuarkusTest;
import io.restassured.config.DecoderConfig;
import io.restassured.config.RestAssuredConfig;
import jakarta.inject.Inject;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Set;
import kz.malim.body.ListBlock;
import kz.malim.support.Newsroom;
import kz.malim.support.Newsroom.Story;
import kz.malim.text.InlineText;
import kz.malim.text.Language;
import kz.malim.text.Slug;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

@QuarkusTest
class ArticleTest {
    @Inject
    Newsroom newsroom;

    @Test
    void isTheSameBySlugAndById() {
        var story = newsroom.publishes(article());

        assertEquals(
                get(story.path()).asString(), get("/api/articles/" + story.id()).asString());
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "/body", "/photos", "/related"})
    void isNotFoundUnlessPublishedAndNeverForbidden(String part) {
        var draft = newsroom.drafts(article());

        var unknown = get("/api/articles/no-such-article" + part)
                .then()
                .statusCode(404)
                .extract();
        var hidden = get(draft.path() + part).then().statusCode(404).extract();

        assertEquals(unknown.asString(), hidden.asString());
        assertEquals(
                unknown.headers().getValue("Content-Type"), hidden.headers().getValue("Content-Type"));
    }

    @Test
    void keepsTheNewDraftOfAPublishedArticleFromReaders() {
        var story = newsroom.publishes(article().titled("What readers see"));

        newsroom.redrafts(story, article().titled("CANARY of a draft"));

        get(story.path()).then().body("title", equalTo("What readers see"));
        get("/api/articles?limit=100").then().body(not(containsString("CANARY of a draft")));
    }

    @Test
    void sendsOnlyTheRequestedParts() {
        var story = newsroom.publishes(article().relatedTo(newsroom.publishes(article())));

        get(story.path())
                .then()
                .body("$", not(hasKey("related")))
                .body("$", not(hasKey("blocks")))
                .body("$", not(hasKey("authors")));
        get(story.path() + "?include=related,blocks,authors")
                .then()
                .body("$", hasKey("related"))
                .body("$", hasKey("blocks"))
                .body("$", hasKey("authors"));
    }

    @ParameterizedTest
    @CsvSource({
        "include=related.photos.authors.tags.x, include",
        "include=relatd, include",
        "include=, include",
        "fields=titel, fields",
        "fields=blocks.nextTransition, fields",
        "fields=, fields",
        "body=pdf, body",
        "profile=watch, profile",
        "format=docx, format",
        "lang=zz, lang",
        "fallback=kk, fallback",
        "dedupe=yes, dedupe",
        "incldue=related, incldue",
    })
    void rejectsUnknownValuesAndNamesTheParameter(String query, String parameter) {
        var story = newsroom.publishes(article());

        get(story.path() + "?" + query).then().statusCode(400).body("errors[0].parameter", equalTo(parameter));
    }

    @Test
    void runsOneStatementHoweverMuchIsOnThePage() {
        var photo = newsroom.photo("Фото", "Malim");
        var author = newsroom.author("Автор");
        var tags = new Slug[] {newsroom.tag("Бір"), newsroom.tag("Екі")};
        var one = newsroom.publishes(article().relatedTo(newsroom.publishes(article())));
        var neighbours = new ArrayList<Story>();
        for (int i = 0; i < 50; i++) {
            neighbours.add(
                    newsroom.publishes(article().withLeadPhoto(photo).by(author).tagged(tags)));
        }
        var fifty = newsroom.publishes(
                article().by(author).tagged(tags).withLeadPhoto(photo).relatedTo(neighbours.toArray(Story[]::new)));

        for (var path : List.of(one.path(), fifty.path())) {
            get(path + "?include=authors,photos,related,blocks,translations")
                    .then()
                    .header("Server-Timing", containsString("\"1 statements\""));
        }
        get(fifty.path() + "?include=related").then().body("related.items", hasSize(50));
    }

    @Test
    void fillsUpTheRelatedListWithTheMostSimilarAndStatesWhy() {
        var tag = newsroom.tag("Қолөнер");
        var section = newsroom.section("Мәдениет");
        var author = newsroom.author("Айгерім");
        newsroom.publishes(article()); // the last resort
        var curated = new Story[] {
            newsroom.publishes(article()), newsroom.publishes(article().tagged(tag))
        };
        var bySection = newsroom.publishes(article().inSection(section));
        var byAuthor = newsroom.publishes(article().by(author));
        var byTag = newsroom.publishes(article().tagged(tag));
        var story = newsroom.publishes(
                article().tagged(tag).inSection(section).by(author).relatedTo(curated));
        newsroom.publishes(article().in(Language.RUSSIAN).translating(story).tagged(tag));

        var related = get(story.path() + "?include=related").jsonPath();

        assertEquals(
                List.of(curated[0].slug(), curated[1].slug(), byTag.slug(), byAuthor.slug(), bySection.slug()),
                related.<String>getList("related.items.slug").subList(0, 5));
        assertEquals(
                List.of("curated", "curated", "auto", "auto", "auto", "auto"), related.getList("related.items.origin"));
        assertEquals(List.of("tag:" + tag.value()), related.getList("related.items[2].why"));
        assertEquals(List.of("author:" + author.value()), related.getList("related.items[3].why"));
        assertEquals(List.of("section:" + section.value()), related.getList("related.items[4].why"));
        assertEquals(List.of("recent"), related.getList("related.items[5].why"));
        assertEquals(6, Set.copyOf(related.getList("related.items.id")).size());
        assertFalse(related.getList("related.items.id").contains(story.id().toString()));
    }

    @Test
    void removesDuplicatesFromThePageOnRequest() {
        var both = newsroom.publishes(article());
        var onlyInBlock = newsroom.publishes(article());
        var story = newsroom.publishes(article().relatedTo(both));
        var block = newsroom.block("Once", both, onlyInBlock, story);
        var items = "blocks.find { it.name == '" + block.value() + "' }.items.slug";

        get(story.path() + "?include=related,blocks").then().body(items, hasItem(both.slug()));
        var page = get(story.path() + "?include=related,blocks&dedupe=page").jsonPath();

        assertEquals(List.of(onlyInBlock.slug()), page.getList(items));
        assertTrue(page.getList("related.items.slug").contains(both.slug()));
        assertFalse(page.getList("related.items.slug").contains(onlyInBlock.slug()));
        newsroom.removes(block);
    }

    @Test
    void servesThePreferredTranslationAndStatesAFallback() {
        var kazakh = newsroom.publishes(article().titled("Қазақша"));
        var russian = newsroom.publishes(
                article().in(Language.RUSSIAN).titled("По-русски").translating(kazakh));
        newsroom.drafts(article().in(Language.ENGLISH).titled("A draft").translating(kazakh));

        get(kazakh.path() + "?lang=ru")
                .then()
                .header("Content-Language", equalTo("ru"))
                .body("slug", equalTo(russian.slug()))
                .body("servedLanguage", equalTo("ru"))
                .body("translations.lang", equalTo(List.of("kk")))
                .body("translations[0].slug", equalTo(kazakh.slug()))
                .body("translations[0].status", equalTo("published"));
        get(kazakh.path() + "?lang=en").then().statusCode(404);
        get(kazakh.path() + "?lang=en&fallback=none").then().statusCode(404);
        get(kazakh.path() + "?lang=en&fallback=ru,kk")
                .then()
                .header("Content-Language", equalTo("ru"))
                .body("servedLanguage", equalTo("ru"));
        get(russian.path() + "?lang=en&fallback=kk")
                .then()
                .header("Content-Language", equalTo("kk"))
                .body("title", equalTo("Қазақша"));
        get(kazakh.path())
                .then()
                .header("Link", containsString("hreflang=\"ru\""))
                .body("translations[0].title", nullValue());
        get(kazakh.path() + "?include=translations").then().body("translations[0].title", equalTo("По-русски"));
    }

    @Test
    void rendersTheBodyInFourFormats() {
        var story = newsroom.publishes(article()
                .saying("Екі тізім: «бір» & <екі>.")
                .with(
                        list("l1", "Біріншісі:", "Ресей", "Қырғызстан"),
                        list("l2", "Екіншісі:", "Ресей", "Әзербайжан"),
                        list("l3", "Үшіншісі:", "Бірі")));

        var blocks = get(story.path()).jsonPath();
        assertEquals(3, blocks.getList("body.findAll { it.type == 'list' }").size());
        var html = get(story.path() + "?body=html")
                .then()
                .body("$", not(hasKey("body")))
                .extract()
                .<String>path("html");
        var text = get(story.path() + "?body=text").<String>path("text");
        var markdown = get(story.path() + "?body=markdown").<String>path("markdown");
        assertEquals(3, html.split("<ul>", -1).length - 1);
        assertFalse(text.contains("&amp;") || text.contains("<ul>"));
        for (var word : List.of("Біріншісі:", "Ресей", "Қырғызстан", "Екіншісі:", "Әзербайжан", "Үшіншісі:", "Бірі")) {
            assertTrue(html.contains(word) && text.contains(word) && markdown.contains(word), word);
        }
    }

    @Test
    void sendsTheRequestedFieldsAndNoOthers() {
        var story = newsroom.publishes(article().withByline("Айгерім").relatedTo(newsroom.publishes(article())));

        var sent = get(story.path() + "?fields=id,title,byline.text&include=related")
                .then()
                .contentType("application/vnd.malim.sparse+json")
                .extract()
                .jsonPath();

        assertEquals(
                Set.of("id", "title", "byline", "related"), sent.getMap("$").keySet());
        assertEquals(Map.of("text", "Айгерім"), sent.getMap("byline"));
    }

    @Test
    void fitsTheBudgetOfEveryKindOfClient() {
        var manuscript = article()
                .titled("Өскеменде жаңа кітапхана ашылды")
                .withLede("Кітапхананың қоры алғашқы жылы елу мың кітапқа жетеді.")
                .withByline("Malim Админ")
                .datedOn(LocalDate.of(2025, 3, 14))
                .withLeadPhoto(newsroom.photo("Фото", "Мәдениет басқармасы"));
        for (int i = 0; i < 8; i++) {
            manuscript.saying(
                    "Ғимарат Ертіс жағалауында, бұрынғы зауыттың орнында салынды. Құрылысқа үш жыл уақыт кетті. "
                            .repeat(3));
        }
        var story =
                newsroom.publishes(manuscript.relatedTo(newsroom.publishes(article()), newsroom.publishes(article())));

        int card = get(story.path() + "?profile=card").asByteArray().length;
        int mobile = get(story.path() + "?profile=mobile").asByteArray().length;
        int full = get(story.path() + "?profile=full").asByteArray().length;

        assertTrue(card < 1_300, "card " + card);
        assertTrue(mobile < 8_000, "mobile " + mobile);
        assertTrue(card < mobile && mobile < full, card + " " + mobile + " " + full);
        get(story.path() + "?profile=full")
                .then()
                .body("$", hasKey("related"))
                .body("$", hasKey("blocks"))
                .body("$", hasKey("authors"));
    }

    @ParameterizedTest
    @CsvSource({
        "application/json, application/json",
        "application/vnd.iptc.ninjs+json, application/vnd.iptc.ninjs+json",
        "application/ld+json, application/ld+json",
        "text/html, text/html",
        "text/markdown, text/markdown",
        "text/plain, text/plain",
        "application/atom+xml, application/atom+xml",
        "'text/plain;q=0.2, text/markdown', text/markdown",
        "*/*, application/json",
    })
    void isSentInTheFormatOfAccept(String accept, String form) {
        var photo = newsroom.photo("Фото", "Айдана Серік");
        var story = newsroom.publishes(article().withLeadPhoto(photo).with(list("l1", "Тізім:", "Алма", "Алмұрт")));

        for (int time = 0; time < 2; time++) { // rendered, then cached
            given().accept(accept)
                    .get(story.path())
                    .then()
                    .statusCode(200)
                    .contentType(containsString(form))
                    .header("Vary", equalTo("Accept, Accept-Encoding"))
                    .body(containsString("Айдана Серік"))
                    .body(containsString("Алмұрт"));
        }
    }

    @Test
    void isSentInTheFormatOfTheParameter() {
        var story = newsroom.publishes(article().saying("Сәлем"));

        get(story.path() + "?format=markdown").then().contentType(containsString("text/markdown"));
        given().accept("text/html")
                .get(story.path() + "?format=json")
                .then()
                .contentType(containsString("application/json"));
    }

    @Test
    void redirectsFromOldSlugsInEveryFormat() {
        var story = newsroom.publishes(article());
        var old = story.path();
        var moved = newsroom.renames(story, "moved-" + story.slug());

        for (var part : List.of("", "/body", "/photos", "/related", "?include=related&lang=kk", "?format=ninjs")) {
            given().redirects()
                    .follow(false)
                    .get(old + part)
                    .then()
                    .statusCode(301)
                    .header("Location", equalTo(moved.path() + part));
        }
        get(old).then().statusCode(200).body("slug", equalTo(moved.slug()));
        get("/api/articles/" + story.id()).then().statusCode(200);
    }

    @Test
    void statesThatItWasTakenDownAndWhy() {
        var story = newsroom.publishes(article().titled("Taken down"));
        get(story.path()).then().statusCode(200);

        newsroom.takesDown(story, "Сот шешімімен алынды");

        for (var path : List.of(
                story.path(), "/api/articles/" + story.id(), story.path() + "/body", story.path() + "?format=text")) {
            get(path)
                    .then()
                    .statusCode(410)
                    .body("type", equalTo("/problems/gone"))
                    .body("detail", containsString("Сот шешімімен алынды"));
        }
        get("/api/articles?limit=100").then().body("items.findAll { it.id == '" + story.id() + "' }", empty());
    }

    @Test
    void compressesForClientsThatAcceptIt() {
        var story = newsroom.publishes(article().saying("Ұзын мәтін. ".repeat(300)));
        int plain =
                given().header("Accept-Encoding", "identity").get(story.path()).asByteArray().length;

        for (var coding : List.of("gzip", "br")) {
            given().config(RestAssuredConfig.config()
                            .decoderConfig(DecoderConfig.decoderConfig().noContentDecoders()))
                    .header("Accept-Encoding", coding)
                    .head(story.path())
                    .then()
                    .header("Content-Encoding", equalTo(coding))
                    .header("ETag", containsString("-" + coding))
                    .header("Content-Length", Integer::parseInt, lessThan(plain / 5));
        }
        given().header("Accept-Encoding", "gzip;q=0, br;q=0")
                .head(story.path())
                .then()
                .header("Content-Encoding", nullValue());
    }

    @Test
    void allowsCrossOriginReads() {
        var story = newsroom.publishes(article());

        given().header("Origin", "https://front.example")
                .get(story.path())
                .then()
                .header("Access-Control-Allow-Origin", equalTo("*"))
                .header("Access-Control-Expose-Headers", equalTo("*"));
        for (var path : List.of(story.path(), "/api/articles", "/media/a/b.jpg", "/feeds/all.json", "/openapi")) {
            given().header("Origin", "https://front.example")
                    .header("Access-Control-Request-Method", "GET")
                    .header(
                            "Access-Control-Request-Headers",
                            "if-none-match,range,traceparent,x-request-id,x-datadog-origin")
                    .options(path)
                    .then()
                    .statusCode(204)
                    .header("Access-Control-Allow-Origin", equalTo("*"))
                    .header("Access-Control-Allow-Methods", equalTo("GET, HEAD"))
                    .header("Access-Control-Allow-Headers", equalTo("*, Authorization"));
        }
        given().header("Origin", "https://front.example")
                .options("/management/imports")
                .then()
                .header("Access-Control-Allow-Origin", nullValue());
    }

    @Test
    void statesTheRemainingRateLimit() {
        var story = newsroom.publishes(article());

        for (int time = 0; time < 2; time++) {
            get(story.path())
                    .then()
                    .header("RateLimit-Policy", equalTo("\"default\";q=1000000;w=60"))
                    .header("RateLimit", containsString("\"default\";r=9"));
        }
    }

    private static ListBlock list(String id, String intro, String... items) {
        return new ListBlock(
                id,
                ListBlock.Style.BULLET,
                InlineText.of(intro),
                Arrays.stream(items)
                        .map(item -> ListBlock.Item.of(InlineText.of(item)))
                        .toList(),
                null);
    }
}
