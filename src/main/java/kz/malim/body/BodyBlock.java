package kz.malim.body;

import static kz.malim.body.BodyVisitor.Presence.OPTIONAL;
import static kz.malim.body.BodyVisitor.Presence.REQUIRED;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonSubTypes;
import com.fasterxml.jackson.annotation.JsonTypeInfo;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import kz.malim.text.CleanText;
import kz.malim.text.InlineText;
import kz.malim.text.WireName;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/** One piece of an article's body. Its {@code id} stays the same when its neighbours move. */
@JsonTypeInfo(use = JsonTypeInfo.Id.NAME, property = "type")
@JsonSubTypes({
    @JsonSubTypes.Type(value = BodyBlock.Paragraph.class, name = "paragraph"),
    @JsonSubTypes.Type(value = BodyBlock.Heading.class, name = "heading"),
    @JsonSubTypes.Type(value = BodyBlock.ListBlock.class, name = "list"),
    @JsonSubTypes.Type(value = BodyBlock.Quote.class, name = "quote"),
    @JsonSubTypes.Type(value = BodyBlock.Image.class, name = "image"),
    @JsonSubTypes.Type(value = BodyBlock.Gallery.class, name = "gallery"),
    @JsonSubTypes.Type(value = BodyBlock.Embed.class, name = "embed"),
    @JsonSubTypes.Type(value = BodyBlock.Table.class, name = "table"),
    @JsonSubTypes.Type(value = BodyBlock.FactBox.class, name = "fact-box"),
    @JsonSubTypes.Type(value = BodyBlock.Divider.class, name = "divider"),
})
@Schema(
        description =
                "One piece of an article's body, told apart by `type`. Skip types you do not know: more may be added.",
        oneOf = {
            BodyBlock.Paragraph.class,
            BodyBlock.Heading.class,
            BodyBlock.ListBlock.class,
            BodyBlock.Quote.class,
            BodyBlock.Image.class,
            BodyBlock.Gallery.class,
            BodyBlock.Embed.class,
            BodyBlock.Table.class,
            BodyBlock.FactBox.class,
            BodyBlock.Divider.class,
        })
public sealed interface BodyBlock {
    int MAX_ITEMS = 500;
    int MAX_PHOTOS = 500;
    int MAX_ROWS = 500;
    int MAX_COLUMNS = 50;

    String id();

    /** Shows a visitor what this block is made of. {@code at} is the pointer to the block. */
    void accept(String at, BodyVisitor visitor);

    /** What search and summaries see of this block: its words, one line each. */
    default String plain() {
        var lines = new ArrayList<String>();
        accept("", new BodyVisitor() {
            @Override
            public void text(String at, @Nullable InlineText text, Presence presence) {
                lines.add(text == null ? "" : text.plain());
            }

            @Override
            public void line(String at, @Nullable String line, Presence presence) {
                lines.add(line == null ? "" : line);
            }
        });
        return lines(lines.stream());
    }

    @Schema(name = "ParagraphBlock", description = "A paragraph.")
    record Paragraph(String id, InlineText text) implements BodyBlock {
        @Override
        public void accept(String at, BodyVisitor visitor) {
            visitor.text(at + "/text", text, REQUIRED);
        }
    }

    @Schema(name = "HeadingBlock", description = "A heading inside the article.")
    record Heading(
            String id,

            @Schema(
                    description =
                            "2 for a section of the article, 3 and 4 below it; 1 is the title and never in a body.",
                    minimum = "2",
                    maximum = "4")
            int level,

            InlineText text)
            implements BodyBlock {
        @Override
        public void accept(String at, BodyVisitor visitor) {
            visitor.value(at + "/level", level >= 2 && level <= 4, "2, 3 or 4.");
            visitor.text(at + "/text", text, REQUIRED);
        }
    }

    @Schema(
            name = "ListBlock",
            description = "A list with the line that leads it in. Lists that stand one after the other are two lists.")
    @JsonInclude(JsonInclude.Include.ALWAYS)
    record ListBlock(
            String id,
            Style style,

            @Schema(description = "The line before the list, with its colon or question mark. Show it above the items.")
            @Nullable
            InlineText intro,

            List<InlineText> items,

            @Schema(description = "The number of the first item of a numbered list, when it is not 1.")
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
            items = List.copyOf(items);
        }

