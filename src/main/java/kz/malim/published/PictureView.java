package kz.malim.published;

import java.util.List;
import java.util.Map;
import java.util.UUID;
import kz.malim.media.Credit;
import kz.malim.media.RenditionView;
import kz.malim.picture.FocalPoint;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/** A photo by itself, with everything that is known about it. */
@Schema(name = "PhotoAlone", description = "A photo by itself, with everything that is known about it.")
public record PictureView(
        UUID id,

        @Schema(description = "What is to be seen, where `alts` has nothing for your language.") @Nullable
        String alt,

        @Schema(description = "What is to be seen, by language tag.")
        Map<String, String> alts,

        @Schema(description = "The line under the picture, where `captions` has nothing for your language.") @Nullable
        String caption,

        @Schema(description = "The line under the picture, by language tag.")
        Map<String, String> captions,

        @Schema(description = "Whose picture it is; null when nobody told.") @Nullable
        Credit credit,

        @Schema(description = "What the agency calls it.") @Nullable
        String headline,

        @Schema(description = "What it is filed under.") List<String> keywords,

        @Schema(description = "When it was taken, in as much as is known: a day, or a time with or without its offset.")
        @Nullable
        String takenAt,

        @Schema(description = "Where, from the narrowest on.") @Nullable
        String place,

        @Schema(description = "Pixels of the original across; null while there is no file.") @Nullable
        Integer width,

        @Schema(description = "Pixels of the original down.") @Nullable
        Integer height,

        @Schema(description = "The colour most of it has.", examples = "#a0b1c2") @Nullable
        String dominantColor,

        @Schema(description = "ThumbHash, in base64.") @Nullable
        String placeholder,

        @Schema(description = "Null when nobody has set one; take the middle then.") @Nullable
        FocalPoint focalPoint,

        @Schema(description = "The files of the picture, smallest first; empty while there is no file.")
        List<RenditionView> renditions,

        @Schema(description = "The picture cut for cards: 1:1, 4:3 and 16:9.")
        List<RenditionView.Crop> crops) {}
