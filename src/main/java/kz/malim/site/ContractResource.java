package kz.malim.site;

import com.fasterxml.jackson.databind.ObjectMapper;
import io.quarkus.smallrye.openapi.runtime.OpenApiConstants;
import io.quarkus.smallrye.openapi.runtime.OpenApiDocumentService;
import io.quarkus.vertx.http.runtime.CurrentVertxRequest;
import io.smallrye.common.annotation.RunOnVirtualThread;
import io.smallrye.openapi.runtime.io.Format;
import jakarta.annotation.security.PermitAll;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.List;
import java.util.Map;
import java.util.Set;
import kz.malim.cache.CachingResponder;
import kz.malim.cache.CachingResponder.CacheableRequest;
import kz.malim.cache.RenderedResponse;
import kz.malim.web.Accept;
import kz.malim.web.Problem;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.jspecify.annotations.Nullable;

/**
 * The contract, whole and for front ends alone, as YAML or JSON. The handler of Quarkus is disabled: it neither compresses nor
 * revalidates, and generators download it in every build.
 */
@Path("/openapi{document:(/delivery)?}{extension:([.](json|ya?ml))?}")
@PermitAll
@RunOnVirtualThread
public class ContractResource {
    /** RFC 9512. */
    private static final String YAML = "application/yaml";

    /** The media types of both forms, also those of before RFC 9512; the first is for clients that do not mind. */
    private static final List<String> TYPES = List.of(
            YAML,
            MediaType.APPLICATION_JSON,
            "application/vnd.oai.openapi",
            "application/vnd.oai.openapi+json",
            "application/x-yaml",
            "text/yaml");

    private final OpenApiDocumentService documents;
    private final CachingResponder responses;
    private final ObjectMapper json;
    private final CurrentVertxRequest exchange;

    ContractResource(
            OpenApiDocumentService documents,
            CachingResponder responses,
            ObjectMapper json,
            CurrentVertxRequest exchange) {
        this.documents = documents;
        this.json = json;
        this.responses = responses;
        this.exchange = exchange;
    }

    @GET
    @Operation(hidden = true)
    public Response contract(
            @PathParam("document") String document,
            @PathParam("extension") String extension,
            @QueryParam("format") @Nullable String format) {
        var name = document.isEmpty() ? OpenApiConstants.DEFAULT_DOCUMENT_NAME : document.substring(1);
        var accept = Accept.of(exchange.getCurrent());
        var type = extension.isEmpty() && format == null
                ? negotiated(accept)
                : typeOf(format == null ? extension.substring(1) : format);
        return responses.serve(
                new CacheableRequest("openapi/" + name + "/" + type, () -> render(name, type)),
                extension.isEmpty() && format == null ? accept : Accept.ANY);
    }

    private static String negotiated(Accept accept) {
        accept.require(TYPES);
        return accept.best(TYPES).orElse(YAML);
    }

    private static String typeOf(String format) {
        return switch (format) {
            case "json" -> MediaType.APPLICATION_JSON;
            case "yaml", "yml" -> YAML;
            default -> throw Problem.invalidParameter("format", "One of: json, yaml.");
        };
    }

    private RenderedResponse render(String name, String type) {
        return new RenderedResponse(
                bytes(documents.getDocument(name, Format.JSON), type),
                type + ";charset=UTF-8",
                null,
                Set.of(),
                null,
                Map.of(HttpHeaders.VARY, HttpHeaders.ACCEPT + ", " + HttpHeaders.ACCEPT_ENCODING));
    }

    private byte[] bytes(byte[] contract, String type) {
        try {
            return type.endsWith("json") ? contract : ContractYaml.of(json.readTree(contract));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
