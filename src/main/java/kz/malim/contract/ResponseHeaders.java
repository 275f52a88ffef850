package kz.malim.contract;

import static java.util.Objects.requireNonNull;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.eclipse.microprofile.openapi.OASFactory;
import org.eclipse.microprofile.openapi.models.Components;
import org.eclipse.microprofile.openapi.models.Operation;
import org.eclipse.microprofile.openapi.models.PathItem;
import org.eclipse.microprofile.openapi.models.PathItem.HttpMethod;
import org.eclipse.microprofile.openapi.models.headers.Header;
import org.eclipse.microprofile.openapi.models.media.Content;
import org.eclipse.microprofile.openapi.models.media.Schema;
import org.eclipse.microprofile.openapi.models.media.Schema.SchemaType;
import org.eclipse.microprofile.openapi.models.parameters.Parameter;
import org.jspecify.annotations.Nullable;

/**
 * Names the headers of successful responses, by rules that follow from paths, methods, parameters and schemas. The tests
 * compare each real response with them: what is named as required is sent, and nothing of the kind is sent unnamed.
 */
final class ResponseHeaders {
    private static final String JSON = "application/json";

    /** The index for programs, which is cached, and a page for people, which is not. */
    private static final Set<String> PAGES = Set.of("/", "/api");

    private final Map<String, Schema> schemas;

    ResponseHeaders(Components components) {
        this.schemas = components.getSchemas();
    }

    static void describe(Components components) {
        var headers = new LinkedHashMap<String, Header>();
        headers.put(
                "Cache-Control",
                header("How long caches may reuse the response (RFC 9111); `private, no-store` under `/management`.")
                        .required(true));
        headers.put(
                "ETag",
                header(
                                "Of readers' responses, for `If-None-Match`; of what editors change, its version, for `If-Match`.")
                        .required(true));
        headers.put(
                "Idempotent-Replayed",
                header("`true` if this is the response to an earlier request with the same `Idempotency-Key`."));
        headers.put("Last-Modified", header("When it last changed, if that is known; for `If-Modified-Since`."));
        headers.put("Link", header("Other pages of a list, other forms of an article (RFC 8288)."));
        headers.put("Location", header("URL of what was created.").required(true));
        headers.put("RateLimit", header("Remaining requests, and seconds until reset."));
        headers.put("RateLimit-Policy", header("Number of requests and time window in seconds."));
        headers.put(
                "X-Request-Id",
                header("The id of the request in the logs; yours, if you send one.")
                        .required(true));
        components.setHeaders(headers);
    }

    void addTo(String path, PathItem item, HttpMethod method, Operation operation) {
        operation.getResponses().getAPIResponses().forEach((status, response) -> {
            if (status.startsWith("2")) {
                names(path, item, method, operation, status, response.getContent())
                        .forEach(name -> response.addHeader(
                                name, OASFactory.createHeader().ref(name)));
                if (PAGES.contains(path)) {
                    response.addHeader("ETag", header("Of the index, not of the page."));
                    response.addHeader("Last-Modified", header("Of the index, if that is known."));
                }
            }
        });
    }

    private List<String> names(
            String path,
            PathItem item,
            HttpMethod method,
            Operation operation,
            String status,
            @Nullable Content content) {
        var names = new ArrayList<>(List.of("RateLimit", "RateLimit-Policy", "X-Request-Id"));
        if (!path.startsWith("/problems")) { // of a release, and the same everywhere
            names.add("Cache-Control");
        }
        boolean ofReaders = !Contract.isManagement(path);
        if (ofReaders ? isCached(path, content) : isVersioned(item, method, content)) {
            names.add("ETag");
        }
        if (ofReaders && isCached(path, content)) {
            names.add("Last-Modified");
        }
        if (ofReaders && (path.equals("/api/articles/{slugOrId}") || accepts(operation, "cursor"))) {
            names.add("Link");
        }
        if (status.equals("201") && !accepts(operation, "dryRun")) { // an import creates several things
            names.add("Location");
        }
        if (accepts(operation, "Idempotency-Key")) {
            names.add("Idempotent-Replayed");
        }
        return names;
    }

    /** All but what is of one moment, of one link, or a page for people. */
    private static boolean isCached(String path, @Nullable Content content) {
        return !PAGES.contains(path)
                && !path.startsWith("/problems")
                && !path.startsWith("/api/previews/")
                && (content == null || content.getMediaType("text/event-stream") == null);
    }

    /** What has a version, or is read from where it is replaced. */
    private boolean isVersioned(PathItem item, HttpMethod method, @Nullable Content content) {
        return content != null
                && content.getMediaType(JSON) != null
                && (has(content, "version")
                        || ((method == HttpMethod.GET || method == HttpMethod.PUT)
                                && item.getGET() != null
                                && item.getPUT() != null
                                && accepts(item.getPUT(), "If-Match")));
    }

    private boolean has(@Nullable Content content, String field) {
        var json = content == null ? null : content.getMediaType(JSON);
        if (json == null) {
            return false;
        }
        var ref = json.getSchema().getRef();
        var schema = ref == null
                ? json.getSchema()
                : requireNonNull(schemas.get(ref.substring(Schemas.PREFIX.length())), ref);
        return schema.getProperties() != null && schema.getProperties().containsKey(field);
    }

    private static boolean accepts(Operation operation, String parameter) {
        return operation.getParameters() != null
                && operation.getParameters().stream().map(Parameter::getName).anyMatch(parameter::equals);
    }

    private static Header header(String description) {
        return OASFactory.createHeader()
                .description(description)
                .schema(OASFactory.createSchema().addType(SchemaType.STRING));
    }
}
