package kz.malim.delivery;

import static io.restassured.RestAssured.given;
import static kz.malim.support.Newsroom.article;
import static org.awaitility.Awaitility.await;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasItem;
import static org.hamcrest.Matchers.hasItems;
import static org.hamcrest.Matchers.hasKey;
import static org.hamcrest.Matchers.hasSize;
import static org.hamcrest.Matchers.not;
import static org.hamcrest.Matchers.nullValue;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.ValidatableResponse;
import jakarta.inject.Inject;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import kz.malim.access.Role;
import kz.malim.support.Client;
import kz.malim.support.Editor;
import kz.malim.support.Newsroom;
import kz.malim.text.Slug;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** An article in several sections: it is in the lists of each, and in each list once. */
@QuarkusTest
class SeveralSectionsTest {
    @Inject
    Newsroom newsroom;

    private Slug upper;
    private Slug main;
    private Slug other;
    private Slug elsewhere;
    private Editor editor;
    private Client client;

    @BeforeEach
    void makeSections() {
        upper = newsroom.section("Жоғары");
        main = newsroom.section("Мәдениет", upper);
        other = newsroom.section("Театр", upper);
        elsewhere = newsroom.section("Спорт");
        editor = new Editor(newsroom.keyOf(Role.PUBLISHER));
        client = new Client(newsroom.keyOf(Role.EDITOR));
    }

    @Test
    void tellsTheMainSectionAndTheOthersInTheirOrder() {
        var story = newsroom.publishes(article().inSection(main).alsoInSections(elsewhere, other));

        get(story.path())
                .body("section.slug", equalTo(main.value()))
                .body("sections.slug", contains(elsewhere.value(), other.value()))
                .body("sections.name", contains("Спорт", "Театр"));
        get("/api/articles?ids=" + story.id())
                .body("items[0].section.slug", equalTo(main.value()))
                .body("items[0].sections.slug", contains(elsewhere.value(), other.value()));
        get(story.path() + "?profile=mobile").body("$", not(hasKey("sections")));
    }

    @Test
    void saysNothingOfOthersWhereThereIsOne() {
        var story = newsroom.publishes(article().inSection(main));

        get(story.path()).body("$", not(hasKey("sections")));
        get("/api/articles?ids=" + story.id()).body("items[0]", not(hasKey("sections")));
    }

    @Test
    void isInTheListsOfEachSectionAndOnceInThatOfTheSectionAbove() {
        var both = newsroom.publishes(
                article().inSection(main).alsoInSections(other, elsewhere).datedOn(LocalDate.of(2020, 1, 2)));
        var one = newsroom.publishes(article().inSection(other).datedOn(LocalDate.of(2020, 1, 1)));

        assertEquals(List.of(both.slug()), slugs("section=" + main));
        assertEquals(List.of(both.slug(), one.slug()), slugs("section=" + other));
        assertEquals(List.of(both.slug()), slugs("section=" + elsewhere));
        assertEquals(List.of(both.slug(), one.slug()), slugs("section=" + upper));
        assertEquals(List.of(both.slug(), one.slug()), slugs("section=" + elsewhere + "," + main + "," + other));
        assertEquals(List.of(one.slug(), both.slug()), slugs("sort=publishedAt&section=" + upper + "," + elsewhere));
        assertEquals(List.of(both.slug(), one.slug()), slugs("lang=kk&section=" + upper + "," + elsewhere));
    }

    @Test
    void isOnceInAListReadPageByPage() {
        var slugs = new ArrayList<String>();
        for (int day = 9; day > 0; day--) {
            var manuscript = article().inSection(main).datedOn(LocalDate.of(2020, 1, day));
            slugs.add(newsroom.publishes(day % 3 == 0 ? manuscript : manuscript.alsoInSections(other))
                    .slug());
        }

        var read = new ArrayList<String>();
        var query = "/api/articles?limit=2&section=" + other + "," + main;
        for (String cursor = ""; cursor != null; ) {
            var page = get(query + cursor).extract();
            read.addAll(page.path("items.slug"));
            String next = page.path("page.next");
            cursor = next == null ? null : "&cursor=" + next;
            assertTrue(read.size() <= slugs.size(), read.toString());
        }

        assertEquals(slugs, read);
    }

