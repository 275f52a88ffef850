package kz.malim.delivery;

import static io.restassured.RestAssured.get;
import static io.restassured.RestAssured.given;
import static kz.malim.support.Newsroom.article;
import static org.awaitility.Awaitility.await;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.endsWith;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasItem;
import static org.hamcrest.Matchers.hasKey;
import static org.hamcrest.Matchers.not;
import static org.hamcrest.Matchers.notNullValue;
import static org.hamcrest.Matchers.nullValue;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.quarkus.narayana.jta.QuarkusTransaction;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.ValidatableResponse;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import kz.malim.access.Role;
import kz.malim.support.Client;
import kz.malim.support.Newsroom;
import kz.malim.text.Language;
import kz.malim.text.Slug;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Sections, tags and authors as readers get them. */
@QuarkusTest
class TopicsTest {
    @Inject
    Newsroom newsroom;

    @Inject
    EntityManager database;

    private Client admin = new Client("");

    @BeforeEach
    void giveKey() {
        admin = new Client(newsroom.keyOf(Role.ADMIN));
    }

    @Test
    void servesTheSectionsAsATreeInTheEditorsOrder() {
        var root = makes("sections", Map.of("name", own("Түбір")));
        var last = makes("sections", Map.of("name", own("Өнер"), "parent", slug(root)));
        var named = makes("sections", Map.of("name", own("Ауыл"), "parent", slug(root)));
        var second = makes("sections", Map.of("name", own("Ән"), "parent", slug(root), "position", 7));
        var first = makes("sections", Map.of("name", own("Яхта"), "parent", slug(root), "position", 2));
        var leaf = makes("sections", Map.of("name", own("Жапырақ"), "parent", slug(first)));

        get("/api/sections/" + slug(root))
                .then()
                .statusCode(200)
                .body("children.slug", contains(slug(first), slug(second), slug(named), slug(last)))
                .body("children[0].children.slug", contains(slug(leaf)))
                .body("children[0].parent.slug", equalTo(slug(root)))
                .body("$", not(hasKey("parent")));
        get("/api/sections")
                .then()
                .body("items.find { it.slug == '" + slug(root) + "' }.children.slug", hasItem(slug(named)))
                .body("items.slug", not(hasItem(slug(named))));

        patches(second, Map.of("position", 0)).statusCode(200);
        patches(leaf, Map.of("parent", slug(named))).statusCode(200);

        await().untilAsserted(() -> get("/api/sections/" + slug(root))
                .then()
                .body("children.slug", contains(slug(second), slug(first), slug(named), slug(last)))
                .body("children[2].children.slug", contains(slug(leaf))));
        admin.deletes(last).then().statusCode(204);
        await().untilAsserted(() -> get("/api/sections/" + slug(root))
                .then()
                .body("children.slug", contains(slug(second), slug(first), slug(named))));
    }

    @Test
    void servesNamesAndTextsInTheLanguageAskedFor() {
        var names = Map.of("ru", "Театр сегодня", "kk-Latn", "Teatr");
        var texts = Map.of("ru", "О театре.", "en", "On the stage.");
        var section = makes(
                "sections",
                Map.of("name", own("Театр"), "names", names, "description", "Сахна.", "descriptions", texts));
        var tag = makes(
                "tags", Map.of("name", own("Театр"), "names", names, "description", "Сахна.", "descriptions", texts));
        var author = makes(
                "authors",
                Map.of(
                        "name",
                        own("Айгүл"),
                        "names",
                        names,
                        "kind",
                        "person",
                        "biography",
                        "Сахна.",
                        "biographies",
                        texts,
                        "jobTitle",
                        "Тілші",
                        "jobTitles",
                        Map.of("ru", "Корреспондент")));
        publishes(section, tag, author);

        for (var path : List.of(section, tag, author)) {
            var url = url(path);
            var text = path.equals(author) ? "biography" : "description";
            String general = admin.reads(path).path("name");
            get(url).then().body("name", equalTo(general)).body(text, equalTo("Сахна."));
            get(url).then().body("$", not(hasKey("servedLanguage"))).header("Content-Language", nullValue());
            get(url + "?lang=ru")
                    .then()
                    .body("name", equalTo("Театр сегодня"))
                    .body("servedLanguage", equalTo("ru"))
                    .header("Content-Language", "ru")
                    .body(text, equalTo("О театре."));
            get(url + "?lang=kk_Latn").then().body("name", equalTo("Teatr")).body(text, equalTo("Сахна."));
            get(url + "?lang=en")
                    .then()
                    .body("name", equalTo(general))
                    .body("$", not(hasKey("servedLanguage")))
                    .header("Content-Language", nullValue())
                    .body(text, equalTo("On the stage."));
            get(url + "?lang=en&fallback=ru")
                    .then()
                    .body("name", equalTo("Театр сегодня"))
                    .body("servedLanguage", equalTo("ru"))
                    .header("Content-Language", "ru");
            get(url + "?lang=en&fallback=any").then().body("name", equalTo("Teatr"));
            refused(url + "?lang=de", 400, "lang");
            refused(url + "?lang=ru&fallback=de", 400, "fallback");
            refused(url + "?fallback=ru", 400, "fallback");
            refused(url + "?include=counts", 400, "include");
        }
        get(url(author) + "?lang=ru").then().body("jobTitle", equalTo("Корреспондент"));
        get("/api/sections?lang=ru")
                .then()
                .body("items.find { it.slug == '" + slug(section) + "' }.name", equalTo("Театр сегодня"));
        assertEquals("Театр сегодня", listed("tags?lang=ru", tag, "name"));
        assertEquals("Корреспондент", listed("authors?lang=ru", author, "jobTitle"));
    }

