package kz.malim.cache;

import static io.restassured.RestAssured.get;
import static io.restassured.RestAssured.given;
import static io.restassured.RestAssured.head;
import static kz.malim.support.Newsroom.article;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.nullValue;
import static org.junit.jupiter.api.Assertions.assertFalse;

import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.Response;
import jakarta.inject.Inject;
import java.util.Collections;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import kz.malim.access.Role;
import kz.malim.support.Newsroom;
import org.junit.jupiter.api.Test;

@QuarkusTest
class NegativeCachingTest {
    @Inject
    Newsroom newsroom;

    @Test
    void letsCachesKeepForSecondsThatNothingIsThere() {
        var nobody = UUID.randomUUID();
        for (var path : List.of(
                "/api/articles/" + nobody,
                "/api/articles/no-such-story/body",
                "/api/articles/no-such-story?format=html",
                "/api/photos/" + nobody,
                "/api/media/" + nobody,
                "/api/blocks/no-such-block",
                "/api/addresses?url=/no-such-page-" + nobody,
                "/feeds/tag/no-such-tag.rss",
                "/media/" + nobody + "/0123456789abcdef-320.jpg",
                "/media/" + nobody + "/files/0123456789abcdef.mp4")) {
            expectNegative(get(path), 404);
            expectNegative(head(path), 404);
        }
    }

    @Test
    void theSameOfWhatMovedAndOfWhatWasTakenDown() {
        var story = newsroom.publishes(article());
        var moved = newsroom.renames(story, "moved-" + UUID.randomUUID());
        for (var part : List.of("", "/body", "/photos", "/related", "/entries", "?fields=title")) {
            expectNegative(given().redirects().follow(false).get(story.path() + part), 301);
        }

        newsroom.takesDown(moved, "Сот шешімі");
        expectNegative(get(moved.path()), 410);
        expectNegative(get(story.path()), 410);
    }

    @Test
    void showsAStoryAtOnceThatWasNotThere() {
        var slug = "awaited-" + UUID.randomUUID();
        expectNegative(get("/api/articles/" + slug), 404);

        var story = newsroom.renames(newsroom.publishes(article()), slug);
        get(story.path()).then().statusCode(200);

        newsroom.takesDown(story, "Сот шешімі");
        get(story.path()).then().statusCode(410);
    }

    @Test
    void keepsOutOfCachesWhatIsForAFewOrIsNoContent() {
        get("/api/previews/no-such-token").then().statusCode(403).header("Cache-Control", equalTo("no-store"));
        get("/problems/no-such-type").then().statusCode(404).header("Cache-Control", equalTo("no-store"));
        get("/api/articles?lang=xx").then().statusCode(400).header("Cache-Control", equalTo("no-store"));
        given().post("/api/articles").then().statusCode(405).header("Cache-Control", equalTo("no-store"));
        given().auth()
                .oauth2(newsroom.keyOf(Role.EDITOR))
                .get("/management/articles/" + UUID.randomUUID())
                .then()
                .statusCode(404)
                .header("Cache-Control", equalTo("private, no-store"))
                .header("Cache-Tag", nullValue());
    }

    private static void expectNegative(Response response, int status) {
        var tags = response.then()
                .statusCode(status)
                .header("Cache-Control", equalTo("public, max-age=10"))
                .extract()
                .header("Cache-Tag");
        // whatever appears or is renamed has one of these tags
        for (var change : List.of("list:all", "fronts", "names")) {
            assertFalse(Collections.disjoint(Set.of(tags.split(",")), CdnTags.purgedBy(Set.of(change))), change);
        }
    }
}
