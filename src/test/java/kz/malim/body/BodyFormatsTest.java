package kz.malim.body;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotNull;

import com.fasterxml.jackson.annotation.JsonSubTypes;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Random;
import java.util.TreeSet;
import java.util.UUID;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import kz.malim.media.Credit;
import kz.malim.media.MediaSource;
import kz.malim.media.MediaTrack;
import kz.malim.text.InlineText;
import kz.malim.text.Mark;
import kz.malim.text.Span;
import org.commonmark.ext.gfm.strikethrough.StrikethroughExtension;
import org.commonmark.ext.gfm.tables.TablesExtension;
import org.commonmark.parser.Parser;
import org.commonmark.renderer.html.HtmlRenderer;
import org.jsoup.Jsoup;
import org.jsoup.nodes.Document;
import org.jsoup.nodes.TextNode;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Every block in every format: all its words, none of them as markup. */
class BodyFormatsTest {
    private static final Pattern WORD = Pattern.compile("[\\p{L}\\p{N}]+");
    private static final Figure.File IN_TWO_SIZES =
            new Figure.File("/media/1.jpg", 1200, 800, List.of(new Figure.Smaller("/media/1.jpg?small&\"x", 640)));
    private static final RenderContext ALBUM = new RenderContext() {
        @Override
        public Figure photo(UUID id) {
            return new Figure(
                    "Көпір",
                    id.getLeastSignificantBits() % 2 == 0 ? null : "Таңғы көрініс",
                    Credit.of("Фото", "Данияр <Қайратұлы>"),
                    id.getLeastSignificantBits() % 2 == 0 ? null : IN_TWO_SIZES);
        }

        @Override
        public MediaFigure media(UUID id) {
            return new MediaFigure(
                    "Көпірдің <ашылуы>",
                    "Лента кесіліп жатыр",
                    "Таңғы көрініс",
                    Credit.of("Бейне", "Данияр <Қайратұлы>"),
                    new MediaFigure.File("/media/1/1.mp4?\"x", "video/mp4", 640, 360),
                    List.of(new MediaSource("https://cdn.example/1.m3u8", "application/vnd.apple.mpegurl", null, null)),
                    "/media/2/2-640.jpg",
                    List.of(new MediaFigure.Track(MediaTrack.Kind.CAPTIONS, "kk", "/media/1/1.vtt")));
        }
    };

    static Stream<String> blockTypes() {
        var types = BodyBlock.class.getAnnotation(JsonSubTypes.class).value();
        assertEquals(BodyBlock.class.getPermittedSubclasses().length, types.length, "every block has a name in JSON");
        return Stream.of(types).map(JsonSubTypes.Type::name);
    }

    /** A new type of block needs a sample: {@code src/test/resources/blocks/<type>.json}. */
    @ParameterizedTest
    @MethodSource("blockTypes")
    void everyBlockHasTheSameWordsInEveryFormat(String type) throws IOException {
        var block = sample(type);

        var html = BodyHtml.of(List.of(block), ALBUM);
        var text = BodyText.of(List.of(block), ALBUM);
        var markdown = BodyMarkdown.of(List.of(block), ALBUM);

        assertFalse(html.isBlank() || markdown.isBlank());
        assertEquals(words(visibleText(html)), words(visibleText(read(markdown))), markdown);
        assertEquals(type.equals("pull-quote"), text.isBlank(), "its words stand in the text");
        if (!text.isBlank()) { // plain text has no links: their addresses follow the words
            var withoutAddresses = text.replaceAll("(?m)^https://\\S+$", "");
            assertEquals(words(visibleText(html)), words(withoutAddresses.replaceAll("(?m)^ *[0-9]+\\. ", "")));
        }
    }