    @Test
    void namesAuthorsInTheLanguageOfTheArticle() {
        var photo = newsroom.photo("Фото", "Бұрын").toString();
        var author = makes(
                "authors",
                Map.of(
                        "name",
                        own("Айсұлу"),
                        "names",
                        Map.of("en", "Aisulu"),
                        "kind",
                        "person",
                        "jobTitle",
                        "Тілші",
                        "jobTitles",
                        Map.of("en", "Reporter"),
                        "photo",
                        photo));
        var story = newsroom.publishes(article().in(Language.ENGLISH).by(new Slug(slug(author))));

        get(story.path() + "?include=authors")
                .then()
                .body("byline.authors[0].name", equalTo("Aisulu"))
                .body("authors[0].name", equalTo("Aisulu"))
                .body("authors[0].jobTitle", equalTo("Reporter"))
                .body("authors[0].url", equalTo("/api/authors/" + slug(author)))
                .body("authors[0].photo.credit.text", equalTo("Бұрын"))
                .body("authors[0]", not(hasKey("servedLanguage")));
        patches("/management/photos/" + photo, Map.of("credit", Map.of("text", "Кейін")))
                .statusCode(200);
        await().untilAsserted(() ->
                get(story.path() + "?include=authors").then().body("authors[0].photo.credit.text", equalTo("Кейін")));
        get("/api/articles?facets=author&lang=en&author=" + slug(author))
                .then()
                .body("items[0].byline.authors[0].name", equalTo("Aisulu"))
                .body("facets.author[0].name", equalTo("Aisulu"));
    }

    @Test
    void tellsWhatMovedWhatIsGoneAndWhatNeverWas() {
        var section = makes("sections", Map.of("name", own("Қала")));
        var tag = makes("tags", Map.of("name", own("Көпір")));
        var author = makes("authors", Map.of("name", own("Бақыт"), "kind", "person"));
        publishes(section, tag, author);
        for (var path : List.of(section, tag, author)) {
            var old = slug(path);
            var now = "jana-" + UUID.randomUUID();
            patches(path, Map.of("slug", now)).statusCode(200);

            given().redirects()
                    .follow(false)
                    .get(kind(path) + "/" + old + "?lang=ru&include=count")
                    .then()
                    .statusCode(301)
                    .header("Location", endsWith(kind(path) + "/" + now + "?lang=ru&include=count"));
            get(kind(path) + "/" + now).then().statusCode(200);
            refused(kind(path) + "/joq-" + UUID.randomUUID(), 404, null);
            refused(kind(path) + "/JOQ", 404, null);
        }
        var loser = makes("tags", Map.of("name", own("Өткел")));
        publishes(null, loser, null);
        var merged = slug(loser);
        admin.puts(loser + "/merge", admin.etag(loser), Map.of("into", slug(tag)))
                .then()
                .statusCode(200);
        given().redirects()
                .follow(false)
                .get("/api/tags/" + merged)
                .then()
                .statusCode(301)
                .header("Location", endsWith("/api/tags/" + slug(tag)));
        patches(tag, Map.of("aliases", List.of())).statusCode(200);
        refused("/api/tags/" + merged, 410, null);

        var empty = makes("sections", Map.of("name", own("Бос")));
        var goneSection = slug(empty);
        admin.deletes(empty).then().statusCode(204);
        refused("/api/sections/" + goneSection, 410, null);
        var draftTag = makes("tags", Map.of("name", own("Ешқашан")));
        var never = slug(draftTag);
        admin.deletes(draftTag).then().statusCode(204);
        refused("/api/tags/" + never, 404, null);
        var gone = "joq-author-" + UUID.randomUUID();
        // an author's articles cannot be deleted by anybody here, so as if they had been
        QuarkusTransaction.requiringNew()
                .run(() -> database.createNativeQuery("insert into public_slug values ('author', ?1, ?2)")
                        .setParameter(1, gone)
                        .setParameter(2, UUID.randomUUID())
                        .executeUpdate());
        refused("/api/authors/" + gone, 410, null);
    }

