package kz.malim.delivery;

import java.util.List;
import java.util.UUID;
import kz.malim.media.Credit;
import kz.malim.media.PhotoRole;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/** A photo in an article, with its credit. */
@Schema(
        name = "Photo",
        description =
                "A photo, or the announcement of one: the credit can be there before the file is. Blocks name photos by `id`.")
public record PhotoView(
        UUID id,

        PhotoRole role,

        @Schema(description = "What is to be seen, for those who do not see it.") @Nullable
        String alt,

        @Schema(description = "The line under the picture.") @Nullable
        String caption,

        @Schema(description = "Whose picture it is; null when nobody told.") @Nullable
        Credit credit,

        @Schema(description = "The files of the picture, smallest first; empty while there is no file.")
        List<RenditionView> renditions) {

    /** One file of a photo. */
    @Schema(name = "Rendition", description = "One file of a photo, ready for `srcset`.")
    public record RenditionView(String url, int width, int height) {}
}
