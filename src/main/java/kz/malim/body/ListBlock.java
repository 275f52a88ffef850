package kz.malim.body;

import static kz.malim.body.BodyVisitor.Presence.OPTIONAL;
import static kz.malim.body.BodyVisitor.Presence.REQUIRED;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.util.List;
import kz.malim.text.InlineText;
import kz.malim.text.WireName;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/** A list with an optional introductory line. */
@Schema(
        name = "ListBlock",
        description = "A list with an optional introductory line. Adjacent lists are separate lists.")
@JsonInclude(JsonInclude.Include.ALWAYS)
public record ListBlock(
        String id,
        Style style,

        @Schema(description = "The introductory line, with its colon or question mark. Show it above the items.")
        @Nullable
        InlineText intro,

        @Schema(minItems = 1, maxItems = MAX_ITEMS) List<InlineText> items,

        @Schema(
                description = "The number of the first item of a numbered list, if it is not 1.",
                minimum = "0",
                maximum = "" + MAX_START)
        @JsonInclude(JsonInclude.Include.NON_NULL)
        @Nullable
        Integer start)
        implements BodyBlock {

    @Schema(name = "ListStyle", description = "Whether the items have bullets or numbers.")
    public enum Style implements WireName {
        BULLET,
        NUMBER
    }

    public ListBlock {
        intro = InlineText.orNull(intro);
        items = List.copyOf(items);
    }

    @Override
    public void accept(String at, BodyVisitor visitor) {
        visitor.value(at + "/style", style != null, "`bullet` or `number`.");
        visitor.text(at + "/intro", intro, OPTIONAL);
        visitor.size(at + "/items", items, 1, MAX_ITEMS);
        visitor.texts(at + "/items", items, REQUIRED);
        visitor.value(
                at + "/start",
                start == null || (style != Style.BULLET && start >= 0 && start <= MAX_START),
                "0 to " + MAX_START + ", and only for style `number`.");
    }
}
