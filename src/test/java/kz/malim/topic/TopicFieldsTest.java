package kz.malim.topic;

import static kz.malim.topic.TopicEditor.AUTHORS;
import static kz.malim.topic.TopicEditor.SECTIONS;
import static kz.malim.topic.TopicEditor.TAGS;
import static kz.malim.topic.TopicEditor.own;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.empty;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasKey;
import static org.hamcrest.Matchers.not;
import static org.junit.jupiter.api.Assertions.assertThrows;

import io.quarkus.narayana.jta.QuarkusTransaction;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.ValidatableResponse;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import jakarta.persistence.PersistenceException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.IntStream;
import kz.malim.access.Role;
import kz.malim.support.Client;
import kz.malim.support.Newsroom;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What editors say of sections, tags and authors besides their names, and what is refused. */
@QuarkusTest
class TopicFieldsTest {
    @Inject
    Newsroom newsroom;

    @Inject
    EntityManager database;

    @Inject
    IndexQueue index;

    private Client admin = new Client("");

    @BeforeEach
    void giveKey() {
        admin = new Client(newsroom.keyOf(Role.ADMIN));
    }

    @AfterEach
    void letTheIndexSettle() {
        index.settle();
    }

    @Test
    void keepsWhatIsSent() {
        var photo = newsroom.photo("Фото", "Айнакөл").toString();
        var links = List.of("https://www.wikidata.org/wiki/Q1", "https://қаз.қаз/өнер");
        var tag = Map.of(
                "kind",
                "organisation",
                "description",
                "Театр.",
                "descriptions",
                Map.of("ru", "Театр."),
                "sameAs",
                links,
                "photo",
                photo);
        var section =
                Map.of("description", "Театр.", "descriptions", Map.of("en", "Stage."), "photo", photo, "position", 3);
        var author = Map.of(
                "kind",
                "person",
                "names",
                Map.of("en", "Aigul"),
                "jobTitle",
                "Тілші",
                "jobTitles",
                Map.of("ru", "Корреспондент"),
                "biography",
                "Жазады.",
                "biographies",
                Map.of("ru", "Пишет."),
                "photo",
                photo,
                "sameAs",
                links,
                "email",
                "aigul@news.example");
        Map.of(TAGS, tag, SECTIONS, section, AUTHORS, author).forEach((kind, fields) -> {
            var sent = new HashMap<String, Object>(fields);
            sent.put("name", own("Толық"));
            var path = admin.makes(kind, sent);
            sent.forEach((field, value) -> admin.reads(path).then().body(field, equalTo(value)));
        });
    }

    @Test
    void defaultsToASubjectAndToNothing() {
        admin.reads(admin.makes(TAGS, Map.of("name", own("Жай"))))
                .then()
                .body("kind", equalTo("subject"))
                .body("sameAs", empty())
                .body("$", not(hasKey("description")))
                .body("$", not(hasKey("photo")));
    }

    @Test
    void patchesSomeFieldsAndKeepsTheOthers() {
        var tag = admin.makes(
                TAGS,
                Map.of(
                        "name", own("Көпір"),
                        "names", Map.of("ru", "Мост", "en", "Bridge"),
                        "kind", "place",
                        "description", "Көпір.",
                        "aliases", List.of("kopir-" + UUID.randomUUID())));
        String slug = admin.reads(tag).path("slug");
        List<String> aliases = admin.reads(tag).path("aliases");

        patches(tag, Map.of("names", nullable("ru", null), "sameAs", List.of("https://a.example/x")))
                .statusCode(200)
                .body("slug", equalTo(slug))
                .body("kind", equalTo("place"))
                .body("names", equalTo(Map.of("en", "Bridge")))
                .body("sameAs", contains("https://a.example/x"))
                .body("aliases", equalTo(aliases));
        patches(tag, nullable("description", null)).statusCode(200).body("$", not(hasKey("description")));
        patches(tag, Map.of("slug", "koshpeli-" + UUID.randomUUID()))
                .statusCode(200)
                .body("aliases.size()", equalTo(2))
                .body("aliases.contains('" + slug + "')", equalTo(true));

        var author = admin.makes(AUTHORS, Map.of("name", own("Айгүл"), "kind", "person", "email", "a@news.example"));
        patches(author, Map.of("jobTitle", "Тілші"))
                .statusCode(200)
                .body("email", equalTo("a@news.example"))
                .body("jobTitle", equalTo("Тілші"));
        patches(author, nullable("kind", null)).statusCode(400).body("errors[0].pointer", equalTo("#/kind"));
        var parent = admin.makes(SECTIONS, Map.of("name", own("Ата")));
        String parentSlug = admin.reads(parent).path("slug");
        var section = admin.makes(
                SECTIONS, Map.of("name", own("Бала"), "parent", parentSlug, "usage", Map.of("search", true)));
        patches(section, Map.of("position", 5))
                .statusCode(200)
                .body("parent", equalTo(parentSlug))
                .body("usage.search", equalTo(true));
        patches(section, nullable("parent", null)).statusCode(200).body("$", not(hasKey("parent")));
        patches(section, Map.of("version", 7)).statusCode(400);
        for (var path : List.of(tag, author, section)) {
            admin.request()
                    .contentType("application/merge-patch+json; charset=UTF-8")
                    .body(Map.of("name", "x"))
                    .patch(path)
                    .then()
                    .statusCode(428);
            admin.request()
                    .header("If-Match", "\"0\"")
                    .contentType("application/merge-patch+json; charset=UTF-8")
                    .body(Map.of("name", "x"))
                    .patch(path)
                    .then()
                    .statusCode(412);
        }
        admin.reads("/management/audit?limit=1")
                .then()
                .body("items[0].subject", equalTo("section"))
                .body("items[0].before", hasKey("parent_id"));
    }

