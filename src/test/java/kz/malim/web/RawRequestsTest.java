package kz.malim.web;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.nio.charset.StandardCharsets.UTF_8;
import static kz.malim.support.Newsroom.article;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.quarkus.test.common.http.TestHTTPResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.path.json.JsonPath;
import jakarta.inject.Inject;
import java.net.URL;
import java.util.List;
import kz.malim.change.ReadYourWrites;
import kz.malim.support.CapturedLog;
import kz.malim.support.Newsroom;
import kz.malim.web.RawHttp.RawResponse;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Requests as only sockets send them: raw letters in URLs, and framing that hides a second request. */
@QuarkusTest
class RawRequestsTest {
    private static final String SECOND = "GET /problems/gone HTTP/1.1\r\nHost: a\r\nConnection: close\r\n\r\n";

    @TestHTTPResource
    URL server;

    @Inject
    Newsroom newsroom;

    @Inject
    ReadYourWrites writes;

    @Test
    void readsRawLettersInAQueryAsIfTheyWerePercentEncoded() {
        var story = newsroom.publishes(article().titled("Қазына сандық ашылды"));
        writes.await();
        for (var query : List.of(
                "сандық",
                "Қазына|сандық",
                "{сандық}",
                "сандық^",
                "`сандық`",
                "\"сандық\"",
                "<сандық>",
                "\\сандық",
                "сандық#")) {
            var response = get("/api/articles?limit=100&q=" + query);
            assertEquals(200, response.status(), query);
            assertTrue(JsonPath.from(response.text()).getList("items.slug").contains(story.slug()), query);
            assertEquals("*", response.header("Access-Control-Allow-Origin"));
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "/api/articles/қазақ",
                "/api/articles/a|b",
                "/api/articles/{x}",
                "/api/articles/[a]",
                "/api/articles/a\\b",
                "/api/articles/\"a\"",
                "/api/articles/^`<>",
                "/қазақ",
            })
    void refusesRawLettersInAPathWithAProblem(String path) {
        assertProblem(404, get(path));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "/api/articles?q=%zz",
                "/api/articles?q=%",
                "/api/articles?q=%4",
                "/api/articles?%=1",
                "/api/articles?q=қ%zz",
                "/api/articles/%zz",
                "/api/articles/%",
                "/api/articles/a%2",
                "/%",
            })
    void refusesMalformedEscapesWithAProblem(String path) {
        assertProblem(400, get(path));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "chunked, identity",
                "identity, chunked",
                "gzip, chunked",
                "chunked, chunked",
                "xchunked",
                "identity",
                "gzip",
                "chunked;q=1",
                "\"chunked\"",
                ", chunked",
                "",
                "chunked\r\nTransfer-Encoding: chunked",
                "chunked\r\nTransfer-Encoding: identity",
                "xchunked\r\nContent-Length: 5",
                "chunked\r\nContent-Length: 5",
                "\u000bchunked",
                "\r\n chunked",
            })
    void takesNoOtherTransferCodingThanChunked(String coding) {
        try (var log = CapturedLog.listen()) {
            for (var line : List.of("POST /management/imports", "GET /problems/gone", "OPTIONS /api/articles")) {
                var response = new RawHttp(server)
                        .send(line + " HTTP/1.1\r\nHost: a\r\nOrigin: https://a.example\r\n"
                                + "Access-Control-Request-Method: GET\r\nTransfer-Encoding: " + coding
                                + "\r\n\r\n5\r\nhello\r\n0\r\n\r\n" + SECOND);
                assertEquals(400, response.status(), line);
                assertTrue(!response.text().contains("HTTP/1.1"), response::text);
            }
            assertEquals(
                    List.of(),
                    log.records().stream()
                            .filter(written -> written.getLoggerName().startsWith("io.netty"))
                            .toList());
        }
    }

    @Test
    void takesNoTransferCodingFromHttp10() {
        var response = new RawHttp(server)
                .send("POST /management/imports HTTP/1.0\r\nHost: a\r\nTransfer-Encoding: chunked\r\n\r\n0\r\n\r\n"
                        + SECOND);
        assertEquals(400, response.status());
        assertTrue(!response.text().contains("HTTP/1.1"), response::text);
    }

    @Test
    void readsChunkedInAnyCase() {
        for (var coding : List.of("chunked", "CHUNKED", "Chunked")) {
            var response = new RawHttp(server)
                    .send("POST /management/imports HTTP/1.1\r\nHost: a\r\nTransfer-Encoding: " + coding
                            + "\r\n\r\n5\r\nhello\r\n0\r\n\r\n" + SECOND);
            assertEquals(401, response.status());
            assertTrue(response.text().contains("HTTP/1.1 200"), "the next request is the second");
        }
    }

    @Test
    void doesNotSwitchToHttp2WithoutTls() {
        var upgrade = """
                GET /problems/gone HTTP/1.1
                Host: a
                Connection: Upgrade, HTTP2-Settings
                Upgrade: h2c
                HTTP2-Settings: AAMAAABkAAQCAAAAAAIAAAAA

                """.replace("\n", "\r\n");
        assertEquals(200, new RawHttp(server).status(upgrade));
        assertEquals(400, new RawHttp(server).status("PRI * HTTP/2.0\r\n\r\nSM\r\n\r\n"), "not a frame of HTTP/2");
    }

    private static void assertProblem(int status, RawResponse response) {
        assertEquals(status, response.status());
        assertEquals("application/problem+json", response.header("Content-Type"));
        assertEquals("*", response.header("Access-Control-Allow-Origin"));
        assertEquals(status, JsonPath.from(response.text()).getInt("status"));
    }

    private RawResponse get(String address) {
        var raw = new String(address.getBytes(UTF_8), ISO_8859_1);
        return new RawHttp(server).send("GET " + raw + " HTTP/1.1\r\nHost: a\r\nConnection: close\r\n\r\n");
    }
}
