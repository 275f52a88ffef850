package kz.malim.editing;

import static io.restassured.RestAssured.get;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.endsWith;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.notNullValue;
import static org.junit.jupiter.api.Assertions.assertEquals;

import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.Response;
import jakarta.inject.Inject;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import kz.malim.access.Role;
import kz.malim.support.DatabaseContents;
import kz.malim.support.Editor;
import kz.malim.support.Newsroom;
import kz.malim.support.Newsroom.Story;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

@QuarkusTest
class BulkTest {
    @Inject
    Newsroom newsroom;

    @Inject
    DatabaseContents stored;

    private Editor publisher = new Editor("");
    private final String title = "Көл " + UUID.randomUUID();

    @BeforeEach
    void giveKey() {
        publisher = new Editor(newsroom.keyOf(Role.PUBLISHER));
    }

    @Test
    void runsItemsInOrder() {
        var draft = newsroom.drafts(Newsroom.article().titled(title));
        var published = newsroom.publishes(Newsroom.article());

        writes(Map.of(
                        "items",
                        List.of(
                                Map.of("action", "create", "content", Map.of("lang", "kk", "title", title + " 2")),
                                Map.of(
                                        "action",
                                        "patch",
                                        "id",
                                        draft.id(),
                                        "version",
                                        1,
                                        "content",
                                        Map.of("lede", "Лид")),
                                Map.of("action", "publish", "id", draft.id(), "version", 2),
                                Map.of("action", "trash", "id", published.id(), "version", version(published)))))
                .then()
                .statusCode(200)
                .body("items.status", contains(201, 200, 200, 200))
                .body("items.state", contains("draft", "draft", "published", "trashed"))
                .body("items[0].id", notNullValue())
                .body("items[2].version", equalTo(3));

        get(draft.path()).then().body("lede", equalTo("Лид"));
        get(published.path()).then().statusCode(404);
        assertEquals(1, articlesTitled(title + " 2"));
    }

    @Test
    void appliesNothingIfAnAtomicItemFails() {
        var draft = newsroom.drafts(Newsroom.article());

        stored.refused(() -> writes(Map.of("items", threeOfWhichTheSecondIsBad(draft))))
                .statusCode(422)
                .body("type", endsWith("bulk-refused"))
                .body("items.status", contains(424, 400, 424))
                .body("items[1].problem.errors[0].pointer", equalTo("#/title"));

        assertEquals(0, articlesTitled(title));
    }

    @Test
    void appliesWhatSucceedsIfNotAtomic() {
        var draft = newsroom.drafts(Newsroom.article());

        writes(Map.of("atomic", false, "items", threeOfWhichTheSecondIsBad(draft)))
                .then()
                .statusCode(207)
                .body("items.status", contains(201, 400, 200))
                .body("items[1].problem.type", endsWith("invalid-content"))
                .body("items[2].id", equalTo(draft.id().toString()));

        assertEquals(1, articlesTitled(title));
        get(draft.path()).then().statusCode(200);
    }

    @Test
    void appliesTheRulesOfTheSingleOperation() {
        var draft = newsroom.drafts(Newsroom.article());
        var writer = new Editor(newsroom.keyOf(Role.WRITER));

        writes(
                        writer,
                        "",
                        Map.of(
                                "atomic",
                                false,
                                "items",
                                List.of(
                                        Map.of("action", "publish", "id", draft.id(), "version", 1),
                                        Map.of("action", "save", "id", draft.id(), "content", Map.of("title", title)),
                                        Map.of(
                                                "action",
                                                "save",
                                                "id",
                                                draft.id(),
                                                "version",
                                                7,
                                                "content",
                                                Map.of("title", title)),
                                        Map.of("action", "restore", "id", draft.id(), "version", 1),
                                        Map.of("action", "publish", "id", UUID.randomUUID(), "version", 1))))
                .then()
                .statusCode(207)
                .body("items.status", contains(403, 428, 412, 409, 403));
        get(draft.path()).then().statusCode(404);
    }

    @Test
    void limitsTheNumberOfItems() {
        var create = Map.of("action", "create", "content", Map.of("lang", "kk", "title", title));
        for (Map<String, ?> wrong : List.<Map<String, ?>>of(
                Map.of("items", List.of()),
                Map.of(),
                Map.of("items", Collections.nCopies(101, create)),
                Map.of("items", List.of(Map.of("action", "explode"))),
                Map.of("items", List.of(Map.of("id", UUID.randomUUID()))),
                Map.of("items", List.of(Map.of("action", "publish"))),
                Map.of("items", List.of(create), "more", true))) {
            stored.refused(() -> writes(wrong)).statusCode(400);
        }
    }