    @Test
    void refusesWhatIsOutOfBounds() {
        var links =
                IntStream.range(0, 21).mapToObj(i -> "https://a.example/" + i).toList();
        for (var link : List.of(
                "http://a.example/",
                "javascript:alert(1)",
                "//a.example",
                "https://",
                "https://u:p@a.example/",
                "",
                "https://a.example/" + "x".repeat(2_000))) {
            refused(TAGS, "sameAs", List.of("https://a.example/", link), "#/sameAs/1");
            refused(AUTHORS, "sameAs", List.of(link), "#/sameAs/0");
        }
        refused(TAGS, "sameAs", links, "#/sameAs");
        refused(TAGS, "kind", "city", "#/kind");
        for (var kind : List.of(TAGS, SECTIONS)) {
            refused(kind, "description", "x".repeat(2_001), "#/description");
            refused(kind, "descriptions", Map.of("ru", "x".repeat(2_001)), "#/descriptions/ru");
            refused(kind, "descriptions", Map.of("de", "x"), "#/descriptions/de");
        }
        for (var kind : List.of(TAGS, SECTIONS, AUTHORS)) {
            refused(kind, "photo", UUID.randomUUID().toString(), "#/photo");
            refused(kind, "photo", "x", "#/photo");
        }
        for (var position : List.of(-1, 1_000_001, 1.5, "3")) {
            refused(SECTIONS, "position", position, "#/position");
        }
        refused(AUTHORS, "jobTitle", "x".repeat(201), "#/jobTitle");
        refused(AUTHORS, "jobTitles", Map.of("ru", ""), "#/jobTitles/ru");
        refused(AUTHORS, "biography", "x".repeat(5_001), "#/biography");
        refused(AUTHORS, "biographies", Map.of("xx", "x"), "#/biographies/xx");
        for (var email : List.of("x", "a@b@c.example", "a b@c.example", "<a@c.example>", "a@" + "c".repeat(190))) {
            refused(AUTHORS, "email", email, "#/email");
        }
    }

    @Test
    void keepsTheTreeShallow() {
        var path = admin.makes(SECTIONS, Map.of("name", own("Деңгей")));
        var top = path;
        for (int level = 2; level <= 10; level++) {
            path = admin.makes(SECTIONS, Map.of("name", own("Деңгей"), "parent", slug(path)));
        }
        refused(SECTIONS, "parent", slug(path), "#/parent");
        var above = admin.makes(SECTIONS, Map.of("name", own("Үстінде")));
        patches(top, Map.of("parent", slug(above))).statusCode(400).body("errors[0].pointer", equalTo("#/parent"));
    }

    @Test
    void refusesInTheDatabaseToo() {
        for (var sql : new String[] {
            "update tag set same_as = array['http://a.example']",
            "update author set same_as = array[null]",
            "update tag set kind = 'city'",
            "update section set position = -1"
        }) {
            assertThrows(
                    PersistenceException.class,
                    () -> QuarkusTransaction.requiringNew()
                            .run(() -> database.createNativeQuery(sql).executeUpdate()),
                    sql);
        }
    }

    private String slug(String path) {
        return admin.reads(path).path("slug");
    }

    private static Map<String, @Nullable Object> nullable(String field, @Nullable Object value) {
        var map = new HashMap<String, @Nullable Object>();
        map.put(field, value);
        return map;
    }

    private ValidatableResponse patches(String path, Map<String, ?> patch) {
        return admin.request()
                .header("If-Match", admin.etag(path))
                .contentType("application/merge-patch+json; charset=UTF-8")
                .body(patch)
                .patch(path)
                .then();
    }

    /** When it is created, replaced and patched. */
    private void refused(String kind, String field, Object value, String pointer) {
        var valid = new HashMap<String, Object>(Map.of("name", own("Дұрыс")));
        if (kind.equals(AUTHORS)) {
            valid.put("kind", "person");
        }
        var path = admin.makes(kind, valid);
        var invalid = new HashMap<>(valid);
        invalid.put(field, value);
        var responses = new ArrayList<ValidatableResponse>();
        responses.add(admin.posts(kind, invalid).then());
        responses.add(admin.puts(path, invalid).then());
        responses.add(patches(path, Map.of(field, value)));
        responses.forEach(response -> response.statusCode(400).body("errors[0].pointer", equalTo(pointer)));
    }
}
