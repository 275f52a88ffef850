package kz.malim.listing;

import static kz.malim.support.Newsroom.article;
import static org.hamcrest.Matchers.endsWith;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.lessThanOrEqualTo;
import static org.hamcrest.Matchers.matchesPattern;
import static org.hamcrest.Matchers.notNullValue;
import static org.hamcrest.Matchers.nullValue;
import static org.junit.jupiter.api.Assertions.assertEquals;

import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.Response;
import jakarta.inject.Inject;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import kz.malim.access.Role;
import kz.malim.support.Client;
import kz.malim.support.Newsroom;
import kz.malim.text.Slug;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** All lists, of readers and of editors, have one default and one bound of limit, and one form of cursor. */
@QuarkusTest
class ListsAlikeTest {
    private static final String CURSOR = "[A-Za-z0-9_-]{8,}";

    @Inject
    Newsroom newsroom;

    private final List<Slug> blocks = new ArrayList<>();
    private Client admin = new Client("");
    private List<String> lists = List.of();

    @BeforeEach
    void makesThreeOfEach() {
        admin = new Client(newsroom.keyOf(Role.ADMIN));
        var story = newsroom.publishes(article());
        var path = "/management/articles/" + story.id();
        for (int i = 0; i < 3; i++) {
            newsroom.edits(story, article());
            newsroom.publishes(article());
            newsroom.tag("Alike");
            newsroom.section("Alike");
            newsroom.author("Alike");
            newsroom.photo("Фото", "Alike");
            blocks.add(newsroom.block("Alike", story));
            newsroom.keyOf(Role.WRITER);
            admin.posts(path + "/previews", Map.of()).then().statusCode(201);
        }
        lists = List.of(
                "/api/articles?",
                "/management/articles?",
                "/management/articles?lang=kk&",
                path + "/revisions?",
                path + "/previews?",
                "/management/photos?",
                "/management/photos?missing=file&",
                "/management/tags?",
                "/management/sections?",
                "/management/authors?",
                "/management/blocks?",
                "/management/keys?",
                "/management/audit?",
                "/management/audit?article=" + story.id() + "&",
                "/management/site/articles?asOf=2040-01-01T00:00:00Z&");
    }

    /** Since readers get every block with every article. */
    @AfterEach
    void removesTheBlocks() {
        blocks.forEach(newsroom::removes);
    }

    @Test
    void haveOneDefaultAndOneBound() {
        for (var list : lists) {
            admin.reads(list.substring(0, list.length() - 1))
                    .then()
                    .statusCode(200)
                    .body("page.limit", equalTo(20))
                    .body("items.size()", lessThanOrEqualTo(20));
            admin.reads(list + "limit=100").then().statusCode(200).body("page.limit", equalTo(100));
            for (var limit : List.of("0", "101", "-1", "007", "1.5", "many", "99999999999")) {
                admin.reads(list + "limit=" + limit)
                        .then()
                        .statusCode(400)
                        .body("errors[0].parameter", equalTo("limit"))
                        .body("errors[0].detail", equalTo("A whole number from 1 to 100."));
            }
        }
    }

    @Test
    void haveCursorsOfOneForm() {
        for (var list : lists) {
            var first = admin.reads(list + "limit=2");
            first.then().statusCode(200).body("items.size()", equalTo(2)).body("page.next", matchesPattern(CURSOR));
            var second = admin.reads(list + "limit=1&cursor=" + first.path("page.next"));

            second.then().statusCode(200).body("items.size()", equalTo(1));
            var three = admin.reads(list + "limit=3");
            assertEquals(
                    three.<List<?>>path("items"),
                    Stream.of(first, second)
                            .flatMap(page -> page.<List<?>>path("items").stream())
                            .toList(),
                    list);
        }
    }

    @Test
    void acceptOnlyTheirOwnCursors() {
        var cursors = new ArrayList<String>();
        for (var list : lists) {
            cursors.add(next(admin.reads(list + "limit=2")));
        }
        assertEquals(cursors.size(), cursors.stream().distinct().count());
        for (int i = 0; i < lists.size(); i++) {
            for (var cursor : Stream.concat(
                            cursors.stream(),
                            Stream.of(
                                    "018f0000-0000-7000-8000-000000000000",
                                    "5",
                                    "%20",
                                    cursors.get(i) + "A",
                                    "a".repeat(2_000)))
                    .toList()) {
                if (!cursor.equals(cursors.get(i))) {
                    admin.reads(lists.get(i) + "cursor=" + cursor)
                            .then()
                            .statusCode(400)
                            .body("type", endsWith("/invalid-cursor"));
                }
            }
        }
    }

    @Test
    void endWithoutANextPage() {
        for (var list : List.of(lists.get(3), lists.get(4))) {
            admin.reads(list + "limit=3")
                    .then()
                    .body("page.next", list.contains("previews") ? nullValue() : notNullValue());
            admin.reads(list + "limit=100")
                    .then()
                    .body("page.next", nullValue())
                    .body("page.prev", nullValue());
        }
    }

    private static String next(Response page) {
        return page.path("page.next");
    }
}
