package kz.malim.web;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import jakarta.inject.Singleton;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.TreeSet;
import java.util.regex.Pattern;

/** The {@code Allow} header of a path. RESTEasy does not expose the methods of a path, but the contract lists them. */
@Singleton
class AllowedMethods {
    private static final String CONTRACT = "META-INF/quarkus-generated-openapi-doc.JSON";

    private final List<Resource> resources;

    AllowedMethods(ObjectMapper json) {
        resources = contract(json).path("paths").properties().stream()
                .map(AllowedMethods::resource)
                .sorted(Comparator.comparingLong(Resource::variables)) // a literal path before a template
                .toList();
    }

    Optional<String> at(String path) {
        return resources.stream()
                .filter(resource -> resource.path().matcher(path).matches())
                .findFirst()
                .map(resource -> String.join(", ", resource.methods()));
    }

    private record Resource(Pattern path, long variables, Collection<String> methods) {}

    private static Resource resource(Map.Entry<String, JsonNode> path) {
        var methods = new TreeSet<String>();
        path.getValue().fieldNames().forEachRemaining(method -> methods.add(method.toUpperCase(Locale.ROOT)));
        if (methods.contains("GET")) {
            methods.add("HEAD");
        }
        methods.add("OPTIONS");
        var template = path.getKey();
        return new Resource(
                Pattern.compile(template.replaceAll("\\{[^}]+}", "[^/]+") + "/?"),
                template.chars().filter(c -> c == '{').count(),
                methods);
    }

    private static JsonNode contract(ObjectMapper json) {
        try (var document = Thread.currentThread().getContextClassLoader().getResourceAsStream(CONTRACT)) {
            return json.readTree(document);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
