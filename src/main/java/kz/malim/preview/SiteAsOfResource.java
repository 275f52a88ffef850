package kz.malim.preview;

import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.MediaType;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.List;
import kz.malim.access.Role;
import kz.malim.published.ArticleView;
import kz.malim.published.BlockView;
import kz.malim.published.BlocksView;
import kz.malim.published.PublishedArticles;
import kz.malim.published.TeaserView;
import kz.malim.web.IdPagination;
import kz.malim.web.PageInfo;
import kz.malim.web.Problem;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.enums.SchemaType;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponseSchema;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jspecify.annotations.Nullable;

/** The whole site as readers saw it at a moment, or will see it. */
@Path("/management/site")
@Produces(MediaType.APPLICATION_JSON)
@RunOnVirtualThread
@RolesAllowed(Role.EDITOR)
@Tag(name = "Previews")
public class SiteAsOfResource {
    private static final String AS_OF =
            "The moment, with an offset. The past by what was published then; the future by the schedules of now. At most"
                    + " 5,000 articles may have been otherwise since.";
    private static final String MOMENT = "2026-11-24T18:00:00+05:00";

    private final RollbackPreview looking;

    SiteAsOfResource(RollbackPreview looking) {
        this.looking = looking;
    }

    @GET
    @Path("articles")
    @Operation(operationId = "listArticlesAsOf", summary = "List the newest articles as of a moment", description = """
                    The articles readers saw then, or will see, newest first, 50 a page. Titles, names of authors, sections and \
                    tags, the tree of sections, credits, curated lists, corrections and front blocks are those of the moment. \
                    Slugs are those of now, and lead to the same articles; so are tags that were merged since, and pictures.""")
    @APIResponseSchema(Newest.class)
    public Newest articles(
            @Parameter(
                            description = AS_OF,
                            example = MOMENT,
                            required = true,
                            schema = @Schema(type = SchemaType.STRING, format = "date-time", maxLength = 40))
                    @QueryParam("asOf")
                    @Nullable
                    String asOf,
            @Parameter(
                            description = "Where to go on: `page.next`, with the same `asOf`.",
                            schema = @Schema(maxLength = 40))
                    @QueryParam("cursor")
                    @Nullable
                    String cursor) {
        var after = IdPagination.idCursor(cursor);
        var found = looking.asOf(moment(asOf), site -> site.newest(IdPagination.SIZE + 1, after));
        return new Newest(
                IdPagination.shown(found),
                IdPagination.listing(found, teaser -> teaser.id().toString()));
    }

    @GET
    @Path("articles/{slugOrId}")
    @Operation(
            operationId = "getArticleAsOf",
            summary = "Read an article as of a moment",
            description = "The article as readers saw it then, or will see it, with what stands beside it.")
    @APIResponseSchema(ArticleView.class)
    public ArticleView article(
            @Parameter(description = "The article's slug or id.") @PathParam("slugOrId") String slugOrId,
            @Parameter(
                            description = AS_OF,
                            example = MOMENT,
                            required = true,
                            schema = @Schema(type = SchemaType.STRING, format = "date-time", maxLength = 40))
                    @QueryParam("asOf")
                    @Nullable
                    String asOf) {
        return looking.asOf(moment(asOf), site -> site.wholePageFollowingRedirect(slugOrId));
    }

    @GET
    @Path("blocks")
    @Operation(
            operationId = "listBlocksAsOf",
            summary = "List the front blocks as of a moment",
            description = "Every front block with what stood in it then, or will.")
    @APIResponseSchema(BlocksView.class)
    public BlocksView blocks(
            @Parameter(
                            description = AS_OF,
                            example = MOMENT,
                            required = true,
                            schema = @Schema(type = SchemaType.STRING, format = "date-time", maxLength = 40))
                    @QueryParam("asOf")
                    @Nullable
                    String asOf) {
        return new BlocksView(looking.asOf(moment(asOf), PublishedArticles::blocks));
    }

    @GET
    @Path("blocks/{name}")
    @Operation(
            operationId = "getBlockAsOf",
            summary = "Read a front block as of a moment",
            description = "A front block with what stood in it then, or will.")
    @APIResponseSchema(BlockView.class)
    public BlockView block(
            @Parameter(description = "The block's name.") @PathParam("name") String name,
            @Parameter(
                            description = AS_OF,
                            example = MOMENT,
                            required = true,
                            schema = @Schema(type = SchemaType.STRING, format = "date-time", maxLength = 40))
                    @QueryParam("asOf")
                    @Nullable
                    String asOf) {
        return looking.asOf(moment(asOf), site -> site.block(name));
    }

    private static Instant moment(@Nullable String text) {
        try {
            var moment = OffsetDateTime.parse(text == null ? "" : text);
            if (moment.getYear() >= 1000 && moment.getYear() <= 9999) {
                return moment.toInstant();
            }
        } catch (DateTimeException notAMoment) {
            // refused below, as are years nobody means
        }
        throw Problem.invalidParameter(
                "asOf", "A moment with an offset, such as " + MOMENT + " (+ is %2B in an address).");
    }

    /** A page of the newest articles. */
    @Schema(name = "NewestArticles", description = "The newest articles as of a moment.")
    public record Newest(List<TeaserView> items, PageInfo page) {}
}
