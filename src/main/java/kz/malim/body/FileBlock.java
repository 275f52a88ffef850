package kz.malim.body;

import static kz.malim.body.BodyVisitor.Presence.OPTIONAL;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.util.UUID;
import kz.malim.probe.MediaKind;
import kz.malim.text.CleanText;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/** A document to download. */
@Schema(name = "FileBlock", description = "A document to download.")
@JsonInclude(JsonInclude.Include.ALWAYS)
public record FileBlock(
        String id,

        @Schema(description = "Id of one of the article's `media`, of kind `file`. `include=media` returns them all.")
        UUID media,

        @Schema(description = "The words of the link here, which override its own title.") @Nullable
        String title)
        implements BodyBlock {

    public FileBlock {
        title = CleanText.lineOrNull(title);
    }

    @Override
    public void accept(String at, BodyVisitor visitor) {
        visitor.media(at + "/media", media, MediaKind.FILE);
        visitor.line(at + "/title", title, OPTIONAL);
    }
}
