package kz.malim.media;

import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/** A photo in the management API. */
@Schema(name = "EditedPhoto", description = "A photo as its editors see it, published or not.")
record PhotoEditView(
        UUID id,

        @Schema(description = "The same number, in quotes, is the `ETag`.")
        int version,

        Instant createdAt,
        PhotoContent content,

        @Schema(description = "Null while there is a credit and no file yet.") @Nullable
        FileView file,

        @Schema(description = "What it still needs before an article should show it.")
        List<MissingPhotoPart> missing,

        @Schema(
                description =
                        "Every size, for editors with their key. Readers find theirs in the articles that show the photo.")
        List<RenditionView> renditions) {

    static PhotoEditView of(Photo photo) {
        var file = photo.file();
        return new PhotoEditView(
                photo.id(),
                photo.version(),
                photo.createdAt(),
                photo.content(),
                file == null ? null : FileView.of(file),
                Arrays.stream(MissingPhotoPart.values())
                        .filter(part -> part.isMissingFrom(photo))
                        .toList(),
                file == null
                        ? List.of()
                        : RenditionView.all(
                                file.width(),
                                file.height(),
                                name -> PhotoEditingResource.PATH + "/" + photo.id() + "/renditions/" + name,
                                String.valueOf(photo.renditionKey())));
    }

    /** The file of a photo. */
    @Schema(name = "PhotoFile", description = "The file as it was sent, its picture held upright.")
    record FileView(
            @Schema(examples = "image/jpeg") String type,

            @Schema(description = "Bytes.") long length,

            int width,
            int height,

            @Schema(description = "The colour most of it has.", examples = "#a0b1c2")
            String dominantColor,

            @Schema(description = "ThumbHash, in base64.") String placeholder,

            @Schema(description = "Of its bytes, in hexadecimal: the same bytes are the same photo.")
            String sha256) {
        static FileView of(StoredPicture file) {
            return new FileView(
                    file.type().mediaType(),
                    file.length(),
                    file.width(),
                    file.height(),
                    file.color(),
                    file.placeholder(),
                    file.sha256());
        }
    }
}
