package kz.malim.topic;

import static io.restassured.RestAssured.get;
import static io.restassured.RestAssured.given;
import static kz.malim.Newsroom.article;
import static org.awaitility.Awaitility.await;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.empty;
import static org.hamcrest.Matchers.endsWith;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasItem;
import static org.hamcrest.Matchers.hasSize;
import static org.hamcrest.Matchers.is;
import static org.hamcrest.Matchers.notNullValue;
import static org.junit.jupiter.api.Assertions.assertEquals;

import io.quarkus.narayana.jta.QuarkusTransaction;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.ValidatableResponse;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.ThreadLocalRandom;
import kz.malim.Client;
import kz.malim.Newsroom;
import kz.malim.access.Role;
import kz.malim.text.Slug;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Authors, sections and tags as editors keep them, and what readers see of it. */
@QuarkusTest
class TopicEditingTest {
    private static final String AUTHORS = "/management/authors";
    private static final String SECTIONS = "/management/sections";
    private static final String TAGS = "/management/tags";
    private static final String HIT = "malim; hit";

    @Inject
    Newsroom newsroom;

    @Inject
    EntityManager database;

    private Client editor = new Client("");

    @BeforeEach
    void giveKey() {
        editor = new Client(newsroom.keyOf(Role.EDITOR));
    }

    /** What is indexed in the background must not look as if the next test had written it. */
    @AfterEach
    void letTheIndexSettle() {
        await().until(() -> QuarkusTransaction.requiringNew()
                .call(() -> (boolean)
                        database.createNativeQuery("select not exists (select from search_again)", Boolean.class)
                                .getSingleResult()));
    }

    @Test
    void keepsAuthors() {
        var name = own("Айгүл");
        var path = editor.makes(AUTHORS, Map.of("name", name, "kind", "person", "bio", "Мәдениет."));

        editor.reads(path)
                .then()
                .body("name", is(name))
                .body("kind", is("person"))
                .body("bio", is("Мәдениет."));
        editor.puts(path, Map.of("name", name, "kind", "role"))
                .then()
                .statusCode(200)
                .body("kind", is("role"));
        editor.reads(AUTHORS).then().body("items[0].name", is(name));
        editor.deletes(path).then().statusCode(204);
        editor.reads(path).then().statusCode(404);
    }

    @Test
    void refusesAnEditOfWhatSomebodyElseChanged() {
        var path = editor.makes(TAGS, Map.of("name", own("Күй")));
        var old = editor.etag(path);
        editor.puts(path, Map.of("name", own("Ән"))).then().statusCode(200);

        editor.puts(path, old, Map.of("name", own("Жыр")))
                .then()
                .statusCode(412)
                .body("type", endsWith("stale-version"))
                .body("current.version", notNullValue());
        editor.request()
                .contentType("application/json")
                .body(Map.of("name", "x"))
                .put(path)
                .then()
                .statusCode(428);
    }

    @Test
    void makesATagOnceHoweverOftenItIsSent() {
        var name = own("Бір рет");
        var key = UUID.randomUUID().toString();

        var first = once(key, name);
        var again = once(key, name);

        assertEquals(first.extract().asString(), again.extract().asString());
        again.header("Idempotent-Replayed", "true");
    }

    private ValidatableResponse once(String key, String name) {
        return editor.request()
                .header("Idempotency-Key", key)
                .contentType("application/json")
                .body(Map.of("name", name))
                .post(TAGS)
                .then()
                .statusCode(201);
    }

    @Test
    void refusesAnAddressThatIsTaken() {
        var name = own("Өнер");
        editor.makes(TAGS, Map.of("name", name));

        editor.posts(TAGS, Map.of("name", name)).then().statusCode(409).body("type", endsWith("slug-taken"));
    }

