package kz.malim.site;

import static io.restassured.RestAssured.get;
import static kz.malim.support.Newsroom.article;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.empty;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasItem;
import static org.hamcrest.Matchers.is;
import static org.hamcrest.Matchers.not;
import static org.hamcrest.Matchers.nullValue;
import static org.junit.jupiter.api.Assertions.assertEquals;

import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.Response;
import io.restassured.response.ValidatableResponse;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import jakarta.transaction.Transactional;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import kz.malim.access.Role;
import kz.malim.support.Client;
import kz.malim.support.Newsroom;
import kz.malim.text.Language;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Menus: edited as a whole, read in one language, with what is public. */
@QuarkusTest
class MenuTest {
    @Inject
    Newsroom newsroom;

    @Inject
    EntityManager database;

    private Client editor = new Client("");

    /** Of this test alone, since the database is everybody's. */
    private final String name = "menu-" + UUID.randomUUID();

    @BeforeEach
    void giveKey() {
        editor = new Client(newsroom.keyOf(Role.ADMIN));
    }

    @Test
    void leadsToSectionsTagsArticlesAndAddressesWithTheirNamesOrTitlesOfItsOwn() {
        var section = newsroom.section("Мәдениет");
        var tag = newsroom.tag("Көрме", Map.of("ru", "Выставка"));
        var story = newsroom.publishes(
                article().titled("Көрме ашылды").inSection(section).tagged(tag));

        creates(tree(
                        "kk",
                        Map.of("section", section.value()),
                        Map.of("tag", tag.value(), "title", "Көрмелер"),
                        Map.of("article", story.id()),
                        Map.of("url", "/about?x=1#y", "title", "Біз туралы"),
                        Map.of("url", "https://қаз.example/бет", "title", "Сыртқы")))
                .statusCode(201)
                .header("Location", containsString(edited()))
                .header("ETag", "\"0\"");

        menu("").statusCode(200)
                .header("Content-Language", "kk")
                .header("Server-Timing", containsString("\"1 statements\""))
                .body("lang", is("kk"), "languages", equalTo(List.of("kk")))
                .body("items.kind", equalTo(List.of("section", "tag", "article", "address", "address")))
                .body("items.title", equalTo(List.of("Мәдениет", "Көрмелер", "Көрме ашылды", "Біз туралы", "Сыртқы")))
                .body("items[0].url", is("/api/sections/" + section.value()))
                .body("items[1].slug", is(tag.value()))
                .body("items[2].url", is(story.path()), "items[2].lang", is("kk"))
                .body("items[3].url", is("/about?x=1#y"), "items[3].id", nullValue())
                .body("items[4].url", is("https://қаз.example/бет"));
    }

    @Test
    void namesItsItemsInItsOwnLanguageAndShowsArticlesInTranslation() {
        var tag = newsroom.tag("Көрме", Map.of("ru", "Выставка"));
        var story = newsroom.publishes(article().titled("Көрме ашылды").tagged(tag));
        creates(
                tree("kk", Map.of("tag", tag.value()), Map.of("article", story.id())),
                tree("ru", Map.of("article", story.id()), Map.of("tag", tag.value())));
        menu("?lang=ru").body("lang", is("ru"), "items.title", equalTo(List.of("Көрме ашылды", "Выставка")));

        var russian = newsroom.publishes(
                article().titled("Выставка открылась").in(Language.RUSSIAN).translating(story));

        menu("?lang=ru")
                .body("items.title", equalTo(List.of("Выставка открылась", "Выставка")))
                .body("items[0].url", is(russian.path()), "items[0].lang", is("ru"));
        menu("?lang=kk").body("items.title", equalTo(List.of("Көрме", "Көрме ашылды")));
    }

    @Test
    void saysWhichLanguageItHasInsteadOfTheRequestedOne() {
        creates(tree("ru", link("О нас")), tree("en", link("About")));

        menu("?lang=kk").header("Content-Language", "ru").body("lang", is("ru"), "items[0].title", is("О нас"));
        menu("").body("lang", is("ru"), "languages", equalTo(List.of("ru", "en")));
        menu("?lang=en").header("Content-Language", "en").body("items[0].title", is("About"));

        replaces(tree("en", link("About")), tree("kk", link("Біз")), tree("ru", link("О нас")));
        menu("?lang=kk-Latn").body("lang", is("kk"), "items[0].title", is("Біз"));
        menu("?lang=de").statusCode(400).body("errors[0].parameter", is("lang"));
    }

    @Test
    void leavesOutWhatIsNotPublicWithWhatIsBelow() {
        var section = newsroom.section("Құпия айдар");
        var tag = newsroom.tag("Құпия тег");
        var draft = newsroom.drafts(article().inSection(section).tagged(tag));
        var below = List.of(link("Астында"));
        creates(tree(
                "kk",
                Map.of("section", section.value(), "items", below),
                link("Көрінеді"),
                Map.of("tag", tag.value(), "title", "Ашық атау"),
                Map.of("article", draft.id(), "items", below)));

        menu("").body("items.title", equalTo(List.of("Құпия айдар", "Көрінеді"))) // sections are the plan of the site
                .header("Cache-Tag", not(containsString("" + draft.id())));

        newsroom.publishes(draft);
        menu("").body("items.kind", equalTo(List.of("section", "address", "tag", "article")))
                .body("items[0].items.title", equalTo(List.of("Астында")));

        newsroom.takesDown(draft, "Сот шешімі");
        menu("").body("items.title", equalTo(List.of("Құпия айдар", "Көрінеді")));
    }

