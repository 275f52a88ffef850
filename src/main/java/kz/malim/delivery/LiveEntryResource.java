package kz.malim.delivery;

import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.annotation.security.PermitAll;
import jakarta.ws.rs.BeanParam;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.core.UriInfo;
import kz.malim.cache.CachingResponder;
import kz.malim.published.ArticleMoved;
import kz.malim.published.LiveEntriesView;
import kz.malim.published.PublishedArticles;
import kz.malim.published.PublishedEntries;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponseSchema;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jboss.resteasy.reactive.server.ServerExceptionMapper;

/** The published entries of live blogs. */
@Path(PublishedArticles.PATH + "/{slugOrId}/entries")
@Produces(MediaType.APPLICATION_JSON)
@PermitAll
@RunOnVirtualThread
@Tag(name = "Articles")
public class LiveEntryResource {
    private final PublishedEntries published;
    private final CachingResponder responses;
    private final ResponseRenderer renderer;

    LiveEntryResource(PublishedEntries published, CachingResponder responses, ResponseRenderer renderer) {
        this.published = published;
        this.responses = responses;
        this.renderer = renderer;
    }

    @GET
    @Operation(operationId = "listEntries", summary = "Read the entries of a live blog", description = """
                    A page of entries, newest or oldest first, each with its photos. To read all, send `page.next` as `cursor` \
                    until it is null, or follow `rel="next"` of the header `Link`: no entry is repeated or skipped when others \
                    are published meanwhile. To follow the coverage, request the first page again with `If-None-Match`: it \
                    changes with every entry that is published, corrected or withdrawn. 404 for articles that are no live \
                    blog.""")
    @APIResponseSchema(LiveEntriesView.class)
    public Response list(
            @Parameter(
                            description = "The article's slug, or its id (a UUID in lower case).",
                            example = "aynakol-marafony-tikeley")
                    @PathParam("slugOrId")
                    String slugOrId,
            @BeanParam LiveEntryParameters parameters) {
        var request = parameters.request();
        var format = parameters.format();
        return responses.serve(
                "entries " + slugOrId + " " + request + " " + format + " " + parameters.since(),
                () -> renderer.entries(published.of(slugOrId, request), parameters));
    }

    @ServerExceptionMapper
    public Response moved(ArticleMoved moved, UriInfo uri) {
        return ArticleResource.redirect(moved, uri);
    }
}
