package kz.malim.database;

import static io.restassured.RestAssured.get;
import static kz.malim.support.Newsroom.article;
import static org.hamcrest.Matchers.is;

import io.agroal.api.AgroalDataSource;
import io.quarkus.agroal.DataSource;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.sql.SQLException;
import java.util.Map;
import kz.malim.access.Role;
import kz.malim.support.Client;
import kz.malim.support.HeldPool;
import kz.malim.support.Newsroom;
import org.junit.jupiter.api.Test;

/** What holds all connections of one pool stops nobody who uses another. */
@QuarkusTest
class BulkheadsTest {
    @Inject
    Newsroom newsroom;

    @Inject
    AgroalDataSource writing;

    @Inject
    @DataSource("reading")
    AgroalDataSource reading;

    @Test
    void readersReadWhileEditorsHoldEveryConnection() throws SQLException {
        var story = newsroom.publishes(article().titled("Оқылады"));

        try (var _ = new HeldPool(writing)) {
            get(story.path()).then().statusCode(200).body("title", is("Оқылады"));
            get("/api/articles?limit=7").then().statusCode(200);
            get("/api/articles?q=оқылады").then().statusCode(200);
            get("/feeds/all.rss").then().statusCode(200);
        }
    }

    @Test
    void editorsWriteWhileReadersHoldEveryConnection() throws SQLException {
        var key = new Client(newsroom.keyOf(Role.PUBLISHER));

        try (var _ = new HeldPool(reading)) {
            var path = key.makes("/management/articles", Map.of("lang", "kk", "title", "Жазылады"));
            key.reads(path).then().statusCode(200);
            key.request()
                    .header("If-Match", key.etag(path))
                    .put(path + "/publication")
                    .then()
                    .statusCode(200);
            key.reads("/management/articles").then().statusCode(200);
        }
    }
}
