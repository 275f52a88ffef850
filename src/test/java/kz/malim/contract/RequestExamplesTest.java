package kz.malim.contract;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.Response;
import io.restassured.specification.RequestSpecification;
import jakarta.inject.Inject;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Stream;
import kz.malim.access.Role;
import kz.malim.picture.Samples;
import kz.malim.support.Client;
import kz.malim.support.Newsroom;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Every request body of the contract has an example, which is accepted. */
@QuarkusTest
class RequestExamplesTest {
    /** What the examples refer to, which is of the demo newsroom. */
    private static final String ARTICLE = "01a20cfc-1037-7c4c-95c7-5dd2e8cade50";

    private static final String PHOTO = "01a20cf1-8ab0-750a-9d44-dfbc8d013fe4";
    private static final String SOON = "2026-12-24T18:00:00+05:00";

    private static final String POSITION = "41969";

    private static final Path SOUND = Path.of("src/test/resources/media/cbr.mp3");

    private static final String MULTIPART = "multipart/form-data";

    /** Operations on published articles. */
    private static final Set<String> PUBLISHED = Set.of("correctArticle", "takeDownArticle");

    private static final List<Map<String, ?>> TEXT =
            List.of(Map.of("type", "paragraph", "text", List.of(Map.of("text", "Бір."))));

    private static final ObjectMapper JSON = new ObjectMapper();

    @Inject
    Newsroom newsroom;

    private Client admin;

    RequestExamplesTest() {
        admin = new Client("");
    }

    @BeforeEach
    void hasAKey() {
        admin = new Client(newsroom.keyOf(Role.ADMIN));
    }

    record Body(String operation, String method, String path, String mediaType, JsonNode example) {
        @Override
        public String toString() {
            return operation;
        }
    }

    static Stream<Body> bodies() {
        return read().path("paths").properties().stream()
                .flatMap(path -> path.getValue().properties().stream()
                        .filter(operation -> operation.getValue().has("requestBody"))
                        .flatMap(operation -> operation.getValue().at("/requestBody/content").properties().stream()
                                .map(content -> new Body(
                                        operation.getValue().path("operationId").asText(),
                                        operation.getKey(),
                                        path.getKey(),
                                        content.getKey(),
                                        content.getValue().path("example")))));
    }

    @ParameterizedTest
    @MethodSource("bodies")
    void isAccepted(Body body) throws IOException {
        assertTrue(!body.example.isMissingNode(), body.operation + " has no example");
        var fixture = new LinkedHashMap<String, String>();
        fixture.put(PHOTO, newsroom.photo("Фото", "Марат Тұрлыбек").toString());
        var article = article("news");
        if (!body.operation.equals("bulkWrite")) { // which publishes it
            publish(article);
        }
        fixture.put(ARTICLE, article);
        fixture.put(
                SOON,
                OffsetDateTime.now(ZoneOffset.UTC)
                        .plusDays(1)
                        .truncatedTo(ChronoUnit.SECONDS)
                        .toString());
        ensure("sections", Map.of("slug", "madeniet", "name", "Мәдениет"));
        ensure("tags", Map.of("slug", "kitaphana", "name", "Кітапхана"));
        ensure("authors", Map.of("slug", "aysulu-togzhan", "name", "Айсұлу Тоғжан", "kind", "person"));
        ensure("blocks", Map.of("name", "malim-blocks", "title", "MalimBlocks"));
        if (body.operation.equals("replayWebhook")) { // from where the log surely is
            fixture.put(
                    POSITION,
                    String.valueOf(
                            admin.posts("/management/webhooks", Map.of("name", "x", "url", "https://news.example/hook"))
                                    .<Object>path("webhook.position")));
        }
        var example = body.example.isTextual() ? body.example.asText() : body.example.toString();
        for (var shown : fixture.entrySet()) {
            example = example.replace(shown.getKey(), shown.getValue());
        }
        var request = admin.request();
        var path = prepare(body, request, fixture);

        var response = send(body, request, path, example);
        if (body.operation.equals("startReadOnlyMode")) {
            admin.request().delete(path).then().statusCode(204);
        }
        assertTrue(Set.of(200, 201).contains(response.statusCode()), () -> response.statusCode() + response.asString());
    }