    @Test
    void keepsSectionsATree() {
        var top = editor.makes(SECTIONS, Map.of("name", own("Қоғам")));
        String topSlug = editor.reads(top).path("slug");
        var below = editor.makes(SECTIONS, Map.of("name", own("Мектеп"), "parent", topSlug));
        String belowSlug = editor.reads(below).path("slug");
        editor.reads(below).then().body("parent", is(topSlug));

        editor.puts(top, Map.of("name", "Қоғам", "slug", topSlug, "parent", belowSlug))
                .then()
                .statusCode(400)
                .body("errors[0].pointer", is("#/parent"));
        editor.deletes(top).then().statusCode(409);
        editor.posts(SECTIONS, Map.of("name", own("Бос"), "parent", "joq"))
                .then()
                .statusCode(400);
    }

    @Test
    void movesTheArticlesOfASectionThatMoves() {
        var old = newsroom.section("Ескі");
        var target = newsroom.section("Жаңа");
        var moving = newsroom.section("Көшетін", old);
        var story = newsroom.publishes(article().inSection(moving).saying("Бірінші."));
        inList("section", old, story);
        notInList("section", target);

        var path = path(SECTIONS, moving);
        editor.puts(path, Map.of("name", "Көшетін", "slug", moving.value(), "parent", target.value()))
                .then()
                .statusCode(200);

        notInList("section", old);
        inList("section", target, story);
    }

    @Test
    void answersUnderTheOldSlugOfARenamedTag() {
        var tag = newsroom.tag("Атауы ескі");
        var story = newsroom.publishes(article().tagged(tag).saying("Бірінші."));
        inList("tag", tag, story);
        get("/feeds/tag/" + tag + ".json").then().statusCode(200);
        var renamed = new Slug("jana-" + ThreadLocalRandom.current().nextInt(Integer.MAX_VALUE));

        editor.puts(path(TAGS, tag), Map.of("name", "Атауы жаңа", "slug", renamed.value()))
                .then()
                .statusCode(200)
                .body("aliases", contains(tag.value()));

        inList("tag", renamed, story);
        inList("tag", tag, story);
        get("/feeds/tag/" + tag + ".json").then().statusCode(200).body("items", hasSize(1));
        get(story.path()).then().body("tags.slug", contains(renamed.value())).body("tags.name", contains("Атауы жаңа"));
        var second = newsroom.publishes(article().tagged(renamed).saying("Екінші."));
        given().queryParam("tag", tag.value())
                .get("/api/articles")
                .then()
                .body("items.id", contains(second.id().toString(), story.id().toString()));
    }

    @Test
    void mergesATagIntoAnother() {
        var loser = newsroom.tag("Кітапханалар");
        var winner = newsroom.tag("Кітапхана");
        var one = newsroom.publishes(article().tagged(loser).saying("Бірінші."));
        var both = newsroom.publishes(
                article().tagged(newsroom.tag("Үшінші"), loser, winner).saying("Екінші."));
        var draft = newsroom.drafts(article().tagged(loser).saying("Үшінші."));
        var unrelated = newsroom.publishes(article().saying("Төртінші."));
        given().queryParam("tag", winner.value()).get("/api/articles").then().body("items", hasSize(1));
        get(one.path());
        get(unrelated.path());

        editor.puts(path(TAGS, loser) + "/merge", editor.etag(path(TAGS, loser)), Map.of("into", winner.value()))
                .then()
                .statusCode(200)
                .body("slug", is(winner.value()))
                .body("aliases", hasItem(loser.value()));

        for (var slug : List.of(loser, winner)) {
            given().queryParam("tag", slug.value())
                    .get("/api/articles")
                    .then()
                    .body("items.id", contains(both.id().toString(), one.id().toString()));
        }
        get(one.path()).then().body("tags.slug", contains(winner.value()));
        get(both.path()).then().body("tags", hasSize(2)).body("tags.slug", hasItem(winner.value()));
        editor.reads("/management/articles/" + draft.id()).then().body("content.tags", contains(winner.value()));
        get(unrelated.path()).then().header("Cache-Status", HIT);
        editor.posts(TAGS, Map.of("name", "Кітапханалар", "slug", loser.value()))
                .then()
                .statusCode(409);
    }

