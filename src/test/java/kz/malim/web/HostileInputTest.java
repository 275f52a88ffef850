package kz.malim.web;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.nio.charset.StandardCharsets.UTF_16BE;
import static java.nio.charset.StandardCharsets.UTF_8;
import static java.util.Map.entry;
import static kz.malim.support.Newsroom.article;
import static kz.malim.web.ProblemType.AUTHENTICATION_REQUIRED;
import static kz.malim.web.ProblemType.CONTENT_TOO_LARGE;
import static kz.malim.web.ProblemType.FORBIDDEN;
import static kz.malim.web.ProblemType.HEADERS_TOO_LARGE;
import static kz.malim.web.ProblemType.INVALID_CHARACTER;
import static kz.malim.web.ProblemType.INVALID_CONTENT;
import static kz.malim.web.ProblemType.INVALID_CURSOR;
import static kz.malim.web.ProblemType.INVALID_PARAMETER;
import static kz.malim.web.ProblemType.MALFORMED_REQUEST;
import static kz.malim.web.ProblemType.METHOD_NOT_ALLOWED;
import static kz.malim.web.ProblemType.NOT_ACCEPTABLE;
import static kz.malim.web.ProblemType.NOT_FOUND;
import static kz.malim.web.ProblemType.UNKNOWN_PARAMETER;
import static kz.malim.web.ProblemType.UNSUPPORTED_MEDIA_TYPE;
import static kz.malim.web.ProblemType.URI_TOO_LONG;
import static org.junit.jupiter.api.Assertions.assertAll;
import static org.junit.jupiter.api.Assertions.assertEquals;

import io.quarkus.test.common.http.TestHTTPResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.path.json.JsonPath;
import jakarta.inject.Inject;
import java.net.URL;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import kz.malim.access.Role;
import kz.malim.support.ContractCheck;
import kz.malim.support.Newsroom;
import kz.malim.web.RawHttp.RawResponse;
import org.junit.jupiter.api.Test;

/** Hostile input: every refusal is a problem of a stable type, and none is an internal server error. */
@QuarkusTest
class HostileInputTest {
    @TestHTTPResource
    URL server;

    @Inject
    Newsroom newsroom;

    @Test
    void refusesUrlsThatAreNotCanonicalAndWellFormed() {
        var slug = newsroom.publishes(article()).slug();
        var id = newsroom.publishes(article()).id().toString();

        refuses(
                get("/api/articles/%FF", INVALID_CHARACTER),
                get("/api/articles?section=%FF", INVALID_CHARACTER),
                get("/api/articles?section=%ED%A0%80", INVALID_CHARACTER), // a surrogate encoded as UTF-8
                get("/api/articles/%C0%AF", INVALID_CHARACTER), // an overlong slash
                get("/api/articles/%C0%AE%C0%AE", INVALID_CHARACTER),
                get("/api/articles/a%00b", INVALID_CHARACTER),
                get("/api/articles?tag=%00", INVALID_CHARACTER),
                get("/api/articles?tag=%0D%0ASet-Cookie:x", INVALID_CHARACTER),
                get("/api/articles/" + slug + ";x=1", NOT_FOUND),
                get("/api/articles/" + slug + "%3Bx=1", NOT_FOUND),
                get("/api/articles;x=1/" + slug, NOT_FOUND),
                get("/api/articles/a%2Fb", NOT_FOUND),
                get("/api/articles/" + slug.replace("s", "%73"), NOT_FOUND),
                get("/api//articles/" + slug, NOT_FOUND),
                get("/api/./articles/" + slug, NOT_FOUND),
                get("/api/blocks/../articles/" + slug, NOT_FOUND),
                get("/api/blocks/%2e%2e/articles/" + slug, NOT_FOUND),
                get("/api/articles/" + slug.toUpperCase(Locale.ROOT), NOT_FOUND),
                get("/api/articles/" + id.toUpperCase(Locale.ROOT), NOT_FOUND),
                get("/api/articles/" + id.replace("-", ""), NOT_FOUND),
                get("/api/articles/+1", NOT_FOUND),
                get("/api/articles/%D9%A1", NOT_FOUND), // an Arabic one
                get("/api/articles/12345678901234567890", NOT_FOUND),
                get("/api/articles/" + "a".repeat(2000), NOT_FOUND),
                get("/api/blocks/%D0%B1%D0%BB%D0%BE%D0%BA", NOT_FOUND),
                get("/nothing/here", NOT_FOUND),
                get("/management", NOT_FOUND),
                get("/management%2Fimports", NOT_FOUND),
                get("/q/nothing", NOT_FOUND),
                get("/index.html", NOT_FOUND),
                get("/api/articles?section=" + "a".repeat(10_000), URI_TOO_LONG),
                get("/api/" + "a".repeat(5_000), URI_TOO_LONG));
    }