    @Test
    void saysNothingOfTagsAndAuthorsOfDrafts() {
        var photo = newsroom.photo("Фото", "Айнакөл");
        var tag = makes("tags", Map.of("name", own("Құпия"), "photo", photo));
        var author = makes("authors", Map.of("name", own("Құпия"), "kind", "person", "photo", photo));
        var draft = newsroom.drafts(article().tagged(slugOf(tag)).by(slugOf(author)));

        refused(url(tag), 404, null);
        refused(url(author), 404, null);
        refused("/api/photos/" + photo, 404, null);
        assertEquals(null, listed("tags", tag, "slug"));
        assertEquals(null, listed("authors", author, "slug"));

        newsroom.publishes(draft);

        await().untilAsserted(() -> get(url(tag)).then().statusCode(200).body("photo.credit.text", equalTo("Айнакөл")));
        get(url(author)).then().body("photo.id", equalTo(photo.toString()));
        get("/api/photos/" + photo).then().statusCode(200);
        await().untilAsserted(() -> assertEquals(slug(tag), listed("tags", tag, "slug")));

        admin.request()
                .header("If-Match", admin.etag("/management/articles/" + draft.id()))
                .delete("/management/articles/" + draft.id() + "/publication")
                .then()
                .statusCode(200);

        await().untilAsserted(() -> get(url(tag)).then().statusCode(404));
        await().untilAsserted(() -> get(url(author)).then().statusCode(404));
        await().untilAsserted(() -> get("/api/photos/" + photo).then().statusCode(404));
        await().untilAsserted(() -> assertEquals(null, listed("authors", author, "slug")));
    }

    @Test
    void showsPicturesAndTheirChanges() {
        var photo = newsroom.photo("Фото", "Бұрын");
        var other = newsroom.photo("Фото", "Басқа");
        var section = makes("sections", Map.of("name", own("Сурет"), "photo", photo));
        get(url(section)).then().body("photo.credit.text", equalTo("Бұрын"));
        get("/api/photos/" + photo).then().statusCode(200);
        refused("/api/photos/" + other, 404, null);

        patches("/management/photos/" + photo, Map.of("credit", Map.of("text", "Кейін")))
                .statusCode(200);

        await().untilAsserted(() -> get(url(section)).then().body("photo.credit.text", equalTo("Кейін")));
        patches(section, Map.of("photo", other.toString())).statusCode(200);
        await().untilAsserted(() -> get(url(section)).then().body("photo.credit.text", equalTo("Басқа")));
        await().untilAsserted(() -> get("/api/photos/" + photo).then().statusCode(404));
        get("/api/photos/" + other).then().statusCode(200);
    }

    @Test
    void pagesThroughTagsAndAuthors() {
        var tags = new ArrayList<String>();
        for (var kind : List.of("person", "place", "person", "event", "person")) {
            tags.add(makes("tags", Map.of("name", own("Бет"), "kind", kind)));
        }
        for (var tag : tags) {
            publishes(null, tag, makes("authors", Map.of("name", own("Бет"), "kind", "person")));
        }

        var all = slugs("/api/tags?limit=100&include=count");
        assertEquals(all.stream().sorted().distinct().toList(), all);
        assertTrue(all.containsAll(tags.stream().map(this::slug).toList()));
        assertTrue(all.size() > 4);
        var authors = slugs("/api/authors?limit=2");
        assertEquals(authors.stream().sorted().distinct().toList(), authors);
        assertTrue(authors.size() >= 5);
        var people = slugs("/api/tags?limit=2&kind=person,event");
        assertTrue(people.containsAll(
                List.of(slug(tags.get(0)), slug(tags.get(2)), slug(tags.get(3)), slug(tags.get(4)))));
        assertTrue(!people.contains(slug(tags.get(1))));
        get("/api/tags?kind=place").then().body("items.kind.unique()", contains("place"));

        String next = get("/api/tags?limit=1").path("page.next");
        refused("/api/tags?kind=person&cursor=" + next, 400, "cursor");
        refused("/api/authors?cursor=" + next, 400, "cursor");
        refused("/api/tags?cursor=x", 400, "cursor");
        refused("/api/tags?limit=101", 400, "limit");
        refused("/api/tags?kind=city", 400, "kind");
        refused("/api/tags?kind=place,", 400, "kind");
        refused("/api/authors?kind=person", 400, "kind");
    }

