package kz.malim.web;

import static org.junit.jupiter.api.Assertions.assertAll;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.quarkus.test.common.http.TestHTTPResource;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.io.IOException;
import java.net.URL;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import kz.malim.access.Role;
import kz.malim.support.Newsroom;
import kz.malim.web.RawHttp.RawResponse;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Every path of the contract has exactly the methods of the contract. */
@QuarkusTest
class OperationsTest {
    private static final List<String> METHODS =
            List.of("GET", "HEAD", "POST", "PUT", "PATCH", "DELETE", "TRACE", "PROPFIND", "get", "FOO");

    /** Values of path parameters, well-formed and unknown. */
    private static final Map<String, String> VALUES = Map.of(
            "form", "rss", "lang", "kk", "day", "2026-11-24", "number", "1", "rendition", "3f2a9c4be01d5577-640.webp");

    @TestHTTPResource
    URL server;

    @Inject
    Newsroom newsroom;

    @Inject
    ObjectMapper json;

    private JsonNode paths;
    private String key;

    @BeforeEach
    void readTheContract() throws IOException {
        paths = json.readTree(send("GET", "/openapi?format=json", "").text()).path("paths");
        key = newsroom.keyOf(Role.ADMIN);
    }

    @Test
    void refusesOtherMethodsWithTheMethodsThereAre() {
        assertTrue(paths.size() > 60);
        assertAll(paths.properties().stream().map(item -> () -> {
            var path = path(item.getKey());
            for (var method : METHODS) {
                if (!allow(item.getValue()).contains(method)) {
                    var response = send(method, path, "");
                    assertEquals(405, response.status(), () -> method + " " + path);
                    assertEquals(String.join(", ", allow(item.getValue())), response.header("Allow"), path);
                    assertEquals("application/problem+json", response.header("Content-Type"));
                }
            }
        }));
    }

    @Test
    void listsTheMethodsOfEachPath() {
        assertAll(paths.properties().stream().map(item -> () -> {
            var response = send("OPTIONS", path(item.getKey()), "");
            assertEquals(204, response.status());
            assertEquals(String.join(", ", allow(item.getValue())), response.header("Allow"), item.getKey());
            assertEquals(
                    item.getValue().has("patch") ? "application/merge-patch+json" : null,
                    response.header("Accept-Patch"));
        }));
    }

    /** Each is found or not for its own reasons; what the server does not know has no methods. */
    @Test
    void hasHeadWhereGetIs() {
        assertAll(paths.properties().stream()
                .filter(item -> item.getValue().has("get") && !item.getKey().endsWith("/stream")) // it does not end
                .map(item -> () -> {
                    var path = path(item.getKey());
                    var credentials = "Authorization: Bearer " + key + "\r\n";
                    var head = send("HEAD", path, credentials);
                    assertEquals(send("GET", path, credentials).status(), head.status(), path);
                    assertEquals("", head.text(), path);
                }));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "/api/nothing",
                "/api/articles/a/b",
                "/api/articles/a/body/c",
                "/management",
                "/management/articles/01a22a34-03bb-7695-87cc-288709600f32/nothing",
                "/management/articles/01a22a34-03bb-7695-87cc-288709600f32/publication/x",
                "/feeds/all",
                "/feeds/allXrss",
                "/sitemapxxml",
                "/Problems",
            })
    void knowsNoMethodsOfOtherPaths(String path) {
        for (var method : List.of("GET", "HEAD", "POST", "PUT", "DELETE", "OPTIONS", "FOO")) {
            var response = send(method, path, "Authorization: Bearer " + key + "\r\n");
            assertEquals(404, response.status(), method);
            assertNull(response.header("Allow"));
        }
    }

    @Test
    void namesTheMediaTypesOfPatches() {
        var patched = paths.properties().stream()
                .filter(item -> item.getValue().has("patch"))
                .map(item -> path(item.getKey()))
                .toList();
        assertTrue(patched.size() > 1);
        for (var path : patched) {
            for (var type : List.of(
                    "application/json",
                    "application/json-patch+json",
                    "text/plain",
                    "application/merge-patch+json;charset=utf-16")) {
                var response = send(
                        "PATCH",
                        path,
                        "Authorization: Bearer " + key + "\r\nIf-Match: \"1\"\r\nContent-Length: 2\r\nContent-Type: "
                                + type + "\r\n",
                        "{}");
                assertEquals(415, response.status(), type);
                assertEquals("application/merge-patch+json", response.header("Accept-Patch"), type);
            }
        }
    }

    @Test
    void hasTheContractAndItsPageForReadingOnly() {
        for (var path : List.of("/openapi", "/docs", "/docs/")) {
            for (var method : List.of("POST", "PUT", "DELETE", "FOO")) {
                var response = send(method, path, "");
                assertEquals(405, response.status(), method + path);
                assertEquals("GET, HEAD, OPTIONS", response.header("Allow"));
            }
            assertEquals("GET, HEAD, OPTIONS", send("OPTIONS", path, "").header("Allow"));
        }
    }

    @Test
    void hasNoPathsWithASlashAtTheEnd() {
        assertAll(paths.properties().stream().map(item -> () -> {
            for (var method : List.of("GET", "POST", "OPTIONS")) {
                var response = send(method, path(item.getKey()) + "/", "Authorization: Bearer " + key + "\r\n");
                assertEquals(404, response.status(), item.getKey());
                assertEquals(
                        "/problems/not-found",
                        json.readTree(response.text()).path("type").asText());
            }
        }));
    }

    private static Set<String> allow(JsonNode item) {
        var methods = new TreeSet<String>();
        item.fieldNames().forEachRemaining(method -> methods.add(method.toUpperCase(Locale.ROOT)));
        if (methods.contains("GET")) {
            methods.add("HEAD");
        }
        methods.add("OPTIONS");
        return methods;
    }

    private static String path(String template) {
        var path = template;
        for (var value : VALUES.entrySet()) {
            path = path.replace("{" + value.getKey() + "}", value.getValue());
        }
        return path.replaceAll("\\{(slug|slugOrId|name|token|type)}", "no-such-thing")
                .replaceAll("\\{\\w+}", "01a22a34-03bb-7695-87cc-288709600f32");
    }

    private RawResponse send(String method, String path, String headers) {
        return send(method, path, headers, "");
    }

    private RawResponse send(String method, String path, String headers, String body) {
        return new RawHttp(server)
                .send(method + " " + path + " HTTP/1.1\r\nHost: a\r\nConnection: close\r\n" + headers + "\r\n" + body);
    }
}
