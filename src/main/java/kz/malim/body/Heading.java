package kz.malim.body;

import static kz.malim.body.BodyVisitor.Presence.REQUIRED;

import kz.malim.text.InlineText;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/** A heading inside the article. */
@Schema(name = "HeadingBlock", description = "A heading inside the article.")
public record Heading(
        String id,

        @Schema(
                description =
                        "2 for a section of the article, 3 and 4 below it. Level 1 is the title and never in a body.",
                minimum = "2",
                maximum = "4")
        int level,

        @Schema(minItems = 1) InlineText text)
        implements BodyBlock {
    @Override
    public void accept(String at, BodyVisitor visitor) {
        visitor.value(at + "/level", level >= 2 && level <= 4, "2, 3 or 4.");
        visitor.text(at + "/text", text, REQUIRED);
    }
}