    /** By the links, which must be those of the cursors. */
    private static List<String> slugs(String first) {
        var slugs = new ArrayList<String>();
        for (String path = first; path != null; ) {
            var page = get(path).then().statusCode(200).extract();
            slugs.addAll(page.path("items.slug"));
            String next = page.path("page.next");
            var link = page.header("Link");
            assertEquals(next == null, link == null);
            path = link == null ? null : link.substring(1, link.indexOf('>'));
            assertTrue(next == null || String.valueOf(path).endsWith("cursor=" + next));
        }
        return slugs;
    }

    @Test
    void countsPublishedArticlesOnRequest() {
        var root = makes("sections", Map.of("name", own("Ата")));
        var section = makes("sections", Map.of("name", own("Бала"), "parent", slug(root)));
        var tag = makes("tags", Map.of("name", own("Сан")));
        var author = makes("authors", Map.of("name", own("Сан"), "kind", "person"));
        publishes(section, tag, author);
        for (var path : List.of(root, section, tag, author)) {
            get(url(path)).then().body("$", not(hasKey("count")));
            get(url(path) + "?include=count")
                    .then()
                    .body("count.value", equalTo(1))
                    .body("count.precision", equalTo("exact"));
        }
        get("/api/sections?include=count").then().body(found(root) + ".count.value", equalTo(1));
        newsroom.drafts(article().inSection(slugOf(section)).tagged(slugOf(tag)));
        publishes(root, tag, author);

        await().untilAsserted(() -> get(url(root) + "?include=count").then().body("count.value", equalTo(2)));
        get(url(section) + "?include=count").then().body("count.value", equalTo(1));
        await().untilAsserted(() -> get("/api/sections?include=count")
                .then()
                .body(found(root) + ".count.value", equalTo(2))
                .body(found(root) + ".children[0].count.value", equalTo(1)));
        await().untilAsserted(() -> get(url(tag) + "?include=count").then().body("count.value", equalTo(2)));
        await().untilAsserted(() -> get(url(author) + "?include=count").then().body("count.value", equalTo(2)));
    }

    private String found(String section) {
        return "items.find { it.slug == '" + slug(section) + "' }";
    }

    @Test
    void leadsToTheFeed() {
        var section = makes("sections", Map.of("name", own("Таспа")));
        var tag = makes("tags", Map.of("name", own("Таспа")));
        var author = makes("authors", Map.of("name", own("Таспа"), "kind", "role"));
        publishes(section, tag, author);

        for (var path : List.of(section, tag, author)) {
            String feed = get(url(path)).path("feed");
            get(feed).then().statusCode(200).body(containsString("<item>"));
            get(feed.replace(".rss", ".podcast")).then().statusCode(200);
        }
        String empty = get(url(makes("sections", Map.of("name", own("Бос"))))).path("feed");
        get(empty).then().statusCode(200).body(not(containsString("<item>")));
    }

    @Test
    void isCachedAndTakesOneStatementHoweverManyThereAre() {
        var section = makes("sections", Map.of("name", own("Бір")));
        var tag = makes("tags", Map.of("name", own("Бір"), "photo", newsroom.photo("Фото", "Көл")));
        var author = makes("authors", Map.of("name", own("Бір"), "kind", "person"));
        publishes(section, tag, author);
        var paths = List.of(
                "/api/sections?include=count",
                "/api/tags?limit=100&include=count",
                "/api/authors?limit=1",
                url(section) + "?include=count",
                url(tag),
                url(author) + "?lang=en&fallback=any");
        for (var path : paths) {
            patches(section, Map.of("name", own("Екі"))).statusCode(200); // whatever is cached ends with it
            patches(tag, Map.of("description", own("Екі"))).statusCode(200);
            patches(author, Map.of("name", own("Екі"))).statusCode(200);
            await().untilAsserted(() -> assertTrue(
                    String.valueOf(get(path).header("Server-Timing")).contains("sql;desc=\"1 statements\""), path));
            var etag = get(path)
                    .then()
                    .statusCode(200)
                    .header("ETag", notNullValue())
                    .extract()
                    .header("ETag");

            given().header("If-None-Match", etag).get(path).then().statusCode(304);
            given().head(path).then().statusCode(200).header("ETag", etag);
            await().untilAsserted(() -> get(path).then().header("Cache-Status", containsString("hit")));
        }
    }

