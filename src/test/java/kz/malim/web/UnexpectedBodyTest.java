package kz.malim.web;

import static org.junit.jupiter.api.Assertions.assertAll;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.quarkus.test.common.http.TestHTTPResource;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse.BodyHandlers;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;
import kz.malim.access.Role;
import kz.malim.support.Newsroom;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.function.Executable;

/** Every operation of the contract that takes no body refuses one. */
@QuarkusTest
class UnexpectedBodyTest {
    private static final String ID = "019a2f3e-8c4b-7d10-9f60-2b8f0e6a7c11";

    @Inject
    Newsroom newsroom;

    @Inject
    ObjectMapper json;

    @TestHTTPResource("/")
    URI server;

    @Test
    void isRefused() throws Exception {
        var key = newsroom.keyOf(Role.ADMIN);
        try (var client =
                HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build()) {
            var operations = operationsWithoutBody(client);
            assertFalse(operations.isEmpty());
            assertAll(operations.stream()
                    .flatMap(operation -> Stream.<Executable>of(
                            () -> assertRefused(client, operation, key, BodyPublishers.ofString("{\"title\": \"x\"}")),
                            () -> assertRefused( // without a length: in chunks
                                    client,
                                    operation,
                                    key,
                                    BodyPublishers.fromPublisher(BodyPublishers.ofString("title=x"))))));
        }
    }

    private void assertRefused(HttpClient client, List<String> operation, String key, HttpRequest.BodyPublisher body)
            throws Exception {
        var response = client.send(
                HttpRequest.newBuilder(server.resolve(operation.getLast()))
                        .header("Authorization", "Bearer " + key)
                        .header("Content-Type", "application/json")
                        .header("If-Match", "\"1\"")
                        .method(operation.getFirst(), body)
                        .build(),
                BodyHandlers.ofString());
        assertEquals(400, response.statusCode(), operation + ": " + response.body());
        assertEquals(
                "/problems/malformed-request",
                json.readTree(response.body()).path("type").asText());
    }

    private List<List<String>> operationsWithoutBody(HttpClient client) throws Exception {
        var contract = json.readTree(client.send(
                        HttpRequest.newBuilder(server.resolve("/openapi?format=json"))
                                .build(),
                        BodyHandlers.ofString())
                .body());
        var operations = new ArrayList<List<String>>();
        for (var path : contract.path("paths").properties()) {
            for (var operation : path.getValue().properties()) {
                if (!takesBody(operation.getValue())) {
                    operations.add(List.of(
                            operation.getKey().toUpperCase(Locale.ROOT),
                            path.getKey()
                                    .replace("{form}", "rss")
                                    .replace("{day}", "2026-05-05")
                                    .replaceAll("\\{[^}]+}", ID)));
                }
            }
        }
        return operations;
    }

    private static boolean takesBody(JsonNode operation) {
        return operation.has("requestBody");
    }
}
