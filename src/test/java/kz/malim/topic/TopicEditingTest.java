package kz.malim.topic;

import static io.restassured.RestAssured.get;
import static io.restassured.RestAssured.given;
import static java.nio.charset.StandardCharsets.UTF_8;
import static kz.malim.support.Newsroom.article;
import static kz.malim.topic.TopicEditor.AUTHORS;
import static kz.malim.topic.TopicEditor.SECTIONS;
import static kz.malim.topic.TopicEditor.TAGS;
import static kz.malim.topic.TopicEditor.inList;
import static kz.malim.topic.TopicEditor.notInList;
import static kz.malim.topic.TopicEditor.own;
import static kz.malim.topic.TopicEditor.path;
import static org.awaitility.Awaitility.await;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.endsWith;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasItem;
import static org.hamcrest.Matchers.is;
import static org.hamcrest.Matchers.notNullValue;
import static org.junit.jupiter.api.Assertions.assertFalse;

import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.net.URI;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import kz.malim.access.Role;
import kz.malim.support.CapturedLog;
import kz.malim.support.Client;
import kz.malim.support.Newsroom;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Authors and sections as editors change them, what holds for tags too, and the effect on the public API. */
@QuarkusTest
class TopicEditingTest {
    @Inject
    Newsroom newsroom;

    @Inject
    IndexQueue index;

    private Client editor = new Client("");

    @BeforeEach
    void giveKey() {
        editor = new Client(newsroom.keyOf(Role.EDITOR));
    }

    /** Background indexing must not look like a write of the next test. */
    @AfterEach
    void letTheIndexSettle() {
        index.settle();
    }

    @Test
    void logsNothingOfARefusedWrite() {
        var name = own("Refused");
        editor.makes(TAGS, Map.of("name", name, "slug", "refused-and-not-logged"));
        var log = CapturedLog.listen();

        try {
            editor.posts(TAGS, Map.of("name", name, "slug", "refused-and-not-logged"))
                    .then()
                    .statusCode(409);
        } finally {
            log.close();
        }

        assertFalse(log.text().contains("refused-and-not-logged"), log::text);
    }

    @Test
    void createsReplacesAndDeletesAuthors() {
        var name = own("Айгүл");
        var path = editor.makes(AUTHORS, Map.of("name", name, "kind", "person", "biography", "Мәдениет."));

        editor.reads(path)
                .then()
                .body("name", is(name))
                .body("kind", is("person"))
                .body("biography", is("Мәдениет."));
        editor.puts(path, Map.of("name", name, "kind", "role"))
                .then()
                .statusCode(200)
                .body("kind", is("role"));
        editor.reads(AUTHORS).then().body("items[0].name", is(name));
        editor.deletes(path).then().statusCode(204);
        editor.reads(path).then().statusCode(404);
    }

    @Test
    void rejectsAnOutdatedEdit() {
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
    void rejectsATakenSlug() {
        var name = own("Өнер");
        String slug = editor.reads(editor.makes(TAGS, Map.of("name", name))).path("slug");

        editor.posts(TAGS, Map.of("name", name, "slug", slug))
                .then()
                .statusCode(409)
                .body("type", endsWith("slug-taken"));
    }

    @Test
    void keepsTheNumberedSlugOfASecondRecordOfOneName() {
        for (var kind : List.of(AUTHORS, SECTIONS, TAGS)) {
            Map<String, ?> input = kind.equals(AUTHORS)
                    ? Map.of("name", own("Асқар Ас"), "kind", "person")
                    : Map.of("name", own("Астана"));
            String first = editor.reads(editor.makes(kind, input)).path("slug");
            var path = editor.makes(kind, input);

            editor.puts(path, input).then().statusCode(200).body("slug", is(first + "-2"));
        }
    }

    @Test
    void storesNamesByTheLanguagesOfArticles() {
        for (var kind : List.of(SECTIONS, TAGS)) {
            // bytes, which are not checked against the contract: it names the languages in one spelling
            var name = own("Театр");
            var location = editor.request()
                    .contentType("application/json")
                    .body("""
                            {"name": "%s", "names": {"kk-KZ": "Театр", "RU": "Театр", "kk_Latn": "Teatr"}}
                            """.formatted(name).getBytes(UTF_8))
                    .post(kind)
                    .then()
                    .statusCode(201)
                    .extract()
                    .header("Location");
            var path = URI.create(location).getPath();

            editor.reads(path).then().body("names", is(Map.of("kk", "Театр", "kk-Latn", "Teatr", "ru", "Театр")));
            editor.posts(kind, Map.of("name", own("x"), "names", Map.of("ru", "а", "ru-RU", "б")))
                    .then()
                    .statusCode(400)
                    .body("errors[0].pointer", is("#/names/ru-RU"));
        }
        editor.posts(TAGS, Map.of("name", own("x"), "names", Map.of("x/y", "б")))
                .then()
                .statusCode(400)
                .body("errors[0].pointer", is("#/names/x~1y"));
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
    void movesArticlesWithTheirSection() {
        var old = newsroom.section("Ескі");
        var target = newsroom.section("Жаңа");
        var moving = newsroom.section("Көшетін", old);
        var story = newsroom.publishes(article().inSection(moving).saying("Бірінші."));
        inList("section", old, story);
        notInList("section", target);

        var path = path(editor, SECTIONS, moving);
        editor.puts(path, Map.of("name", "Көшетін", "slug", moving.value(), "parent", target.value()))
                .then()
                .statusCode(200);

        notInList("section", old);
        inList("section", target, story);
    }

    @Test
    void findsArticlesByTheNewNamesOfAuthorsSectionsAndTags() {
        var author = newsroom.author("Автор");
        var section = newsroom.section("Бөлім");
        var tag = newsroom.tag("Тег");
        var story = newsroom.publishes(
                article().by(author).inSection(section).tagged(tag).saying("Бірінші."));

        editor.puts(path(editor, AUTHORS, author), Map.of("name", "Жаңаесімді Қаламгер", "kind", "person"))
                .then()
                .statusCode(200);
        editor.puts(path(editor, SECTIONS, section), Map.of("name", "Көктемшығыс бөлімі", "slug", section.value()))
                .then()
                .statusCode(200);
        editor.puts(path(editor, TAGS, tag), Map.of("name", "Әлемшарлау", "slug", tag.value()))
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
    void deletesNothingThatArticlesReferTo() {
        var author = newsroom.author("Автор");
        newsroom.drafts(article().by(author).saying("Бірінші."));

        editor.deletes(path(editor, AUTHORS, author)).then().statusCode(409).body("type", endsWith("still-referenced"));
    }

    @Test
    void rejectsInvalidInput() {
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
}
