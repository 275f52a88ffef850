package kz.malim.media;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/** A photo in the management API. */
@Schema(name = "EditedPhoto", description = "A photo for editors, published or not.")
record PhotoEditView(
        UUID id,

        @Schema(description = "Version; in quotes it is the `ETag`.")
        int version,

        Instant createdAt,
        PhotoContent content,

        @Schema(description = "Null while the photo has a credit and no file yet.") @Nullable
        FileView file,

        @Schema(description = "Metadata still missing before an article should use it.")
        List<MissingPhotoPart> missing,

        @Schema(
                description =
                        "All renditions; these URLs need an API key. Readers get public URLs in the articles that use the photo.")
        @Nullable
        RenditionsView renditions) {

    static PhotoEditView of(Photo photo) {
        var file = photo.file();
        return new PhotoEditView(
                photo.id(),
                photo.version(),
                photo.createdAt(),
                photo.content(),
                file == null ? null : FileView.of(photo, file),
                Arrays.stream(MissingPhotoPart.values())
                        .filter(part -> part.isMissingFrom(photo))
                        .toList(),
                file == null
                        ? null
                        : RenditionsView.of(
                                PhotoEditingResource.PATH + "/" + photo.id() + "/renditions",
                                String.valueOf(photo.renditionKey()),
                                file.width(),
                                file.height()));
    }

    /** The file of a photo. */
    @Schema(name = "PhotoFile", description = "The original file; width and height after its orientation is applied.")
    record FileView(
            @Schema(examples = "image/jpeg") String type,

            @Schema(description = "Size in bytes.") long length,

            int width,
            int height,

            @Schema(description = "Dominant colour.", examples = "#a0b1c2")
            String dominantColor,

            @Schema(description = "ThumbHash in base64, a blurred placeholder.")
            String placeholder,

            @Schema(description = "Whether it has several frames; renditions show the first.")
            boolean animated,

            @Schema(description = ContentCredentials.DESCRIPTION) @JsonInclude(JsonInclude.Include.NON_NULL) @Nullable
            ContentCredentials contentCredentials,

            @Schema(description = "SHA-256 of the file in hexadecimal. Two photos never have the same file.")
            String sha256) {
        static FileView of(Photo photo, StoredPicture file) {
            return new FileView(
                    file.type().mediaType(),
                    file.length(),
                    file.width(),
                    file.height(),
                    file.color(),
                    file.placeholder(),
                    photo.animated(),
                    ContentCredentials.of(photo.contentCredentials()),
                    file.sha256());
        }
    }
}
