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
import java.util.stream.Collectors;
import kz.malim.cache.CachingResponder;
import kz.malim.published.MediaListView;
import kz.malim.published.MediaView;
import kz.malim.published.PublishedMedia;
import kz.malim.web.CanonicalUuid;
import kz.malim.web.Problem;
import kz.malim.web.ProblemType;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponseSchema;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;

/** Published videos, sounds and documents by themselves. */
@Path("/api/media")
@Produces(MediaType.APPLICATION_JSON)
@PermitAll
@RunOnVirtualThread
@Tag(name = "Media")
public class MediaResource {
    private final PublishedMedia published;
    private final CachingResponder responses;
    private final ResponseRenderer renderer;

    MediaResource(PublishedMedia published, CachingResponder responses, ResponseRenderer renderer) {
        this.published = published;
        this.responses = responses;
        this.renderer = renderer;
    }

    @GET
    @Operation(operationId = "getMediaById", summary = "Read several media items", description = """
                    Up to 100 videos, sounds and documents by their ids, each once, in the order of the request. `missing` has \
                    the others.""")
    @APIResponseSchema(MediaListView.class)
    public Response media(@BeanParam RequestedIds requested) {
        var ids = requested.list();
        return responses.serve("media by id " + ids, () -> {
            var found = RequestedIds.inOrder(
                    ids, published.media(ids), row -> row.view().id());
            var missing = RequestedIds.missing(
                    ids, found.stream().map(row -> row.view().id()).collect(Collectors.toSet()));
            return renderer.media(found, missing);
        });
    }

    @GET
    @Path("{id}")
    @Operation(operationId = "getMedia", summary = "Read one video, sound or document", description = """
                    A media item with its credit, its file and its sources elsewhere. Those that no published article shows \
                    are a 404. `include=media` of an article returns all of its media.""")
    @APIResponseSchema(MediaView.class)
    public Response media(
            @Parameter(description = "The media item's id.", example = "01930b8e-6a00-7000-8000-000000000301")
                    @PathParam("id")
                    String id) {
        var media = CanonicalUuid.parse(id).orElseThrow(MediaResource::missing);
        return responses.serve(
                "media " + media, () -> renderer.media(published.media(media).orElseThrow(MediaResource::missing)));
    }

    private static Problem missing() {
        return new Problem(ProblemType.NOT_FOUND, ProblemType.NOT_FOUND.remedy());
    }
}
