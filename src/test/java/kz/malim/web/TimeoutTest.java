package kz.malim.web;

import static io.restassured.RestAssured.get;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.matchesPattern;

import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.ValidatableResponse;
import jakarta.inject.Inject;
import java.sql.SQLException;
import javax.sql.DataSource;
import kz.malim.access.Role;
import kz.malim.support.Editor;
import kz.malim.support.Newsroom;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What took too long is not reported as a database that is away. */
@QuarkusTest
class TimeoutTest {
    @Inject
    Newsroom newsroom;

    @Inject
    DataSource database;

    @ParameterizedTest
    @ValueSource(strings = {"57014", "55P03"})
    void isAProblemOfItsOwn(String state) {
        assertTimeout(get("/api/fails-for-a-test/database/" + state).then());
    }

    @ParameterizedTest
    @ValueSource(strings = {"08006", "53300", "57P01"})
    void isNotADatabaseThatIsAway(String state) {
        get("/api/fails-for-a-test/database/" + state)
                .then()
                .statusCode(503)
                .body("type", equalTo("/problems/unavailable"));
    }

    @Test
    void isReportedByAWriteThatWaitsForAnother() throws SQLException {
        var editor = new Editor(newsroom.keyOf(Role.EDITOR));
        var path = editor.drafts("{\"lang\": \"kk\", \"title\": \"Көл\"}");
        try (var connection = database.getConnection();
                var statement = connection.createStatement()) {
            connection.setAutoCommit(false);
            statement.execute(
                    "select from article where id = '" + path.substring(path.lastIndexOf('/') + 1) + "' for update");

            assertTimeout(editor.saves(path, "{\"title\": \"Тау\"}").then());

            connection.rollback();
            connection.setAutoCommit(true);
        }
    }

    @Test
    void isDescribedWhereItsTypeLeads() {
        get("/problems/timeout").then().statusCode(200).body("status", equalTo(503));
    }

    private static void assertTimeout(ValidatableResponse response) {
        response.statusCode(503)
                .header("Retry-After", matchesPattern("[1-9][0-9]*"))
                .body("type", equalTo("/problems/timeout"));
    }
}
