package kz.malim.topic;

import static io.restassured.RestAssured.get;
import static io.restassured.RestAssured.given;
import static kz.malim.support.Newsroom.article;
import static kz.malim.topic.TopicEditor.TAGS;
import static kz.malim.topic.TopicEditor.inList;
import static kz.malim.topic.TopicEditor.own;
import static kz.malim.topic.TopicEditor.path;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.empty;
import static org.hamcrest.Matchers.hasItem;
import static org.hamcrest.Matchers.hasSize;
import static org.hamcrest.Matchers.is;
import static org.junit.jupiter.api.Assertions.assertEquals;

import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.ValidatableResponse;
import jakarta.inject.Inject;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.ThreadLocalRandom;
import kz.malim.access.Role;
import kz.malim.support.Client;
import kz.malim.support.Newsroom;
import kz.malim.text.Slug;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Tags as editors create, merge and rename them, and their effect on the public API. */
@QuarkusTest
class TagEditingTest {
    private static final String HIT = "malim; hit";

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
    void createsATagOnceWithAnIdempotencyKey() {
        var name = own("Бір рет");
        var key = UUID.randomUUID().toString();

        var first = createsIdempotently(key, name);
        var again = createsIdempotently(key, name);

        assertEquals(first.extract().asString(), again.extract().asString());
        again.header("Idempotent-Replayed", "true");
    }

    private ValidatableResponse createsIdempotently(String key, String name) {
        return editor.request()
                .header("Idempotency-Key", key)
                .contentType("application/json")
                .body(Map.of("name", name))
                .post(TAGS)
                .then()
                .statusCode(201);
    }

    @Test
    void redirectsFromTheOldSlugOfARenamedTag() {
        var tag = newsroom.tag("Атауы ескі");
        var story = newsroom.publishes(article().tagged(tag).saying("Бірінші."));
        inList("tag", tag, story);
        get("/feeds/tag/" + tag + ".json").then().statusCode(200);
        var renamed = new Slug("jana-" + ThreadLocalRandom.current().nextInt(Integer.MAX_VALUE));

        editor.puts(path(editor, TAGS, tag), Map.of("name", "Атауы жаңа", "slug", renamed.value()))
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

        editor.puts(
                        path(editor, TAGS, loser) + "/merge",
                        editor.etag(path(editor, TAGS, loser)),
                        Map.of("into", winner.value()))
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
        var edited = "/management/articles/" + draft.id();
        editor.puts(edited, Map.of("title", "Екі атымен", "tags", List.of(loser.value(), winner.value())))
                .then()
                .statusCode(200)
                .body("content.tags", contains(winner.value()));
        editor.posts(TAGS, Map.of("name", "Кітапханалар", "slug", loser.value()))
                .then()
                .statusCode(409);
    }

    @Test
    void replacesTheAliasesOfATag() {
        var tag = newsroom.tag("Балама");
        var story = newsroom.publishes(article().tagged(tag).saying("Бірінші."));
        var alias = new Slug("balama-ati-" + ThreadLocalRandom.current().nextInt(Integer.MAX_VALUE));
        get("/api/articles?tag=" + alias).then().statusCode(404);

        editor.puts(
                        path(editor, TAGS, tag),
                        Map.of("name", "Балама", "slug", tag.value(), "aliases", List.of(alias.value())))
                .then()
                .statusCode(200)
                .body("aliases", contains(alias.value()));

        inList("tag", alias, story);
        editor.puts(path(editor, TAGS, tag), Map.of("name", "Балама", "slug", tag.value(), "aliases", List.of()))
                .then()
                .body("aliases", empty());
        get("/api/articles?tag=" + alias).then().statusCode(404);
    }
}
