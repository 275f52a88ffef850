package kz.malim.body;

import static kz.malim.body.BodyVisitor.Presence.OPTIONAL;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.util.UUID;
import kz.malim.text.InlineText;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/** A photo in the text. */
@Schema(name = "ImageBlock", description = "A photo in the text.")
@JsonInclude(JsonInclude.Include.ALWAYS)
public record Image(
        String id,

        @Schema(description = "Id of one of the article's `photos`. `include=photos` returns them all.")
        UUID photo,

        @Schema(description = "The caption here, which overrides the photo's own.") @Nullable
        InlineText caption)
        implements BodyBlock {

    public Image {
        caption = InlineText.orNull(caption);
    }

    @Override
    public void accept(String at, BodyVisitor visitor) {
        visitor.photo(at + "/photo", photo);
        visitor.text(at + "/caption", caption, OPTIONAL);
    }
}