    @Test
    void followsRenamedTargets() {
        var section = newsroom.section("Ауыл");
        var tag = newsroom.tag("Егін");
        var story = newsroom.publishes(
                article().titled("Егін жиналды").inSection(section).tagged(tag));
        creates(tree(
                "kk", Map.of("section", section.value()), Map.of("tag", tag.value()), Map.of("article", story.id())));
        menu("");
        var slug = "jana-" + UUID.randomUUID();

        renames("sections", section.value(), Map.of("name", "Дала", "slug", slug));
        renames("tags", tag.value(), Map.of("name", "Астық", "slug", slug));
        var renamed = newsroom.renames(story, slug);

        menu("").body("items.title", equalTo(List.of("Дала", "Астық", "Егін жиналды")))
                .body("items.slug", equalTo(List.of(slug, slug, slug)))
                .body("items[2].url", is(renamed.path()));
        editor.reads(edited()).then().body("trees[0].items[0].section", is(slug));
    }

    @Test
    void takesTheTagThatAnotherWasMergedInto() {
        var loser = newsroom.tag("Бидай");
        var winner = newsroom.tag("Астық");
        newsroom.publishes(article().tagged(winner));
        creates(tree("kk", Map.of("tag", loser.value())));
        menu("").body("items", empty());
        String path = path("tags", loser.value());

        editor.puts(path + "/merge", editor.etag(path), Map.of("into", winner.value()))
                .then()
                .statusCode(200);

        menu("").body("items.title", equalTo(List.of("Астық")));
        editor.reads(edited()).then().header("ETag", "\"1\"");
    }

    @Test
    void nestsToFourLevelsAndNoFurther() {
        var deep = link("4");
        for (var title : List.of("3", "2", "1")) {
            deep = Map.of("url", "/" + title, "title", title, "items", List.of(deep));
        }
        creates(tree("kk", deep, link("Соңғы"))).statusCode(201);
        menu("").body("items.title", equalTo(List.of("1", "Соңғы")))
                .body("items[0].items[0].items[0].items[0].title", is("4"));

        var deeper = Map.of("url", "/0", "title", "0", "items", List.of(deep));
        refused("#/trees/0/items/0/items/0/items/0/items/0/items", tree("kk", deeper));
    }

    @Test
    void isReadAsItWasSentAndCanBeSentAgain() {
        var section = newsroom.section("Қала");
        creates(
                tree("ru", Map.of("section", section.value(), "title", "Город", "items", List.of(link("Ниже")))),
                tree("kk", link("Бір"), link("Екі")));
        var read = editor.reads(edited()).then().statusCode(200).extract();
        long changes = changes();

        editor.puts(edited(), read.header("ETag"), Map.of("trees", read.path("trees")))
                .then()
                .statusCode(200)
                .body("trees", equalTo(read.path("trees")))
                .header("ETag", read.header("ETag"));
        assertEquals(changes, changes(), "nothing has changed");
    }

    @Test
    void isCreatedOnlyWithIfNoneMatchAndReplacedOnlyWithIfMatch() {
        var trees = Map.of("trees", List.of(tree("kk", link("Бір"))));
        editor.request()
                .contentType("application/json")
                .body(trees)
                .put(edited())
                .then()
                .statusCode(428);
        editor.puts(edited(), "\"0\"", trees).then().statusCode(428);
        editor.reads(edited()).then().statusCode(404);
        menu("").statusCode(404).body("detail", containsString(name));
        editor.request().header("If-Match", "\"0\"").delete(edited()).then().statusCode(404);

        creates(tree("kk", link("Бір"))).statusCode(201);
        creates(tree("kk", link("Екі"))).statusCode(412).body("current.name", is(name));
        editor.request()
                .contentType("application/json")
                .body(trees)
                .put(edited())
                .then()
                .statusCode(428);
        editor.puts(edited(), "\"7\"", trees).then().statusCode(412).body("current.version", is(0));
        menu("").body("items[0].title", is("Бір"));

        replaces(tree("kk", link("Екі"))).statusCode(200).header("ETag", "\"1\"");
        menu("").body("items[0].title", is("Екі"));
        editor.reads("/management/menus?limit=100").then().body("items.name", hasItem(name));
        editor.request().header("If-Match", "\"0\"").delete(edited()).then().statusCode(412);
        editor.deletes(edited()).then().statusCode(204);
        menu("").statusCode(404);
    }

