package kz.malim.body;

import static kz.malim.body.BodyVisitor.Presence.OPTIONAL;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.util.List;
import java.util.UUID;
import kz.malim.media.RenditionSizes;
import kz.malim.picture.AspectRatio;
import kz.malim.text.CleanText;
import kz.malim.text.InlineText;
import kz.malim.text.Span;
import kz.malim.text.WireName;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/** A photo in the text. */
@Schema(name = "ImageBlock", description = "A photo in the text.")
@JsonInclude(JsonInclude.Include.NON_NULL)
public record Image(
        String id,

        @Schema(description = "Id of one of the article's `photos`. `include=photos` returns them all.")
        UUID photo,

        @Schema(description = "The caption here, which overrides the photo's own.") @Nullable
        InlineText caption,

        @Schema(
                description = "The alternative text here, which overrides the photo's own.",
                maxLength = MAX_ALT,
                examples = "Four cranes above an unfinished span")
        @Nullable
        String alt,

        @Schema(
                description = "Which of the photo's `crops` to show here; absent for all of it.",
                enumeration = {"1:1", "4:3", "16:9", "3:2", "4:5", "9:16", "1.91:1"},
                examples = "16:9")
        @Nullable
        String crop,

        @Schema(
                description = "Where the picture leads: an `http`, `https` or `mailto` URL, or a path on this site.",
                examples = "https://example.org/report")
        @Nullable
        String href,

        @Schema(description = "How wide to show it; absent where the editor did not say.") @Nullable
        Size size)
        implements BodyBlock {

    /** How wide a picture is shown. */
    @Schema(
            name = "ImageSize",
            description = "`inline` beside the text, `column` as wide as the text, `full` as wide as the page.")
    public enum Size implements WireName {
        INLINE,
        COLUMN,
        FULL
    }

    public Image {
        caption = InlineText.orNull(caption);
        alt = CleanText.lineOrNull(alt);
        href = href == null ? null : href.strip();
    }

    public Image(String id, UUID photo, @Nullable InlineText caption) {
        this(id, photo, caption, null, null, null, null);
    }

    @Override
    public void accept(String at, BodyVisitor visitor) {
        visitor.photo(at + "/photo", photo);
        visitor.text(at + "/caption", caption, OPTIONAL);
        visitor.line(at + "/alt", alt, OPTIONAL, MAX_ALT);
        visitor.value(
                at + "/crop",
                crop == null || RenditionSizes.crops().contains(aspectRatio()),
                "One of " + RenditionSizes.cropNames() + ".");
        visitor.link(at + "/href", href);
    }

    /** Where the picture leads, or null where that is not safe. */
    @Nullable
    String link() {
        return href == null ? null : new Span("", List.of(), href).link();
    }

    /** The photo's own, or that of its crop. */
    public AspectRatio aspectRatio() {
        return crop == null ? AspectRatio.ORIGINAL : AspectRatio.ofRatio(crop).orElse(AspectRatio.ORIGINAL);
    }
}
