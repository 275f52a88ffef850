package kz.malim.published;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.util.List;
import java.util.UUID;
import kz.malim.media.Credit;
import kz.malim.media.DigitalSource;
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

        @Schema(description = "Alternative text, in the article's language.") @Nullable
        String alt,

        @Schema(description = "Caption, in the article's language.") @Nullable
        String caption,

        @Schema(description = "Credit; null if unknown.") @Nullable
        Credit credit,

        @Schema(description = DigitalSource.DESCRIPTION, examples = DigitalSource.EXAMPLE)
        @JsonInclude(JsonInclude.Include.NON_NULL)
        @Nullable
        String digitalSourceType,

        @Schema(description = "Width of the original in pixels; null while there is no file.", examples = "6000")
        @Nullable
        Integer width,

        @Schema(description = "Height of the original in pixels.", examples = "4000") @Nullable
        Integer height,

        @Schema(description = "Dominant colour, to show until the picture is loaded.", examples = "#a0b1c2") @Nullable
        String dominantColor,

        @Schema(description = "ThumbHash, in base64: some 25 bytes that decode to a blurred picture.") @Nullable
        String placeholder,

        @Schema(description = "Null if not set; use the centre.") @Nullable
        FocalPoint focalPoint,

        @Schema(description = "The files of the picture, smallest first; empty while there is no file.")
        List<RenditionView> renditions,

        @Schema(description = "The picture cut for cards: 1:1, 4:3 and 16:9; empty while there is no file.")
        List<RenditionView.Crop> crops) {}
