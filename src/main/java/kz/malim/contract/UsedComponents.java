package kz.malim.contract;

import java.util.Set;
import java.util.TreeSet;
import org.eclipse.microprofile.openapi.models.OpenAPI;

/** Removes the responses, headers and schemas that no operation refers to. */
final class UsedComponents {
    private final OpenAPI document;

    UsedComponents(OpenAPI document) {
        this.document = document;
    }

    void retain() {
        var components = document.getComponents();
        var schemas = new Reachable(components.getSchemas());
        var responses = new TreeSet<String>();
        var headers = new TreeSet<String>();
        document.getPaths().getPathItems().values().stream()
                .flatMap(path -> path.getOperations().values().stream())
                .forEach(operation -> {
                    schemas.from(operation);
                    operation.getResponses().getAPIResponses().values().forEach(response -> {
                        if (response.getRef() != null) {
                            responses.add(nameOf(response.getRef()));
                        }
                        if (response.getHeaders() != null) {
                            response.getHeaders().forEach((name, header) -> {
                                if (header.getRef() != null) {
                                    headers.add(nameOf(header.getRef()));
                                }
                            });
                        }
                    });
                });
        Set.copyOf(components.getHeaders().keySet()).stream()
                .filter(name -> !headers.contains(name))
                .forEach(components::removeHeader);
        Set.copyOf(components.getResponses().keySet()).stream()
                .filter(name -> !responses.contains(name))
                .forEach(components::removeResponse);
        components.getResponses().values().forEach(response -> schemas.from(response.getContent()));
        Set.copyOf(components.getSchemas().keySet()).stream()
                .filter(name -> !schemas.names().contains(name))
                .forEach(components::removeSchema);
    }

    private static String nameOf(String ref) {
        return ref.substring(ref.lastIndexOf('/') + 1);
    }
}
