package kz.malim.editing;

import static java.util.Objects.requireNonNull;
import static java.util.stream.Collectors.joining;
import static org.hamcrest.Matchers.hasSize;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.QuarkusTestProfile;
import io.quarkus.test.junit.TestProfile;
import io.restassured.response.Response;
import jakarta.inject.Inject;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.function.IntFunction;
import java.util.function.Supplier;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import kz.malim.access.Role;
import kz.malim.support.DatabaseProxy;
import kz.malim.support.DatabaseProxyResource;
import kz.malim.support.Editor;
import kz.malim.support.Newsroom;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** A request of an editor takes as many statements for fifty items, links, photos and references as for one. */
@QuarkusTest
@TestProfile(StatementsTest.ThroughTheWire.class)
class StatementsTest {
    private static final int MANY = 50;

    /** Jobs of the background that send statements at the same time; one for each of {@link #MANY} would be more. */
    private static final int NOISE = MANY / 2;

    private static final int TRIES = 10;

    /** Nearly as many as an article may have. */
    private static final int LINKS = 18_000;

    /** With a connection whose statements are counted. */
    public static final class ThroughTheWire implements QuarkusTestProfile {
        @Override
        public Map<String, String> getConfigOverrides() {
            return Map.of("malim.schedule.enabled", "false", "malim.webhook.encryption-key", "");
        }

        @Override
        public List<TestResourceEntry> testResources() {
            return List.of(new TestResourceEntry(DatabaseProxyResource.class));
        }
    }

    @Inject
    Newsroom newsroom;

    /** Set by the resource of the profile. */
    @Nullable
    DatabaseProxy wire;

    private Editor editor = new Editor("");

    @BeforeEach
    void giveKey() {
        editor = new Editor(newsroom.keyOf(Role.ADMIN));
    }

    @Test
    void validatesAndEditsAnArticle() {
        var contents = Map.of(1, content(1), MANY, content(MANY));
        var paths =
                Map.of(1, drafts(requireNonNull(contents.get(1))), MANY, drafts(requireNonNull(contents.get(MANY))));
        IntFunction<String> path = n -> requireNonNull(paths.get(n));

        constant("save", n -> editor.saves(path.apply(n), requireNonNull(contents.get(n))));
        constant("patch", n -> patches(path.apply(n)));
        constant("read", n -> editor.reads(path.apply(n)));
        constant("validate", n -> editor.request().post(path.apply(n) + "/validate"));
        constant("revisions", n -> editor.reads(path.apply(n) + "/revisions"));
        constant("revision", n -> editor.reads(path.apply(n) + "/revisions/1"));
        constant("changes", n -> editor.reads(path.apply(n) + "/revisions/2/changes"));
        constant("publish", n -> {
            patches(path.apply(n));
            return editor.puts(path.apply(n), "/publication");
        });
        constant("withdraw", n -> {
            editor.puts(path.apply(n), "/publication");
            return editor.deletes(path.apply(n), "/publication");
        });
    }

    @Test
    void validatesSavesAndPublishesAnArticleFullOfLinks() {
        var few = statementsForLinks(1);
        var many = statementsForLinks(LINKS);

        few.forEach((act, statements) -> assertConstant(act, statements, requireNonNull(many.get(act))));
    }

    private Map<String, Integer> statementsForLinks(int number) {
        var content = "{\"title\": \"Көл\", \"body\": ["
                + each(
                        (number + 99) / 100,
                        i -> "{\"type\": \"paragraph\", \"text\": ["
                                + each(
                                        Math.min(number, 100),
                                        n -> "{\"text\": \"x\", \"href\": \"/articles/joq-" + i + "-" + n + "\"}")
                                + "]}")
                + "]}";
        var path = drafts(content);
        return Map.of(
                "save", fewest(3, () -> editor.saves(path, content)),
                "validate", fewest(3, () -> editor.request().post(path + "/validate")),
                "publish",
                        fewest(3, () -> {
                            patches(path);
                            return editor.puts(path, "/publication");
                        }));
    }

    @Test
    void relatesArticles() {
        var stories = stories();
        var path = drafts(content(1));

        constant("relate", n -> editor.puts(path, "/related", items(stories, n)));
        constant("related", n -> {
            editor.puts(path, "/related", items(stories, n));
            return editor.reads(path + "/related");
        });
    }

    @Test
    void pinsArticlesToAFrontBlock() {
        var stories = stories();
        var path = "/management/blocks";
        constant(
                "create",
                n -> editor.request()
                        .contentType("application/json")
                        .body(block(stories, n))
                        .post(path));
        constant("replace", n -> {
            var created = editor.request()
                    .contentType("application/json")
                    .body(block(stories, n))
                    .post(path);
            return editor.having(created.header("ETag"))
                    .contentType("application/json")
                    .body(block(stories.reversed(), n))
                    .put(created.header("Location"));
        });
        constant(
                "read",
                n -> editor.reads(editor.request()
                        .contentType("application/json")
                        .body(block(stories, n))
                        .post(path)
                        .header("Location")));
    }

    @Test
    void listsArticlesAndPhotos() {
        stories();
        constant("articles", n -> editor.reads("/management/articles?limit=" + n));
        constant("photos", n -> editor.reads("/management/photos?limit=" + n));
        editor.reads("/management/articles?limit=" + MANY).then().body("items", hasSize(MANY));
    }

