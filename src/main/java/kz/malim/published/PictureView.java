package kz.malim.published;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import kz.malim.media.ContentCredentials;
import kz.malim.media.Credit;
import kz.malim.media.DigitalSource;
import kz.malim.media.RenditionsView;
import kz.malim.picture.FocalPoint;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/** A photo by itself, with all of its metadata. */
@Schema(name = "PhotoAlone", description = "A photo by itself, with all of its metadata.")
public record PictureView(
        UUID id,

        @Schema(description = "Alternative text, if `alts` has none in your language.") @Nullable
        String alt,

        @Schema(description = "Alternative text by language tag.")
        Map<String, String> alts,

        @Schema(description = "Caption, if `captions` has none in your language.") @Nullable
        String caption,

        @Schema(description = "Caption by language tag.") Map<String, String> captions,

        @Schema(description = "Credit; null if unknown.") @Nullable
        Credit credit,

        @Schema(description = "Headline given by the agency.") @Nullable
        String headline,

        @Schema(description = "Keywords.") List<String> keywords,

        @Schema(description = "When it was taken, as exactly as is known: a day, or a time with or without an offset.")
        @Nullable
        String takenAt,

        @Schema(description = "Where it was taken, most specific place first.") @Nullable
        String place,

        @Schema(description = "The places it shows, which need not be where it was taken; several between semicolons.")
        @Nullable
        String locationShown,

        @Schema(description = "The persons it shows.") List<String> personsShown,

        @Schema(description = DigitalSource.DESCRIPTION, examples = DigitalSource.EXAMPLE)
        @JsonInclude(JsonInclude.Include.NON_NULL)
        @Nullable
        String digitalSourceType,

        @Schema(description = ContentCredentials.DESCRIPTION) @JsonInclude(JsonInclude.Include.NON_NULL) @Nullable
        ContentCredentials contentCredentials,

        @Schema(description = "Width of the original in pixels; null while there is no file.") @Nullable
        Integer width,

        @Schema(description = "Height of the original in pixels.") @Nullable
        Integer height,

        @Schema(description = "Dominant colour.", examples = "#a0b1c2") @Nullable
        String dominantColor,

        @Schema(description = "ThumbHash, in base64.") @Nullable
        String placeholder,

        @Schema(description = "Null if not set; use the centre.") @Nullable
        FocalPoint focalPoint,

        @Schema(description = "The files of the picture; null while there is no file.") @Nullable
        RenditionsView renditions,

        @Schema(
                description =
                        "The picture cut for cards, to the proportions of `malim.media.crops`; empty while there is no file.")
        List<RenditionsView.Crop> crops) {}
