package kz.malim.site;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.quarkus.smallrye.openapi.runtime.OpenApiConstants;
import io.quarkus.smallrye.openapi.runtime.OpenApiDocumentService;
import io.smallrye.openapi.runtime.io.Format;
import jakarta.enterprise.context.ApplicationScoped;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import kz.malim.web.Site;

/**
 * The index of what readers may ask for: made of the contract, so that it names every operation and no other. Read once and
 * not again.
 */
@ApplicationScoped
class PublicIndex {
    private final IndexView view;

    PublicIndex(OpenApiDocumentService contract, ObjectMapper json, Site site) {
        try {
            var document = json.readTree(contract.getDocument(OpenApiConstants.DEFAULT_DOCUMENT_NAME, Format.JSON));
            view = new IndexView(site.name(), "/docs/", "/openapi", resources(document));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    IndexView view() {
        return view;
    }

    /** In the order of the groups. */
    private static List<IndexView.Resource> resources(JsonNode contract) {
        var resources = new ArrayList<IndexView.Resource>();
        for (var group : contract.path("tags")) {
            contract.path("paths").properties().forEach(path -> {
                var get = path.getValue().path("get");
                if (!path.getKey().startsWith("/management/")
                        && get.at("/tags/0").equals(group.path("name"))) {
                    resources.add(resource(path.getKey(), path.getValue(), get));
                }
            });
        }
        return resources;
    }

    private static IndexView.Resource resource(String path, JsonNode item, JsonNode get) {
        var parameters = item.findParents("in").stream()
                .filter(parameter -> parameter.path("in").asText().equals("query"))
                .toList();
        var query = parameters.stream()
                .map(parameter -> parameter.path("name").asText())
                .filter(name -> name.matches("\\w+")) // a URI template has no others
                .collect(Collectors.joining(","));
        var href = query.isEmpty() ? path : path + "{?" + query + "}";
        return new IndexView.Resource(
                get.path("operationId").asText(),
                get.path("summary").asText(),
                get.at("/tags/0").asText(),
                href,
                href.contains("{") ? true : null,
                parameters.stream()
                        .anyMatch(parameter -> parameter.path("required").asBoolean()));
    }
}
