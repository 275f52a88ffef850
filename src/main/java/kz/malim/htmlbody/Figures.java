package kz.malim.htmlbody;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;
import kz.malim.body.Audio;
import kz.malim.body.BodyBlock;
import kz.malim.body.Embed;
import kz.malim.body.Image;
import kz.malim.body.Paragraph;
import kz.malim.body.Table;
import kz.malim.body.Video;
import kz.malim.text.InlineText;
import org.jsoup.nodes.Element;
import org.jspecify.annotations.Nullable;

/** Pictures, alone, with the words under them, and in galleries. */
final class Figures {
    /** Where pages keep the address of a picture that is loaded later. */
    private static final List<String> LAZY =
            List.of("data-src", "data-lazy-src", "data-original", "data-orig-file", "data-full-url");

    private static final Pattern PICTURE_FILE =
            Pattern.compile("(?i)\\.(?:jpe?g|png|gif|webp|avif|svg|bmp|heic)(?:[?#].*)?$");
    private static final Pattern WIDTH = Pattern.compile("(?<url>\\S+)\\s+(?<width>\\d{1,5})(?:\\.\\d+)?[wx]");

    private Figures() {}

    static void image(Element img, Flow flow) {
        if (img.hasClass("emoji") || img.hasClass("wp-smiley")) {
            flow.inline.append(img.attr("alt"));
            return;
        }
        if (isPixel(img)) {
            flow.conversion.losses.loseForm("tracking", img);
            return;
        }
        var address = address(img, flow.conversion.links);
        if (address.isEmpty()) {
            flow.conversion.losses.loseForm("picture", img);
            return;
        }
        var photo = flow.conversion.files.picture(address.get(), img.attr("alt"));
        flow.flush(); // before the id: anchors in the text are those of its block
        flow.block(new Image(flow.conversion.nextId(), photo, null, null, null, link(flow.inline.href()), size(img)));
    }

    private static boolean isPixel(Element img) {
        return img.attr("width").matches("[01](?:px)?") && img.attr("height").matches("[01](?:px)?");
    }

    private static Optional<String> address(Element img, Links links) {
        for (var name : LAZY) {
            var address = links.address(img.attr(name));
            if (address.isPresent()) {
                return address;
            }
        }
        return links.address(img.attr("src")).or(() -> widest(img, links));
    }

    private static Optional<String> widest(Element img, Links links) {
        var sets = img.attr("srcset") + ", " + img.attr("data-srcset");
        int widest = -1;
        var best = "";
        var sizes = WIDTH.matcher(sets);
        while (sizes.find()) {
            int width = Integer.parseInt(sizes.group("width"));
            if (width > widest) {
                widest = width;
                best = sizes.group("url").replaceFirst("^,", "");
            }
        }
        return links.address(best);
    }

    /** A picture often leads to its own file. */
    private static @Nullable String link(@Nullable String href) {
        return href == null
                        || href.startsWith("#")
                        || href.startsWith("tel:")
                        || PICTURE_FILE.matcher(href).find()
                ? null
                : href;
    }

    private static Image.@Nullable Size size(Element img) {
        for (Element at = img; at != null && !at.normalName().equals("body"); at = at.parent()) {
            if (at.hasClass("alignleft") || at.hasClass("alignright")) {
                return Image.Size.INLINE;
            }
            if (at.hasClass("alignfull")
                    || at.hasClass("alignwide")
                    || at.hasClass("kg-width-full")
                    || at.hasClass("kg-width-wide")) {
                return Image.Size.FULL;
            }
            if (!at.equals(img)
                    && !at.normalName().equals("a")
                    && !at.normalName().equals("picture")) {
                return null; // the figure around it, and no further
            }
        }
        return null;
    }

    static void read(Element figure, Flow flow) {
        flow.flush();
        if (Galleries.is(figure)) {
            Galleries.read(figure, flow);
            return;
        }
        var words = captionOf(figure);
        var quote = figure.selectFirst("> blockquote");
        if (quote != null) {
            Quotes.read(quote, words, Quotes.isPulled(figure) || Quotes.isPulled(quote), flow);
            flow.conversion.consume(quote);
            flow.children(figure);
            flow.flush();
            return;
        }
        var caption = words == null ? Captions.NONE : Captions.of(words, flow);
        captioned(flow.inside(Flow.Mode.CONTAINED).children(figure).end().blocks(), caption, flow);
    }

    /** The element with the words under what the figure shows. */
    static @Nullable Element captionOf(Element figure) {
        for (var child = figure.lastElementChild(); child != null; child = child.previousElementSibling()) {
            if (isCaption(child)) {
                return child;
            }
        }
        return figure.selectFirst("figcaption, .wp-caption-text, .gallery-caption, .wp-element-caption");
    }

    static boolean isCaption(Element element) {
        return element.normalName().equals("figcaption")
                || element.hasClass("wp-caption-text")
                || element.hasClass("gallery-caption")
                || element.hasClass("blocks-gallery-caption");
    }

    static void captioned(List<BodyBlock> blocks, Captions caption, Flow flow) {
        var images = blocks.stream().filter(Image.class::isInstance).count();
        if (images > 1) {
            flow.block(Galleries.of(blocks, caption, flow.conversion));
            blocks.stream().filter(block -> !(block instanceof Image)).forEach(flow::block);
            return;
        }
        var left = caption;
        for (var block : blocks) {
            var with = with(block, left, flow.conversion);
            left = with.isPresent() ? Captions.NONE : left;
            flow.block(with.orElse(block));
        }
        if (left.caption() != null) {
            flow.block(new Paragraph(flow.conversion.nextId(), left.caption()));
        }
        if (left.credit() != null) {
            flow.block(new Paragraph(
                    flow.conversion.nextId(),
                    InlineText.of(String.valueOf(left.credit().line()))));
        }
    }

    /** The block with the caption; empty if there is none, or no place for it. */
    private static Optional<BodyBlock> with(BodyBlock block, Captions caption, Conversion conversion) {
        if (caption.equals(Captions.NONE)) {
            return Optional.empty();
        }
        var words = words(caption);
        return Optional.ofNullable(
                switch (block) {
                    case Image image -> caption.of(image, conversion);
                    case Table table
                    when table.caption() == null ->
                        new Table(table.id(), words, table.columns(), table.rows(), table.footer());
                    case Video video -> new Video(video.id(), video.media(), words);
                    case Audio audio -> new Audio(audio.id(), audio.media(), words);
                    case Embed embed
                    when words.plain().length() <= Conversion.MAX_LINE && embed.title() == null ->
                        new Embed(
                                embed.id(),
                                embed.url(),
                                null,
                                words.plain(),
                                embed.ratio(),
                                embed.height(),
                                embed.poster(),
                                embed.alternative(),
                                embed.quoted());
                    default -> null;
                });
    }

    /** Caption and credit together, where there is one place for both. */
    private static InlineText words(Captions caption) {
        var lines = new ArrayList<InlineText>();
        if (caption.caption() != null) {
            lines.add(caption.caption());
        }
        if (caption.credit() != null) {
            lines.add(InlineText.of(String.valueOf(caption.credit().line())));
        }
        return Inline.lines(lines);
    }
}
