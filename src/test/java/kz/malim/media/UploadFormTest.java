package kz.malim.media;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static org.junit.jupiter.api.Assertions.assertAll;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.quarkus.test.common.http.TestHTTPResource;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import kz.malim.access.Role;
import kz.malim.support.Newsroom;
import org.junit.jupiter.api.Test;

/** Forms that are malformed, cut off, or have parts that would be lost. */
@QuarkusTest
class UploadFormTest {
    private static final String FORM = "multipart/form-data; boundary=b";
    private static final String FILE =
            "--b\r\nContent-Disposition: form-data; name=\"file\"; filename=\"a.jpg\"\r\n\r\nabc";
    private static final String END = "\r\n--b--\r\n";

    @TestHTTPResource
    URI server;

    @Inject
    Newsroom newsroom;

    private final HttpClient client =
            HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();

    @Test
    void areMalformedRequests() {
        var bodies = Map.ofEntries(
                Map.entry("cut in the file", FILE),
                Map.entry("cut in the boundary", FILE + "\r\n--"),
                Map.entry("cut before the end", FILE + "\r\n--b\r\n"),
                Map.entry("cut in a header", "--b\r\nContent-Dispo"),
                Map.entry("cut after the headers", "--b\r\nContent-Disposition: form-data; name=\"photo\"\r\n\r\n"),
                Map.entry("empty", ""),
                Map.entry("no form", "hello"),
                Map.entry("another boundary", FILE.replace("--b", "--c") + "\r\n--c--\r\n"),
                Map.entry("no colon", "--b\r\nnonsense\r\n\r\nabc" + END),
                Map.entry("bare line feeds", "--b\nContent-Disposition: form-data; name=\"photo\"\n\n{}\n--b--\n"),
                Map.entry("no disposition", "--b\r\nX: y\r\n\r\nabc" + END),
                Map.entry("no name", "--b\r\nContent-Disposition: form-data\r\n\r\nabc" + END),
                Map.entry("an attachment", "--b\r\nContent-Disposition: attachment; name=\"photo\"\r\n\r\n{}" + END),
                Map.entry("an unknown part", part("foto", "{}") + END),
                Map.entry("a part twice", part("photo", "{}") + "\r\n" + part("photo", "{}") + END),
                Map.entry("a file without a name", part("file", "abc") + END),
                Map.entry(
                        "too many parts",
                        IntStream.range(0, 1100)
                                        .mapToObj(i -> part("p" + i, "x"))
                                        .collect(Collectors.joining("\r\n"))
                                + END),
                Map.entry("JSON cut off", part("photo", "{") + END),
                Map.entry(
                        "a charset in an unknown one",
                        part("photo\"\r\nContent-Type: application/json; charset=\"nothing", "{}") + END),
                Map.entry("Latin-1", part("photo", "{\"alt\":\"\u00e9\"}") + END),
                Map.entry("an overlong slash", part("photo", "{\"alt\":\"\u00c0\u00af\"}") + END),
                Map.entry("Latin-1 in a file", part("photo\"; filename=\"a.json", "{\"alt\":\"\u00e9\"}") + END));

        assertAll(bodies.entrySet().stream().map(body -> () -> {
            var response = post(FORM, body.getValue());
            assertTrue(
                    response.statusCode() == 400 || response.statusCode() == 415,
                    () -> body.getKey() + ": " + response.statusCode() + " " + response.body());
            assertEquals(
                    "application/problem+json",
                    response.headers().firstValue("Content-Type").orElse(""));
        }));
    }

    @Test
    void needABoundary() {
        for (var type : new String[] {
            "multipart/form-data",
            "multipart/form-data; boundary=",
            "multipart/form-data; boundary=\"\"",
            "multipart/form-data; boundary=" + "b".repeat(71),
            "multipart/form-data; boundary=\"b;\"",
            "multipart/form-data;;;",
            "multipart/form-data; boundry=b"
        }) {
            assertEquals(400, post(type, part("photo", "{}") + END).statusCode(), type);
        }
        assertEquals(
                415, post(FORM + "; charset=nothing", part("photo", "{}") + END).statusCode());
        assertEquals(
                415, post(FORM + "; charset=utf-16", part("photo", "{}") + END).statusCode());
    }

    @Test
    void areReadInAnyCaseAndWithoutMediaTypes() {
        for (var type : new String[] {
            FORM, "Multipart/Form-Data; boundary=b", "multipart/form-data; BOUNDARY=\"b\"; charset=UTF-8"
        }) {
            for (var name : new String[] {"photo", "photo\"; filename=\"a.json"}) {
                var response = post(type, part(name, "{\"alt\":\"Read\"}") + END);
                assertEquals(201, response.statusCode(), response::body);
                assertTrue(response.body().contains("\"alt\":\"Read\""), response::body);
            }
        }
    }

    private static String part(String name, String value) {
        return "--b\r\nContent-Disposition: form-data; name=\"" + name + "\"\r\n\r\n" + value;
    }

    private HttpResponse<String> post(String type, String body) {
        var request = HttpRequest.newBuilder(server.resolve("/management/photos"))
                .header("Authorization", "Bearer " + newsroom.keyOf(Role.WRITER))
                .header("Content-Type", type)
                .POST(BodyPublishers.ofString(body, ISO_8859_1))
                .build();
        try {
            return client.send(request, BodyHandlers.ofString());
        } catch (IOException | InterruptedException e) {
            throw new AssertionError(e);
        }
    }
}