    private Response send(Body body, RequestSpecification request, String path, String example) throws IOException {
        if (body.mediaType.equals(MULTIPART)) {
            var parts = JSON.readTree(example);
            var file = parts.path("file").asText();
            request.contentType(MULTIPART);
            request.multiPart(
                    "file", file, file.endsWith(".jpg") ? Samples.ownCopy("camera.jpg") : Files.readAllBytes(SOUND));
            parts.properties().stream()
                    .filter(part -> part.getValue().isObject())
                    .forEach(part ->
                            request.multiPart(part.getKey(), part.getValue().toString(), "application/json"));
        } else {
            request.contentType(body.mediaType).body(example);
        }
        return request.request(body.method, path);
    }

    /** The path with the ids of something to act on, whose version the request gets. */
    private String prepare(Body body, RequestSpecification request, Map<String, String> fixture) throws IOException {
        var kind = body.path.split("/", -1)[2];
        var path = body.path;
        if (path.contains("{id}")) {
            path = path.replace("{id}", id(kind, body.operation, fixture));
        }
        if (path.contains("{entry}")) {
            path = path.replace("{entry}", created(path.replaceFirst("/[{]entry}.*", ""), Map.of("body", TEXT)));
        }
        if (path.contains("{name}")) {
            request.header("If-None-Match", "*");
            return path.replace("{name}", "n" + UUID.randomUUID());
        }
        var resource = body.operation.matches("replace(Synonyms|Coverage)|patchEntry")
                ? path
                : path.replaceFirst("^(/management/[a-z]+/[^/]+).*", "$1");
        var etag = body.method.equals("post") && !body.path.contains("{id}")
                ? null
                : admin.request().get(resource).header("ETag");
        if (etag != null) {
            request.header("If-Match", etag);
        }
        return path;
    }

    private String id(String kind, String operation, Map<String, String> fixture) throws IOException {
        var name = "x" + UUID.randomUUID();
        return switch (kind) {
            case "articles" -> {
                var id = article(operation.matches(".*(Entry|Coverage)") ? "live" : "news");
                if (PUBLISHED.contains(operation)) {
                    publish(id);
                }
                yield id;
            }
            case "photos" -> fixture.getOrDefault(PHOTO, "");
            case "media" -> media();
            case "authors" -> created("/management/authors", Map.of("name", name, "kind", "person"));
            case "blocks" -> created("/management/blocks", Map.of("title", name));
            case "webhooks" -> webhook(name);
            default -> created("/management/" + kind, Map.of("name", name));
        };
    }

    private String webhook(String name) {
        return admin.posts("/management/webhooks", Map.of("name", name, "url", "https://news.example/hook"))
                .path("webhook.id");
    }

    private String media() throws IOException {
        return admin.request()
                .contentType(MULTIPART)
                .multiPart("file", "sound.mp3", Files.readAllBytes(SOUND))
                .post("/management/media")
                .path("id");
    }

    private String article(String kind) {
        return created(
                "/management/articles",
                Map.of("lang", "kk", "kind", kind, "title", "Мысал " + UUID.randomUUID(), "body", TEXT));
    }

    private void publish(String article) {
        admin.request()
                .header("If-Match", "\"1\"")
                .put("/management/articles/" + article + "/publication")
                .then()
                .statusCode(200);
    }

    private String created(String path, Map<String, ?> body) {
        var response = admin.posts(path, body);
        assertEquals(201, response.statusCode(), response.asString());
        return response.path("id");
    }

    /** Another test may have created it. */
    private void ensure(String kind, Map<String, ?> body) {
        var status = admin.posts("/management/" + kind, body).statusCode();
        assertTrue(status == 201 || status == 409, kind + status);
    }

    private static JsonNode read() {
        try {
            return JSON.readTree(Path.of("target/openapi/openapi.json").toFile());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
