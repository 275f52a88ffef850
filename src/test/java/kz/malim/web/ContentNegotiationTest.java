package kz.malim.web;

import static kz.malim.support.Newsroom.article;
import static org.junit.jupiter.api.Assertions.assertAll;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.quarkus.test.common.http.TestHTTPResource;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.net.URL;
import java.util.List;
import java.util.Map;
import kz.malim.change.ReadYourWrites;
import kz.malim.support.Newsroom;
import kz.malim.web.RawHttp.RawResponse;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Which representation a client gets for its {@code Accept} and its relatives. */
@QuarkusTest
class ContentNegotiationTest {
    private static final String SPARSE = "application/vnd.malim.sparse+json";

    @TestHTTPResource
    URL server;

    @Inject
    Newsroom newsroom;

    @Inject
    ReadYourWrites writes;

    @Inject
    ObjectMapper json;

    private String path;

    @BeforeEach
    void publish() {
        path = newsroom.publishes(article().saying("Сәлем")).path();
        writes.await();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                ",",
                " , ,",
                ";;;",
                "json",
                "a/b/c",
                "*/json",
                "application/json;q=abc",
                "application/json;q=2",
                "application/json;q=-1",
                "application/json;q=NaN",
                "application/json;q=0x1p0",
                "*",
                "text/html;q=\"1",
                "\"",
            })
    void ignoresWhatIsEmptyOrMalformed(String accept) {
        for (var address : List.of(path, "/api/articles", "/problems", "/problems/gone")) {
            assertType("application/json", send(address, accept), address);
        }
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "application/json, ,text/html | application/json",
                "text/html, application/json | text/html",
                "application/json;q=0.5, text/html;q=0.6 | text/html",
                "application/json;q=0, application/vnd.malim.sparse+json;q=0, */* | application/atom+xml",
                "text/html;q=0, text/*;q=0.5, application/json;q=0.1 | text/markdown",
                "text/html, image/gif, image/jpeg, *; q=.2, */*; q=.2 | text/html",
                "application/ld+json;profile=\"a,b;q=0\" | application/ld+json",
                "APPLICATION/JSON | application/json",
                "text/html ; level=1 ; Q=0.5 , text/markdown;q=0.4 | text/html",
                "application/json;charset=utf-8 | application/json",
                "*/*;q=0.1, text/* | text/html",
                "image/*, application/* | application/json",
                "application/vnd.malim.sparse+json | application/vnd.malim.sparse+json",
                "application/vnd.malim.sparse+json, application/json | application/vnd.malim.sparse+json",
                "application/vnd.malim.sparse+json;q=0.9, application/json | application/json",
            })
    void choosesByQualityThenByExactness(String accept, String type) {
        for (int time = 0; time < 2; time++) { // rendered, then cached
            assertType(type, send(path, accept), accept);
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "image/png",
                "*/*;q=0",
                "application/json;q=0, image/*",
                "application/problem+json",
                "text/x, , a"
            })
    void namesWhatThereIsWhenNothingFits(String accept) {
        for (var address :
                List.of(path, "/api/articles", "/api/blocks", "/feeds/all.rss", "/sitemap.xml", "/problems")) {
            for (int time = 0; time < 2; time++) {
                var response = send(address, accept);
                assertEquals(406, response.status(), address);
                assertEquals("application/problem+json", response.header("Content-Type"));
                assertTrue(response.text().contains("\"detail\":\"Available: "), response::text);
            }
        }
    }

    @Test
    void sendsEveryTypeTheContractDocumentsAndOnlyThat() throws Exception {
        var addresses = Map.of(
                "/api/articles", List.of("/api/articles?fields=title", "/api/articles"),
                "/api/articles/{slugOrId}", List.of(path + "?fields=title", path),
                "/feeds/all.{form}", List.of("/feeds/all.rss", "/feeds/all.atom", "/feeds/all.json"),
                "/sitemap.xml", List.of("/sitemap.xml"),
                "/robots.txt", List.of("/robots.txt"),
                "/api/blocks", List.of("/api/blocks"));
        var contract = contract();
        assertAll(addresses.entrySet().stream().map(entry -> () -> {
            for (var type : types(contract, entry.getKey())) {
                boolean sent = false;
                for (var address : entry.getValue()) {
                    var response = send(address, type);
                    sent |= response.status() == 200;
                    if (response.status() != 406) {
                        assertType(type, response, address);
                    }
                }
                assertTrue(sent, type + " of " + entry.getKey());
            }
        }));
    }

    @Test
    void sendsPartsOfArticlesAsTheTypeThatTheClientAccepts() {
        for (var address : List.of(
                path + "?fields=title", path + "?profile=card", path + "?body=html", "/api/articles?fields=title")) {
            for (int time = 0; time < 2; time++) { // rendered, then cached
                for (var json : List.of(
                        "application/json",
                        "application/*, " + SPARSE + ";q=0",
                        "application/json, */*;q=0.1",
                        "application/json, text/plain, */*",
                        "text/html, application/json;q=0.9",
                        SPARSE + ";q=0.5, application/json")) {
                    if (!address.startsWith("/api/articles?") || !json.startsWith("text/html")) {
                        assertPart("application/json", address, json);
                    }
                }
                for (var sparse : List.of("", "*/*", "application/*", SPARSE, "application/json;q=0, */*")) {
                    assertPart(SPARSE, address, sparse);
                }
            }
            assertEquals(406, send(address, "image/png").status());
        }
    }

    private void assertPart(String type, String address, String accept) {
        var response = send(address, accept);
        assertType(type, response, address + " for " + accept);
        assertEquals("Accept, Accept-Encoding", response.header("Vary"));
    }

    @Test
    void readsAllLinesOfTheHeaderAndKeepsTheCacheClean() {
        var odd = raw(path, "Accept: */*\r\nAccept: text/html");
        assertType("text/html", odd, "two lines");

        assertType("application/json", send(path, "*/*"), "one line");
        assertType("application/json", raw(path, "X: y"), "no line");
        assertType("text/html", raw(path, "Accept: */*\r\nAccept: text/html"), "two lines again");
    }

    @Test
    void readsAcceptEncodingInTheSameWay() {
        var large =
                newsroom.publishes(article().saying("Ұзын мәтін. ".repeat(300))).path();
        writes.await();
        for (int time = 0; time < 2; time++) {
            for (var plain : List.of(
                    "", ",", ";", ";q=1", "gzip;q=0", "gzip;q=NaN", "gzip;q=abc", "deflate", "*;q=abc", "identity")) {
                assertNull(coded(large, plain), plain);
            }
            for (var gzip : List.of(
                    "gzip",
                    "GZIP",
                    "x-gzip",
                    ", gzip",
                    "gzip;q=0.001",
                    "br;q=0, *",
                    "*;q=0.1, br;q=0",
                    "identity;q=0\r\nAccept-Encoding: gzip")) {
                assertEquals("gzip", coded(large, gzip), gzip);
            }
            for (var small : List.of("gzip, identity;q=0", "gzip, *;q=0")) {
                assertEquals("gzip", coded(path + "?fields=title", small), small);
            }
            for (var nothing : List.of("identity;q=0", "*;q=0", "identity;q=0, *;q=0", "gzip;q=0, *;q=0")) {
                var response = raw(large, "Accept-Encoding: " + nothing);
                assertEquals(406, response.status(), nothing);
                assertTrue(response.text().contains("Available"), response::text);
            }
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"", ",", "*;q=0", "ru;q=0", "xx", "kk;q=abc", ";;", "ru-RU, *;q=0.5"})
    void negotiatesNoLanguages(String languages) {
        assertEquals(200, raw(path, "Accept-Language: " + languages).status());
    }

    private @Nullable String coded(String address, String encodings) {
        var response = raw(address, "Accept-Encoding: " + encodings);
        assertEquals(200, response.status(), encodings);
        return response.header("Content-Encoding");
    }

    private static void assertType(String type, RawResponse response, String what) {
        assertEquals(200, response.status(), () -> what + " " + response.text());
        var sent = response.header("Content-Type");
        assertNotNull(sent);
        assertEquals(type, sent.replaceFirst(";.*", ""), what);
    }

    private RawResponse send(String address, String accept) {
        return raw(address, "Accept: " + accept);
    }

    private RawResponse raw(String address, String headers) {
        return new RawHttp(server)
                .send("GET " + address + " HTTP/1.1\r\nHost: a\r\nConnection: close\r\n" + headers + "\r\n\r\n");
    }

    private JsonNode contract() throws Exception {
        var body = new RawHttp(server)
                .send("GET /openapi?format=json HTTP/1.1\r\nHost: a\r\nConnection: close\r\n\r\n")
                .text();
        return json.readTree(body);
    }

    private static List<String> types(JsonNode contract, String template) {
        var content = contract.path("paths")
                .path(template)
                .path("get")
                .path("responses")
                .path("200")
                .path("content");
        return content.properties().stream().map(Map.Entry::getKey).toList();
    }
}
