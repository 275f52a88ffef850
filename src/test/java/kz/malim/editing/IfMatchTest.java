package kz.malim.editing;

import static io.restassured.RestAssured.given;
import static kz.malim.support.Newsroom.article;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;

import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.ValidatableResponse;
import jakarta.inject.Inject;
import kz.malim.access.Role;
import kz.malim.support.Newsroom;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What the header takes, and what it says to those who send something else. */
@QuarkusTest
class IfMatchTest {
    @Inject
    Newsroom newsroom;

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '~',
            value = {"18 | \"18\"", "0 | \"0\"", "\"18 | \"18\"", "18\" | \"18\""})
    void namesTheQuotesThatAreMissing(String sent, String right) {
        publish(sent)
                .statusCode(400)
                .body("type", equalTo("/problems/malformed-request"))
                .body("detail", containsString("If-Match: " + right));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {",", "abc", "'18'", "w/\"18\"", "\"1\", 2", "\"1\" \"2\"", "W/18", "\"1\"x", "\"a,1\"\"", ",\"1"
            })
    void refusesWhatIsNoTag(String sent) {
        publish(sent).statusCode(400).body("detail", containsString("with its quotes"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"*", "W/\"0\"", "W/\"1\""})
    void saysThatWeakTagsMatchNothing(String sent) {
        publish(sent).statusCode(412).body("detail", containsString("strong ETag"));
    }

    @Test
    void isComparedWhenItIsWellFormed() {
        publish("\"999\"").statusCode(412);
        publish("\"a\", , \"1\"").statusCode(200);
        publish("\"a,b\",W/\",\" ,\t\"1\",").statusCode(200); // commas in tags
        publish("\"x\", ".repeat(60) + "\"1\"").statusCode(200);
    }

    private ValidatableResponse publish(String ifMatch) {
        var draft = newsroom.drafts(article());
        return given().header("Authorization", "Bearer " + newsroom.keyOf(Role.PUBLISHER))
                .header("If-Match", ifMatch)
                .put("/management/articles/" + draft.id() + "/publication")
                .then();
    }
}
