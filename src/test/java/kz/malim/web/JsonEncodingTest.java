package kz.malim.web;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.junit.jupiter.api.Assertions.assertAll;
import static org.junit.jupiter.api.Assertions.assertEquals;

import io.quarkus.test.common.http.TestHTTPResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.path.json.JsonPath;
import jakarta.inject.Inject;
import java.net.URL;
import java.nio.charset.Charset;
import java.util.List;
import java.util.stream.Stream;
import kz.malim.access.Role;
import kz.malim.support.Newsroom;
import kz.malim.web.RawHttp.RawResponse;
import org.junit.jupiter.api.Test;

/** JSON in requests is UTF-8, strictly: what was sent is stored, or refused, and never changed. */
@QuarkusTest
class JsonEncodingTest {
    private static final String ARTICLE = "{\"title\":\"%s\",\"lang\":\"en\"}";

    @TestHTTPResource
    URL server;

    @Inject
    Newsroom newsroom;

    @Test
    void refusesWhatIsNotUtf8() {
        var utf16 = "\uFEFF" + ARTICLE.formatted("Sixteen");
        var bodies = List.of(
                ARTICLE.formatted("a\u00c0\u00afb"), // an overlong slash
                ARTICLE.formatted("a\u00e0\u0080\u00afb"),
                ARTICLE.formatted("a\u00f0\u0080\u0080\u00afb"),
                ARTICLE.formatted("\u00c1\u0081"),
                ARTICLE.formatted("\u00ed\u00a0\u0080"), // half of a pair
                ARTICLE.formatted("\u00ed\u00a0\u00bd\u00ed\u00b8\u0080"), // a pair, as in CESU-8
                ARTICLE.formatted("\u00f4\u0090\u0080\u0080"), // past the last code point
                ARTICLE.formatted("\u00e9"), // Latin-1
                ARTICLE.formatted("\u00d2"), // truncated
                ARTICLE.formatted("\u0080"),
                "{\"\u00ff\":1}",
                encoded(utf16, "UTF-16LE"),
                encoded(utf16, "UTF-16BE"),
                encoded(utf16.substring(1), "UTF-16LE"),
                encoded(utf16.substring(1), "UTF-16BE"),
                encoded(utf16, "UTF-32LE"),
                encoded(utf16.substring(1), "UTF-32BE"),
                encoded(utf16.replace("Sixteen", "lone \uD800 half"), "UTF-16LE"),
                utf8("\uFEFF\uFEFF" + ARTICLE.formatted("Two marks")),
                utf8(ARTICLE.formatted("x") + "\uFEFF"));

        assertAll(bodies.stream().map(body -> () -> {
            for (var path : List.of("/management/articles", "/management/authors", "/management/articles/bulk")) {
                assertEquals(400, post(path, "application/json", body).status(), body);
            }
        }));
    }

    @Test
    void refusesEscapesOfHalfACharacter() {
        for (var escape : List.of("\\ud800", "\\udc00x", "\\ude00\\ud83d", "a\\ud83d\\ud83d\\ude00", "\\u0000")) {
            assertEquals(
                    400,
                    post("/management/articles", "application/json", ARTICLE.formatted(escape))
                            .status());
            assertEquals(
                    400,
                    post("/management/articles", "application/json", "{\"%s\":1}".formatted(escape))
                            .status());
        }
    }

    /** Its repetition to the sender must not cut a character into halves, which no JSON can have. */
    @Test
    void refusesLongNamesOfEmojiReadably() {
        for (int length : new int[] {38, 39, 40}) {
            var name = "a".repeat(length) + "😀😀";
            var response = post(
                    "/management/articles",
                    "application/json",
                    utf8("{\"title\":\"x\",\"lang\":\"en\",\"" + name + "\":1}"));
            assertEquals(400, response.status(), response::text);
            var query = new RawHttp(server)
                    .send("GET /api/articles?" + utf8(name) + "=1 HTTP/1.1\r\nHost: a\r\nConnection: close\r\n\r\n");
            assertEquals(400, query.status(), query::text);
        }
    }

    @Test
    void refusesOtherCharsets() {
        for (var charset : List.of(
                "utf-16", "UTF-16LE", "utf-32", "iso-8859-1", "windows-1251", "us-ascii", "nothing", "\"latin1\"")) {
            for (var path : List.of("/management/articles", "/management/authors")) {
                var response = post(path, "application/json;charset=" + charset, ARTICLE.formatted("Charset"));
                assertEquals(415, response.status(), charset);
            }
            assertEquals(
                    415,
                    post("/management/imports", "text/plain;charset=" + charset, "Page")
                            .status(),
                    charset);
        }
    }

    @Test
    void storesUtf8AsItIs() {
        var types = List.of(
                "application/json",
                "application/json; charset=utf-8",
                "application/json;charset=\"UTF-8\"",
                "APPLICATION/JSON");
        for (var type : types) {
            for (var mark : List.of("", "\uFEFF")) {
                var title = "Қазақ 😀 \u0800\uFFFD tests";
                var response = post("/management/articles", type, utf8(mark + ARTICLE.formatted(title)));
                assertEquals(201, response.status(), response::text);
                assertEquals(title, JsonPath.from(response.text()).getString("content.title"));
            }
        }
    }

    @Test
    void refusesQueriesThatAreNotUtf8() {
        var queries = Stream.of(
                "%C0%AF",
                "%ED%A0%80", "%ED%A0%BD%ED%B8%80", "%FF", "%D2", "\u00ff", "\u00c0\u00af", "\u00ed\u00a0\u0080");
        assertAll(queries.map(query -> () -> assertEquals(
                400,
                new RawHttp(server)
                        .send("GET /api/articles?q=" + query + " HTTP/1.1\r\nHost: a\r\nConnection: close\r\n\r\n")
                        .status(),
                query)));
    }

    private RawResponse post(String path, String type, String body) {
        return new RawHttp(server)
                .send("POST " + path + " HTTP/1.1\r\nHost: a\r\nConnection: close\r\nAuthorization: Bearer "
                        + newsroom.keyOf(Role.ADMIN) + "\r\nContent-Type: " + type + "\r\nContent-Length: "
                        + body.length() + "\r\n\r\n" + body);
    }

    /** Bytes as characters, the way {@link RawHttp} sends them. */
    private static String utf8(String text) {
        return new String(text.getBytes(UTF_8), ISO_8859_1);
    }

    private static String encoded(String text, String charset) {
        if (text.contains("\uD800") && charset.equals("UTF-16LE")) { // Java's encoder would not write the half
            var bytes = new byte[2 * text.length()];
            for (int i = 0; i < text.length(); i++) {
                bytes[2 * i] = (byte) text.charAt(i);
                bytes[2 * i + 1] = (byte) (text.charAt(i) >> 8);
            }
            return new String(bytes, ISO_8859_1);
        }
        return new String(text.getBytes(Charset.forName(charset)), ISO_8859_1);
    }
}
