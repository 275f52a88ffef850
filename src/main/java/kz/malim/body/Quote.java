package kz.malim.body;

import static kz.malim.body.BodyVisitor.Presence.OPTIONAL;
import static kz.malim.body.BodyVisitor.Presence.REQUIRED;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonSetter;
import com.fasterxml.jackson.annotation.Nulls;
import kz.malim.text.CleanText;
import kz.malim.text.InlineText;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/** A quotation. */
@Schema(name = "QuoteBlock", description = "A quotation.")
@JsonInclude(JsonInclude.Include.ALWAYS)
public record Quote(
        String id,

        @Schema(minItems = 1) InlineText text,

        @Schema(description = "The speaker.") @Nullable String attribution,

        @Schema(
                description =
                        "Whether `text` already names the speaker, as in «…, – деді министр»; if so, do not show `attribution` again.")
        @JsonSetter(nulls = Nulls.AS_EMPTY)
        boolean attributionInText)
        implements BodyBlock {

    public Quote {
        attribution = CleanText.lineOrNull(attribution);
    }

    @Override
    public void accept(String at, BodyVisitor visitor) {
        visitor.text(at + "/text", text, REQUIRED);
        visitor.line(at + "/attribution", attribution, OPTIONAL);
        visitor.value(
                at + "/attributionInText", !attributionInText || attribution != null, "Only with an `attribution`.");
    }

    @Override
    public String plain() {
        return attributionInText ? text.plain() : BodyBlock.super.plain();
    }
}
