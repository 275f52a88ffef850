package kz.malim.site;

import static io.restassured.RestAssured.given;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasItem;
import static org.hamcrest.Matchers.not;
import static org.hamcrest.Matchers.startsWith;
import static org.junit.jupiter.api.Assertions.assertEquals;

import com.fasterxml.jackson.databind.ObjectMapper;
import io.quarkus.test.junit.QuarkusTest;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.yaml.snakeyaml.LoaderOptions;
import org.yaml.snakeyaml.Yaml;

/** The contract over HTTP, whole and for front ends. */
@QuarkusTest
class ContractResourceTest {
    private static final String YAML = "application/yaml;charset=UTF-8";
    private static final String JSON = "application/json;charset=UTF-8";

    /** SnakeYAML reads YAML 1.1, to which a plain {@code 16:9} is a number and a plain date a timestamp. */
    @ParameterizedTest
    @CsvSource({"/openapi, openapi", "/openapi/delivery, delivery"})
    void isWhatTheBuildWroteToEveryReader(String path, String file) throws IOException {
        var json = new ObjectMapper();
        var built = json.readTree(Path.of("target/openapi", file + ".json").toFile());

        assertEquals(built, json.readTree(given().get(path + ".json").asString()));
        var yaml = new LoaderOptions();
        yaml.setCodePointLimit(10_000_000);
        assertEquals(
                json.readTree(built.toString()),
                json.readTree(json.writeValueAsString(
                        new Yaml(yaml).load(given().get(path).asString()))));
    }

    @ParameterizedTest
    @ValueSource(strings = {"/openapi", "/openapi/delivery"})
    void isYamlOrJsonAsTheClientPrefers(String path) {
        for (var accept :
                List.of("*/*", "text/html,*/*;q=0.8", "application/yaml", "application/json;q=0.5, application/yaml")) {
            given().header("Accept", accept).get(path).then().statusCode(200).contentType(YAML);
        }
        for (var accept : List.of("application/json", "application/json, */*;q=0.1", "application/yaml;q=0, */*")) {
            given().header("Accept", accept).get(path).then().statusCode(200).contentType(JSON);
        }
        given().accept("application/vnd.oai.openapi+json").get(path).then().body("openapi", startsWith("3.1"));
        given().accept("text/yaml").get(path).then().statusCode(200).contentType("text/yaml;charset=UTF-8");
        given().accept("image/png").get(path).then().statusCode(406);
        for (var form : List.of(".yaml", ".yml", "?format=yaml", "?format=yml")) {
            given().accept("application/json")
                    .get(path + form)
                    .then()
                    .statusCode(200)
                    .contentType(YAML);
        }
        for (var form : List.of(".json", "?format=json")) {
            given().accept("application/yaml")
                    .get(path + form)
                    .then()
                    .statusCode(200)
                    .contentType(JSON);
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "/openapi",
                "/openapi.json",
                "/openapi/delivery",
                "/openapi/delivery.yaml",
                "/openapi?format=json"
            })
    void isRevalidatedAndCompressed(String path) {
        var first = given().get(path);
        first.then()
                .statusCode(200)
                .header("Cache-Control", containsString("max-age"))
                .header("Vary", containsString("Accept"))
                .header("ETag", startsWith("\""));

        given().header("If-None-Match", first.header("ETag")).get(path).then().statusCode(304);
        given().header("If-None-Match", "\"other\"").get(path).then().statusCode(200);
        given().head(path)
                .then()
                .statusCode(200)
                .header("ETag", first.header("ETag"))
                .header("Content-Length", not(equalTo("0")));
        given().header("Accept-Encoding", "br").get(path).then().header("Content-Encoding", "br");
        given().header("Origin", "https://front.example").get(path).then().header("Access-Control-Allow-Origin", "*");
    }

    @Test
    void hasOneAddressForEachDocument() {
        for (var path : List.of(
                "/openapi/",
                "/openapi/management",
                "/openapi.xml",
                "/openapi/delivery/x",
                "/openapidelivery",
                "/q/openapi")) {
            given().get(path).then().statusCode(404);
        }
        given().get("/openapi?format=xml").then().statusCode(400).body("errors[0].parameter", equalTo("format"));
        given().get("/openapi/delivery?fromat=json")
                .then()
                .statusCode(400)
                .body("type", equalTo("/problems/unknown-parameter"));
        for (var path : List.of("/openapi.json", "/openapi/delivery", "/openapi/delivery.yaml")) {
            given().post(path).then().statusCode(405).header("Allow", "GET, HEAD, OPTIONS");
        }
    }

    @Test
    void theDocumentationOpensOnWhatFrontEndsRead() {
        given().get("/docs/")
                .then()
                .statusCode(200)
                .body(containsString("/openapi/delivery"), containsString("\"urls.primaryName\": 'delivery'"));
        given().get("/openapi/delivery.json")
                .then()
                .body("tags.name[0]", equalTo("Articles"))
                .body("paths.keySet()", hasItem("/api/articles"))
                .body("paths.keySet()", not(hasItem("/management/articles")));
    }
}