    /** Their pages have a fixed size, so there are few rows before and a page of them after. */
    @Test
    void listsWhatArticlesReferTo() {
        var lists = Stream.of("tags", "sections", "authors", "blocks", "keys", "audit")
                .map(name -> "/management/" + name)
                .toList();
        var before =
                lists.stream().map(list -> fewest(() -> editor.reads(list))).toList();
        var stories = stories();
        var root = newsroom.section("Бөлім " + UUID.randomUUID());
        for (int i = 0; i < MANY; i++) {
            var name = "Тақырып " + UUID.randomUUID();
            editor.request()
                    .contentType("application/json")
                    .body(Map.of("name", name, "aliases", List.of("a" + UUID.randomUUID(), "b" + UUID.randomUUID())))
                    .post("/management/tags")
                    .then()
                    .statusCode(201);
            newsroom.author(name);
            var parent = newsroom.section("Ата " + name, root);
            newsroom.section("Бала " + name, parent);
            newsroom.keyOf(Role.WRITER, parent);
            editor.request()
                    .contentType("application/json")
                    .body(Map.of(
                            "title", "Блок " + name,
                            "items", List.of(Map.of("article", stories.get(i))),
                            "fill",
                                    Map.of(
                                            "section", parent.value(),
                                            "tag", newsroom.tag(name + " 2").value())))
                    .post("/management/blocks")
                    .then()
                    .statusCode(201);
        }
        for (int i = 0; i < lists.size(); i++) {
            var list = lists.get(i);
            assertConstant(list, before.get(i), fewest(() -> editor.reads(list)));
        }
    }

    /** The section is moved below a chain of sections, which must be searched for it. */
    @Test
    void movesASectionBelowOneThatIsDeep() {
        constant("move", n -> {
            var parent = newsroom.section("Ата " + UUID.randomUUID());
            for (int i = 1; i < Math.min(n, 9); i++) { // sections lie at most ten deep
                parent = newsroom.section("Бала " + UUID.randomUUID(), parent);
            }
            var name = "Бөлім " + UUID.randomUUID();
            var path = "/management/sections/"
                    + editor.request()
                            .contentType("application/json")
                            .body(Map.of("name", name))
                            .post("/management/sections")
                            .<String>path("id");
            var etag = editor.etag(path);
            wire().count(); // the rest is preparation
            return editor.having(etag)
                    .contentType("application/json")
                    .body(Map.of("name", name, "parent", parent.value()))
                    .put(path);
        });
    }

    /** Each item is an act of its own; what an item costs does not depend on their number. */
    @Test
    void takesAsManyStatementsForEachItemOfABulkRequest() {
        int one = fewest(() -> bulk(1));
        int many = fewest(() -> bulk(MANY));

        assertTrue(many <= MANY * one + NOISE, many + " statements for " + MANY + " items, " + one + " for one");
    }

    private Response bulk(int items) {
        var item = Map.of("action", "create", "content", Map.of("lang", "kk", "title", "Көл " + UUID.randomUUID()));
        return editor.request()
                .contentType("application/json")
                .body(Map.of(
                        "items", IntStream.range(0, items).mapToObj(i -> item).toList()))
                .post("/management/articles/bulk");
    }

    private void constant(String what, IntFunction<Response> request) {
        assertConstant(what, fewest(() -> request.apply(1)), fewest(() -> request.apply(MANY)));
    }

    private static void assertConstant(String what, int one, int many) {
        assertTrue(many <= one + NOISE, what + ": " + one + " statements for one, " + many + " for " + MANY);
    }

    /** The fewest of ten: whatever else is at work, the more the longer a request takes, can only add some. */
    private int fewest(Supplier<Response> request) {
        return fewest(TRIES, request);
    }

    private int fewest(int tries, Supplier<Response> request) {
        return IntStream.range(0, tries)
                .map(i -> {
                    wire().count();
                    int status = request.get().statusCode();
                    assertTrue(status < 300, "status " + status);
                    return wire().counted();
                })
                .min()
                .orElseThrow();
    }

    private List<UUID> stories() {
        return IntStream.range(0, MANY)
                .mapToObj(i -> newsroom.publishes(Newsroom.article()).id())
                .toList();
    }

    private static Map<String, ?> items(List<UUID> stories, int number) {
        return Map.of(
                "items",
                stories.stream()
                        .limit(number)
                        .map(story -> Map.of("article", story))
                        .toList());
    }

    private static Map<String, ?> block(List<UUID> stories, int number) {
        return Map.of(
                "title",
                "Блок " + UUID.randomUUID(),
                "items",
                requireNonNull(items(stories, number).get("items")));
    }

    private String drafts(String content) {
        return editor.drafts(content.replaceFirst("\\{", "{\"lang\": \"kk\", "));
    }

    private Response patches(String path) {
        return editor.patches(path, editor.etag(path), "{\"lede\": \"" + UUID.randomUUID() + "\"}");
    }

    /** With this many tags, authors, photos, paragraphs and links. */
    private String content(int number) {
        return """
                {"title": "Көл", "tags": [%s], "authors": [%s], "photos": [%s], "body": [%s]}
                """.formatted(
                each(
                        number,
                        i -> quoted(newsroom.tag("Тақырып " + UUID.randomUUID()).value())),
                each(
                        number,
                        i -> quoted(
                                newsroom.author("Автор " + UUID.randomUUID()).value())),
                each(number, i -> "{\"id\": \"" + newsroom.photo("Фото", "Malim") + "\", \"role\": \"body\"}"),
                each(
                        number,
                        i -> "{\"type\": \"paragraph\", \"text\": [{\"text\": \"мұнда\", \"href\": \"/articles/joq-"
                                + UUID.randomUUID() + "\"}]}"));
    }

    private static String each(int number, IntFunction<String> text) {
        return IntStream.range(0, number).mapToObj(text).collect(joining(", "));
    }

    private static String quoted(String text) {
        return '"' + text + '"';
    }

    private DatabaseProxy wire() {
        return requireNonNull(wire);
    }
}
