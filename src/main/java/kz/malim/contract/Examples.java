package kz.malim.contract;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.Optional;
import org.eclipse.microprofile.openapi.models.Operation;
import org.eclipse.microprofile.openapi.models.media.Content;
import org.jspecify.annotations.Nullable;

/**
 * Adds examples to each operation: real responses of the demo newsroom, in {@code openapi-examples/}, each named after its
 * operation, status and media type, such as {@code getArticle-200.ld+json}. Those of request bodies have no status, such as
 * {@code createArticle.json}; RequestExamplesTest sends them. Each type of body block has one in {@code blocks/}.
 */
final class Examples {
    private static final ObjectMapper JSON = new ObjectMapper();

    private Examples() {}

    static void addTo(Operation operation) {
        var id = operation.getOperationId();
        operation.getResponses().getAPIResponses().forEach((status, response) -> {
            if (status.startsWith("2")) {
                addTo(response.getContent(), id + "-" + status);
            }
        });
        if (operation.getRequestBody() != null) {
            addTo(operation.getRequestBody().getContent(), id);
        }
    }

    static Optional<Object> ofBlock(String type) {
        return Optional.ofNullable(read("blocks/" + type + ".json"));
    }

    private static void addTo(@Nullable Content content, String name) {
        if (content != null) {
            content.getMediaTypes().forEach((mediaType, described) -> {
                var example =
                        read(name + mediaType.substring(mediaType.indexOf('/')).replace('/', '.'));
                if (example != null) { // OpenApiTest reports responses without one
                    described.setExample(example);
                }
            });
        }
    }

    private static @Nullable Object read(String file) {
        try (var example = Examples.class.getResourceAsStream("/openapi-examples/" + file)) {
            if (example == null) {
                return null;
            }
            var bytes = example.readAllBytes();
            return file.endsWith("json") || file.endsWith("form-data")
                    ? JSON.readValue(bytes, Object.class)
                    : new String(bytes, UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(file, e);
        }
    }
}
