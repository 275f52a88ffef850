package kz.malim.body;

import static kz.malim.body.BodyVisitor.Presence.OPTIONAL;
import static kz.malim.body.BodyVisitor.Presence.REQUIRED;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.util.List;
import java.util.stream.Stream;
import kz.malim.text.InlineText;
import kz.malim.text.WireName;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/** A list with an optional introductory line. */
@Schema(
        name = "ListBlock",
        description = "A list with an optional introductory line. Adjacent lists are separate lists.")
@JsonInclude(JsonInclude.Include.NON_NULL)
public record ListBlock(
        String id,
        Style style,

        @Schema(description = "The introductory line, with its colon or question mark. Show it above the items.")
        @Nullable
        InlineText intro,

        @Schema(
                description = "At most " + MAX_ITEMS + ", those of lists inside included.",
                minItems = 1,
                maxItems = MAX_ITEMS)
        List<Item> items,

        @Schema(
                description = "The number of the first item of a numbered list, if it is not 1.",
                minimum = "0",
                maximum = "" + MAX_START)
        @Nullable
        Integer start)
        implements BodyBlock {
    /** This list and those inside it. */
    private static final int MAX_LEVELS = 5;

    @Schema(name = "ListStyle", description = "Whether the items have bullets or numbers.")
    public enum Style implements WireName {
        BULLET,
        NUMBER
    }

    /** An item, and the list under it. */
    @Schema(name = "ListItem", description = "An item of a list, with the list under it, if there is one.")
    @JsonInclude(JsonInclude.Include.NON_NULL)
    public record Item(
            @Schema(minItems = 1) InlineText text, @Nullable Sublist list) {
        public static Item of(InlineText text) {
            return new Item(text, null);
        }

        private Stream<Item> all() {
            return Stream.concat(
                    Stream.of(this),
                    Stream.ofNullable(list)
                            .flatMap(inside -> inside.items.stream().flatMap(Item::all)));
        }
    }

    /** A list under an item of another. */
    @Schema(
            name = "Sublist",
            description = "A list under an item of another. Lists are at most " + MAX_LEVELS
                    + " levels deep, the outermost included.")
    @JsonInclude(JsonInclude.Include.NON_NULL)
    public record Sublist(
            Style style,

            @Schema(minItems = 1, maxItems = MAX_ITEMS) List<Item> items,

            @Schema(
                    description = "The number of the first item of a numbered list, if it is not 1.",
                    minimum = "0",
                    maximum = "" + MAX_START)
            @Nullable
            Integer start) {

        public Sublist {
            items = List.copyOf(items);
        }
    }

    public ListBlock {
        intro = InlineText.orNull(intro);
        items = List.copyOf(items);
    }

    /** A list without an introductory line, as those under items are. */
    Sublist withoutIntro() {
        return new Sublist(style, items, start);
    }

    @Override
    public void accept(String at, BodyVisitor visitor) {
        visitor.text(at + "/intro", intro, OPTIONAL);
        visitor.size(at + "/items", items.stream().flatMap(Item::all).toList(), 1, MAX_ITEMS);
        accept(at, withoutIntro(), 1, visitor);
    }

    private static void accept(String at, Sublist list, int level, BodyVisitor visitor) {
        visitor.value(at + "/style", list.style != null, "`bullet` or `number`.");
        visitor.value(
                at + "/start",
                list.start == null || (list.style != Style.BULLET && list.start >= 0 && list.start <= MAX_START),
                "0 to " + MAX_START + ", and only for style `number`.");
        for (int i = 0; i < list.items.size(); i++) {
            var item = list.items.get(i);
            visitor.text(at + "/items/" + i + "/text", item.text, REQUIRED);
            if (item.list != null) {
                var inside = at + "/items/" + i + "/list";
                visitor.value(inside, level < MAX_LEVELS, "Lists are at most " + MAX_LEVELS + " levels deep.");
                visitor.size(inside + "/items", item.list.items, 1, MAX_ITEMS);
                accept(inside, item.list, level + 1, visitor);
            }
        }
    }
}