    @Test
    void isCountedOnce() {
        newsroom.publishes(article().inSection(main).alsoInSections(other, elsewhere));
        newsroom.publishes(article().inSection(other));
        newsroom.publishes(article().inSection(other).alsoInSections(main));

        for (var count : List.of("exact", "estimate")) {
            get("/api/articles?count=" + count + "&section=" + upper).body("page.total.value", equalTo(3));
            get("/api/articles?lang=kk&count=" + count + "&section=" + upper + "," + elsewhere)
                    .body("page.total.value", equalTo(3));
        }
        get("/api/articles?facets=section&section=" + upper)
                .body("facets.section.find { it.slug == '" + upper + "' }.count", equalTo(3))
                .body("facets.section.find { it.slug == '" + main + "' }.count", equalTo(2))
                .body("facets.section.find { it.slug == '" + other + "' }.count", equalTo(3))
                .body("facets.section.find { it.slug == '" + elsewhere + "' }.count", equalTo(1));
        get("/api/sections/" + upper + "?include=count").body("count.value", equalTo(3));
        get("/api/sections/" + main + "?include=count").body("count.value", equalTo(2));
        get("/api/sections/" + elsewhere + "?include=count").body("count.value", equalTo(1));
    }

    @Test
    void isFoundInEachSectionByWordsAndByName() {
        var story = newsroom.publishes(
                article().titled("Бірегейсөз оқиға").inSection(main).alsoInSections(elsewhere));
        await().untilAsserted(() ->
                get("/api/articles?q=Бірегейсөз&section=" + elsewhere).body("items.slug", contains(story.slug())));

        get("/api/articles?q=Бірегейсөз&section=" + upper + "," + elsewhere).body("items.slug", hasSize(1));
        get("/api/articles?q=Бірегейсөз section:Спорт").body("items.slug", contains(story.slug()));
        get("/api/articles?q=Бірегейсөз section:Мәдениет").body("items.slug", contains(story.slug()));
    }

    @Test
    void isInTheFeedOfEachAndNamesAll() {
        var story = newsroom.publishes(
                article().titled("Таспадағы оқиға").inSection(main).alsoInSections(other, elsewhere));

        for (var section : List.of(main, other, elsewhere, upper)) {
            var feed = given().get("/feeds/section/" + section + ".json").then().statusCode(200);
            feed.body("items", hasSize(1)).body("items[0].tags", hasItems("Мәдениет", "Театр", "Спорт"));
        }
        given().get("/feeds/section/" + elsewhere + ".rss").then().body(containsString("<category>Театр</category>"));
        given().get("/feeds/section/" + elsewhere + ".atom").then().body(containsString("term=\"" + other + "\""));
        given().accept("application/ld+json")
                .get(story.path())
                .then()
                .body("articleSection", contains("Мәдениет", "Театр", "Спорт"));
        given().queryParam("format", "ninjs")
                .get(story.path())
                .then()
                .body(
                        "subjects.findAll { it.rel == 'section' }.literal",
                        contains(main.value(), other.value(), elsewhere.value()));
    }

    @Test
    void comesIntoAndLeavesCachedListsOfItsOtherSections() {
        var story = newsroom.publishes(article().inSection(main));
        assertEquals(List.of(), slugs("section=" + elsewhere)); // cached from now on
        get("/api/sections/" + elsewhere + "?include=count").body("count.value", equalTo(0));

        newsroom.edits(story, article().inSection(main).alsoInSections(elsewhere));

        await().untilAsserted(() -> assertEquals(List.of(story.slug()), slugs("section=" + elsewhere)));
        await().untilAsserted(() ->
                get("/api/sections/" + elsewhere + "?include=count").body("count.value", equalTo(1)));

        newsroom.edits(story, article().inSection(main));

        await().untilAsserted(() -> assertEquals(List.of(), slugs("section=" + elsewhere)));
    }

