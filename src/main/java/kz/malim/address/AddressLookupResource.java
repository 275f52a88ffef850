package kz.malim.address;

import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.annotation.security.PermitAll;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.util.Locale;
import java.util.UUID;
import kz.malim.published.PublishedArticles;
import kz.malim.published.ReadingPool;
import kz.malim.published.SqlQuery;
import kz.malim.web.Problem;
import kz.malim.web.ProblemType;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.enums.SchemaType;
import org.eclipse.microprofile.openapi.annotations.headers.Header;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jspecify.annotations.Nullable;

/** Where addresses of earlier sites lead, for front ends that are asked for one. */
@Path("/api/addresses")
@Produces(MediaType.APPLICATION_JSON)
@PermitAll
@RunOnVirtualThread
@Tag(name = "Articles")
public class AddressLookupResource {
    /** A host before any host, and what is more exact before what is less. */
    private static final String LOOKUP = """
            select f.kind, f.id, f.slug, f.lang, f.takedown
              from published_former_address f
             where f.path = ? and f.query = any (?) and f.host in ('', ?)
             order by array_position(?, f.query), f.host = '' limit 1
            """;

    private final ReadingPool published;

    AddressLookupResource(ReadingPool published) {
        this.published = published;
    }

    @GET
    @Operation(operationId = "findAddress", summary = "Find where a former address leads", description = """
                    For front ends that meet an address they do not know, such as one of the newsroom's earlier site: a 301 \
                    with what it leads to now, a 410 if there is nothing any more, a 404 if nobody knows it. Parameters that \
                    the address was not kept with, such as those of trackers, are ignored.""")
    @APIResponse(
            responseCode = "301",
            description = "It leads to what the body says; an article by its present slug.",
            headers =
                    @Header(
                            name = "Location",
                            description = "The `url` of the body.",
                            schema = @Schema(type = SchemaType.STRING)),
            content = @Content(schema = @Schema(implementation = AddressTarget.class)))
    public Response find(
            @Parameter(
                            description = "The address: an absolute URL, or its path and query.",
                            required = true,
                            schema = @Schema(pattern = FormerAddress.PATTERN, maxLength = FormerAddress.MAX_LENGTH),
                            example = "https://old.example.org/?p=123")
                    @QueryParam("url")
                    @Nullable
                    String url) {
        if (url == null) {
            throw Problem.invalidParameter("url", "The address to look up is required.");
        }
        var address = FormerAddress.of(url)
                .orElseThrow(() -> Problem.invalidParameter(
                        "url",
                        "An absolute http or https URL, or a path, of at most " + FormerAddress.MAX_LENGTH
                                + " characters."));
        var queries = address.possibleQueries().toArray(String[]::new);
        var target = published
                .execute(
                        new SqlQuery(LOOKUP, address.path(), queries, address.host(), queries),
                        row -> new Found(
                                row.getString(1),
                                row.getObject(2, UUID.class),
                                row.getString(3),
                                row.getString(4),
                                row.getString(5)))
                .stream()
                .findFirst()
                .orElseThrow(() -> new Problem(ProblemType.NOT_FOUND, "Nothing is known of this address."))
                .target();
        return Response.status(Response.Status.MOVED_PERMANENTLY)
                .header(HttpHeaders.LOCATION, target.url())
                .entity(target)
                .build();
    }

    /** A row: what an address leads to, if it still leads anywhere. */
    private record Found(
            @Nullable String kind,
            @Nullable UUID id,
            @Nullable String slug,
            @Nullable String lang,
            @Nullable String takedown) {

        AddressTarget target() {
            if (kind == null || id == null || slug == null) {
                throw new Problem(
                        ProblemType.GONE,
                        takedown == null ? "There is nothing at this address any more." : "Taken down: " + takedown);
            }
            var url = kind.equals("article")
                    ? PublishedArticles.path(slug)
                    : PublishedArticles.PATH + "?" + kind + "=" + slug;
            return new AddressTarget(AddressTarget.Kind.valueOf(kind.toUpperCase(Locale.ROOT)), id, slug, lang, url);
        }
    }
}