    @Test
    void takesTheOtherAddressesOfATag() {
        var tag = newsroom.tag("Балама");
        var story = newsroom.publishes(article().tagged(tag).saying("Бірінші."));
        var alias = new Slug("balama-ati-" + ThreadLocalRandom.current().nextInt(Integer.MAX_VALUE));
        notInList("tag", alias);

        editor.puts(path(TAGS, tag), Map.of("name", "Балама", "slug", tag.value(), "aliases", List.of(alias.value())))
                .then()
                .statusCode(200)
                .body("aliases", contains(alias.value()));

        inList("tag", alias, story);
        editor.puts(path(TAGS, tag), Map.of("name", "Балама", "slug", tag.value(), "aliases", List.of()))
                .then()
                .body("aliases", empty());
        notInList("tag", alias);
    }

    @Test
    void findsArticlesByTheNewNamesOfAuthorsSectionsAndTags() {
        var author = newsroom.author("Автор");
        var section = newsroom.section("Бөлім");
        var tag = newsroom.tag("Тег");
        var story = newsroom.publishes(
                article().by(author).inSection(section).tagged(tag).saying("Бірінші."));

        editor.puts(path(AUTHORS, author), Map.of("name", "Жаңаесімді Қаламгер", "kind", "person"))
                .then()
                .statusCode(200);
        editor.puts(path(SECTIONS, section), Map.of("name", "Көктемшығыс бөлімі", "slug", section.value()))
                .then()
                .statusCode(200);
        editor.puts(path(TAGS, tag), Map.of("name", "Әлемшарлау", "slug", tag.value()))
                .then()
                .statusCode(200);

        for (var word : List.of("Жаңаесімді", "Көктемшығыс", "Әлемшарлау")) {
            await().untilAsserted(() -> given().queryParam("q", word)
                    .get("/api/articles")
                    .then()
                    .body("items.id", hasItem(equalTo(story.id().toString()))));
        }
        get(story.path()).then().body("byline.authors.name", contains("Жаңаесімді Қаламгер"));
    }

    @Test
    void keepsWhatArticlesName() {
        var author = newsroom.author("Автор");
        newsroom.drafts(article().by(author).saying("Бірінші."));

        editor.deletes(path(AUTHORS, author)).then().statusCode(409);
    }

    @Test
    void refusesWhatCannotBe() {
        editor.posts(AUTHORS, Map.of("name", "", "kind", "person")).then().statusCode(400);
        editor.posts(AUTHORS, Map.of("name", "Кім")).then().statusCode(400).body("errors[0].pointer", is("#/kind"));
        editor.posts(TAGS, Map.of("name", "!!!")).then().statusCode(400).body("errors[0].pointer", is("#/slug"));
        editor.posts(TAGS, Map.of("name", own("x"), "names", Map.of("xx", "y")))
                .then()
                .statusCode(400);
        editor.posts(TAGS, Map.of("name", own("x"), "version", 7)).then().statusCode(400);
        editor.reads(TAGS + "/" + UUID.randomUUID()).then().statusCode(404);
        editor.request().queryParam("cursor", "x").get(TAGS).then().statusCode(400);
    }

    private void inList(String filter, Slug slug, Newsroom.Story story) {
        given().queryParam(filter, slug.value())
                .get("/api/articles")
                .then()
                .body("items.id", contains(story.id().toString()));
    }

    private void notInList(String filter, Slug slug) {
        given().queryParam(filter, slug.value()).get("/api/articles").then().body("items", empty());
    }

    /** Where editors find what readers know by this slug: among the newest, since the test has just made it. */
    private String path(String kind, Slug slug) {
        return kind + "/" + editor.reads(kind).path("items.find { it.slug == '" + slug.value() + "' }.id");
    }

    private static String own(String name) {
        return name + " " + ThreadLocalRandom.current().nextInt(1_000_000, Integer.MAX_VALUE);
    }
}
