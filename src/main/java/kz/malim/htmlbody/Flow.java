package kz.malim.htmlbody;

import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import kz.malim.body.BodyBlock;
import kz.malim.body.Divider;
import kz.malim.body.Heading;
import kz.malim.body.Image;
import kz.malim.body.ListBlock;
import kz.malim.body.Paragraph;
import kz.malim.body.Questions;
import kz.malim.text.InlineText;
import kz.malim.text.Mark;
import org.jsoup.nodes.Comment;
import org.jsoup.nodes.Element;
import org.jsoup.nodes.Node;
import org.jsoup.nodes.TextNode;

/**
 * Walks once through the children of an element and makes blocks of them; where only text may be, lines of text. Text that
 * no element holds is a paragraph as well. Not thread-safe.
 */
final class Flow {
    private static final Map<String, Mark> MARKS = Map.ofEntries(
            Map.entry("b", Mark.STRONG),
            Map.entry("strong", Mark.STRONG),
            Map.entry("i", Mark.EMPHASIS),
            Map.entry("em", Mark.EMPHASIS),
            Map.entry("cite", Mark.EMPHASIS),
            Map.entry("dfn", Mark.EMPHASIS),
            Map.entry("var", Mark.EMPHASIS),
            Map.entry("s", Mark.STRIKE),
            Map.entry("strike", Mark.STRIKE),
            Map.entry("del", Mark.STRIKE),
            Map.entry("sup", Mark.SUPERSCRIPT),
            Map.entry("sub", Mark.SUBSCRIPT),
            Map.entry("code", Mark.CODE),
            Map.entry("kbd", Mark.CODE),
            Map.entry("samp", Mark.CODE),
            Map.entry("tt", Mark.CODE),
            Map.entry("dt", Mark.STRONG));

    /** Of these the words are kept. */
    private static final Set<String> LOST_FORMATS = Set.of("u", "mark", "small", "big", "ins", "font", "ruby");

    /** Elements that browsers show as blocks, which the parser counts among the inline ones. */
    private static final Set<String> APART = Set.of("td", "th", "tr", "li", "dt", "dd", "figcaption", "caption", "summary", "br", "option");

    private static final int MAX_INTRO = 300;

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

    static boolean isApart(Element element) {
        return APART.contains(element.normalName());
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
            case Comment comment -> comment(comment.getData().strip());
            case Element element -> element(element);
            default -> {} // the content of scripts and styles
        }
    }

    /** Ghost marks the border of what is free with a comment; WordPress keeps blocks without content in them. */
    private void comment(String text) {
        if (text.equals("members-only")) {
            flush();
            block(new Divider(conversion.nextId(), true));
        } else if (text.startsWith("wp:") && text.endsWith("/") && !text.startsWith("wp:footnotes")) {
            conversion.loseForm("block", new Comment(text));
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
            case "a" -> link(element);
            case "img", "amp-img" -> Figures.image(element, this);
            case "h1", "h2", "h3", "h4", "h5", "h6" -> heading(element, name.charAt(1) - '0');
            case "ul", "ol", "menu" -> Lists.read(element, this);
            case "table" -> Tables.read(element, this);
            case "blockquote" -> Quotes.read(element, this);
            case "figure" -> Figures.read(element, this);
            case "iframe", "amp-iframe", "embed", "object" -> Embeds.frame(element, this);
            case "video", "audio" -> Players.read(element, this);
            case "script" -> Embeds.script(element, this);
            case "pre" -> code(element);
            case "hr" -> divider();
            case "q" -> quotation(element);
            case "style", "template", "head", "title", "meta", "link", "base", "source", "track", "param", "colgroup" -> {}
            case "svg", "math", "canvas", "map" -> conversion.lose(name, element);
            default -> container(element, name);
        }
    }

    private void container(Element element, String name) {
        boolean block = element.isBlock() || isApart(element);
        if (block) {
            flush();
        }
        if (LOST_FORMATS.contains(name)) {
            conversion.loseForm("formatting", element);
        }
        var marks = marks(element, name);
        marks.forEach(inline::begin);
        children(element);
        if (block) {
            flush();
        }
        marks.forEach(inline::end);
    }

    /** Pages pasted from word processors have their marks in styles. */
    private static Set<Mark> marks(Element element, String name) {
        var marks = EnumSet.noneOf(Mark.class);
        var mark = MARKS.get(name);
        if (mark != null) {
            marks.add(mark);
        }
        if (name.equals("span")) {
            var style = element.attr("style").replace(" ", "").toLowerCase(Locale.ROOT);
            if (style.contains("font-weight:bold") || style.matches(".*font-weight:[6-9]00.*")) {
                marks.add(Mark.STRONG);
            }
            if (style.contains("font-style:italic")) {
                marks.add(Mark.EMPHASIS);
            }
        }
        return marks;
    }

    private void link(Element link) {
        if (conversion.isBetweenNotes(link)) {
            if (mode != Mode.NOTE) {
                conversion.note(link).ifPresent(inline::mention);
            }
            return;
        }
        var raw = link.attr("href").strip();
        var before = inline.href();
        var target = raw.startsWith("#") ? conversion.anchorLink(raw.substring(1)) : conversion.links.target(raw);
        if (target.isEmpty() && link.hasAttr("href")) {
            conversion.loseForm("link", link);
        }
        boolean block = link.childrenSize() > 0 && link.firstElementChild() instanceof Element first && first.isBlock();
        if (block) {
            flush();
        }
        inline.link(target.orElse(before));
        children(link);
        if (block) {
            flush();
        }
        inline.link(before);
    }

    private void quotation(Element element) {
        inline.append(conversion.guillemets ? "«" : "“");
        children(element);
        inline.append(conversion.guillemets ? "»" : "”");
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

    private void code(Element element) {
        flush();
        if (element.hasClass("wp-block-verse")) {
            verse(element);
            return;
        }
        var classes = element.className() + " " + element.select("code").stream().map(Element::className).findFirst().orElse("");
        Code.blocks(element.wholeText(), classes, conversion).forEach(this::block);
    }

    /** Its lines are lines. */
    private void verse(Element element) {
        if (element.childrenSize() > 0) {
            conversion.loseForm("formatting", element);
        }
        element.wholeText().lines().forEach(line -> {
            inline.append(line);
            inline.breakLine();
        });
        flush();
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
            add(address.isPresent()
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
        var intro = blocks.isEmpty() || mode == Mode.LINES || mode == Mode.NOTE ? null : blocks.getLast();
        boolean leads = intro instanceof Paragraph paragraph
                && paragraph.text().plain().endsWith(":")
                && paragraph.text().withBreaks().indexOf('\n') < 0
                && paragraph.text().plain().length() <= MAX_INTRO;
        if (leads) {
            blocks.removeLast();
        }
        var parts = Lists.parts(list);
        for (int i = 0; i < parts.size(); i++) {
            boolean first = i == 0 && leads && intro != null;
            var text = first && intro instanceof Paragraph paragraph ? paragraph.text() : null;
            block(new ListBlock(
                    first ? intro.id() : conversion.nextId(),
                    list.style(),
                    text,
                    parts.get(i).items(),
                    parts.get(i).start()));
        }
    }

    void question(Questions.Item item) {
        if (mode == Mode.BODY) {
            Cards.add(item, blocks, conversion);
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
