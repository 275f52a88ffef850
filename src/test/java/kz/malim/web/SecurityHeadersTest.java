package kz.malim.web;

import static io.restassured.RestAssured.given;
import static kz.malim.support.Newsroom.article;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.startsWith;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotNull;

import io.quarkus.test.common.http.TestHTTPResource;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.net.URL;
import java.util.List;
import kz.malim.access.Role;
import kz.malim.support.Newsroom;
import org.junit.jupiter.api.Test;

/** Every form of response says what a browser may do with it. */
@QuarkusTest
class SecurityHeadersTest {
    @TestHTTPResource
    URL server;

    @Inject
    Newsroom newsroom;

    @Test
    void areOnEveryFormOfResponse() {
        var story = newsroom.publishes(article().saying("Сәлем"));
        var old = story.path();
        var current = newsroom.renames(story, "renamed-" + story.slug()).path();
        for (var path : List.of(
                current,
                old,
                current + "?format=ninjs",
                current + "?format=markdown",
                current + "?format=text",
                current + "?format=atom",
                current + "?format=jsonld",
                "/api/articles",
                "/api/articles?fields=title",
                "/api/articles?unknown=1",
                "/api/articles/no-such-story",
                "/api/blocks",
                "/feeds/all.rss",
                "/feeds/all.atom",
                "/feeds/all.json",
                "/sitemap.xml",
                "/robots.txt",
                "/problems",
                "/problems/gone",
                "/openapi",
                "/nothing",
                "/media/01a22a34-03bb-7695-87cc-288709600f32/3f2a9c4be01d5577-640.webp",
                "/management/articles",
                "/management/nothing")) {
            for (int time = 0; time < 2; time++) { // rendered, then cached
                given().redirects()
                        .follow(false)
                        .get(path)
                        .then()
                        .header("X-Content-Type-Options", equalTo("nosniff"))
                        .header("Content-Security-Policy", startsWith("default-src 'none'"));
            }
        }
        for (var method : List.of("POST", "DELETE", "OPTIONS", "HEAD")) {
            given().request(method, current).then().header("X-Content-Type-Options", equalTo("nosniff"));
        }
        given().header("Authorization", "Bearer " + newsroom.keyOf(Role.WRITER))
                .get("/management/articles")
                .then()
                .statusCode(200)
                .header("X-Content-Type-Options", equalTo("nosniff"));
    }

    @Test
    void areOnNotModified() {
        var path = newsroom.publishes(article()).path();
        var etag = given().get(path).header("ETag");
        for (int time = 0; time < 2; time++) {
            given().header("If-None-Match", etag)
                    .get(path)
                    .then()
                    .statusCode(304)
                    .header("X-Content-Type-Options", equalTo("nosniff"))
                    .header("Content-Security-Policy", startsWith("default-src 'none'"));
        }
    }

    @Test
    void letHtmlShowPicturesAndRunNothing() {
        var path = newsroom.publishes(article()).path();
        given().get(path + "?format=html")
                .then()
                .header("Content-Security-Policy", containsString("img-src *"))
                .header("Content-Security-Policy", containsString("sandbox"));
    }

    @Test
    void letTheDocumentationRunItsOwnScripts() {
        given().get("/docs/")
                .then()
                .statusCode(200)
                .header("X-Content-Type-Options", equalTo("nosniff"))
                .header("Content-Security-Policy", containsString("script-src 'self'"));
    }

    @Test
    void areOnWhatTheServerRefusesBeforeRouting() {
        for (var request : List.of(
                "GET /problems HTTP/1.1\r\nHost: a\r\nHost: b\r\n",
                "GET http://a/ HTTP/1.1\r\nHost: a\r\n",
                "GET /problems HTTP/1.1\r\nHost: a b\r\n",
                "GET /problems HTTP/1.1\r\nHost: a\r\nTransfer-Encoding: gzip\r\n")) {
            var response = new RawHttp(server).send(request + "Connection: close\r\n\r\n");
            assertEquals("nosniff", response.header("X-Content-Type-Options"), request);
            assertNotNull(response.header("Content-Security-Policy"));
        }
    }
}