    @Test
    void refusesUnknownAndInvalidParameters() {
        refuses(
                get("/api/articles?limit=0", INVALID_PARAMETER),
                get("/api/articles?limit=-1", INVALID_PARAMETER),
                get("/api/articles?limit=101", INVALID_PARAMETER),
                get("/api/articles?limit=1000000000", INVALID_PARAMETER),
                get("/api/articles?limit=99999999999999999999", INVALID_PARAMETER),
                get("/api/articles?limit=1e3", INVALID_PARAMETER),
                get("/api/articles?limit=1.5", INVALID_PARAMETER),
                get("/api/articles?limit=%2B1", INVALID_PARAMETER),
                get("/api/articles?limit=01", INVALID_PARAMETER),
                get("/api/articles?limit=%D9%A1", INVALID_PARAMETER),
                get("/api/articles?limit=", INVALID_PARAMETER),
                get("/api/articles?limit=abc", INVALID_PARAMETER),
                get("/api/articles?limit=1&limit=2", INVALID_PARAMETER),
                get("/api/articles?lang=xx", INVALID_PARAMETER),
                get("/api/articles?lang=' or 1=1--".replace(" ", "%20"), INVALID_PARAMETER),
                get("/api/articles?tag=%25", INVALID_PARAMETER),
                get("/api/articles?tag=_", INVALID_PARAMETER),
                get("/api/articles?author=A", INVALID_PARAMETER),
                get("/api/articles?cursor=x", INVALID_CURSOR),
                get("/api/articles?cursor=" + "A".repeat(50), INVALID_CURSOR),
                get("/api/articles?tga=x", UNKNOWN_PARAMETER),
                get("/api/articles?limit%00=1", INVALID_CHARACTER),
                get("/api/articles?%D2%9B=1", UNKNOWN_PARAMETER),
                get("/api/blocks?page=1", UNKNOWN_PARAMETER),
                get("/problems?x", UNKNOWN_PARAMETER),
                get("/api/articles/x?include=everything", INVALID_PARAMETER),
                get("/api/articles/x?include=", INVALID_PARAMETER),
                get("/api/articles/x?include=related,,blocks", INVALID_PARAMETER));
    }

    @Test
    void refusesMalformedRequests() {
        refuses(
                row("GET /problems HTTP/1.1", "Host: a|Host: b", MALFORMED_REQUEST),
                row("GET /problems HTTP/1.1", "", MALFORMED_REQUEST),
                row("GET http://elsewhere/problems HTTP/1.1", "Host: a", MALFORMED_REQUEST),
                row("GET /problems HTTP/3.0", "Host: a", MALFORMED_REQUEST),
                row("GET /problems HTTP/0.9", "Host: a", MALFORMED_REQUEST),
                row("OPTIONS * HTTP/1.1", "Host: a", NOT_FOUND),
                row(
                        "GET /problems HTTP/1.1",
                        "Host: a" + ("|X-Many: " + "x".repeat(1000)).repeat(25),
                        HEADERS_TOO_LARGE),
                row("GET /problems HTTP/1.1", "Host: a|X: " + "x".repeat(25_000), HEADERS_TOO_LARGE),
                row("GET /api/articles?cursor=" + "x".repeat(20_000) + " HTTP/1.1", "Host: a", URI_TOO_LONG),
                row("GET /management/tags?cursor=" + "%C3%8C".repeat(10_000) + " HTTP/1.1", "Host: a", URI_TOO_LONG),
                post("", "Content-Encoding: gzip", "x", UNSUPPORTED_MEDIA_TYPE),
                row("GET /problems HTTP/1.1", "Host: a|Accept: application/xml", NOT_ACCEPTABLE),
                row("GET /api/articles HTTP/1.1", "Host: a|Accept: image/png", NOT_ACCEPTABLE));
    }

