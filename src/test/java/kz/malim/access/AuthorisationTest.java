package kz.malim.access;

import static io.restassured.RestAssured.given;
import static java.util.Objects.requireNonNull;
import static java.util.stream.Collectors.toMap;
import static kz.malim.support.Newsroom.article;
import static org.junit.jupiter.api.Assertions.assertEquals;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.UUID;
import java.util.stream.Collectors;
import kz.malim.support.Newsroom;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/** Every operation of the contract as every kind of caller, against the table of permissions. */
@QuarkusTest
class AuthorisationTest {
    private static final Path TABLE = Path.of("src/test/resources/access/permissions.txt");
    private static final List<String> LADDER =
            List.of(Role.READER, Role.WRITER, Role.EDITOR, Role.PUBLISHER, Role.ADMIN);
    private static final Set<String> METHODS = Set.of("get", "put", "post", "delete", "patch");
    private static final String EVERYONE = "everyone";
    private static final String REFUSED = "refused";

    @Inject
    Newsroom newsroom;

    @Test
    void everyOperationHasARow() throws IOException {
        assertEquals(new TreeSet<>(operations().keySet()), new TreeSet<>(table().keySet()));
    }

    @Test
    void everyCallerMayDoWhatTheTableSaysAndNothingElse() throws IOException {
        var section = newsroom.section("Қала").value();
        var other = newsroom.section("Ауыл").value();
        var callers = callers(section, other);
        var table = table();
        var wrong = new ArrayList<String>();
        var manuscript = article().inSection(new kz.malim.text.Slug(section)).saying("Бірінші.");
        var draft = newsroom.drafts(manuscript);
        int requests = 0;
        for (var operation : operations().values()) {
            var row = requireNonNull(table.get(operation.id()), operation.id());
            for (var caller : callers) {
                int status = operation.send(caller.key(), draft.id(), row.body().replace("$section", section));
                requests++;
                if (status < 400 && operation.isOfAnArticle()) { // it may be another now
                    draft = newsroom.drafts(manuscript);
                }
                if (!caller.expected(row).fits(status)) {
                    wrong.add(caller.name() + " " + operation.id() + " returned " + status);
                }
            }
        }
        assertEquals(List.of(), wrong);
        assertEquals(callers.size() * operations().size(), requests);
    }

    private List<Caller> callers(String section, String other) {
        var callers = new ArrayList<Caller>();
        callers.add(new Caller("anonymous", null, null, Standing.UNKNOWN));
        callers.add(new Caller("wrong key", ApiKey.newSecret(), null, Standing.UNKNOWN));
        callers.add(new Caller("no key at all", "x", null, Standing.UNKNOWN));
        callers.add(new Caller(
                "expired key",
                newsroom.keyOf(Role.ADMIN, key -> key.expiringAt(Instant.now())),
                null,
                Standing.UNKNOWN));
        callers.add(new Caller(
                "revoked key", newsroom.keyOf(Role.ADMIN, key -> key.revoke(Instant.now())), null, Standing.UNKNOWN));
        LADDER.forEach(role -> callers.add(new Caller(role, newsroom.keyOf(role), role, Standing.WHOLE)));
        for (var role : List.of(Role.WRITER, Role.PUBLISHER)) {
            callers.add(new Caller(
                    role + " of its section",
                    newsroom.keyOf(role, new kz.malim.text.Slug(section)),
                    role,
                    Standing.IN));
            callers.add(new Caller(
                    role + " of another", newsroom.keyOf(role, new kz.malim.text.Slug(other)), role, Standing.OUT));
        }
        return callers;
    }

    private enum Standing {
        UNKNOWN,
        WHOLE,
        IN,
        OUT
    }

    private enum Expected {
        DONE,
        UNAUTHORIZED,
        FORBIDDEN;

        /** A permitted operation may fail for other reasons: no version is sent here. */
        boolean fits(int status) {
            return switch (this) {
                case DONE -> status != 401 && status != 403 && status < 500;
                case UNAUTHORIZED -> status == 401;
                case FORBIDDEN -> status == 403;
            };
        }
    }

    private record Caller(
            String name, @Nullable String key, @Nullable String role, Standing standing) {
        Expected expected(Row row) {
            if (row.least().equals(EVERYONE)) {
                return Expected.DONE;
            }
            if (row.least().equals(REFUSED)) {
                return Expected.FORBIDDEN;
            }
            if (role == null) {
                return Expected.UNAUTHORIZED;
            }
            boolean high = LADDER.indexOf(role) >= LADDER.indexOf(row.least());
            boolean near = standing == Standing.WHOLE
                    || row.section().equals("filtered")
                    || (row.section().equals("own") && standing == Standing.IN);
            return high && near ? Expected.DONE : Expected.FORBIDDEN;
        }
    }

    private record Row(String least, String section, String body) {}

    private record Operation(
            String id, String method, String path, @Nullable String bodyType) {
        int send(@Nullable String key, UUID article, String body) {
            var request = key == null ? given() : given().auth().oauth2(key);
            if (bodyType != null && bodyType.startsWith("multipart/")) {
                request = request.multiPart("part", body);
            } else if (bodyType != null && bodyType.startsWith("image/")) {
                request = request.contentType(bodyType).body(body.getBytes(StandardCharsets.UTF_8));
            } else if (bodyType != null) {
                request = request.contentType(bodyType + "; charset=UTF-8").body(body);
            }
            var address = path.replace(
                            "{id}",
                            isOfAnArticle()
                                    ? article.toString()
                                    : UUID.randomUUID().toString())
                    .replace("{number}", "1")
                    .replace("{lang}", "kk")
                    .replace("{day}", "2020-01-01")
                    .replace("{form}", "json")
                    .replaceAll("\\{[^}]+}", "nothing-of-this-name");
            return request.queryParams(parameters())
                    .request(method.toUpperCase(Locale.ROOT), address)
                    .statusCode();
        }

        private boolean isOfAnArticle() {
            return path.startsWith("/management/articles/");
        }

        private Map<String, String> parameters() {
            if (id.endsWith("AsOf")) {
                return Map.of("asOf", "2099-01-01T00:00:00Z");
            }
            if (id.equals("streamChanges")) {
                return Map.of("data", "nothing"); // refused, since a stream does not end
            }
            return id.equals("suggest") ? Map.of("q", "а") : Map.of();
        }
    }

    private static Map<String, Operation> operations() throws IOException {
        var contract = new ObjectMapper()
                .readTree(Path.of("target/openapi/openapi.json").toFile());
        return contract.path("paths").properties().stream()
                .flatMap(path -> path.getValue().properties().stream()
                        .filter(method -> METHODS.contains(method.getKey()))
                        .map(method -> operation(path.getKey(), method.getKey(), method.getValue())))
                .collect(toMap(Operation::id, operation -> operation));
    }

    private static Operation operation(String path, String method, JsonNode described) {
        var types = described.at("/requestBody/content").fieldNames();
        return new Operation(
                described.path("operationId").asText(), method, path, types.hasNext() ? types.next() : null);
    }

    private static Map<String, Row> table() throws IOException {
        return Files.readAllLines(TABLE).stream()
                .filter(line -> !line.isBlank() && !line.startsWith("#"))
                .map(line -> List.of(line.split(" *\\| *", 4)))
                .collect(Collectors.toMap(
                        List::getFirst,
                        row -> new Row(
                                row.get(1), row.size() > 2 ? row.get(2) : "", row.size() > 3 ? row.get(3) : "{}")));
    }
}
