package kz.malim.web;

import static io.restassured.RestAssured.given;
import static kz.malim.support.Newsroom.article;
import static org.hamcrest.Matchers.containsString;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.opentelemetry.api.common.AttributeKey;
import io.opentelemetry.api.trace.SpanKind;
import io.opentelemetry.context.Context;
import io.opentelemetry.sdk.trace.ReadWriteSpan;
import io.opentelemetry.sdk.trace.ReadableSpan;
import io.opentelemetry.sdk.trace.SpanProcessor;
import io.opentelemetry.sdk.trace.data.SpanData;
import io.opentelemetry.semconv.HttpAttributes;
import io.quarkus.arc.Unremovable;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.QuarkusTestProfile;
import io.quarkus.test.junit.TestProfile;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.awt.image.BufferedImage;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Queue;
import java.util.Set;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.ThreadLocalRandom;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import javax.imageio.ImageIO;
import kz.malim.access.Role;
import kz.malim.support.Newsroom;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.Test;

/** What traces tell of a request. */
@QuarkusTest
@TestProfile(TracesTest.Traced.class)
class TracesTest {
    /** With traces of everything, which stay here. */
    public static final class Traced implements QuarkusTestProfile {
        @Override
        public Map<String, String> getConfigOverrides() {
            return Map.of(
                    "quarkus.otel.sdk.disabled", "false",
                    "quarkus.otel.traces.exporter", "none",
                    "malim.traces.statements", "true");
        }
    }

    /** Keeps the spans that have ended. */
    @Singleton
    @Unremovable
    static class Ended implements SpanProcessor {
        private final Queue<SpanData> spans = new ConcurrentLinkedQueue<>();

        @Override
        public void onStart(Context parent, ReadWriteSpan span) {}

        @Override
        public boolean isStartRequired() {
            return false;
        }

        @Override
        public void onEnd(ReadableSpan span) {
            spans.add(span.toSpanData());
        }

        @Override
        public boolean isEndRequired() {
            return true;
        }
    }

    private static final AttributeKey<List<String>> REQUEST_ID =
            AttributeKey.stringArrayKey("http.response.header.x-request-id");

    @Inject
    Newsroom newsroom;

    @Inject
    Ended ended;

    @Test
    void tellsRouteIdVersionAndWhatWasWaitedFor() {
        var path = newsroom.publishes(article()).path();

        given().header("X-Request-Id", "miss").get(path).then().statusCode(200);

        var trace = trace("miss");
        var request = trace.getFirst();
        assertEquals("GET /api/articles/{slugOrId}", request.getName());
        assertEquals("/api/articles/{slugOrId}", request.getAttributes().get(HttpAttributes.HTTP_ROUTE));
        assertNotNull(request.getResource().getAttribute(AttributeKey.stringKey("service.version")));
        var fill = only(trace, span -> span.getName().equals("cache fill"));
        assertEquals(request.getSpanId(), fill.getParentSpanId());
        var statement = only(trace, span -> span.getName().startsWith("SELECT"));
        assertEquals(fill.getSpanId(), statement.getParentSpanId());
    }

    @Test
    void tellsRouteAndIdOfWhatIsSentFromTheCacheOrRefused() {
        var path = newsroom.publishes(article()).path();
        given().get(path).then().statusCode(200);

        given().header("X-Request-Id", "hit").get(path).then().header("Cache-Status", containsString("hit"));
        given().header("X-Request-Id", "refused")
                .get("/api/articles?tga=x")
                .then()
                .statusCode(400);
        given().header("X-Request-Id", "unknown").get("/api/nothing").then().statusCode(404);

        assertEquals(List.of("GET /api/articles/{slugOrId}"), names("hit"));
        assertEquals(List.of("GET /api/articles"), names("refused"));
        assertFalse(names("unknown").toString().contains("nothing"), "a crawler could name any number of routes");
    }

    @Test
    void keepsTokensAndSearchesToThemselves() {
        given().header("X-Request-Id", "preview").get("/api/previews/open-sesame");
        given().header("X-Request-Id", "search")
                .get("/api/articles?q=kupiya")
                .then()
                .statusCode(200);

        var attributes = trace("preview").getFirst().getAttributes().toString()
                + trace("search").getFirst().getAttributes();
        assertFalse(attributes.contains("sesame") || attributes.contains("kupiya"), attributes);
    }

    @Test
    void tellsOfPicturesAndStorage() throws IOException {
        var picture = new BufferedImage(1, 1, BufferedImage.TYPE_INT_RGB);
        picture.setRGB(0, 0, ThreadLocalRandom.current().nextInt());
        var file = new ByteArrayOutputStream();
        ImageIO.write(picture, "png", file);

        given().header("X-Request-Id", "upload")
                .auth()
                .oauth2(newsroom.keyOf(Role.WRITER))
                .multiPart("file", "pixel.png", file.toByteArray(), "image/png")
                .post("/management/photos")
                .then()
                .statusCode(201);

        var names = Set.copyOf(names("upload"));
        assertTrue(names.containsAll(Set.of("POST /management/photos", "picture", "storage put")), names.toString());
    }

    /** Each replica asks for changes all the time. */
    @Test
    void hasNoTracesButOfRequests() {
        given().header("X-Request-Id", "last").get("/api/articles").then().statusCode(200);
        trace("last");

        assertEquals(
                Set.of(SpanKind.SERVER),
                ended.spans.stream()
                        .filter(span -> !span.getParentSpanContext().isValid())
                        .map(SpanData::getKind)
                        .collect(Collectors.toSet()));
    }

    /** Of the request with an id, which is the first of them, once it has ended. */
    private List<SpanData> trace(String id) {
        var request = Awaitility.await()
                .until(
                        () -> ended.spans.stream()
                                .filter(span ->
                                        List.of(id).equals(span.getAttributes().get(REQUEST_ID)))
                                .findFirst(),
                        Optional::isPresent)
                .orElseThrow();
        return Stream.concat(
                        Stream.of(request),
                        ended.spans.stream()
                                .filter(span -> !span.getSpanId().equals(request.getSpanId())
                                        && span.getTraceId().equals(request.getTraceId())))
                .toList();
    }

    private List<String> names(String id) {
        return trace(id).stream().map(SpanData::getName).toList();
    }

    private static SpanData only(List<SpanData> trace, Predicate<SpanData> which) {
        var found = trace.stream().filter(which).toList();
        assertEquals(1, found.size(), trace.toString());
        return found.getFirst();
    }
}
