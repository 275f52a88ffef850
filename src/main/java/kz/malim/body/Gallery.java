package kz.malim.body;

import static kz.malim.body.BodyVisitor.Presence.OPTIONAL;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.util.List;
import java.util.UUID;
import kz.malim.text.CleanText;
import kz.malim.text.InlineText;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/** A gallery of photos. */
@Schema(name = "GalleryBlock", description = "A gallery of photos.")
@JsonInclude(JsonInclude.Include.NON_NULL)
public record Gallery(
        String id,

        @Schema(description = "The photos, in order.", minItems = 1, maxItems = MAX_PHOTOS)
        List<Item> items,

        @Schema(description = "The caption of the whole gallery.") @Nullable
        InlineText caption)
        implements BodyBlock {

    /** A photo of a gallery. */
    @Schema(name = "GalleryItem", description = "A photo of a gallery.")
    @JsonInclude(JsonInclude.Include.NON_NULL)
    public record Item(
            @Schema(description = "Id of one of the article's `photos`. `include=photos` returns them all.")
            UUID photo,

            @Schema(description = "The caption here, which overrides the photo's own.") @Nullable
            InlineText caption,

            @Schema(description = "The alternative text here, which overrides the photo's own.", maxLength = MAX_ALT)
            @Nullable
            String alt) {

        public Item {
            caption = InlineText.orNull(caption);
            alt = CleanText.lineOrNull(alt);
        }

        /** By itself. */
        Image image(String id) {
            return new Image(id, photo, caption, alt, null, null, null);
        }
    }

    public Gallery {
        caption = InlineText.orNull(caption);
        items = List.copyOf(items);
    }

    @Override
    public void accept(String at, BodyVisitor visitor) {
        visitor.size(at + "/items", items, 1, MAX_PHOTOS);
        for (int i = 0; i < items.size(); i++) {
            var item = at + "/items/" + i;
            visitor.photo(item + "/photo", items.get(i).photo());
            visitor.text(item + "/caption", items.get(i).caption(), OPTIONAL);
            visitor.line(item + "/alt", items.get(i).alt(), OPTIONAL, MAX_ALT);
        }
        visitor.text(at + "/caption", caption, OPTIONAL);
    }

    /** The photos as images, each by itself. */
    public List<Image> images() {
        return items.stream().map(item -> item.image(id)).toList();
    }
}
