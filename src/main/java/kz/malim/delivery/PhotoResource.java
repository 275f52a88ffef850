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
import java.util.UUID;
import java.util.stream.Collectors;
import kz.malim.cache.CachingResponder;
import kz.malim.published.PictureRow;
import kz.malim.published.PictureView;
import kz.malim.published.PicturesView;
import kz.malim.published.PublishedPictures;
import kz.malim.web.CanonicalUuid;
import kz.malim.web.Problem;
import kz.malim.web.ProblemType;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponseSchema;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;

/** Published photos by themselves. */
@Path("/api/photos")
@Produces(MediaType.APPLICATION_JSON)
@PermitAll
@RunOnVirtualThread
@Tag(name = "Photos")
public class PhotoResource {
    private final PublishedPictures pictures;
    private final CachingResponder responses;
    private final ResponseRenderer renderer;

    PhotoResource(PublishedPictures pictures, CachingResponder responses, ResponseRenderer renderer) {
        this.pictures = pictures;
        this.responses = responses;
        this.renderer = renderer;
    }

    @GET
    @Operation(operationId = "getPhotosById", summary = "Read several photos", description = """
                    Up to 100 photos by their ids, each once, in the order of the request. `missing` has the others.""")
    @APIResponseSchema(PicturesView.class)
    public Response photos(@BeanParam RequestedIds requested) {
        var ids = requested.list();
        return responses.serve("photos by id " + ids, () -> {
            var found = RequestedIds.inOrder(ids, pictures.pictures(ids), PictureRow::id);
            var missing =
                    RequestedIds.missing(ids, found.stream().map(PictureRow::id).collect(Collectors.toSet()));
            return renderer.pictures(found, missing);
        });
    }

    @GET
    @Path("{id}")
    @Operation(operationId = "getPhoto", summary = "Read one photo", description = """
                    A photo with its credit, its texts in every language and its files. Photos that no published article \
                    uses are a 404. `include=photos` of an article returns all of its photos.""")
    @APIResponseSchema(PictureView.class)
    public Response photo(
            @Parameter(description = "The photo's id.", example = "0190163d-8694-739b-aea5-966c26f8ad91")
                    @PathParam("id")
                    String id) {
        var photo = CanonicalUuid.parse(id).orElseThrow(PhotoResource::missing);
        return responses.serve("photo " + photo, () -> renderer.picture(found(photo)));
    }

    private PictureRow found(UUID photo) {
        return pictures.picture(photo).orElseThrow(PhotoResource::missing);
    }

    private static Problem missing() {
        return new Problem(ProblemType.NOT_FOUND, ProblemType.NOT_FOUND.remedy());
    }
}