    /** The server refuses these itself, before there is a request to respond to with a problem. */
    @Test
    void leavesInvalidHttpToTheServer() {
        var post = "POST /management/imports HTTP/1.1\r\nHost: a\r\n";
        var end = " HTTP/1.1\r\nHost: a\r\nConnection: close\r\n\r\n";
        var refusals = Map.ofEntries(
                entry(post + "Content-Length: 5\r\nTransfer-Encoding: chunked\r\n\r\n0\r\n\r\n", 400),
                entry(post + "Content-Length: 5\r\nContent-Length: 6\r\n\r\nhello!", 400),
                entry(post + "Content-Length: -1\r\n\r\n", 400),
                entry("GET /problems HTTP/1.1\r\nHost: a\r\nX : y\r\n\r\n", 400),
                entry("GET /problems HTTP/1.1\r\nHost: a\r\nX: " + "x".repeat(70_000) + "\r\n\r\n", 431),
                entry("GET /" + "x".repeat(70_000) + end, 414));

        assertAll(refusals.entrySet().stream()
                .map(refusal -> () -> assertEquals(
                        refusal.getValue(), send(refusal.getKey()).status(), () -> beginning(refusal.getKey()))));
    }

    @Test
    void sendsAllowWithMethodNotAllowed() {
        var paths =
                List.of("/api/articles", "/api/articles/x", "/api/articles/x/related", "/api/blocks/x", "/problems");

        for (var method : List.of("DELETE", "FOO", "TRACE", "PUT", "PATCH")) {
            for (var path : paths) {
                var response = refused(row(method + " " + path + " HTTP/1.1", "Host: a", METHOD_NOT_ALLOWED));
                assertEquals("GET, HEAD, OPTIONS", response.header("Allow"), method + " " + path);
            }
        }
        var response = refused(row("GET /management/imports HTTP/1.1", "Host: a", METHOD_NOT_ALLOWED));
        assertEquals("OPTIONS, POST", response.header("Allow"));
    }

    @Test
    void refusesAnonymousWrites() {
        var reader = newsroom.keyOf(Role.READER);

        refuses(
                post("", "Content-Type: text/plain", "x", AUTHENTICATION_REQUIRED),
                post("", "Content-Type: text/plain|Authorization: Basic eDp4", "x", AUTHENTICATION_REQUIRED),
                post("", "Content-Type: text/plain|Authorization: Bearer", "x", AUTHENTICATION_REQUIRED),
                post("", "Content-Type: text/plain|Authorization: Bearer \u00ff\u00fe", "x", AUTHENTICATION_REQUIRED),
                post(
                        "",
                        "Content-Type: text/plain|Authorization: Bearer " + reader + "x",
                        "x",
                        AUTHENTICATION_REQUIRED),
                post("", "Content-Type: text/plain|Authorization: Bearer " + reader, "x", FORBIDDEN));
    }

    @Test
    void refusesPagesThatAreNotValidText() {
        var key = "Authorization: Bearer " + newsroom.keyOf(Role.WRITER);
        var text = key + "|Content-Type: text/plain";

        refuses(
                post("", text, utf8("Тақырып\u0000\n"), INVALID_CHARACTER),
                post("", text, utf8("Тақырып\u0007\n"), INVALID_CHARACTER),
                post("", text, "T\u00ff\n", INVALID_CHARACTER),
                post("", text, "T\u00c0\u00af\n", INVALID_CHARACTER), // an overlong slash
                post("", text, "T\u00ed\u00a0\u0080\n", INVALID_CHARACTER), // half of a surrogate pair
                post("", text, utf16("Тақырып"), INVALID_CHARACTER),
                post("", text + ";charset=utf-16", utf16("Тақырып"), UNSUPPORTED_MEDIA_TYPE),
                post("", text + ";charset=nothing", "x", UNSUPPORTED_MEDIA_TYPE),
                post("", key + "|Content-Type: application/json", "{}", UNSUPPORTED_MEDIA_TYPE),
                post("", key + "|Content-Type: multipart/form-data", "x", UNSUPPORTED_MEDIA_TYPE),
                post("", key + "|Content-Type: multipart/form-data; boundary=b", "--b\r\n", UNSUPPORTED_MEDIA_TYPE),
                post("", key + "|Content-Type: ;;;", "x", UNSUPPORTED_MEDIA_TYPE),
                post("", key, "x", UNSUPPORTED_MEDIA_TYPE),
                post("", text, "", INVALID_CONTENT),
                post("", text, " \n\t\n", INVALID_CONTENT),
                post("", text, "x".repeat(1_100_000), CONTENT_TOO_LARGE),
                row(
                        "POST /management/imports HTTP/1.1",
                        "Host: a|" + text + "|Content-Length: 3000000",
                        CONTENT_TOO_LARGE),
                post("?publish=yes", text, "x", INVALID_PARAMETER),
                post("?dryRun=1", text, "x", INVALID_PARAMETER),
                post("?format=html", text, "x", INVALID_PARAMETER),
                post("?lang=tlh", text, "x", INVALID_PARAMETER),
                post("?publish=true", text, "x", FORBIDDEN));
    }

