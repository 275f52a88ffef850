package kz.malim.listing;

import static io.restassured.RestAssured.get;
import static io.restassured.RestAssured.given;
import static kz.malim.support.Newsroom.article;
import static org.awaitility.Awaitility.await;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.containsInAnyOrder;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.empty;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasKey;
import static org.hamcrest.Matchers.hasSize;
import static org.hamcrest.Matchers.not;
import static org.hamcrest.Matchers.nullValue;

import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import kz.malim.access.Role;
import kz.malim.support.Client;
import kz.malim.support.Newsroom;
import kz.malim.text.Language;
import org.junit.jupiter.api.Test;

/** Lists say so when what they are asked for by name is not there. */
@QuarkusTest
class RequestedNamesTest {
    @Inject
    Newsroom newsroom;

    @Test
    void refusesSectionsTagsAndAuthorsThatDoNotExist() {
        var section = newsroom.section("Қала");
        var tag = newsroom.tag("Көпір");
        var author = newsroom.author("Айгүл");
        newsroom.publishes(article().inSection(section).tagged(tag).by(author));
        var known = Map.of("section", section, "tag", tag, "author", author);
        known.forEach((parameter, slug) -> {
            var unknown = "joq-" + UUID.randomUUID();
            for (var query : List.of(
                    parameter + "=" + unknown,
                    parameter + "=" + slug + "," + unknown,
                    parameter + "=" + unknown + "&q=qqq",
                    parameter + "=" + unknown + "&kind=joq&count=exact&facets=tag",
                    parameter + "=" + unknown + "&lang=en&limit=1&page=2",
                    parameter + "=" + unknown + "&ids=" + UUID.randomUUID(),
                    "fields=id&" + parameter + "=" + unknown)) {
                get("/api/articles?" + query)
                        .then()
                        .statusCode(404)
                        .body("type", containsString("not-found"))
                        .body("errors[0].parameter", equalTo(parameter))
                        .body("errors[0].detail", containsString(unknown));
            }
            get("/feeds/" + parameter + "/" + unknown + ".rss").then().statusCode(404);
            get("/feeds/" + parameter + "/" + unknown + ".podcast").then().statusCode(404);
            get("/api/articles?" + parameter + "=" + slug)
                    .then()
                    .statusCode(200)
                    .body("items", hasSize(1));
        });
        get("/api/articles?section=joq-1&author=joq-2&tag=joq-3")
                .then()
                .statusCode(404)
                .body("errors.parameter", containsInAnyOrder("section", "author", "tag"));
        given().queryParam("tag", tag + "|joq-4")
                .get("/api/articles")
                .then()
                .statusCode(404)
                .body("errors[0].parameter", equalTo("tag"));
        get("/api/articles?tag=!joq-4," + tag).then().statusCode(200).body("items", hasSize(1));
        get("/api/articles?tag!=joq-4&section=" + section)
                .then()
                .statusCode(200)
                .body("items", hasSize(1));
        get("/api/blocks/joq-" + UUID.randomUUID()).then().statusCode(404);
    }

    @Test
    void findsByFormerSlugsAndSaysNothingOfDrafts() {
        var admin = new Client(newsroom.keyOf(Role.ADMIN));
        var tag = newsroom.tag("Жаңа");
        var draft = newsroom.tag("Құпия");
        var author = newsroom.author("Құпия");
        var story = newsroom.publishes(article().tagged(tag));
        var hidden = newsroom.drafts(article().tagged(draft).by(author));
        String path = "/management/tags/"
                + admin.reads("/management/tags?limit=100").path("items.find { it.slug == '" + tag + "' }.id");
        admin.puts(path, Map.of("name", "Жаңа", "slug", "jana-" + UUID.randomUUID()))
                .then()
                .statusCode(200);

        get("/api/articles?tag=" + tag).then().statusCode(200).body("items.slug", contains(story.slug()));
        get("/api/articles?tag=" + draft).then().statusCode(404);
        get("/api/articles?author=" + author).then().statusCode(404);
        newsroom.publishes(hidden);
        await().untilAsserted(() -> get("/api/articles?tag=" + draft).then().body("items", hasSize(1)));
        get("/api/articles?author=" + author).then().body("items", hasSize(1));
        var empty = newsroom.section("Бос");
        get("/api/articles?section=" + empty).then().statusCode(200).body("items", empty());
    }

