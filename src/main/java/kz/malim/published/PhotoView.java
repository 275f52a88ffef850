package kz.malim.published;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.util.List;
import java.util.UUID;
import kz.malim.body.Image;
import kz.malim.media.Credit;
import kz.malim.media.DigitalSource;
import kz.malim.media.PhotoRole;
import kz.malim.media.RenditionsView;
import kz.malim.picture.AspectRatio;
import kz.malim.picture.FocalPoint;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/** A photo in an article, with its credit. */
@Schema(
        name = "Photo",
        description =
                "A photo, or the announcement of one: the credit can be there before the file is. Blocks name photos"
                        + " by `id`.")
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

        @Schema(description = "The files of the picture; null while there is no file.") @Nullable
        RenditionsView renditions,

        @Schema(
                description =
                        "The picture cut for cards, to the proportions of `malim.media.crops`; empty while there is no file.")
        List<RenditionsView.Crop> crops) {

    /** As an image of the article shows it: what the image says overrides what the photo says. */
    public PhotoView placed(Image place) {
        var placed = cropped(place.aspectRatio());
        return placed.saying(
                place.alt() == null ? alt : place.alt(),
                place.caption() == null ? caption : place.caption().plain());
    }

    /** With the files of a crop in the place of those of the whole picture. */
    PhotoView cropped(AspectRatio ratio) {
        if (ratio == AspectRatio.ORIGINAL || renditions == null || width == null || height == null) {
            return this;
        }
        return new PhotoView(
                id,
                role,
                alt,
                caption,
                credit,
                digitalSourceType,
                width,
                height,
                dominantColor,
                placeholder,
                focalPoint,
                renditions.cropped(ratio, width, height),
                crops);
    }

    /** In other words. */
    PhotoView saying(@Nullable String otherAlt, @Nullable String otherCaption) {
        return new PhotoView(
                id,
                role,
                otherAlt,
                otherCaption,
                credit,
                digitalSourceType,
                width,
                height,
                dominantColor,
                placeholder,
                focalPoint,
                renditions,
                crops);
    }
}
