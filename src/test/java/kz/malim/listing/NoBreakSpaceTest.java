package kz.malim.listing;

import static io.restassured.RestAssured.given;
import static kz.malim.support.Newsroom.article;
import static org.awaitility.Awaitility.await;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.empty;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasItem;

import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.ValidatableResponse;
import jakarta.inject.Inject;
import java.sql.SQLException;
import java.util.Map;
import java.util.UUID;
import javax.sql.DataSource;
import kz.malim.access.Role;
import kz.malim.support.Client;
import kz.malim.support.Newsroom;
import kz.malim.support.Newsroom.Story;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** A no-break space is a space wherever words are looked for, in texts and in queries. */
@QuarkusTest
class NoBreakSpaceTest {
    @Inject
    Newsroom newsroom;

    @Inject
    DataSource database;

    @ParameterizedTest
    @ValueSource(strings = {" ", "\u00a0", "\u202f", "\u2007", "\u3000", "\u00a0 "})
    void separatesWordsInAQuery(String space) {
        var one = word();
        var other = word();
        var story = newsroom.publishes(article().titled(one + " between " + other));

        search(one + space + other).body("items.slug", contains(story.slug()));
        search(space + other + space + one + space).body("items.slug", contains(story.slug()));
        search("\"between" + space + other + "\"").body("items.slug", contains(story.slug()));
        search("\"" + one + space + other + "\"").body("items", empty());
        search(one + space + "-" + other).body("items", empty());
        suggest(one + space + other).body("items.slug", contains(story.slug()));
        suggest(other.substring(0, 1) + space).body("items", empty());
    }

    @ParameterizedTest
    @ValueSource(strings = {"\u00a0", "\u202f", "\u2007"})
    void separatesWordsInAText(String space) throws SQLException {
        var word = word();
        var title = word + space + "12" + space + "500" + space + "тенге";
        var story = newsroom.drafts(article().titled(word));
        rewrites(story, title);
        newsroom.publishes(story);

        search(word + " 500 тенге").body("items.slug", contains(story.slug()));
        search("\"" + word + " 12" + space + "500\"")
                .body("items.slug", contains(story.slug()))
                .body("items[0].title", equalTo(title))
                .body("items[0].highlight.title.findAll { it.match }.text", contains(word, "12", "500"))
                .body("items[0].highlight.title.text.join('')", equalTo(title));
        suggest(word + " 12").body("items.slug", hasItem(story.slug()));
    }

    @ParameterizedTest
    @ValueSource(strings = {"\u00a0", "\u202f", "\u2007"})
    void separatesWordsInNamesSlugsAndPhotos(String space) throws SQLException {
        var word = word();
        var admin = new Client(newsroom.keyOf(Role.ADMIN));
        var tag = newsroom.tag(word);
        run("update tag set name = ? where slug = ?", "Name" + space + word, tag.value());
        newsroom.publishes(article().tagged(tag));
        var made = admin.makes("/management/tags", Map.of("name", "Slug" + space + word));
        var photo = newsroom.photo("Фото", "Before");
        run("update photo set credit_text = ? where id = cast(? as uuid)", "Айдар" + space + word, photo.toString());

        await().untilAsserted(() -> suggest("name " + word).body("items.slug", hasItem(tag.value())));
        suggest(word + space + "name").body("items.slug", hasItem(tag.value()));
        admin.reads(made).then().body("slug", equalTo("slug-" + word));
        for (var between : new String[] {" ", space}) {
            admin.request()
                    .queryParam("q", word + between + "айдар")
                    .get("/management/photos")
                    .then()
                    .body("items.id", contains(photo.toString()));
        }
    }

    /** As it is stored where no-break spaces are kept. */
    private void rewrites(Story story, String title) throws SQLException {
        run(
                "update revision set title = ? where state = 'draft' and article_id = cast(? as uuid)",
                title,
                story.id().toString());
    }

    private void run(String sql, String... values) throws SQLException {
        try (var connection = database.getConnection();
                var statement = connection.prepareStatement(sql)) {
            for (int i = 0; i < values.length; i++) {
                statement.setString(i + 1, values[i]);
            }
            statement.executeUpdate();
        }
    }

    private static ValidatableResponse search(String q) {
        return given().queryParam("q", q).get("/api/articles").then().statusCode(200);
    }

    private static ValidatableResponse suggest(String q) {
        return given().queryParam("q", q).get("/api/search/suggest").then().statusCode(200);
    }

    private static String word() {
        return "sozdik" + UUID.randomUUID().toString().replace("-", "");
    }
}
