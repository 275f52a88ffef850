package kz.malim.search;

import static io.restassured.RestAssured.given;
import static kz.malim.support.Newsroom.article;
import static org.awaitility.Awaitility.await;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.greaterThan;
import static org.junit.jupiter.api.Assertions.assertEquals;

import io.agroal.api.AgroalDataSource;
import io.quarkus.runtime.StartupEvent;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.ValidatableResponse;
import jakarta.inject.Inject;
import java.sql.SQLException;
import java.time.Duration;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import kz.malim.access.ReadOnlyMode;
import kz.malim.support.Newsroom;
import kz.malim.support.Newsroom.Story;
import org.junit.jupiter.api.Test;

@QuarkusTest
class RebuildTest {
    private static final String PATH = "/management/search/rebuild";

    @Inject
    Newsroom newsroom;

    @Inject
    AgroalDataSource database;

    @Inject
    IndexRebuild rebuild;

    @Inject
    ReadOnlyMode readOnly;

    @Test
    void indexesEverythingInARebuild() throws SQLException {
        var story = newsroom.publishes(article().titled("Қайта құрылған көрме"));
        try (var connection = database.getConnection();
                var statement = connection.createStatement()) {
            statement.executeUpdate("delete from search_document");
        }

        starts();

        awaitsCompletion();
        assertEquals(1, documents(story, "көрме"));
    }

    @Test
    void retriesAfterAFailure() throws SQLException {
        newsroom.publishes(article().titled("Іркілген құрылыс"));
        try (var connection = database.getConnection();
                var statement = connection.createStatement()) {
            statement.executeUpdate("delete from search_document");
            statement.execute("alter table search_word rename to search_word_unavailable");
            try {
                starts();
                await().during(Duration.ofSeconds(2))
                        .untilAsserted(
                                () -> progress().body("running", equalTo(true)).body("done", equalTo(0)));
            } finally {
                statement.execute("alter table search_word_unavailable rename to search_word");
            }
        }

        awaitsCompletion();
    }

    @Test
    void restsInReadOnlyMode() throws SQLException {
        newsroom.publishes(article().titled("Тыныш құрылыс"));
        execute("insert into read_only_mode (started_by, reason) values ('test', 'Maintenance.')");
        try {
            await().until(readOnly::isOn);

            rebuild.restart();

            await().during(Duration.ofSeconds(2))
                    .untilAsserted(
                            () -> progress().body("running", equalTo(true)).body("done", equalTo(0)));
        } finally {
            execute("delete from read_only_mode");
        }

        awaitsCompletion();
    }

    @Test
    void startsByItselfWhenTheIndexIsOfAnEarlierVersion() throws SQLException {
        var story = newsroom.publishes(article().titled("Нұсқасы ескі көпір"));
        starts();
        awaitsCompletion();
        execute("update search_rebuild set version = version - 1");
        execute("delete from search_document");

        rebuild.resume(new StartupEvent());

        await().atMost(Duration.ofSeconds(40)).untilAsserted(() -> assertEquals(1, documents(story, "көпір")));
        awaitsCompletion();
    }

    private void execute(String sql) throws SQLException {
        try (var connection = database.getConnection();
                var statement = connection.createStatement()) {
            statement.execute(sql);
        }
    }

    private void starts() {
        given().auth().oauth2(newsroom.keyOf("admin")).post(PATH).then().statusCode(202);
    }

    private void awaitsCompletion() {
        await().atMost(Duration.ofSeconds(40))
                .untilAsserted(() -> progress().body("running", equalTo(false)).body("done", greaterThan(0)));
    }

    private ValidatableResponse progress() {
        return given().auth().oauth2(newsroom.keyOf("admin")).get(PATH).then().statusCode(200);
    }

    @Test
    void isForAdministrators() {
        given().auth().oauth2(newsroom.keyOf("publisher")).post(PATH).then().statusCode(403);
        given().get(PATH).then().statusCode(401);
    }

    @Test
    void indexesPublishedRevisionsOnly() throws SQLException {
        var draft = newsroom.drafts(article().titled("Жасырын нұсқа"));
        var story = newsroom.publishes(article().titled("Ескі мешіт"));

        newsroom.edits(story, article().titled("Жаңа мұражай"));

        assertEquals(0, documents(draft, "нұсқа"));
        assertEquals(0, documents(story, "мешіт"));
        assertEquals(1, documents(story, "мұражай"));
    }

    @Test
    void publishesAnArticleWithMoreWordsThanPostgresqlCanIndex() throws SQLException {
        var paragraphs = IntStream.range(0, 60)
                .mapToObj(paragraph -> IntStream.range(1_000 * paragraph, 1_000 * (paragraph + 1))
                        .mapToObj(i -> "сөздік" + Integer.toString(i, 36) + "ұзын")
                        .collect(Collectors.joining(" ")))
                .toArray(String[]::new);

        var story = newsroom.publishes(article().titled("Ұзақ мақала").saying(paragraphs));

        assertEquals(1, documents(story, "ұзақ"));
    }

    private int documents(Story story, String key) throws SQLException {
        try (var connection = database.getConnection();
                var statement = connection.prepareStatement(
                        "select count(*) from search_document where article_id = ? and words @@ cast(? as tsquery)")) {
            statement.setObject(1, story.id());
            statement.setString(2, TsVector.quoted("k" + key)); // as a Kazakh word
            try (var row = statement.executeQuery()) {
                row.next();
                return row.getInt(1);
            }
        }
    }
}