    @Test
    void picturesHaveASrcsetOfAllSizes() {
        var image = new Image("1", new UUID(0, 1), null);

        var images = Jsoup.parseBodyFragment(BodyHtml.of(List.of(image), ALBUM)).select("img");

        assertEquals("/media/1.jpg?small&\"x 640w, /media/1.jpg 1200w", images.attr("srcset"));
        assertEquals("(max-width: 1200px) 100vw, 1200px", images.attr("sizes"));
        assertEquals("1200 800 Көпір", images.attr("width") + " " + images.attr("height") + " " + images.attr("alt"));
    }

    @Test
    void playersHaveSourcesTracksAndAPoster() {
        var id = new UUID(0, 1);
        var body = List.<BodyBlock>of(
                new Video("1", id, null), new Audio("2", id, text("Тыңда")), new FileBlock("3", id, "Есеп"));

        var html = Jsoup.parseBodyFragment(BodyHtml.of(body, ALBUM));

        assertEquals(
                "/media/2/2-640.jpg 640 360 Лента кесіліп жатыр none",
                List.of("poster", "width", "height", "aria-label", "preload").stream()
                        .map(html.select("video[controls]")::attr)
                        .collect(java.util.stream.Collectors.joining(" ")));
        assertEquals(
                List.of("/media/1/1.mp4?\"x", "https://cdn.example/1.m3u8"),
                html.select("video source").eachAttr("src"));
        assertEquals(
                "/media/1/1.vtt",
                html.select("video track[kind=captions][srclang=kk]").attr("src"));
        assertEquals(
                "Тыңда Бейне: Данияр <Қайратұлы>",
                html.select("figure:has(audio) figcaption").text());
        assertEquals(
                "Есеп", html.select("body > p > a[download][href^=/media/1]").text());
    }

    @Test
    void adjacentListsStayTwo() {
        var one = new ListBlock("1", ListBlock.Style.BULLET, null, List.of(item("a"), item("b")), null);
        var two = new ListBlock("2", ListBlock.Style.NUMBER, null, List.of(item("c")), 7);

        var read = Jsoup.parseBodyFragment(read(BodyMarkdown.of(List.of(one, one, one, two, two), ALBUM)));

        assertEquals(3, read.select("ul").size());
        assertEquals(2, read.select("ol[start=7]").size());
        assertEquals("a b a b a b c c", read.text());
    }

    /** With what is rendered as nothing between them, and where a list ends what stands before. */
    @Test
    void listsStayTwoWhateverIsBetweenThem() {
        var list = new ListBlock("1", ListBlock.Style.BULLET, null, List.of(item("a")), null);
        var nothing = new Image("2", new UUID(0, 4), null);
        var questions = new Questions("3", List.of(new Questions.Item("q", List.of(list))));
        var box = new Box("4", Box.Kind.FACTS, null, List.of(list, list));

        var markdown = BodyMarkdown.of(List.of(list, nothing, list, questions, list, box, list), id -> null);

        assertEquals(7, Jsoup.parseBodyFragment(read(markdown)).select("ul").size(), markdown);
    }

    @Test
    void nestedListsReadBackFromMarkdown() {
        var random = new Random(11);
        for (int i = 0; i < 3_000; i++) {
            var body = new ArrayList<BodyBlock>();
            for (int n = random.nextInt(1, 4); n > 0; n--) {
                var list = sublist(random, 1);
                body.add(new ListBlock("1", list.style(), null, list.items(), list.start()));
            }

            var markdown = BodyMarkdown.of(body, ALBUM);

            assertEquals(structure(BodyHtml.of(body, ALBUM)), structure(read(markdown)), markdown);
        }
    }

    private static ListBlock.Sublist sublist(Random random, int level) {
        var texts = List.of("a", "- b", "1. c", "d\n2) e", "# f", "g\n\n- h", "`i`\n> j", "9");
        var items = new ArrayList<ListBlock.Item>();
        for (int n = random.nextInt(1, 4); n > 0; n--) {
            var inside = level < 5 && random.nextInt(3) == 0 ? sublist(random, level + 1) : null;
            items.add(new ListBlock.Item(text(texts.get(random.nextInt(texts.size()))), inside));
        }
        boolean numbered = random.nextBoolean();
        return new ListBlock.Sublist(
                numbered ? ListBlock.Style.NUMBER : ListBlock.Style.BULLET,
                items,
                numbered && random.nextBoolean() ? random.nextInt(0, 120) : null);
    }

