package kz.malim.site;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import java.util.Map;
import java.util.Set;
import kz.malim.cache.RenderedResponse;
import kz.malim.text.Language;

/** Renders the views of this package. */
@ApplicationScoped
class JsonResponse {
    private final ObjectMapper json;

    JsonResponse(ObjectMapper json) {
        this.json = json;
    }

    RenderedResponse of(Object view, Language lang, Set<String> tags) {
        return of(
                view,
                tags,
                Map.of(HttpHeaders.CONTENT_LANGUAGE, lang.tag(), HttpHeaders.VARY, HttpHeaders.ACCEPT_ENCODING));
    }

    /** Of an address that has a page too. */
    RenderedResponse besideHtml(Object view) {
        return of(view, Set.of(), Map.of(HttpHeaders.VARY, HttpHeaders.ACCEPT + ", " + HttpHeaders.ACCEPT_ENCODING));
    }

    private RenderedResponse of(Object view, Set<String> tags, Map<String, String> headers) {
        try {
            return new RenderedResponse(
                    json.writeValueAsBytes(view),
                    MediaType.APPLICATION_JSON + ";charset=UTF-8",
                    null,
                    tags,
                    null,
                    headers);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException(e);
        }
    }
}
