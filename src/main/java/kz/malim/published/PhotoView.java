package kz.malim.published;

import java.util.List;
import java.util.UUID;
import kz.malim.media.Credit;
import kz.malim.media.PhotoRole;
import kz.malim.media.RenditionView;
import kz.malim.picture.FocalPoint;
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

        @Schema(description = "What is to be seen, for those who do not see it, in the article's language.") @Nullable
        String alt,

        @Schema(description = "The line under the picture, in the article's language.") @Nullable
        String caption,

        @Schema(description = "Whose picture it is; null when nobody told.") @Nullable
        Credit credit,

        @Schema(description = "Pixels of the original across; null while there is no file.", examples = "6000")
        @Nullable
        Integer width,

        @Schema(description = "Pixels of the original down.", examples = "4000") @Nullable
        Integer height,

        @Schema(description = "The colour most of it has, to stand there until the picture does.", examples = "#a0b1c2")
        @Nullable
        String dominantColor,

        @Schema(description = "ThumbHash, in base64: some 25 bytes that decode to a blurred picture.") @Nullable
        String placeholder,

        @Schema(description = "Null when nobody has set one; take the middle then.") @Nullable
        FocalPoint focalPoint,

        @Schema(description = "The files of the picture, smallest first; empty while there is no file.")
        List<RenditionView> renditions,

        @Schema(description = "The picture cut for cards: 1:1, 4:3 and 16:9; empty while there is no file.")
        List<RenditionView.Crop> crops) {}