    /** The lists and their words: whether items have paragraphs in Markdown depends on empty lines. */
    private static String structure(String html) {
        var document = Jsoup.parseBodyFragment(html);
        document.outputSettings().prettyPrint(false);
        document.select("[id]").removeAttr("id");
        document.select("[start=1]").removeAttr("start");
        document.select("p").unwrap();
        return document.body().html().replaceAll("\\s+", "");
    }

    @Test
    void markupInTextIsEscaped() {
        var tricky = Stream.of(
                "# not a heading",
                "- not an item",
                "+ nor this",
                "1. nor this",
                "12) nor this",
                "> no quote",
                "***",
                "---",
                "===",
                "```",
                "~~~",
                "    four",
                "| a | b |",
                "[a](javascript:b)",
                "![a](b)",
                "<b>x</b>",
                "&amp; &lt; &#65;",
                "a_b_c *d* __e__ ~~f~~ `g`",
                "\\",
                "end\\",
                "https://example.kz/?a=1&copy;=2",
                "#",
                "a #",
                "<!-- x -->",
                "[a]: /b",
                "]]>",
                "'\" onclick=x",
                "<script>alert(1)</script>");

        tricky.forEach(words -> {
            for (var block : List.of(
                    new Paragraph("1", text(words)),
                    new Heading("1", 2, text(words)),
                    Quote.of("1", text("q"), words, false),
                    new ListBlock("1", ListBlock.Style.BULLET, text(words), List.of(item(words)), null),
                    new Table(
                            "1",
                            text(words),
                            List.of(Table.Column.of(words)),
                            List.of(
                                    List.of(Table.Cell.of(words)),
                                    List.of(new Table.Cell(text(words), true, null, null))),
                            text(words)),
                    new Story("1", null, "https://example.org/", words, words, words, null, null),
                    new MapBlock("1", 51.1, 71.4, null, words, words),
                    new Embed(
                            "1",
                            "https://example.org/",
                            null,
                            words,
                            null,
                            null,
                            null,
                            words,
                            new Embed.Quoted(words, text(words), null, null)),
                    new Box("1", Box.Kind.FACTS, words, List.of(new Paragraph("2", text(words)))),
                    new Questions("1", List.of(new Questions.Item(words, List.of(new Paragraph("2", text(words)))))))) {
                var html = Jsoup.parseBodyFragment(BodyHtml.of(List.of(block), ALBUM));
                var markdown = BodyMarkdown.of(List.of(block), ALBUM);
                assertEquals(
                        html.text(), visibleText(read(markdown)).replace(" — ", " "), () -> "written as\n" + markdown);
                assertEquals(
                        0,
                        html.select("script, b, img, [onclick], a:not([href^=https])")
                                .size());
            }
        });
    }

    @Test
    void marksSurviveMarkdownWhereverTheyStartAndEnd() {
        var marks = List.of(
                List.<Mark>of(),
                List.of(Mark.STRONG),
                List.of(Mark.EMPHASIS),
                List.of(Mark.STRONG, Mark.EMPHASIS),
                List.of(Mark.STRIKE),
                List.of(Mark.CODE),
                List.of(Mark.SUPERSCRIPT),
                List.of(Mark.STRONG, Mark.CODE));
        var words = List.of("аб", "«в»", " г ", "*", "`", "😀", "!", "д\nе", "\n", "\n\n- ж", "\n1. з", " \n===");
        var random = new Random(7);
        for (int i = 0; i < 20_000; i++) {
            var spans = new ArrayList<Span>();
            for (int n = random.nextInt(1, 5); n > 0; n--) {
                spans.add(new Span(
                        words.get(random.nextInt(words.size())),
                        marks.get(random.nextInt(marks.size())),
                        random.nextInt(4) == 0 ? "https://example.kz/(a)_b_?c=1&lt;d" : null));
            }
            var block = new Paragraph("1", new InlineText(spans));

            var markdown = BodyMarkdown.of(List.of(block), ALBUM);

            assertEquals(
                    lettersWithMarks(BodyHtml.of(List.of(block), ALBUM)),
                    lettersWithMarks(read(markdown)),
                    () -> spans + "\nwritten as\n" + markdown);
        }
    }