        @Override
        public void accept(String at, BodyVisitor visitor) {
            visitor.value(at + "/style", style != null, "Say bullet or number.");
            visitor.text(at + "/intro", intro, OPTIONAL);
            visitor.size(at + "/items", items, 1, MAX_ITEMS);
            visitor.texts(at + "/items", items, REQUIRED);
        }
    }

    @Schema(name = "QuoteBlock", description = "Somebody's words.")
    @JsonInclude(JsonInclude.Include.ALWAYS)
    record Quote(
            String id,
            InlineText text,

            @Schema(description = "Who said them.") @Nullable
            String attribution,

            @Schema(
                    description =
                            "Whether `text` already names the speaker, as in «…, – деді министр»; then do not show the attribution a second time.")
            boolean attributionInText)
            implements BodyBlock {

        public Quote {
            attribution = CleanText.lineOrNull(attribution);
            attributionInText = attributionInText && attribution != null;
        }

        @Override
        public void accept(String at, BodyVisitor visitor) {
            visitor.text(at + "/text", text, REQUIRED);
            visitor.line(at + "/attribution", attribution, OPTIONAL);
        }

        @Override
        public String plain() {
            return attributionInText ? text.plain() : BodyBlock.super.plain();
        }
    }

    @Schema(name = "ImageBlock", description = "A photo in the text.")
    @JsonInclude(JsonInclude.Include.ALWAYS)
    record Image(
            String id,

            @Schema(description = "Which of the article's `photos` stands here. `include=photos` brings them all.")
            UUID photo,

            @Schema(description = "The line under it in this place.") @Nullable
            InlineText caption)
            implements BodyBlock {
        @Override
        public void accept(String at, BodyVisitor visitor) {
            visitor.photo(at + "/photo", photo);
            visitor.text(at + "/caption", caption, OPTIONAL);
        }
    }

    @Schema(name = "GalleryBlock", description = "Photos to leaf through.")
    @JsonInclude(JsonInclude.Include.ALWAYS)
    record Gallery(
            String id,

            @Schema(description = "Which of the article's `photos` stand here, in order.")
            List<UUID> photos,

            @Nullable InlineText caption)
            implements BodyBlock {

        public Gallery {
            photos = List.copyOf(photos);
        }

        @Override
        public void accept(String at, BodyVisitor visitor) {
            visitor.size(at + "/photos", photos, 1, MAX_PHOTOS);
            for (int i = 0; i < photos.size(); i++) {
                visitor.photo(at + "/photos/" + i, photos.get(i));
            }
            visitor.text(at + "/caption", caption, OPTIONAL);
        }
    }

    /** Something that lives elsewhere: a video, a post, a map. Its address is data; no foreign markup is kept. */
    @JsonInclude(JsonInclude.Include.ALWAYS)
    @Schema(
            name = "EmbedBlock",
            description = "Something that lives elsewhere: a video, a post, a map. No foreign markup comes with it.")
    record Embed(
            String id,

            @Schema(description = "Where it lives; how to show it is up to you.")
            String url,

            @Nullable String title)
            implements BodyBlock {

        public Embed {
            title = CleanText.lineOrNull(title);
        }

        @Override
        public void accept(String at, BodyVisitor visitor) {
            visitor.address(at + "/url", url);
            visitor.line(at + "/title", title, OPTIONAL);
        }
    }

    @Schema(name = "TableBlock", description = "A table, row by row.")
    @JsonInclude(JsonInclude.Include.ALWAYS)
    record Table(
            String id,
            @Nullable InlineText caption,

            @Schema(description = "The names of the columns; empty when the table has none.")
            List<InlineText> header,

            List<List<InlineText>> rows)
            implements BodyBlock {

        public Table {
            header = List.copyOf(header);
            rows = rows.stream().map(List::copyOf).toList();
        }

        @Override
        public void accept(String at, BodyVisitor visitor) {
            visitor.text(at + "/caption", caption, OPTIONAL);
            visitor.size(at + "/header", header, 0, MAX_COLUMNS);
            visitor.texts(at + "/header", header, OPTIONAL);
            visitor.size(at + "/rows", rows, 1, MAX_ROWS);
            for (int i = 0; i < rows.size(); i++) {
                visitor.size(at + "/rows/" + i, rows.get(i), 0, MAX_COLUMNS);
                visitor.texts(at + "/rows/" + i, rows.get(i), OPTIONAL);
            }
        }

        /** A row is one line. */
        @Override
        public String plain() {
            var cells = Stream.concat(Stream.of(header), rows.stream())
                    .map(row -> row.stream().map(InlineText::plain).collect(Collectors.joining("\t")));
            return lines(Stream.concat(Stream.ofNullable(caption).map(InlineText::plain), cells));
        }
    }

    @Schema(name = "FactBoxBlock", description = "Facts set apart from the story: \"what is known so far\".")
    record FactBox(String id, String title, List<InlineText> facts) implements BodyBlock {

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

    @Schema(name = "DividerBlock", description = "A break between two parts of the story.")
    record Divider(String id) implements BodyBlock {
        @Override
        public void accept(String at, BodyVisitor visitor) {}
    }

    private static String lines(Stream<String> parts) {
        return parts.filter(part -> !part.isEmpty()).collect(Collectors.joining("\n"));
    }
}
