package kz.malim.contract;

import java.util.TreeMap;
import org.eclipse.microprofile.openapi.OASFactory;
import org.eclipse.microprofile.openapi.models.Operation;
import org.eclipse.microprofile.openapi.models.PathItem.HttpMethod;
import org.eclipse.microprofile.openapi.models.responses.APIResponse;

/** Adds to each operation the problems that it can send. */
final class ProblemResponses {
    private ProblemResponses() {}

    static void addTo(Operation operation, String path, HttpMethod method) {
        var responses = new TreeMap<>(operation.getResponses().getAPIResponses());
        if (!path.startsWith("/management/") && !path.startsWith("/problems") && responses.containsKey("200")) {
            responses.put("304", shared("NotModified"));
        }
        if (path.startsWith("/api/articles/{") || path.matches("/api/(sections|tags|authors)/\\{.*")) {
            responses.put("301", shared("Moved"));
            responses.put("410", shared("Gone"));
        }
        if (path.equals("/api/addresses")) {
            responses.put("404", shared("NotFound"));
            responses.put("410", shared("Gone"));
        }
        if (path.equals("/api/changes")) {
            responses.put("410", shared("CursorExpired"));
        }
        responses.put("400", shared("BadRequest"));
        if (path.startsWith("/management/")) {
            responses.put("401", shared("Unauthorized"));
            responses.put("403", shared("Forbidden"));
            if (method != HttpMethod.GET) {
                responses.put("409", shared("Conflict"));
                responses.put("422", shared("Unprocessable"));
            }
            if (accepts(operation, "If-Match")) {
                responses.put("412", shared("Stale"));
                responses.put("428", shared("PreconditionRequired"));
            }
        }
        if (path.startsWith("/media/") || path.equals("/management/media/{id}/file")) {
            responses.put("416", shared("RangeNotSatisfiable"));
        }
        if (path.matches("/management/(photos|media).*") && (method == HttpMethod.POST || method == HttpMethod.PUT)) {
            responses.put("507", shared("StorageFull"));
        }
        if (path.contains("{") || path.equals("/api/articles")) {
            responses.put("404", shared("NotFound"));
        }
        responses.put("406", shared("NotAcceptable"));
        if (operation.getRequestBody() != null) {
            responses.put("413", shared("ContentTooLarge"));
            responses.put("415", shared("UnsupportedMediaType"));
        }
        responses.put("414", shared("UriTooLong"));
        responses.put("429", shared("TooManyRequests"));
        responses.put("431", shared("HeadersTooLarge"));
        responses.put("500", shared("InternalError"));
        responses.put("503", shared("Unavailable"));
        operation.getResponses().setAPIResponses(responses);
    }

    private static boolean accepts(Operation operation, String header) {
        return operation.getParameters() != null
                && operation.getParameters().stream().anyMatch(parameter -> header.equals(parameter.getName()));
    }

    private static APIResponse shared(String name) {
        return OASFactory.createAPIResponse().ref(name);
    }
}