    @Test
    void unsafeLinksAreDropped() {
        var embed = new Embed("1", "javascript:alert(1)", "Бейне");

        assertEquals(
                0,
                Jsoup.parseBodyFragment(BodyHtml.of(List.of(embed), ALBUM))
                        .select("a")
                        .size());
        assertEquals("Бейне\n", BodyMarkdown.of(List.of(embed), ALBUM));

        for (var href : List.of("javascript:alert(1)", "data:,x", "//evil.example", "https://a/\"onclick=\"x", "")) {
            var text = new InlineText(
                    List.of(new Span("", List.of(), href), new Span("мұнда", List.of(Mark.STRONG), href)));
            var paragraph = new Paragraph("1", text);
            var html = BodyHtml.of(List.of(paragraph), ALBUM);
            assertEquals("<p id=\"1\"><strong>мұнда</strong></p>", html.strip(), href);
            assertEquals("**мұнда**\n", BodyMarkdown.of(List.of(paragraph), ALBUM), href);
        }
    }

    @Test
    void aCreditIsShownWithoutAFile() {
        var image = new Image("1", new UUID(0, 2), null);

        assertEquals("Фото: Данияр <Қайратұлы>\n", BodyText.of(List.of(image), ALBUM));
        assertEquals(
                "Фото: Данияр <Қайратұлы>",
                Jsoup.parseBodyFragment(BodyHtml.of(List.of(image), ALBUM))
                        .select("figure figcaption small")
                        .text());
    }

    /** The characters one by one, each with its enclosing elements, so that only real differences count. */
    private static List<String> lettersWithMarks(String html) {
        var document = Jsoup.parseBodyFragment(html);
        var letters = new ArrayList<String>();
        document.body().traverse((node, depth) -> {
            if (node.nodeName().equals("br")) {
                letters.add("br");
            }
            if (node instanceof TextNode text) {
                var around = new TreeSet<String>();
                for (var parent = text.parent(); parent != null; parent = parent.parent()) {
                    around.add(parent.nodeName().toLowerCase(Locale.ROOT).replace("del", "s") + parent.attr("href"));
                }
                text.getWholeText()
                        .codePoints()
                        .filter(c -> !Character.isWhitespace(c))
                        .forEach(c -> letters.add(Character.toString(c) + around));
            }
        });
        return letters;
    }

    static BodyBlock sample(String type) throws IOException {
        try (var json = BodyFormatsTest.class.getResourceAsStream("/blocks/" + type + ".json")) {
            assertNotNull(json, "no sample in src/test/resources/blocks for " + type);
            return new ObjectMapper().readValue(json, BodyBlock.class);
        }
    }

    private static ListBlock.Item item(String words) {
        return ListBlock.Item.of(text(words));
    }

    private static InlineText text(String words) {
        return InlineText.of(words);
    }

    private static String read(String markdown) {
        var extensions = List.of(TablesExtension.create(), StrikethroughExtension.create());
        return HtmlRenderer.builder()
                .extensions(extensions)
                .build()
                .render(Parser.builder().extensions(extensions).build().parse(markdown));
    }

    private static String visibleText(String html) {
        Document document = Jsoup.parseBodyFragment(html);
        return document.text();
    }

    private static List<String> words(String text) {
        return WORD.matcher(text).results().map(result -> result.group()).toList();
    }
}