    @Test
    void refusesWithAPointerWhatCannotBe() {
        var story = newsroom.publishes(article());
        refused("#/trees/0/items/1", tree("kk", link("x"), Map.of("title", "Ештеңе")));
        refused("#/trees/0/items/0", tree("kk", Map.of("url", "/a", "title", "x", "article", story.id())));
        refused("#/trees/1/lang", tree("kk", link("x")), tree("kk", link("x")));
        refused("#/trees/0/lang", tree("de", link("x")));
        refused("#/trees/0/items/0/title", tree("kk", Map.of("url", "/a")));
        refused("#/trees/0/items/0/title", tree("kk", Map.of("url", "/a", "title", "ұ".repeat(201))));
        refused("#/trees/0/items/0/section", tree("kk", Map.of("section", "joq-aydar")));
        refused(
                "#/trees/0/items/0/items/0/article",
                tree("kk", Map.of("url", "/a", "title", "x", "items", List.of(Map.of("article", UUID.randomUUID())))));
        for (var url : List.of(
                "http://news.example/",
                "javascript:alert(1)",
                "//news.example/",
                "about",
                "https://user:password@news.example/",
                "/a b",
                "mailto:a@news.example",
                "/" + "a".repeat(2000))) {
            refused("#/trees/0/items/0/url", tree("kk", Map.of("url", url, "title", "x")));
        }
        refused("#/trees/0/items", tree("kk", Collections.nCopies(201, link("x"))));
        refused(
                "#/trees/0/items",
                tree("kk", Map.of("url", "/a", "title", "x", "items", Collections.nCopies(200, link("x")))));
        editor.request()
                .header("If-None-Match", "*")
                .contentType("application/json")
                .body(Map.of("trees", List.of()))
                .put("/management/menus/Main")
                .then()
                .statusCode(400);
    }

    @Test
    void keepsItsTargetsFromBeingDeleted() {
        var section = newsroom.section("Жазғы");
        creates(tree("kk", Map.of("section", section.value())));

        var path = path("sections", section.value());
        editor.deletes(path).then().statusCode(409).body("type", is("/problems/still-referenced"));
    }

    @Test
    void tellsReadersOfTheLogOnlyWhatTheyCanNotice() {
        creates(tree("kk", link("Бір")));
        assertEquals(1, changes());

        var draft = newsroom.drafts(article());
        replaces(tree("kk", link("Бір"), Map.of("article", draft.id()))).statusCode(200);
        assertEquals(1, changes());

        replaces(tree("kk", link("Екі"), Map.of("article", draft.id()))).statusCode(200);
        assertEquals(2, changes());
        editor.deletes(edited()).then().statusCode(204);
        assertEquals(3, changes());
    }

    @Test
    void isAudited() {
        var title = "Бір " + UUID.randomUUID();
        creates(tree("kk", link(title)));

        assertEquals(1, audited("menu", "name", name));
        assertEquals(1, audited("menu-item", "title", title));
    }

    @Transactional
    long audited(String subject, String field, String value) {
        return ((Number) database.createNativeQuery(
                                "select count(*) from audit where subject = ?1 and act = 'create' and after ->> ?2 = ?3")
                        .setParameter(1, subject)
                        .setParameter(2, field)
                        .setParameter(3, value)
                        .getSingleResult())
                .longValue();
    }

    private ValidatableResponse menu(String query) {
        return get("/api/menus/" + name + query).then();
    }

    private String edited() {
        return "/management/menus/" + name;
    }

    private ValidatableResponse creates(Map<?, ?>... trees) {
        return sends(trees).then();
    }

    private Response sends(Map<?, ?>... trees) {
        return editor.request()
                .header("If-None-Match", "*")
                .contentType("application/json")
                .body(Map.of("trees", List.of(trees)))
                .put(edited());
    }

    private ValidatableResponse replaces(Map<?, ?>... trees) {
        return editor.puts(edited(), Map.of("trees", List.of(trees))).then();
    }

    private void refused(String pointer, Map<?, ?>... trees) {
        sends(trees).then().statusCode(400).body("errors.pointer", hasItem(pointer));
    }

    private static Map<String, Object> tree(String lang, Map<?, ?>... items) {
        return tree(lang, List.of(items));
    }

    private static Map<String, Object> tree(String lang, List<? extends Map<?, ?>> items) {
        return Map.of("lang", lang, "items", items);
    }

    private static Map<String, Object> link(String title) {
        return Map.of("url", "/about", "title", title);
    }

    private void renames(String kind, String slug, Map<String, ?> input) {
        editor.puts(path(kind, slug), input).then().statusCode(200);
    }

    private String path(String kind, String slug) {
        return "/management/" + kind + "/" + id(kind.substring(0, kind.length() - 1), slug);
    }

    @Transactional
    UUID id(String table, String slug) {
        return (UUID) database.createNativeQuery("select id from " + table + " where slug = ?1", UUID.class)
                .setParameter(1, slug)
                .getSingleResult();
    }

    @Transactional
    long changes() {
        return ((Number) database.createNativeQuery(
                                "select count(*) from published_change where kind = 'menu.changed' and ?1 = any(tags)")
                        .setParameter(1, "menu:" + name)
                        .getSingleResult())
                .longValue();
    }
}
