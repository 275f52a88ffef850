package kz.malim.body;

import static kz.malim.body.BodyVisitor.Presence.OPTIONAL;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.util.UUID;
import kz.malim.probe.MediaKind;
import kz.malim.text.InlineText;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/** A video in the text. */
@Schema(name = "VideoBlock", description = "A video in the text.")
@JsonInclude(JsonInclude.Include.ALWAYS)
public record Video(
        String id,

        @Schema(description = "Id of one of the article's `media`, of kind `video`. `include=media` returns them all.")
        UUID media,

        @Schema(description = "The caption here, which overrides its own.") @Nullable
        InlineText caption)
        implements BodyBlock {

    public Video {
        caption = InlineText.orNull(caption);
    }

    @Override
    public void accept(String at, BodyVisitor visitor) {
        visitor.media(at + "/media", media, MediaKind.VIDEO);
        visitor.text(at + "/caption", caption, OPTIONAL);
    }
}
