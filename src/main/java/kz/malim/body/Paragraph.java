package kz.malim.body;

import static kz.malim.body.BodyVisitor.Presence.REQUIRED;

import kz.malim.text.InlineText;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/** A paragraph. */
@Schema(name = "ParagraphBlock", description = "A paragraph.")
public record Paragraph(String id, @Schema(minItems = 1) InlineText text) implements BodyBlock {
    @Override
    public void accept(String at, BodyVisitor visitor) {
        visitor.text(at + "/text", text, REQUIRED);
    }
}
