package kz.malim.published;

import java.util.List;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/** Photos that were requested by their ids. */
@Schema(name = "PhotosById", description = "The requested photos, in the order of the request.")
public record PicturesView(
        List<PictureView> items,

        @Schema(description = "Requested ids that are of no photo of a published article. Empty if there are none.")
        List<MissingView> missing) {}
