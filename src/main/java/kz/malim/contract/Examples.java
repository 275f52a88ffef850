package kz.malim.contract;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.UncheckedIOException;
import org.eclipse.microprofile.openapi.models.Operation;
import org.eclipse.microprofile.openapi.models.media.Content;

/**
 * Shows with each operation what it answers: real answers of the demo newsroom, in {@code openapi-examples/}, each named
 * for its operation and status. A request body stands in {@code openapi-examples/<operation>.txt}.
 */
final class Examples {
    private static final ObjectMapper JSON = new ObjectMapper();

    private Examples() {}

    static void addTo(Operation operation) {
        var id = operation.getOperationId();
        operation.getResponses().getAPIResponses().forEach((status, response) -> {
            if (status.startsWith("2") && response.getContent() != null) {
                show(response.getContent(), id + "-" + status + ".json");
            }
        });
        if (operation.getRequestBody() != null) {
            show(operation.getRequestBody().getContent(), id + ".txt");
        }
    }

    private static void show(Content content, String file) {
        try (var example = Examples.class.getResourceAsStream("/openapi-examples/" + file)) {
            if (example == null) {
                return; // OpenApiTest tells which operations have no example
            }
            var bytes = example.readAllBytes();
            var value = file.endsWith(".json") ? JSON.readValue(bytes, Object.class) : new String(bytes, UTF_8);
            content.getMediaTypes().values().forEach(type -> type.setExample(value));
        } catch (IOException broken) {
            throw new UncheckedIOException(file, broken);
        }
    }
}