    @Test
    void showsTheNewNameOfAnotherSection() {
        var story = newsroom.publishes(article().inSection(main).alsoInSections(elsewhere));
        get(story.path()).body("sections.name", contains("Спорт"));

        var sections = "/management/sections/";
        String id = client.reads("/api/sections/" + elsewhere).path("id");
        client.puts(sections + id, Map.of("slug", elsewhere.value(), "name", "Допша"))
                .then()
                .statusCode(200);

        await().untilAsserted(() -> get(story.path()).body("sections.name", contains("Допша")));
        await().untilAsserted(
                        () -> get("/api/articles?ids=" + story.id()).body("items[0].sections.name", contains("Допша")));
    }

    @Test
    void comesToAndGoesFromThoseWhoFollowItsOtherSections() {
        var changes = "/api/changes?kind=article&section=" + elsewhere;
        String since = get(changes).body("items", hasSize(0)).extract().path("cursor");
        var story = newsroom.publishes(article().inSection(main).alsoInSections(elsewhere));

        await().untilAsserted(() -> get(changes + "&since=" + since)
                .body("items.id", contains(story.id().toString()))
                .body("items.op", contains("upsert")));
        String reached = get(changes + "&since=" + since).extract().path("cursor");
        newsroom.edits(story, article().inSection(main));

        await().untilAsserted(() -> get(changes + "&since=" + reached)
                .body("items.id", contains(story.id().toString()))
                .body("items.op", contains("delete")));
    }

    @Test
    void fillsTheBlocksOfEachSection() {
        var name = "block-" + elsewhere;
        client.makes(
                "/management/blocks",
                Map.of("name", name, "title", "Соңғы", "fill", Map.of("section", elsewhere.value())));
        get("/api/blocks/" + name).body("items", hasSize(0));

        var story = newsroom.publishes(article().inSection(main).alsoInSections(elsewhere));

        await().untilAsserted(() -> get("/api/blocks/" + name).body("items.slug", contains(story.slug())));
    }

    @Test
    void isRelatedToStoriesOfItsOtherSections() {
        var story = newsroom.publishes(article().inSection(main).alsoInSections(elsewhere));
        var neighbour = newsroom.publishes(article().inSection(elsewhere));

        get(story.path() + "?include=related")
                .body(
                        "related.items.find { it.slug == '" + neighbour.slug() + "' }.why",
                        hasItem("section:" + elsewhere));
    }

    @Test
    void givesEditorsWhatTheySent() {
        var path = editor.drafts("""
                {"lang": "kk", "title": "Бірнеше бөлім", "section": "%s", "sections": ["%s", "%s"]}
                """.formatted(main, other, elsewhere));

        editor.reads(path)
                .then()
                .body("content.section", equalTo(main.value()))
                .body("content.sections", contains(other.value(), elsewhere.value()));
        editor.patches(path, editor.etag(path), "{\"sections\": [\"" + elsewhere + "\"]}")
                .then()
                .statusCode(200);
        editor.reads(path).then().body("content.sections", contains(elsewhere.value()));
        editor.patches(path, editor.etag(path), "{\"sections\": null}").then().statusCode(200);
        editor.reads(path).then().body("content", not(hasKey("sections")));
    }

    @Test
    void keepsItsSectionsWhenItIsWithdrawnAndPublishedAgain() {
        var story = newsroom.publishes(article().inSection(main).alsoInSections(elsewhere));
        var path = Editor.ARTICLES + "/" + story.id();

        editor.deletes(path, "/publication").then().statusCode(200);
        await().untilAsserted(() -> assertEquals(List.of(), slugs("section=" + elsewhere)));
        editor.puts(path, "/publication").then().statusCode(200);

        await().untilAsserted(() -> assertEquals(List.of(story.slug()), slugs("section=" + elsewhere)));
    }

