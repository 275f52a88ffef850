package kz.malim.cache;

import static io.restassured.RestAssured.get;
import static io.restassured.RestAssured.given;
import static kz.malim.support.Newsroom.article;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasItem;
import static org.hamcrest.Matchers.not;
import static org.hamcrest.Matchers.notNullValue;
import static org.hamcrest.Matchers.nullValue;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;

import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.sql.SQLException;
import javax.sql.DataSource;
import kz.malim.support.Newsroom;
import kz.malim.support.Newsroom.Story;
import org.junit.jupiter.api.Test;

@QuarkusTest
class CoherenceTest {
    private static final String HIT = "malim; hit";

    @Inject
    Newsroom newsroom;

    @Inject
    DataSource database;

    @Test
    void servesTheSecondRequestFromTheCache() {
        var story = newsroom.publishes(article());
        get(story.path()).then().header("Cache-Status", containsString("miss"));

        get(story.path())
                .then()
                .statusCode(200)
                .header("Cache-Status", equalTo(HIT))
                .body("title", notNullValue());
    }

    @Test
    void invalidatesAnArticleWhenItChanges() {
        var story = cached(newsroom.publishes(article().titled("One")));

        newsroom.edits(story, article().titled("Two"));

        get(story.path()).then().body("title", equalTo("Two"));
    }

    @Test
    void invalidatesAPageWhoseRelatedTitleChanges() {
        var neighbour = newsroom.publishes(article().titled("Neighbour"));
        var story = newsroom.publishes(article().relatedTo(neighbour));
        var path = story.path() + "?include=related";
        var before = get(path).header("ETag");

        newsroom.edits(neighbour, article().titled("Neighbour, corrected"));

        get(path)
                .then()
                .body("related.items.title", hasItem("Neighbour, corrected"))
                .header("ETag", not(equalTo(before)));
    }

    @Test
    void invalidatesEveryPageOfAPhotoWhoseCreditChanges() throws SQLException {
        var photo = newsroom.photo("Фото", "Айгерім");
        var story = cached(newsroom.publishes(article().withLeadPhoto(photo)));
        var before = get(story.path()).header("ETag");

        sql("update photo set credit_text = 'Айгерім Садықова', version = version + 1 where id = '" + photo + "'");

        var after = get(story.path())
                .then()
                .body("photos[0].credit.text", equalTo("Айгерім Садықова"))
                .extract()
                .header("ETag");
        assertNotEquals(before, after);
    }

    @Test
    void keepsAPageWhenSomethingElseChanges() {
        var story = cached(newsroom.publishes(article()));
        var before = get(story.path()).header("ETag");

        newsroom.publishes(article());

        get(story.path()).then().header("Cache-Status", equalTo(HIT)).header("ETag", equalTo(before));
    }

    @Test
    void keepsAListThatThePublishedArticleDoesNotEnter() {
        var culture = newsroom.tag("Мәдениет");
        var sport = newsroom.tag("Спорт");
        newsroom.publishes(article().tagged(culture));
        var list = "/api/articles?tag=" + culture.value();
        get(list).then().statusCode(200);

        newsroom.publishes(article().tagged(sport));
        get(list).then().header("Cache-Status", equalTo(HIT));

        var entering = newsroom.publishes(article().tagged(culture));
        get(list).then().body("items[0].slug", equalTo(entering.slug()));
    }

    @Test
    void invalidatesAListThatAnArticleLeaves() {
        var tag = newsroom.tag("Мәдениет");
        var story = newsroom.publishes(article().tagged(tag));
        var list = "/api/articles?tag=" + tag.value();
        get(list).then().body("items.slug", hasItem(story.slug()));

        newsroom.edits(story, article());

        get(list).then().body("items.slug", not(hasItem(story.slug())));
    }

    @Test
    void invalidatesAFrontBlockThatChanges() {
        var story = newsroom.publishes(article().titled("In the block"));
        var block = newsroom.block("Block", story);
        get("/api/blocks/" + block.value()).then().body("items.title", hasItem("In the block"));

        newsroom.edits(story, article().titled("In the block, later"));

        get("/api/blocks/" + block.value()).then().body("items.title", hasItem("In the block, later"));
        newsroom.removes(block);
        get("/api/blocks/" + block.value()).then().statusCode(404);
    }

    @Test
    void sharesOneResponseAmongVariantsOfARequest() {
        var story = newsroom.publishes(article());
        var first = get(story.path() + "?include=related,blocks").header("ETag");

        get(story.path() + "?include=blocks,related")
                .then()
                .header("Cache-Status", equalTo(HIT))
                .header("ETag", equalTo(first));
    }

    @Test
    void sends304WithoutABodyAndWithTheSameHeaders() {
        var story = newsroom.publishes(article().saying("x".repeat(2_000)));
        var first = get(story.path());

        for (int time = 0; time < 2; time++) {
            given().header("If-None-Match", "\"other\", W/" + first.header("ETag"))
                    .get(story.path())
                    .then()
                    .statusCode(304)
                    .header("ETag", equalTo(first.header("ETag")))
                    .header("Cache-Control", equalTo(first.header("Cache-Control")))
                    .header("Vary", equalTo(first.header("Vary")))
                    .header("Content-Length", nullValue())
                    .body(equalTo(""));
        }
    }

    @Test
    void logsOneChangeForEachThingAReaderCanNotice() throws SQLException {
        var story = newsroom.publishes(article());
        newsroom.edits(story, article());
        newsroom.redrafts(story, article()); // readers notice nothing

        assertEquals("article.published article.updated", kindsOf(story));
    }

    private Story cached(Story story) {
        get(story.path()).then().statusCode(200);
        return story;
    }

    private String kindsOf(Story story) throws SQLException {
        try (var connection = database.getConnection();
                var statement = connection.prepareStatement(
                        "select string_agg(kind, ' ' order by position) from change where article_id = ?")) {
            statement.setObject(1, story.id());
            try (var row = statement.executeQuery()) {
                row.next();
                return row.getString(1);
            }
        }
    }

    private void sql(String text) throws SQLException {
        try (var connection = database.getConnection();
                var statement = connection.createStatement()) {
            statement.execute(text);
        }
    }
}
