package kz.malim.editing;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.Response;
import jakarta.inject.Inject;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.Executors;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import kz.malim.access.Role;
import kz.malim.support.Client;
import kz.malim.support.Newsroom;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Writes of several editors that arrive at once end as if they had come one after the other. */
@QuarkusTest
class OneNameAtOnceTest {
    private static final int EDITORS = 8;
    private static final String SECTIONS = "/management/sections";

    @Inject
    Newsroom newsroom;

    private Client editor = new Client("");
    private final String name =
            "Ауа райы w" + UUID.randomUUID().toString().replace("-", "").substring(20);

    @BeforeEach
    void giveKey() {
        editor = new Client(newsroom.keyOf(Role.EDITOR));
    }

    @ParameterizedTest
    @CsvSource({"articles, slug", "tags, slug", "sections, slug", "authors, slug", "blocks, name"})
    void createsAllWithNumberedSlugs(String kind, String slug) throws Exception {
        Map<String, ?> input = switch (kind) {
            case "articles" -> Map.of("title", name, "lang", "kk");
            case "blocks" -> Map.of("title", name);
            case "authors" -> Map.of("name", name, "kind", "person");
            default -> Map.of("name", name);
        };

        var responses = atOnce(Collections.nCopies(EDITORS, () -> editor.posts("/management/" + kind, input)));

        assertEquals(
                Collections.nCopies(EDITORS, 201),
                responses.stream().map(Response::statusCode).toList());
        var first =
                name.toLowerCase(Locale.ROOT).replace("ауа райы", "aua-rayy").replace(' ', '-');
        Set<String> expected = IntStream.rangeClosed(1, EDITORS)
                .mapToObj(n -> n == 1 ? first : first + "-" + n)
                .collect(Collectors.toCollection(TreeSet::new));
        assertEquals(
                expected,
                responses.stream()
                        .map(response -> response.<String>path(slug))
                        .collect(Collectors.toCollection(TreeSet::new)));
    }

    @Test
    void leavesANumberToWhoeverAskedForIt() throws Exception {
        editor.makes("/management/articles", Map.of("title", name, "lang", "kk"));
        String first = editor.posts("/management/articles", Map.of("title", name, "lang", "kk"))
                .path("slug");
        var third = first.replaceFirst("-2$", "-3");
        var wanted = new ArrayList<Callable<Response>>(Collections.nCopies(
                4, () -> editor.posts("/management/articles", Map.of("title", name, "lang", "kk"))));
        wanted.add(() -> editor.posts("/management/articles", Map.of("title", "x", "lang", "kk", "slug", third)));

        var responses = atOnce(wanted);

        for (var response : responses.subList(0, 4)) {
            assertEquals(201, response.statusCode(), response.asString());
        }
        assertTrue(Set.of(201, 409).contains(responses.getLast().statusCode()));
    }

    @Test
    void movesSectionsBelowEachOtherOnlyOnce() throws Exception {
        var one = editor.makes(SECTIONS, Map.of("name", name + " a"));
        var other = editor.makes(SECTIONS, Map.of("name", name + " b"));
        String oneSlug = editor.reads(one).path("slug");
        String otherSlug = editor.reads(other).path("slug");
        for (int i = 0; i < 5; i++) {
            var oneTag = editor.etag(one);
            var otherTag = editor.etag(other);

            var responses = atOnce(List.of(
                    () -> editor.puts(one, oneTag, Map.of("name", name, "slug", oneSlug, "parent", otherSlug)),
                    () -> editor.puts(other, otherTag, Map.of("name", name, "slug", otherSlug, "parent", oneSlug))));

            var statuses = responses.stream().map(Response::statusCode).sorted().toList();
            assertEquals(200, statuses.getFirst());
            assertTrue(Set.of(400, 409).contains(statuses.getLast()), responses.getLast()::asString);
            responses.stream()
                    .filter(response -> response.statusCode() == 409)
                    .forEach(response -> assertEquals("1", response.header("Retry-After")));
            editor.puts(one, Map.of("name", name, "slug", oneSlug)).then().statusCode(200);
            editor.puts(other, Map.of("name", name, "slug", otherSlug)).then().statusCode(200);
        }
    }

    private static List<Response> atOnce(List<Callable<Response>> requests) throws Exception {
        var start = new CyclicBarrier(requests.size());
        try (var clients = Executors.newFixedThreadPool(requests.size())) {
            var responses = new ArrayList<Response>();
            for (var response : clients.invokeAll(requests.stream()
                    .map(request -> (Callable<Response>) () -> {
                        start.await();
                        return request.call();
                    })
                    .toList())) {
                responses.add(response.get());
            }
            return responses;
        }
    }
}
