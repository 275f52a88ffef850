package kz.malim.body;

import com.fasterxml.jackson.annotation.JsonSubTypes;
import com.fasterxml.jackson.annotation.JsonTypeInfo;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;
import java.util.function.UnaryOperator;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import kz.malim.text.InlineText;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/** One block of an article's body. Its {@code id} stays the same when blocks are moved. */
@JsonTypeInfo(use = JsonTypeInfo.Id.NAME, property = "type")
@JsonSubTypes({
    @JsonSubTypes.Type(value = Paragraph.class, name = "paragraph"),
    @JsonSubTypes.Type(value = Heading.class, name = "heading"),
    @JsonSubTypes.Type(value = ListBlock.class, name = "list"),
    @JsonSubTypes.Type(value = Quote.class, name = "quote"),
    @JsonSubTypes.Type(value = PullQuote.class, name = "pull-quote"),
    @JsonSubTypes.Type(value = Image.class, name = "image"),
    @JsonSubTypes.Type(value = Gallery.class, name = "gallery"),
    @JsonSubTypes.Type(value = Embed.class, name = "embed"),
    @JsonSubTypes.Type(value = Story.class, name = "story"),
    @JsonSubTypes.Type(value = MapBlock.class, name = "map"),
    @JsonSubTypes.Type(value = Table.class, name = "table"),
    @JsonSubTypes.Type(value = CodeBlock.class, name = "code"),
    @JsonSubTypes.Type(value = Box.class, name = "box"),
    @JsonSubTypes.Type(value = Questions.class, name = "questions"),
    @JsonSubTypes.Type(value = Divider.class, name = "divider"),
    @JsonSubTypes.Type(value = Video.class, name = "video"),
    @JsonSubTypes.Type(value = Audio.class, name = "audio"),
    @JsonSubTypes.Type(value = FileBlock.class, name = "file"),
})
@Schema(
        description = "One block of an article's body, discriminated by `type`. Skip unknown types: more may be added.",
        oneOf = {
            Paragraph.class,
            Heading.class,
            ListBlock.class,
            Quote.class,
            PullQuote.class,
            Image.class,
            Gallery.class,
            Embed.class,
            Story.class,
            MapBlock.class,
            Table.class,
            CodeBlock.class,
            Box.class,
            Questions.class,
            Divider.class,
            Video.class,
            Audio.class,
            FileBlock.class,
        })
public sealed interface BodyBlock
        permits Paragraph,
                Heading,
                ListBlock,
                Quote,
                PullQuote,
                Image,
                Gallery,
                Embed,
                Story,
                MapBlock,
                Table,
                CodeBlock,
                Box,
                Questions,
                Divider,
                Video,
                Audio,
                FileBlock {
    /** The form of the ids of blocks. */
    String ID = "^[A-Za-z0-9_-]{1,64}$";

    /** In a body, those inside others included. */
    int MAX_BLOCKS = 1_000;

    int MAX_ITEMS = 500;

    /** CommonMark numbers items with at most nine digits and no sign, also the last of {@link #MAX_ITEMS}. */
    int MAX_START = 999_999_000;

    int MAX_PHOTOS = 500;
    int MAX_ROWS = 500;
    int MAX_COLUMNS = 50;

    /** Of the alternative text of a picture, and of what replaces a map or external content. */
    int MAX_ALT = 1_000;

    int MAX_ALTERNATIVE = 2_000;

    String id();

    /** Leads a visitor through the parts of this block. {@code at} is the pointer to the block. */
    void accept(String at, BodyVisitor visitor);

    /** This block with others inside it, if it holds blocks; nothing when none is left of those. */
    default Stream<BodyBlock> withInner(UnaryOperator<List<BodyBlock>> change) {
        return Stream.of(this);
    }

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

            @Override
            public void blocks(String at, List<BodyBlock> blocks) {
                blocks.forEach(block -> lines.add(block.plain()));
            }
        });
        return lines(lines.stream());
    }

    /** The blocks of a body with those inside them, in reading order. */
    static List<BodyBlock> all(List<BodyBlock> body) {
        var all = new ArrayList<BodyBlock>();
        new BodyVisitor() {
            @Override
            public void block(String at, BodyBlock block) {
                all.add(block);
            }
        }.blocks("", body);
        return all;
    }

    /** A body with others, or with nothing, in the place of some of its blocks. */
    static List<BodyBlock> replaceAll(List<BodyBlock> body, Function<BodyBlock, Stream<BodyBlock>> replacement) {
        return body.stream()
                .flatMap(block -> block.withInner(inner -> replaceAll(inner, replacement)))
                .flatMap(replacement)
                .toList();
    }

    /** The photos of a body as it shows them, those of galleries too, in reading order. */
    static Stream<Image> images(List<BodyBlock> body) {
        return all(body).stream().mapMulti((block, images) -> {
            if (block instanceof Image image) {
                images.accept(image);
            } else if (block instanceof Gallery gallery) {
                gallery.images().forEach(images);
            }
        });
    }

    /** Parts of a plain text, a line each. */
    static String lines(Stream<String> parts) {
        return parts.filter(part -> !part.isEmpty()).collect(Collectors.joining("\n"));
    }
}
