package kz.malim.access;

import static io.restassured.RestAssured.given;
import static kz.malim.support.Newsroom.article;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.Response;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import jakarta.transaction.Transactional;
import java.lang.reflect.Modifier;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;
import kz.malim.article.Article;
import kz.malim.article.Revision;
import kz.malim.support.Newsroom;
import org.junit.jupiter.api.Test;

/** Server-side properties cannot be set by clients: each of them, by every role, with every way of writing. */
@QuarkusTest
class MassAssignmentTest {
    /** The properties that editors may set: the fields of the content, and those set on creation. */
    private static final Set<String> SENT = Set.of(
            "title",
            "lede",
            "byline",
            "authors",
            "section",
            "tags",
            "published",
            "source",
            "kind",
            "extra",
            "embargoUntil",
            "note",
            "photos",
            "body",
            "lang",
            "slug");

    private static final List<Object> VALUES = List.of("x");

    @Inject
    Newsroom newsroom;

    @Inject
    EntityManager database;

    @Test
    void refusesEveryPropertyThatIsNotContent() {
        var properties = properties();
        assertTrue(properties.containsAll(List.of("id", "version", "state", "publishedAt", "createdAt", "savedBy")));
        for (var role : List.of(Role.WRITER, Role.EDITOR, Role.PUBLISHER, Role.ADMIN)) {
            var key = newsroom.keyOf(role);
            var story = newsroom.drafts(article().saying("Бірінші."));
            var before = stored();
            var etag = given().auth()
                    .oauth2(key)
                    .get("/management/articles/" + story.id())
                    .header("ETag");
            for (var property : properties) {
                for (var value : VALUES) {
                    refused(create(key, Map.of("lang", "kk", "title", "Жаңа", property, value)), property);
                    refused(replace(key, story, etag, Map.of("title", "Жаңа", property, value)), property);
                    refused(patch(key, story, etag, Map.of(property, value)), property);
                }
            }
            assertEquals(before, stored(), role);
        }
    }

    private static void refused(Response response, String property) {
        assertEquals(400, response.statusCode(), property);
    }

    private static Set<String> properties() {
        var names = new TreeSet<String>();
        Stream.of(Article.class, Revision.class, savedContent())
                .flatMap(type -> Arrays.stream(type.getDeclaredFields()))
                .filter(field -> !Modifier.isStatic(field.getModifiers())
                        && !field.getName().startsWith("$"))
                .map(java.lang.reflect.Field::getName)
                .forEach(names::add);
        names.addAll(Set.of("status", "createdBy", "site", "author", "isDraft", "liveSince", "_id"));
        names.removeAll(SENT);
        return names;
    }

    /** What a revision holds its content in. */
    private static Class<?> savedContent() {
        try {
            return Revision.class.getDeclaredField("content").getType();
        } catch (NoSuchFieldException e) {
            throw new AssertionError(e);
        }
    }

    private static Response create(String key, Map<String, Object> body) {
        return given().auth()
                .oauth2(key)
                .contentType("application/json")
                .body(body)
                .post("/management/articles");
    }

    private static Response replace(String key, Newsroom.Story story, String etag, Map<String, Object> body) {
        return given().auth()
                .oauth2(key)
                .header("If-Match", etag)
                .contentType("application/json")
                .body(body)
                .put("/management/articles/" + story.id());
    }

    private static Response patch(String key, Newsroom.Story story, String etag, Map<String, Object> body) {
        return given().auth()
                .oauth2(key)
                .header("If-Match", etag)
                .contentType("application/merge-patch+json; charset=UTF-8")
                .body(body)
                .patch("/management/articles/" + story.id());
    }

    @Transactional
    List<String> stored() {
        List<?> rows = database.createNativeQuery(
                        "select (select count(*) from revision), (select sum(version) from article)", Object[].class)
                .getResultList();
        return rows.stream().map(row -> Arrays.toString((Object[]) row)).toList();
    }
}
