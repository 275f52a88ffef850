package kz.malim.htmlbody;

import java.util.ArrayList;
import java.util.List;
import kz.malim.body.BodyBlock;
import kz.malim.body.Divider;
import kz.malim.body.Heading;
import kz.malim.body.Image;
import kz.malim.body.ListBlock;
import kz.malim.body.Paragraph;
import kz.malim.body.Questions;
import kz.malim.text.InlineText;
import org.jsoup.nodes.Comment;
import org.jsoup.nodes.Element;
import org.jsoup.nodes.Node;
import org.jsoup.nodes.TextNode;

/**
 * Walks once through the children of an element and makes blocks of them; where only text may be, lines of text. Text that
 * no element holds is a paragraph as well. Not thread-safe.
 */
final class Flow {
    final Conversion conversion;
    private final Mode mode;
    final Inline inline;
    private final List<BodyBlock> blocks = new ArrayList<>();
    private final List<InlineText> texts = new ArrayList<>();
    private final List<ListBlock.Sublist> lists = new ArrayList<>();

    /** What a flow is for. */
    enum Mode {
        /** Every block. */
        BODY,
        /** Blocks in another one, where no boxes and questions may be. */
        CONTAINED,
        /** Text alone: a caption, a cell. */
        LINES,
        /** Text and the lists under it. */
        ITEM,
        /** Text alone, without the link back to where it is mentioned. */
        NOTE
    }

    /** What a flow has made. In a flow of text, the blocks are those that are no text. */
    record Result(List<BodyBlock> blocks, List<InlineText> texts, List<ListBlock.Sublist> lists) {}

    Flow(Conversion conversion, Mode mode, Inline inline) {
        this.conversion = conversion;
        this.mode = mode;
        this.inline = inline;
    }

    /** A flow inside this one, with its marks. */
    Flow inside(Mode inner) {
        return new Flow(conversion, inner, inline.inside());
    }

    /** The children of the element, read as text alone. */
    Result lines(Element element) {
        return inside(Mode.LINES).children(element).end();
    }

    Flow children(Element element) {
        for (Node child = element.firstChild(); child != null; child = child.nextSibling()) {
            child(child);
        }
        return this;
    }

    void child(Node node) {
        if (conversion.isConsumed(node)) {
            return;
        }
        switch (node) {
            case TextNode text -> inline.append(text.getWholeText());
            case Comment comment -> Cards.comment(comment.getData().strip(), this);
            case Element element -> element(element);
            default -> {} // the content of scripts and styles
        }
    }

    private void element(Element element) {
        if (conversion.isNote(element)) {
            return; // read where it is mentioned
        }
        conversion.targets(element).forEach(conversion::anchor);
        if (Cards.read(element, this)) {
            return;
        }
        var name = element.normalName();
        switch (name) {
            case "br" -> inline.breakLine();
            case "wbr" -> inline.append("\u200B");
            case "a" -> LinkText.read(element, this, mode == Mode.NOTE);
            case "img", "amp-img" -> Figures.image(element, this);
            case "h1", "h2", "h3", "h4", "h5", "h6" -> heading(element, name.charAt(1) - '0');
            case "ul", "ol", "menu" -> Lists.read(element, this);
            case "table" -> Tables.read(element, this);
            case "blockquote" -> Quotes.read(element, this);
            case "figure" -> Figures.read(element, this);
            case "iframe", "amp-iframe", "embed", "object" -> Embeds.frame(element, this);
            case "video", "audio" -> Players.read(element, this);
            case "script" -> Embeds.script(element, this);
            case "pre" -> Code.read(element, this);
            case "hr" -> divider();
            case "q" -> {
                inline.append(conversion.guillemets ? "«" : "“");
                children(element);
                inline.append(conversion.guillemets ? "»" : "”");
            }
            case "style",
                    "template",
                    "head",
                    "title",
                    "meta",
                    "link",
                    "base",
                    "source",
                    "track",
                    "param",
                    "colgroup" -> {}
            case "svg", "math", "canvas", "map" -> conversion.losses.lose(name, element);
            default -> container(element);
        }
    }

    private void container(Element element) {
        boolean block = Formats.isBlock(element);
        if (block) {
            flush();
        }
        if (Formats.isLost(element)) {
            conversion.losses.loseForm("formatting", element);
        }
        var marks = Formats.marks(element);
        marks.forEach(inline::begin);
        children(element);
        if (block) {
            flush();
        }
        marks.forEach(inline::end);
    }

    private void heading(Element element, int level) {
        flush();
        if (!element.id().isEmpty()) {
            conversion.anchor(element.id());
        }
        var content = lines(element);
        if (!content.texts().isEmpty()) {
            block(new Heading(conversion.nextId(), Math.clamp(level, 2, 4), Inline.lines(content.texts())));
        }
        content.blocks().forEach(this::block);
    }

    private void divider() {
        flush();
        if (!blocks.isEmpty() && !(blocks.getLast() instanceof Divider)) {
            block(new Divider(conversion.nextId(), false));
        }
    }

    /** The paragraph ends here. */
    void flush() {
        inline.take().forEach(this::paragraph);
    }

    private void paragraph(InlineText text) {
        if (mode != Mode.BODY && mode != Mode.CONTAINED) {
            texts.add(text);
        } else if (!Captions.isCreditOfLast(text, blocks, conversion)) {
            var address = Embeds.address(text);
            add(
                    address.isPresent()
                            ? Embeds.embed(address.get(), conversion)
                            : new Paragraph(conversion.nextId(), text));
        }
    }

    void block(BodyBlock block) {
        switch (mode) {
            case BODY -> add(block);
            case CONTAINED -> Dissolved.contained(block, conversion).forEach(this::add);
            case LINES, ITEM, NOTE -> {
                var lines = Dissolved.lines(block);
                if (lines.isEmpty()) {
                    add(block);
                } else {
                    conversion.forget(block.id());
                    texts.addAll(lines);
                }
            }
        }
    }

    private void add(BodyBlock block) {
        boolean repeated = block instanceof Image image
                && !blocks.isEmpty()
                && blocks.getLast() instanceof Image last
                && image.caption() == null
                && last.photo().equals(image.photo()); // once for browsers with scripts, once for others
        if (!repeated && !(block instanceof Divider && mode != Mode.BODY && mode != Mode.CONTAINED)) {
            blocks.add(block);
        }
    }

    /** A list; the paragraph before it that ends in a colon leads it in. */
    void list(ListBlock.Sublist list) {
        if (mode == Mode.ITEM) {
            lists.add(list);
            return;
        }
        var intro = mode == Mode.BODY || mode == Mode.CONTAINED ? Lists.intro(blocks) : null;
        if (intro != null) {
            blocks.removeLast();
        }
        for (var part : Lists.parts(list)) {
            block(new ListBlock(
                    intro == null ? conversion.nextId() : intro.id(),
                    part.style(),
                    intro == null ? null : intro.text(),
                    part.items(),
                    part.start()));
            intro = null;
        }
    }

    void question(Questions.Item item) {
        if (mode == Mode.BODY) {
            Answers.add(item, blocks, conversion);
        } else {
            block(new Questions(conversion.nextId(), List.of(item)));
        }
    }

    /** Nothing follows. */
    Result end() {
        flush();
        return new Result(blocks, texts, lists);
    }
}