    @Test
    void acceptsAPageWithAByteOrderMark() {
        var writer = "Content-Type: text/plain|Authorization: Bearer " + newsroom.keyOf(Role.WRITER);
        var page = utf8("\uFEFFТақырып белгісімен\n\nМәтін бар.\n");

        var response = send(request(
                "POST /management/imports?dryRun=true HTTP/1.1",
                "Host: a|" + writer + "|Content-Length: " + page.length(),
                page));

        assertEquals(200, response.status(), response::text);
        assertEquals("Тақырып белгісімен", JsonPath.from(response.text()).getString("articles[0].article.title"));
    }

    @Test
    void limitsABodyWithoutContentLength() {
        var head = List.of(
                "POST /management/imports HTTP/1.1",
                "Host: a",
                "Content-Type: text/plain",
                "Authorization: Bearer " + newsroom.keyOf(Role.WRITER),
                "Transfer-Encoding: chunked");
        var chunk = "100000\r\n" + "x".repeat(0x100000) + "\r\n";

        int status = new RawHttp(server).status(String.join("\r\n", head) + "\r\n\r\n" + chunk.repeat(3) + "0\r\n\r\n");

        assertEquals(413, status);
    }

    private record Row(String request, ProblemType type) {}

    private static Row get(String target, ProblemType type) {
        return row("GET " + target + " HTTP/1.1", "Host: a", type);
    }

    private static Row post(String query, String headers, String body, ProblemType type) {
        return new Row(
                request(
                        "POST /management/imports" + query + " HTTP/1.1",
                        "Host: a|" + headers + "|Content-Length: " + body.length(),
                        body),
                type);
    }

    private static Row row(String line, String headers, ProblemType type) {
        return new Row(request(line, headers, ""), type);
    }

    /** @param headers joined by vertical bars */
    private static String request(String line, String headers, String body) {
        return line + "\r\nConnection: close\r\n" + (headers.isEmpty() ? "" : headers.replace("|", "\r\n") + "\r\n")
                + "\r\n" + body;
    }

    private void refuses(Row... rows) {
        assertAll(Arrays.stream(rows).map(row -> () -> refused(row)));
    }

    private RawResponse refused(Row row) {
        var response = send(row.request());
        var line = beginning(row.request());
        assertEquals(row.type().status(), response.status(), () -> line + " returned " + response.text());
        assertEquals(ProblemMappers.PROBLEM_JSON, response.header("Content-Type"), line);
        assertEquals(row.type().uri(), JsonPath.from(response.text()).getString("type"), line);
        var words = line.split(" ");
        ContractCheck.check(
                words[0],
                words[1].replaceFirst("[?].*", ""),
                response.status(),
                ProblemMappers.PROBLEM_JSON,
                response.text().getBytes(UTF_8));
        return response;
    }

    private RawResponse send(String request) {
        return new RawHttp(server).send(request);
    }

    private static String beginning(String request) {
        return request.length() > 120 ? request.substring(0, 120) : request;
    }

    /** Bytes as characters, the way {@link RawHttp} sends them. */
    private static String utf8(String text) {
        return new String(text.getBytes(UTF_8), ISO_8859_1);
    }

    private static String utf16(String text) {
        return new String(text.getBytes(UTF_16BE), ISO_8859_1);
    }
}
