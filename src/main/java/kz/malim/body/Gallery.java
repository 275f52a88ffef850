package kz.malim.body;

import static kz.malim.body.BodyVisitor.Presence.OPTIONAL;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.util.List;
import java.util.UUID;
import kz.malim.text.InlineText;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/** A gallery of photos. */
@Schema(name = "GalleryBlock", description = "A gallery of photos.")
@JsonInclude(JsonInclude.Include.ALWAYS)
public record Gallery(
        String id,

        @Schema(description = "Ids of the article's `photos`, in order.", minItems = 1, maxItems = MAX_PHOTOS)
        List<UUID> photos,

        @Nullable InlineText caption)
        implements BodyBlock {

    public Gallery {
        caption = InlineText.orNull(caption);
        photos = List.copyOf(photos);
    }

    @Override
    public void accept(String at, BodyVisitor visitor) {
        visitor.size(at + "/photos", photos, 1, MAX_PHOTOS);
        for (int i = 0; i < photos.size(); i++) {
            visitor.photo(at + "/photos/" + i, photos.get(i));
        }
        visitor.text(at + "/caption", caption, OPTIONAL);
    }
}
