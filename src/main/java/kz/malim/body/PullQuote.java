package kz.malim.body;

import static kz.malim.body.BodyVisitor.Presence.OPTIONAL;
import static kz.malim.body.BodyVisitor.Presence.REQUIRED;

import com.fasterxml.jackson.annotation.JsonInclude;
import kz.malim.text.CleanText;
import kz.malim.text.InlineText;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/** A sentence of the text, repeated in large letters. Plain text and search have it once, where it stands in the text. */
@Schema(
        name = "PullQuoteBlock",
        description =
                "A sentence of the text, repeated in large letters beside it. It is no part of the reading order.")
@JsonInclude(JsonInclude.Include.NON_NULL)
public record PullQuote(
        String id,
        @Schema(minItems = 1) InlineText text,

        @Schema(description = "The speaker, if it was said by one.") @Nullable
        String attribution)
        implements BodyBlock {

    public PullQuote {
        attribution = CleanText.lineOrNull(attribution);
    }

    @Override
    public void accept(String at, BodyVisitor visitor) {
        visitor.text(at + "/text", text, REQUIRED);
        visitor.line(at + "/attribution", attribution, OPTIONAL);
    }

    @Override
    public String plain() {
        return "";
    }
}