    /** The list was cached while all its names were known. */
    @Test
    void refusesANameThatIsThereNoMore() {
        var admin = new Client(newsroom.keyOf(Role.ADMIN));
        var tag = newsroom.tag("Бақ");
        var author = newsroom.author("Сәуле");
        var other = newsroom.tag("Жол");
        var section = newsroom.section("Сыртқы");
        newsroom.publishes(article().tagged(tag));
        var byAuthor = newsroom.publishes(article().by(author).tagged(other));
        var lists = List.of(
                "/api/articles?tag=" + tag + "&author=" + author,
                "/api/articles?q=qqq&tag=" + tag + "&author=" + author,
                "/api/articles?tag=" + tag + "|" + other,
                "/api/articles?fields=id&author=" + author + "&tag=" + tag);
        var inSection = "/api/articles?author=" + author + "&section=" + section;
        lists.forEach(list -> get(list).then().statusCode(200));
        get(inSection).then().statusCode(200).body("items", empty());

        String id = get("/api/sections/" + section).path("id");
        admin.deletes("/management/sections/" + id).then().statusCode(204);
        await().untilAsserted(() -> get(inSection).then().statusCode(404));
        var path = "/management/articles/" + byAuthor.id();
        admin.request()
                .header("If-Match", admin.etag(path))
                .delete(path + "/publication")
                .then()
                .statusCode(200);

        lists.forEach(list -> await().untilAsserted(() -> get(list).then().statusCode(404)));
    }

    @Test
    void tellsWhyArticlesAreMissing() {
        var story = newsroom.publishes(article());
        var before = newsroom.publishes(article().in(Language.RUSSIAN));
        var moved = newsroom.renames(before, "jana-" + UUID.randomUUID());
        var taken = newsroom.publishes(article());
        newsroom.takesDown(taken, "Сот.");
        var renamed = newsroom.publishes(article());
        var takenLater = newsroom.renames(renamed, "alyndy-" + UUID.randomUUID());
        newsroom.takesDown(takenLater, "Сот.");
        var draft = newsroom.drafts(article());
        var redrafted = newsroom.drafts(article());
        newsroom.renames(redrafted, "qaralama-" + UUID.randomUUID());
        var unknown = UUID.randomUUID().toString();
        var ids = String.join(
                ",",
                taken.slug(),
                unknown,
                before.slug(),
                story.slug(),
                draft.slug(),
                taken.id().toString(),
                renamed.slug(),
                draft.id().toString(),
                redrafted.slug(),
                "joq-joq",
                unknown);

        get("/api/articles?ids=" + ids)
                .then()
                .statusCode(200)
                .body("items.slug", containsInAnyOrder(story.slug(), moved.slug()))
                .body(
                        "missing.id",
                        contains(
                                taken.slug(),
                                unknown,
                                before.slug(),
                                draft.slug(),
                                taken.id().toString(),
                                renamed.slug(),
                                draft.id().toString(),
                                redrafted.slug(),
                                "joq-joq"))
                .body(
                        "missing.reason",
                        contains(
                                "gone", "unknown", "moved", "unknown", "gone", "gone", "unknown", "unknown", "unknown"))
                .body("missing[2].slug", equalTo(moved.slug()))
                .body("missing[0].slug", nullValue());
        get("/api/articles?ids=" + before.slug() + "&lang=kk")
                .then()
                .body("items", empty())
                .body("missing.reason", contains("moved"));
        get("/api/articles?ids=" + story.id()).then().body("missing", empty());
        get("/api/articles?ids=" + story.id() + "&lang=en")
                .then()
                .body("items", empty())
                .body("missing", empty());
        get("/api/articles?limit=1").then().body("$", not(hasKey("missing")));
    }

    @Test
    void renewsWhatIsMissing() {
        var story = newsroom.drafts(article());
        var path = "/api/articles?ids=" + story.slug() + "," + story.id();
        get(path).then().body("missing.reason", contains("unknown", "unknown"));

        newsroom.publishes(story);
        await().untilAsserted(() -> get(path).then().body("items", hasSize(1)).body("missing", empty()));
        newsroom.renames(story, "jana-" + UUID.randomUUID());
        await().untilAsserted(
                        () -> get(path).then().body("items", hasSize(1)).body("missing.reason", contains("moved")));
        newsroom.takesDown(story, "Сот.");
        await().untilAsserted(
                        () -> get(path).then().body("items", empty()).body("missing.reason", contains("gone", "gone")));
    }
}
