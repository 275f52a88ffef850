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
import kz.malim.web.Problem;
import kz.malim.words.TextQuery;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.enums.SchemaType;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponseSchema;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jspecify.annotations.Nullable;

/** Suggestions while somebody types. */
@Path("/api/search/suggest")
@Produces(MediaType.APPLICATION_JSON)
@PermitAll
@RunOnVirtualThread
@Tag(name = "Search", description = "Finding articles: suggestions while a reader types, and the index behind `q`.")
public class SuggestResource {
    private static final String JSON = MediaType.APPLICATION_JSON + ";charset=UTF-8";
    private static final Set<String> TAGS = Set.of(ChangeTag.LIST_ALL, ChangeTag.NAMES, ChangeTag.SEARCH);
    private static final int SHORTEST = 2;
    private static final int LONGEST = 200;
    private static final int MOST_NAMES = 5;
    private static final int MOST_TITLES = 5;

    private final NameSuggestions names;
    private final TitleSuggestions titles;
    private final CachingResponder responses;
    private final ObjectMapper json;

    SuggestResource(NameSuggestions names, TitleSuggestions titles, CachingResponder responses, ObjectMapper json) {
        this.names = names;
        this.titles = titles;
        this.responses = responses;
        this.json = json;
    }

    @GET
    @Operation(operationId = "suggest", summary = "Suggest while a reader types", description = """
                    Up to five sections, tags and people and up to five titles, newest first, that have all the words; the last \
                    word may be unfinished. Whatever letters are typed: `qazaq` suggests «Қазақ…». Ask again at each letter from \
                    the second on; for what was typed whole, list articles with `q`.""")
    @APIResponseSchema(SuggestionsView.class)
    public Response suggest(
            @Parameter(
                            required = true,
                            description = "What has been typed so far; under two letters nothing is suggested.",
                            example = "кіт",
                            schema = @Schema(type = SchemaType.STRING, minLength = 1, maxLength = LONGEST))
                    @QueryParam("q")
                    @Nullable
                    String typed) {
        if (typed == null || typed.length() > LONGEST) {
            throw Problem.invalidParameter("q", "What was typed, at most " + LONGEST + " characters.");
        }
        var query = TextQuery.of(typed.strip()).unfinished();
        return responses.serve("suggest " + typed.strip(), () -> shown(suggestions(query, typed.strip())));
    }

    private SuggestionsView suggestions(TextQuery query, String typed) {
        return typed.codePointCount(0, typed.length()) < SHORTEST
                        || query.wantedWords().findAny().isEmpty()
                ? new SuggestionsView(List.of())
                : new SuggestionsView(
                        Stream.concat(names.like(query, MOST_NAMES).stream(), titles.like(query, MOST_TITLES).stream())
                                .toList());
    }

    /** Wrong as soon as anything is published, renamed or indexed anew. */
    private RenderedResponse shown(SuggestionsView suggestions) {
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
