package kz.malim.article;

import static io.restassured.RestAssured.given;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasItem;
import static org.hamcrest.Matchers.startsWith;

import io.quarkus.test.junit.QuarkusTest;
import io.restassured.builder.MultiPartSpecBuilder;
import io.restassured.http.ContentType;
import io.restassured.response.ValidatableResponse;
import jakarta.inject.Inject;
import java.util.List;
import java.util.Map;
import kz.malim.access.Role;
import kz.malim.support.Newsroom;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Links of spans, embeds, sources and credits take the same addresses. */
@QuarkusTest
class LinksTest {
    @Inject
    Newsroom newsroom;

    @ParameterizedTest
    @ValueSource(
            strings = {
                "https://қазақстан.қаз/жол",
                "https://a_b.example/x",
                "https://xn--80aaa0a6awh12ed.xn--80ao21a/",
                "http://example.org:8080/a?b=%20#c",
                "HTTPS://EXAMPLE.org",
            })
    void takeEveryHost(String url) {
        create(url)
                .statusCode(201)
                .body("content.source.url", equalTo(url))
                .body("content.body[0].text[0].href", equalTo(url));
        credit(url).statusCode(201).body("content.credit.licensorUrl", equalTo(url));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "https://user@example.org/",
                "https://user:password@қазақстан.қаз/",
                "https:example.org",
                "https:/example.org",
                "https:///x",
                "//example.org/",
                "https://example.org:99999/",
                "https://exa mple.org/",
                "javascript:alert(1)",
            })
    void refuseTheSame(String url) {
        create(url)
                .statusCode(400)
                .body("errors.pointer", hasItem("#/source/url"))
                .body("errors.pointer", hasItem("#/body/1/url"))
                .body("errors.pointer", hasItem(startsWith("#/body/0/text")));
        credit(url).statusCode(400).body("errors.pointer", hasItem("#/credit/licensorUrl"));
    }

    @Test
    void ofSpansAreMailboxesTelephonesAndPathsToo() {
        for (var href : List.of("mailto:a@example.org", "tel:+7-7172-000000", "/articles/x?y", "/")) {
            span(href).statusCode(201);
        }
        for (var href : List.of("mailto:", "//x", "x", "mailto://x", "tel:", "tel://1", "#nowhere", "/\\x", "?x")) {
            span(href).statusCode(400);
        }
    }

    private ValidatableResponse create(String url) {
        return post(Map.of(
                "title",
                "Links",
                "lang",
                "en",
                "source",
                Map.of("name", "A", "url", url),
                "body",
                List.of(
                        Map.of("type", "paragraph", "text", List.of(Map.of("text", "x", "href", url))),
                        Map.of("type", "embed", "url", url))));
    }

    private ValidatableResponse span(String href) {
        return post(Map.of(
                "title",
                "Links",
                "lang",
                "en",
                "body",
                List.of(Map.of("type", "paragraph", "text", List.of(Map.of("text", "x", "href", href))))));
    }

    private ValidatableResponse post(Map<String, Object> body) {
        return given().header("Authorization", "Bearer " + newsroom.keyOf(Role.WRITER))
                .contentType(ContentType.JSON)
                .body(body)
                .post("/management/articles")
                .then();
    }

    private ValidatableResponse credit(String url) {
        return given().header("Authorization", "Bearer " + newsroom.keyOf(Role.WRITER))
                .multiPart(new MultiPartSpecBuilder("{\"credit\":{\"text\":\"A\",\"licensorUrl\":\"" + url + "\"}}")
                        .controlName("photo")
                        .mimeType("application/json")
                        .charset(UTF_8)
                        .build())
                .post("/management/photos")
                .then();
    }
}
