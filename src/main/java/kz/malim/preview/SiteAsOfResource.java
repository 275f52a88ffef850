package kz.malim.preview;

import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.BeanParam;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.function.Function;
import kz.malim.access.Role;
import kz.malim.management.PageParameters;
import kz.malim.published.ArticleView;
import kz.malim.published.BlockView;
import kz.malim.published.BlocksView;
import kz.malim.published.PublishedArticles;
import kz.malim.published.TeaserView;
import kz.malim.web.PageInfo;
import kz.malim.web.Problem;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.enums.SchemaType;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponseSchema;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jspecify.annotations.Nullable;

/** The site as readers saw it at a point in time, or will see it. */
@Path("/management/site")
@Produces(MediaType.APPLICATION_JSON)
@RunOnVirtualThread
@RolesAllowed(Role.EDITOR)
@Tag(name = "Previews")
public class SiteAsOfResource {
    private static final String AS_OF =
            "The time, with an offset. The past as it was published; the future by the current schedules. At most 5,000"
                    + " articles may differ from now.";
    private static final String EXAMPLE_TIME = "2026-11-24T18:00:00+05:00";

    private final RollbackPreview preview;
    private final PreviewCache cache;

    SiteAsOfResource(RollbackPreview preview, PreviewCache cache) {
        this.preview = preview;
        this.cache = cache;
    }

    @GET
    @Path("articles")
    @Operation(
            operationId = "listArticlesAsOf",
            summary = "List the newest articles as of a point in time",
            description = """
                    The articles readers saw then, or will see, newest first. Titles, names of authors, sections and \
                    tags, the tree of sections, credits, curated lists, corrections and front blocks are those of that time. \
                    Slugs, tags that were merged since, and pictures are the current ones.""")
    @APIResponseSchema(Newest.class)
    public Response articles(
            @Parameter(
                            description = AS_OF,
                            example = EXAMPLE_TIME,
                            required = true,
                            schema = @Schema(type = SchemaType.STRING, format = "date-time", maxLength = 40))
                    @QueryParam("asOf")
                    @Nullable
                    String asOf,
            @BeanParam PageParameters page) {
        var list = "article as of " + time(asOf);
        var after = page.lastId(list);
        return response(asOf, "articles?" + after + " " + page.rows(), site -> {
            var found = site.newest(page.rows(), after);
            return new Newest(page.items(found), page.info(found, list, TeaserView::id));
        });
    }

    @GET
    @Path("articles/{slugOrId}")
    @Operation(
            operationId = "getArticleAsOf",
            summary = "Read an article as of a point in time",
            description = "The article as readers saw it then, or will see it, with related stories and blocks.")
    @APIResponseSchema(ArticleView.class)
    public Response article(
            @Parameter(description = "The article's slug or id.") @PathParam("slugOrId") String slugOrId,
            @Parameter(
                            description = AS_OF,
                            example = EXAMPLE_TIME,
                            required = true,
                            schema = @Schema(type = SchemaType.STRING, format = "date-time", maxLength = 40))
                    @QueryParam("asOf")
                    @Nullable
                    String asOf) {
        return response(asOf, "articles/" + slugOrId, site -> site.wholePageFollowingRedirect(slugOrId));
    }

    @GET
    @Path("blocks")
    @Operation(
            operationId = "listBlocksAsOf",
            summary = "List the front blocks as of a point in time",
            description = "Every front block with its items at that time.")
    @APIResponseSchema(BlocksView.class)
    public Response blocks(
            @Parameter(
                            description = AS_OF,
                            example = EXAMPLE_TIME,
                            required = true,
                            schema = @Schema(type = SchemaType.STRING, format = "date-time", maxLength = 40))
                    @QueryParam("asOf")
                    @Nullable
                    String asOf) {
        return response(asOf, "blocks", site -> new BlocksView(site.blocks()));
    }

    @GET
    @Path("blocks/{name}")
    @Operation(
            operationId = "getBlockAsOf",
            summary = "Read a front block as of a point in time",
            description = "A front block with its items at that time.")
    @APIResponseSchema(BlockView.class)
    public Response block(
            @Parameter(description = "The block's name.") @PathParam("name") String name,
            @Parameter(
                            description = AS_OF,
                            example = EXAMPLE_TIME,
                            required = true,
                            schema = @Schema(type = SchemaType.STRING, format = "date-time", maxLength = 40))
                    @QueryParam("asOf")
                    @Nullable
                    String asOf) {
        return response(asOf, "blocks/" + name, site -> site.block(name));
    }

    private Response response(@Nullable String asOf, String path, Function<PublishedArticles, ?> read) {
        var time = time(asOf);
        return Response.ok(cache.get(List.of(path, time, preview.lastWrite()), () -> preview.asOf(time, read)))
                .build();
    }

    private static Instant time(@Nullable String text) {
        try {
            var time = OffsetDateTime.parse(text == null ? "" : text);
            if (time.getYear() >= 1 && time.getYear() <= 9999) {
                return time.toInstant();
            }
        } catch (DateTimeException e) {
            // rejected below, as are years out of range
        }
        throw Problem.invalidParameter(
                "asOf", "A timestamp with an offset, such as " + EXAMPLE_TIME + " (+ is %2B in an address).");
    }

    /** A page of the newest articles. */
    @Schema(name = "NewestArticles", description = "The newest articles as of a point in time.")
    public record Newest(List<TeaserView> items, PageInfo page) {}
}