    @Test
    void refusesSectionsThatMakeNoSense() {
        refused("\"sections\": [\"" + other + "\"]", "#/section");
        refused("\"section\": \"" + main + "\", \"sections\": [\"" + other + "\", \"" + main + "\"]", "#/sections/1");
        refused("\"section\": \"" + main + "\", \"sections\": [\"" + other + "\", \"" + other + "\"]", "#/sections/1");
        refused("\"section\": \"" + main + "\", \"sections\": [\"nowhere-at-all\"]", "#/sections/0");
        refused("\"section\": \"" + main + "\", \"sections\": [\"Not A Slug\"]", "#/sections/0");
        refused("\"section\": \"" + main + "\", \"sections\": \"" + other + "\"", "#/sections");
        var many = new ArrayList<String>();
        for (int i = 0; i < 21; i++) {
            many.add("\"many-" + i + "\"");
        }
        refused("\"section\": \"" + main + "\", \"sections\": " + many, "#/sections");
    }

    private void refused(String fields, String pointer) {
        editor.createsDraft("{\"lang\": \"kk\", \"title\": \"Жарамсыз\", " + fields + "}")
                .then()
                .statusCode(400)
                .body("errors.pointer", hasItem(pointer));
    }

    @Test
    void belongsToTheDeskOfItsMainSection() {
        var desk = new Editor(newsroom.keyOf(Role.PUBLISHER, main));
        var otherDesk = new Editor(newsroom.keyOf(Role.PUBLISHER, elsewhere));
        var path = editor.drafts("""
                {"lang": "kk", "title": "Үстел", "section": "%s", "sections": ["%s"]}
                """.formatted(main, elsewhere));

        otherDesk.reads(path).then().statusCode(403);
        desk.patches(path, desk.etag(path), "{\"title\": \"Үстелдің сөзі\"}")
                .then()
                .statusCode(200);
        desk.reads(path).then().body("content.sections", contains(elsewhere.value()));
        desk.puts(path, "/publication").then().statusCode(200);
        otherDesk.deletes(path, "/publication").then().statusCode(403);
        desk.deletes(path, "/publication").then().statusCode(200);
    }

    @Test
    void isPutIntoOtherSectionsByTheirDesksOrByAll() {
        var desk = new Editor(newsroom.keyOf(Role.WRITER, upper));
        var created = "{\"lang\": \"kk\", \"title\": \"Өз бөлімі\", \"section\": \"%s\", \"sections\": [\"%s\"]}";

        desk.createsDraft(created.formatted(main, elsewhere))
                .then()
                .statusCode(403)
                .body("detail", containsString("another section"));
        var path = desk.drafts(created.formatted(main, other));
        desk.patches(path, desk.etag(path), "{\"sections\": [\"" + other + "\", \"" + elsewhere + "\"]}")
                .then()
                .statusCode(403);
        editor.patches(path, editor.etag(path), "{\"sections\": [\"" + elsewhere + "\"]}")
                .then()
                .statusCode(200);
        desk.patches(path, desk.etag(path), "{\"lede\": \"Қалады\"}").then().statusCode(200);
        desk.patches(path, desk.etag(path), "{\"sections\": null}").then().statusCode(200);
        desk.patches(path, desk.etag(path), "{\"sections\": [\"" + elsewhere + "\"]}")
                .then()
                .statusCode(403);
        get("/api/articles?section=" + elsewhere).body("items", hasSize(0)).body("page.next", nullValue());
    }

    @Test
    void keepsASectionFromRemovalWhileAnArticleIsInIt() {
        newsroom.drafts(article().inSection(main).alsoInSections(elsewhere));

        String id = client.reads("/api/sections/" + elsewhere).path("id");
        client.deletes("/management/sections/" + id)
                .then()
                .statusCode(409)
                .body("type", containsString("still-referenced"));
    }

    private static List<String> slugs(String query) {
        return get("/api/articles?" + query).extract().path("items.slug");
    }

    private static ValidatableResponse get(String path) {
        return given().get(path).then().statusCode(200);
    }
}
