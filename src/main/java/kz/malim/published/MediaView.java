package kz.malim.published;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.UUID;
import kz.malim.media.Credit;
import kz.malim.media.DigitalSource;
import kz.malim.media.MediaSource;
import kz.malim.media.MediaTrack;
import kz.malim.media.RenditionsView;
import kz.malim.probe.MediaKind;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/** A video, a sound or a document. */
@Schema(
        name = "Media",
        description = "A video, a sound or a document. Blocks name it by `id`. Parts that it does not have are absent.")
@JsonInclude(JsonInclude.Include.NON_EMPTY)
public record MediaView(
        UUID id,
        MediaKind kind,

        @Nullable String title,

        @Schema(description = "What is seen or heard, for people who do not see or hear it.") @Nullable
        String alt,

        @Schema(description = "Caption; that of a block takes precedence.") @Nullable
        String caption,

        @Nullable Credit credit,

        @Schema(description = "The file, where this site has it.") @Nullable
        File file,

        @Schema(description = "The same content elsewhere, best first.")
        List<MediaSource> sources,

        @Schema(description = "The photo to show before it plays.") @Nullable
        Poster poster,

        @Schema(description = "Captions and other timed text.")
        List<Track> tracks,

        @Schema(description = "All its words.") @Nullable Transcript transcript,

        @Schema(description = DigitalSource.DESCRIPTION, examples = DigitalSource.EXAMPLE) @Nullable
        String digitalSourceType,

        OffsetDateTime createdAt) {

    /** The file of a media item. */
    @Schema(name = "MediaFile", description = "The file as it was uploaded. Its address answers requests for ranges.")
    @JsonInclude(JsonInclude.Include.NON_NULL)
    public record File(
            @Schema(examples = "/media/01930b8e-6a00-7000-8000-000000000301/files/3f2a9c4be01d5577.mp4")
            String url,

            @Schema(description = "Media type, by its bytes.", examples = "video/mp4")
            String type,

            @Schema(description = "Size in bytes.") long bytes,

            @Schema(description = "SHA-256 of the file in hexadecimal.")
            String sha256,

            @Schema(description = "How long it plays, in seconds; absent if unknown.") @Nullable
            Double duration,

            @Schema(description = "Width in pixels; absent if unknown.") @Nullable
            Integer width,

            @Schema(description = "Height in pixels; absent if unknown.") @Nullable
            Integer height,

            @Schema(description = "Number of pages; absent if unknown.") @Nullable
            Integer pages) {}

    /** A photo in front of a video or a sound. */
    @Schema(name = "Poster", description = "The photo to show before it plays.")
    @JsonInclude(JsonInclude.Include.NON_EMPTY)
    public record Poster(
            UUID id,

            @Nullable String alt,

            @Nullable Credit credit,

            @Schema(description = "The files of the picture; absent while there is no file.") @Nullable
            RenditionsView renditions) {}

    /** Timed text. */
    @Schema(name = "Track", description = "Timed text as WebVTT.")
    public record Track(
            MediaTrack.Kind kind,

            @Schema(description = "BCP 47 tag of its language.", examples = "kk")
            String lang,

            String url) {}

    /** The words of a media item. */
    @Schema(name = "Transcript", description = "All words of a video or a sound, in a file of their own.")
    public record Transcript(
            String url, @Schema(examples = "text/plain") String type) {}
}