    @Test
    void refusesWhatTheActOfAnItemDoesNotTake() {
        var draft = newsroom.drafts(Newsroom.article());
        Map<String, ?> content = Map.of("lang", "kk", "title", title);
        for (var atomic : List.of(true, false)) {
            for (var act : List.of("publish", "unpublish", "unschedule", "trash", "restore")) {
                refused(atomic, Map.of("action", act, "id", draft.id(), "version", 1, "content", content), "content");
                refused(atomic, Map.of("action", act, "id", draft.id(), "version", 1, "content", Map.of()), "content");
            }
            refused(atomic, Map.of("action", "create", "version", 1, "content", content), "version");
            refused(atomic, Map.of("action", "create", "id", draft.id(), "content", content), "id");
        }
    }

    private void refused(boolean atomic, Map<String, ?> item, String member) {
        stored.refused(() -> writes(Map.of("atomic", atomic, "items", List.of(item))))
                .statusCode(400)
                .body("errors[0].pointer", equalTo("#/items/0/" + member));
    }

    @Test
    void runsOnceWithAnIdempotencyKey() {
        var draft = newsroom.drafts(Newsroom.article());
        for (var atomic : List.of(true, false)) {
            var key = UUID.randomUUID().toString();
            var name = title + " " + atomic;
            Map<String, ?> wanted = Map.of(
                    "atomic",
                    atomic,
                    "items",
                    List.of(Map.of("action", "create", "content", Map.of("lang", "kk", "title", name))));

            var first = writes(publisher, key, wanted);
            var again = writes(publisher, key, wanted);

            assertEquals(first.asString(), again.asString());
            assertEquals(1, articlesTitled(name));
        }
        var key = UUID.randomUUID().toString();
        writes(publisher, key, Map.of("atomic", false, "items", threeOfWhichTheSecondIsBad(draft)));
        writes(
                        publisher,
                        key,
                        Map.of("atomic", false, "items", List.of(Map.of("action", "create", "content", Map.of()))))
                .then()
                .body("items.status", contains(422));
    }

    @Test
    void doesNotDeadlock() throws Exception {
        var one = newsroom.drafts(Newsroom.article());
        var other = newsroom.drafts(Newsroom.article());
        try (var clients = Executors.newFixedThreadPool(2)) {
            for (int i = 0; i < 5; i++) {
                Callable<Response> forwards = () -> patches(one, other);
                Callable<Response> backwards = () -> patches(other, one);
                for (var response : clients.invokeAll(List.of(forwards, backwards))) {
                    int status = response.get().statusCode();
                    assertEquals(true, status == 200 || status == 422, "returned " + status);
                }
            }
        }
    }

    private Response patches(Story first, Story second) {
        return writes(Map.of(
                "items",
                List.of(
                        Map.of(
                                "action",
                                "patch",
                                "id",
                                first.id(),
                                "version",
                                version(first),
                                "content",
                                Map.of("lede", title)),
                        Map.of(
                                "action",
                                "patch",
                                "id",
                                second.id(),
                                "version",
                                version(second),
                                "content",
                                Map.of()))));
    }

    private List<Map<String, ?>> threeOfWhichTheSecondIsBad(Story draft) {
        return List.of(
                Map.of("action", "create", "content", Map.of("lang", "kk", "title", title)),
                Map.of("action", "create", "content", Map.of("lang", "kk", "title", "")),
                Map.of("action", "publish", "id", draft.id(), "version", 1));
    }

    private Response writes(Map<String, ?> wanted) {
        return writes(publisher, "", wanted);
    }

    private static Response writes(Editor who, String key, Map<String, ?> wanted) {
        var request = key.isEmpty() ? who.request() : who.request().header("Idempotency-Key", key);
        return request.contentType("application/json").body(wanted).post(Editor.ARTICLES + "/bulk");
    }

    private int version(Story story) {
        return publisher.reads(Editor.ARTICLES + "/" + story.id()).path("version");
    }

    private long articlesTitled(String wanted) {
        return stored.count("select count(distinct article_id) from revision where title = ?1", wanted);
    }
}
