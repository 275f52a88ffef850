package kz.malim.delivery;

import static io.restassured.RestAssured.get;
import static kz.malim.support.Newsroom.article;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasItem;
import static org.hamcrest.Matchers.matchesPattern;
import static org.hamcrest.Matchers.nullValue;
import static org.junit.jupiter.api.Assertions.assertEquals;

import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.sql.SQLException;
import java.time.LocalDate;
import java.util.List;
import javax.sql.DataSource;
import kz.malim.support.Newsroom;
import kz.malim.text.Slug;
import org.junit.jupiter.api.Test;

@QuarkusTest
class FrontBlockTest {
    private static final LocalDate MAY = LocalDate.of(2026, 5, 1);

    @Inject
    Newsroom newsroom;

    @Inject
    DataSource database;

    @Test
    void showsItsItemsInTheEditorsOrderWithTheirTeasersOrNone() {
        var first = newsroom.publishes(article().titled("First").withLede("With a teaser."));
        var second = newsroom.publishes(article().titled("Second"));
        var block = newsroom.block("In order", second, first);

        get(path(block))
                .then()
                .statusCode(200)
                .body("items.title", equalTo(List.of("Second", "First")))
                .body("items[0].lede", nullValue())
                .body("items[1].lede", equalTo("With a teaser."));
        get("/api/blocks").then().body("items.name", hasItem(block.value()));
        newsroom.removes(block);
    }

    @Test
    void overridesTitleAndTeaserWithoutChangingTheArticle() {
        var story = newsroom.publishes(article().titled("Long title").withLede("Long lede."));
        var block = newsroom.block("Override", story, "Short", "Shorter.");

        get(path(block)).then().body("items[0].title", equalTo("Short")).body("items[0].lede", equalTo("Shorter."));
        get(story.path()).then().body("title", equalTo("Long title"));
        newsroom.removes(block);
    }

    @Test
    void fillsUpAfterThePinnedStoriesToItsLimit() throws SQLException {
        var tag = newsroom.tag("Fill");
        var old = newsroom.publishes(article().titled("old").tagged(tag).datedOn(MAY));
        newsroom.publishes(article().titled("newer").tagged(tag).datedOn(MAY.plusDays(1)));
        newsroom.publishes(article().titled("newest").tagged(tag).datedOn(MAY.plusDays(2)));
        newsroom.publishes(article().titled("another tag"));
        var block = newsroom.block("Filled", old);
        sql("update front_block set fill = true, item_limit = 2," + " fill_tag_id = (select id from tag where slug = '"
                + tag.value() + "') where name = '" + block.value() + "'");

        get(path(block)).then().body("items.title", equalTo(List.of("old", "newest")));

        newsroom.publishes(article().titled("just now").tagged(tag).datedOn(MAY.plusDays(3)));

        get(path(block)).then().body("items.title", equalTo(List.of("old", "just now")));
        newsroom.removes(block);
    }

    @Test
    void showsAPlacementOnlyWhileItIsValidAndIsCachedNoLonger() throws SQLException {
        var past = newsroom.publishes(article().titled("past"));
        var present = newsroom.publishes(article().titled("present"));
        var future = newsroom.publishes(article().titled("future"));
        var block = newsroom.block("In time", past, present, future);
        valid(block, past, "now() - interval '2 hours'", "now() - interval '1 hour'");
        valid(block, present, "now() - interval '1 hour'", "now() + interval '20 seconds'");
        valid(block, future, "now() + interval '1 hour'", "null");

        var response = get(path(block))
                .then()
                .body("items.title", equalTo(List.of("present")))
                .extract();

        var control = response.header("Cache-Control");
        assertEquals(true, control.matches("public, max-age=(1?\\d|20), s-maxage=(1?\\d|20)"), control);
        get(present.path() + "?include=blocks")
                .then()
                .header("Cache-Control", matchesPattern("public, max-age=\\d+, s-maxage=\\d+"));
        newsroom.removes(block);
    }

    @Test
    void isNotFoundUnderAnUnknownName() {
        get("/api/blocks/nobody-gave-this").then().statusCode(404).body("detail", containsString("nobody-gave-this"));
    }

    private void valid(Slug block, Newsroom.Story story, String from, String until) throws SQLException {
        sql("update front_placement set valid_from = " + from + ", valid_until = " + until + " where article_id = '"
                + story.id() + "' and block_id = (select id from front_block where name = '" + block.value() + "')");
    }

    private static String path(Slug block) {
        return "/api/blocks/" + block.value();
    }

    private void sql(String text) throws SQLException {
        try (var connection = database.getConnection();
                var statement = connection.createStatement()) {
            statement.execute(text);
        }
    }
}
