package kz.malim.search;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.annotation.security.PermitAll;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;
import kz.malim.cache.CachingResponder;
import kz.malim.cache.RenderedResponse;
import kz.malim.change.ChangeTag;
import kz.malim.text.Language;
import kz.malim.web.Problem;
import kz.malim.web.RequestedLanguage;
import kz.malim.words.TextQuery;
import kz.malim.words.WhiteSpace;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.enums.SchemaType;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponseSchema;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jspecify.annotations.Nullable;

/** Suggestions while a reader types. */
@Path("/api/search/suggest")
@Produces(MediaType.APPLICATION_JSON)
@PermitAll
@RunOnVirtualThread
@Tag(name = "Search", description = "Search suggestions, and the index behind `q`.")
public class SuggestResource {
    private static final String JSON = MediaType.APPLICATION_JSON + ";charset=UTF-8";
    private static final Set<String> TAGS = Set.of(ChangeTag.LIST_ALL, ChangeTag.NAMES, ChangeTag.SEARCH);
    private static final int MIN_LENGTH = 2;
    private static final int MAX_LENGTH = 200;
    private static final int MAX_NAMES = 5;
    private static final int MAX_TITLES = 5;

    private final NameSuggestions names;
    private final TitleSuggestions titles;
    private final CachingResponder responses;
    private final SearchMetrics metrics;
    private final ObjectMapper json;

    SuggestResource(
            NameSuggestions names,
            TitleSuggestions titles,
            CachingResponder responses,
            SearchMetrics metrics,
            ObjectMapper json) {
        this.names = names;
        this.titles = titles;
        this.responses = responses;
        this.metrics = metrics;
        this.json = json;
    }

    @GET
    @Operation(operationId = "suggest", summary = "Suggest while a reader types", description = """
                    Up to five sections, tags and authors and up to five titles that match all words, newest first; the last \
                    word may be incomplete. Accepts any script: `qazaq` suggests «Қазақ…». Call it at each letter from the \
                    second on; for a complete query, list articles with `q`.""")
    @APIResponseSchema(SuggestionsView.class)
    public Response suggest(
            @Parameter(
                            required = true,
                            description = "Text typed so far. Fewer than two letters return no suggestions.",
                            example = "кіт",
                            schema = @Schema(type = SchemaType.STRING, minLength = 1, maxLength = MAX_LENGTH))
                    @QueryParam("q")
                    @Nullable
                    String typed,
            @Parameter(
                            description =
                                    "Only titles of articles in this language, and names in it. Names are found in every language.",
                            schema = @Schema(enumeration = {"kk", "kk-Latn", "kk-Arab", "ru", "en"}))
                    @QueryParam("lang")
                    @Nullable
                    String requestedLang) {
        if (typed == null || typed.length() > MAX_LENGTH) {
            throw Problem.invalidParameter("q", "Required, at most " + MAX_LENGTH + " characters.");
        }
        var text = WhiteSpace.strip(typed);
        var query = TextQuery.unfinished(text);
        var lang = RequestedLanguage.of(requestedLang);
        return responses.serve(
                "suggest " + lang + " " + text,
                () -> render(metrics.time(SearchMetrics.Kind.SUGGESTIONS, () -> suggestions(query, text, lang))));
    }

    private SuggestionsView suggestions(TextQuery query, String typed, @Nullable Language lang) {
        return typed.codePointCount(0, typed.length()) < MIN_LENGTH
                        || query.requiredWords().findAny().isEmpty()
                ? new SuggestionsView(List.of())
                : new SuggestionsView(Stream.concat(
                                names.matching(query, MAX_NAMES, lang).stream(),
                                titles.matching(query, MAX_TITLES, lang).stream())
                        .toList());
    }

    /** Invalidated when anything is published, renamed or reindexed. */
    private RenderedResponse render(SuggestionsView suggestions) {
        try {
            return new RenderedResponse(
                    json.writeValueAsBytes(suggestions),
                    JSON,
                    null,
                    TAGS,
                    null,
                    Map.of(HttpHeaders.VARY, HttpHeaders.ACCEPT_ENCODING));
        } catch (JsonProcessingException e) {
            throw new IllegalStateException(e);
        }
    }
}