    @Test
    void describesAuthorsAndTagsInJsonLd() {
        var wikidata = "https://www.wikidata.org/wiki/Q" + System.nanoTime();
        var author = makes(
                "authors",
                Map.of("name", own("Айгүл"), "kind", "person", "jobTitle", "Тілші", "sameAs", List.of(wikidata)));
        var kinds = Map.of(
                "subject",
                "Thing",
                "event",
                "Event",
                "person",
                "Person",
                "organisation",
                "Organization",
                "place",
                "Place");
        var tags = kinds.keySet().stream()
                .map(kind -> slugOf(makes(
                        "tags", Map.of("name", own(kind), "kind", kind, "sameAs", List.of(wikidata + "-" + kind)))))
                .toArray(Slug[]::new);
        var story = newsroom.publishes(article().by(slugOf(author)).tagged(tags));

        var document = get(story.path() + "?format=jsonld").then();

        document.body("author[0].jobTitle", equalTo("Тілші"))
                .body("author[0].url", endsWith("/api/authors/" + slug(author)))
                .body("author[0].sameAs", contains(wikidata));
        kinds.forEach((kind, type) -> document.body(
                (kind.equals("subject") || kind.equals("event") ? "about" : "mentions") + ".find { it.sameAs[0] == '"
                        + wikidata + "-" + kind + "' }.'@type'",
                equalTo(type)));
        get(story.path()).then().body("tags.find { it.slug == '" + tags[0] + "' }.sameAs.size()", equalTo(1));
        get("/api/articles?ids=" + story.id())
                .then()
                .body("items[0].tags.kind.findAll { it }.size()", equalTo(4))
                .body("items[0].tags.sameAs.flatten().findAll { it }.size()", equalTo(0));
    }

    private String makes(String kind, Map<String, ?> fields) {
        return admin.makes("/management/" + kind, fields);
    }

    private void publishes(@Nullable String section, @Nullable String tag, @Nullable String author) {
        var manuscript = article();
        if (section != null) {
            manuscript.inSection(slugOf(section));
        }
        if (tag != null) {
            manuscript.tagged(slugOf(tag));
        }
        if (author != null) {
            manuscript.by(slugOf(author));
        }
        newsroom.publishes(manuscript);
    }

    private ValidatableResponse patches(String path, Map<String, ?> patch) {
        return admin.request()
                .header("If-Match", admin.etag(path))
                .contentType("application/merge-patch+json; charset=UTF-8")
                .body(patch)
                .patch(path)
                .then();
    }

    private String slug(String path) {
        return admin.reads(path).path("slug");
    }

    private Slug slugOf(String path) {
        return new Slug(slug(path));
    }

    private String url(String path) {
        return kind(path) + "/" + slug(path);
    }

    private static String kind(String path) {
        return path.substring(0, path.lastIndexOf('/')).replace("/management/", "/api/");
    }

    /** A field of one in the list; null if it is not there. */
    private @Nullable String listed(String list, String path, String field) {
        var slug = slug(path);
        String cursor = null;
        do {
            var page = given().queryParam("limit", 100)
                    .queryParams(cursor == null ? Map.of() : Map.of("cursor", cursor))
                    .get("/api/" + list)
                    .then()
                    .statusCode(200)
                    .extract();
            if (page.<List<String>>path("items.slug").contains(slug)) {
                return page.path("items.find { it.slug == '" + slug + "' }." + field);
            }
            cursor = page.path("page.next");
        } while (cursor != null);
        return null;
    }

    private static void refused(String path, int status, @Nullable String parameter) {
        var response = given().redirects().follow(false).get(path).then().statusCode(status);
        response.contentType("application/problem+json");
        if (parameter != null) {
            response.body("errors[0].parameter", equalTo(parameter));
        }
    }

    private static String own(String name) {
        return name + " " + UUID.randomUUID();
    }
}
