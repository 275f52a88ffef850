package kz.malim.body;

import static kz.malim.body.BodyVisitor.Presence.OPTIONAL;
import static kz.malim.body.BodyVisitor.Presence.REQUIRED;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonSetter;
import com.fasterxml.jackson.annotation.JsonSubTypes;
import com.fasterxml.jackson.annotation.JsonTypeInfo;
import com.fasterxml.jackson.annotation.Nulls;
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

/** One block of an article's body. Its {@code id} stays the same when blocks are moved. */
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
        description = "One block of an article's body, discriminated by `type`. Skip unknown types: more may be added.",
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
    /** The form of the ids of blocks. */
    String ID = "^[A-Za-z0-9_-]{1,64}$";

    int MAX_ITEMS = 500;

    /** CommonMark numbers items with at most nine digits and no sign, also the last of {@link #MAX_ITEMS}. */
    int MAX_START = 999_999_000;

    int MAX_PHOTOS = 500;
    int MAX_ROWS = 500;
    int MAX_COLUMNS = 50;

    String id();

    /** Leads a visitor through the parts of this block. {@code at} is the pointer to the block. */
    void accept(String at, BodyVisitor visitor);

    /** The plain text of this block for search and summaries, one line per part. */
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
    record Paragraph(String id, @Schema(minItems = 1) InlineText text) implements BodyBlock {
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

    @Schema(
            name = "ListBlock",
            description = "A list with an optional introductory line. Adjacent lists are separate lists.")
    @JsonInclude(JsonInclude.Include.ALWAYS)
    record ListBlock(
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

    @Schema(name = "QuoteBlock", description = "A quotation.")
    @JsonInclude(JsonInclude.Include.ALWAYS)
    record Quote(
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
                    at + "/attributionInText",
                    !attributionInText || attribution != null,
                    "Only with an `attribution`.");
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

            @Schema(description = "Id of one of the article's `photos`. `include=photos` returns them all.")
            UUID photo,

            @Schema(description = "The caption here, which overrides the photo's own.") @Nullable
            InlineText caption)
            implements BodyBlock {

        public Image {
            caption = InlineText.orNull(caption);
        }

        @Override
        public void accept(String at, BodyVisitor visitor) {
            visitor.photo(at + "/photo", photo);
            visitor.text(at + "/caption", caption, OPTIONAL);
        }
    }

    @Schema(name = "GalleryBlock", description = "A gallery of photos.")
    @JsonInclude(JsonInclude.Include.ALWAYS)
    record Gallery(
            String id,

            @Schema(description = "Ids of the article's `photos`, in order.", minItems = 1, maxItems = MAX_PHOTOS)
            List<UUID> photos,

            @Nullable InlineText caption)
            implements BodyBlock {

        public Gallery {
            caption = InlineText.orNull(caption);
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

    /** External content: a video, a post, a map. Its URL is data; no external markup is stored. */
    @JsonInclude(JsonInclude.Include.ALWAYS)
    @Schema(name = "EmbedBlock", description = "External content: a video, a post, a map. Contains no external markup.")
    record Embed(
            String id,

            @Schema(description = "The URL of the content; how to show it is up to you.", format = "iri", minLength = 1)
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

            @Schema(description = "The column names; empty if the table has none.", maxItems = MAX_COLUMNS)
            List<InlineText> header,

            @Schema(minItems = 1, maxItems = MAX_ROWS) List<List<InlineText>> rows)
            implements BodyBlock {

        public Table {
            caption = InlineText.orNull(caption);
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

    @Schema(name = "FactBoxBlock", description = "A box of facts: \"what is known so far\".")
    record FactBox(
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

    @Schema(name = "DividerBlock", description = "A break between two parts of the article.")
    record Divider(String id) implements BodyBlock {
        @Override
        public void accept(String at, BodyVisitor visitor) {}
    }

    private static String lines(Stream<String> parts) {
        return parts.filter(part -> !part.isEmpty()).collect(Collectors.joining("\n"));
    }
}
