package kz.malim.media;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.time.Instant;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/** A media item in the management API. */
@Schema(name = "EditedMedia", description = "A media item for editors, published or not.")
record MediaEditView(
        UUID id,

        @Schema(description = "Version; in quotes it is the `ETag`.")
        int version,

        Instant createdAt,
        MediaContent content,

        @Schema(description = "Null where it is only elsewhere.") @Nullable
        FileView file) {

    static MediaEditView of(MediaItem item) {
        var file = item.file();
        return new MediaEditView(
                item.id(),
                item.version(),
                item.createdAt(),
                item.content(),
                file == null ? null : FileView.of(item.id(), file));
    }

    /** The file of a media item. */
    @Schema(name = "EditedMediaFile", description = "The file as it was uploaded.")
    @JsonInclude(JsonInclude.Include.NON_NULL)
    record FileView(
            @Schema(description = "Where editors read it, with an API key.")
            String url,

            @Schema(description = "Media type, by its bytes.", examples = "video/mp4")
            String type,

            @Schema(description = "Size in bytes.") long bytes,

            @Schema(description = "SHA-256 of the file in hexadecimal. Two media items never have the same file.")
            String sha256,

            @Schema(description = "How long it plays, in seconds; absent if unknown.") @Nullable
            Double duration,

            @Schema(description = "Width in pixels; absent if unknown.") @Nullable
            Integer width,

            @Schema(description = "Height in pixels; absent if unknown.") @Nullable
            Integer height,

            @Schema(description = "Number of pages; absent if unknown.") @Nullable
            Integer pages) {
        static FileView of(UUID id, MediaFile file) {
            return new FileView(
                    MediaEditingResource.PATH + "/" + id + "/file",
                    file.type().mediaType(),
                    file.length(),
                    file.sha256(),
                    file.seconds(),
                    file.width(),
                    file.height(),
                    file.pages());
        }
    }
}
