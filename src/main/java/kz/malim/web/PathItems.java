package kz.malim.web;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import jakarta.inject.Singleton;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * The paths of this server with their methods and media types, as the contract lists them. RESTEasy does not expose them, and
 * does not find a method of a path whose beginning is the path of another resource class.
 */
@Singleton
class PathItems {
    private static final String CONTRACT = "META-INF/quarkus-generated-openapi-doc.JSON";

    /** The contract is not part of itself. */
    private static final List<PathItem> PAGES = Stream.of(
                    "/openapi",
                    "/openapi.json",
                    "/openapi.yaml",
                    "/openapi/delivery",
                    "/openapi/delivery.json",
                    "/openapi/delivery.yaml",
                    "/docs",
                    "/docs/")
            .map(path -> new PathItem(
                    path,
                    Pattern.compile(Pattern.quote(path)),
                    0,
                    new TreeSet<>(Set.of("GET", "HEAD", "OPTIONS")),
                    Map.of(),
                    Map.of()))
            .toList();

    private final List<PathItem> items;

    PathItems(ObjectMapper json) {
        items = Stream.concat(contract(json).path("paths").properties().stream().map(PathItems::item), PAGES.stream())
                .sorted(Comparator.comparingLong(PathItem::variables)) // a literal path before a template
                .toList();
    }

    /**
     * The methods of a path and their media types.
     *
     * @param template the path as the contract has it
     * @param responses the media types of successful responses, by method; none where there is no content
     * @param requests the media types of bodies, by method
     */
    record PathItem(
            String template,
            Pattern path,
            long variables,
            Set<String> methods,
            Map<String, List<String>> responses,
            Map<String, List<String>> requests) {
        /** For {@code Allow}. */
        String allow() {
            return String.join(", ", methods);
        }

        /** For {@code Accept-Patch} (RFC 5789); empty if the path has no PATCH. */
        Optional<String> acceptPatch() {
            return Optional.ofNullable(requests.get("PATCH")).map(types -> String.join(", ", types));
        }

        /** Whether Quarkus serves it, which reads {@code Accept} itself. */
        boolean isPage() {
            return responses.isEmpty();
        }

        List<String> requestTypes(String method) {
            return requests.getOrDefault(method, List.of());
        }

        List<String> responseTypes(String method) {
            return responses.getOrDefault(method.equals("HEAD") ? "GET" : method, List.of());
        }
    }

    Optional<PathItem> at(String path) {
        return items.stream()
                .filter(item -> item.path().matcher(path).matches())
                .findFirst();
    }

    private static PathItem item(Map.Entry<String, JsonNode> path) {
        var methods = new TreeSet<String>();
        var responses = new HashMap<String, List<String>>();
        var requests = new HashMap<String, List<String>>();
        path.getValue().properties().forEach(operation -> {
            var method = operation.getKey().toUpperCase(Locale.ROOT);
            methods.add(method);
            responses.put(method, responseTypes(operation.getValue()));
            requests.put(method, types(operation.getValue().path("requestBody")));
        });
        if (methods.contains("GET")) {
            methods.add("HEAD");
        }
        methods.add("OPTIONS");
        var template = path.getKey();
        return new PathItem(
                template,
                Pattern.compile(Stream.of(template.split("\\{[^}]+}", -1))
                        .map(Pattern::quote)
                        .collect(Collectors.joining("[^/]+"))),
                template.chars().filter(c -> c == '{').count(),
                methods,
                responses,
                requests);
    }

    private static List<String> responseTypes(JsonNode operation) {
        return operation.path("responses").properties().stream()
                .filter(response -> response.getKey().startsWith("2"))
                .flatMap(response -> types(response.getValue()).stream())
                .distinct()
                .toList();
    }

    private static List<String> types(JsonNode message) {
        return message.path("content").properties().stream()
                .map(Map.Entry::getKey)
                .toList();
    }

    private static JsonNode contract(ObjectMapper json) {
        try (var document = Thread.currentThread().getContextClassLoader().getResourceAsStream(CONTRACT)) {
            return json.readTree(document);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
