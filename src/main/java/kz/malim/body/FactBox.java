package kz.malim.body;

import static kz.malim.body.BodyVisitor.Presence.REQUIRED;

import java.util.List;
import kz.malim.text.CleanText;
import kz.malim.text.InlineText;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/** A box of facts: \. */
@Schema(name = "FactBoxBlock", description = "A box of facts: \"what is known so far\".")
public record FactBox(
        String id,
        @Schema(minLength = 1) String title,
        @Schema(minItems = 1, maxItems = MAX_ITEMS) List<InlineText> facts)
        implements BodyBlock {

    public FactBox {
        title = CleanText.line(title);
        facts = List.copyOf(facts);
    }

    @Override
    public void accept(String at, BodyVisitor visitor) {
        visitor.line(at + "/title", title, REQUIRED);
        visitor.size(at + "/facts", facts, 1, MAX_ITEMS);
        visitor.texts(at + "/facts", facts, REQUIRED);
    }
}
