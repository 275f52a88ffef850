package kz.malim.editing;

import static io.restassured.RestAssured.given;
import static kz.malim.support.Newsroom.article;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.is;

import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.util.List;
import java.util.Map;
import kz.malim.access.Role;
import kz.malim.support.Client;
import kz.malim.support.Newsroom;
import kz.malim.support.Newsroom.Story;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

@QuarkusTest
class RelatedEditingTest {
    @Inject
    Newsroom newsroom;

    private Client editor = new Client("");
    private Client writer = new Client("");

    @BeforeEach
    void giveKeys() {
        editor = new Client(newsroom.keyOf(Role.EDITOR));
        writer = new Client(newsroom.keyOf(Role.WRITER));
    }

    @Test
    void replacesTheCuratedListWithOverriddenTitles() {
        var story = newsroom.publishes(article().saying("Негізгі."));
        var first = newsroom.publishes(article().saying("Бірінші."));
        var second = newsroom.publishes(article().saying("Екінші."));
        related(story);

        var list = List.of(Map.of("article", second.id(), "title", "Өз атымен"), Map.of("article", first.id()));
        editor.puts(path(story), Map.of("items", list))
                .then()
                .statusCode(200)
                .body("items.slug", contains(second.slug(), first.slug()));

        related(story)
                .body("items[0].id", is(second.id().toString()))
                .body("items[0].title", is("Өз атымен"))
                .body("items[0].origin", is("curated"))
                .body("items[1].id", is(first.id().toString()));
    }

    @Test
    void countsAsAnEditOfTheArticle() {
        var story = newsroom.publishes(article().saying("Негізгі."));
        var old = editor.etag(path(story));
        editor.puts(path(story), Map.of("items", List.of())).then().statusCode(200);

        editor.puts(path(story), old, Map.of("items", List.of())).then().statusCode(412);
        editor.request()
                .contentType("application/json")
                .body(Map.of("items", List.of()))
                .put(path(story))
                .then()
                .statusCode(428);
        writer.puts(path(story), Map.of("items", List.of())).then().statusCode(403);
    }

    @Test
    void rejectsTheArticleItselfAndDuplicates() {
        var story = newsroom.publishes(article().saying("Негізгі."));
        var other =
                Map.of("article", newsroom.publishes(article().saying("Басқа.")).id());

        editor.puts(path(story), Map.of("items", List.of(Map.of("article", story.id()))))
                .then()
                .statusCode(400);
        editor.puts(path(story), Map.of("items", List.of(other, other))).then().statusCode(400);
    }

    private static io.restassured.response.ValidatableResponse related(Story story) {
        return given().get(story.path() + "/related").then().statusCode(200);
    }

    private static String path(Story story) {
        return "/management/articles/" + story.id() + "/related";
    }
}
