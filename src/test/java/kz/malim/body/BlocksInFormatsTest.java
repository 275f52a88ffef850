package kz.malim.body;

import static java.util.Objects.requireNonNull;
import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.List;
import java.util.UUID;
import kz.malim.body.Table.Cell;
import kz.malim.body.Table.Column;
import kz.malim.media.Credit;
import kz.malim.picture.AspectRatio;
import kz.malim.text.InlineText;
import org.commonmark.ext.gfm.tables.TablesExtension;
import org.commonmark.parser.Parser;
import org.commonmark.renderer.html.HtmlRenderer;
import org.jsoup.Jsoup;
import org.jsoup.nodes.Document;
import org.jsoup.nodes.Element;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What the formats make of the parts of a block. */
class BlocksInFormatsTest {
    private static final Figure PHOTO = new Figure(
            "Own alt",
            "Own caption",
            Credit.of("Photo", "Malim"),
            new Figure.File("/media/1.jpg", 1200, 900, List.of()));
    private static final Figure CROPPED = new Figure(
            "Own alt",
            "Own caption",
            Credit.of("Photo", "Malim"),
            new Figure.File("/media/1-16x9.jpg", 1200, 675, List.of()));
    private static final RenderContext ALBUM = new RenderContext() {
        @Override
        public @Nullable Figure photo(UUID id) {
            return PHOTO;
        }

        @Override
        public @Nullable Figure photo(UUID id, AspectRatio crop) {
            return crop == AspectRatio.WIDE ? CROPPED : PHOTO;
        }
    };

    private static final Table SPANS = new Table(
            "t",
            text("Trams"),
            List.of(Column.of("Line"), new Column(text("Cars"), true), Column.of("Note")),
            List.of(
                    List.of(header("1"), cell("12"), new Cell(text("both new"), false, null, 2)),
                    List.of(header("2"), cell("8")),
                    List.of(header("3"), new Cell(text("none yet"), false, 2, null))),
            text("Source: the depot"));

    @Test
    void tablesAreTablesOfHtml() {
        var table = requireNonNull(html(SPANS).selectFirst("table"));

        assertEquals(List.of("caption", "thead", "tbody", "tfoot"), names(table));
        assertEquals("Line Cars Note", table.select("thead th[scope=col]").text());
        assertEquals("1 2 3", table.select("tbody th[scope=row]").text());
        assertEquals("both new", table.select("td[rowspan=2]").text());
        assertEquals("none yet", table.select("td[colspan=2]").text());
        assertEquals("12 8 none yet", table.select("tbody td[data-numeric]").text());
        assertEquals("Source: the depot", table.select("tfoot td[colspan=3]").text());
    }

    @Test
    void spansAreEmptyCellsWhereThereAreNone() {
        assertEquals("""
            Trams

            | Line | Cars | Note |
            | --- | ---: | --- |
            | **1** | 12 | both new |
            | **2** | 8 |  |
            | **3** | none yet |  |

            Source: the depot
            """, BodyMarkdown.of(List.of(SPANS), ALBUM));
        assertEquals(
                "Trams\nLine\tCars\tNote\n1\t12\tboth new\n2\t8\t\n3\tnone yet\t\nSource: the depot\n",
                BodyText.of(List.of(SPANS), ALBUM));
    }

    @Test
    void tablesFromBeforeTheRulesAreShownToo() {
        var uneven = new Table(
                "t",
                null,
                List.of(),
                List.of(List.of(cell("a")), List.of(), List.of(new Cell(text("b"), false, 60, 9), cell("c"))),
                null);

        assertEquals("a b c", html(uneven).text());
        assertEquals(
                "a b c",
                Jsoup.parse(HtmlRenderer.builder()
                                .extensions(List.of(TablesExtension.create()))
                                .build()
                                .render(Parser.builder()
                                        .extensions(List.of(TablesExtension.create()))
                                        .build()
                                        .parse(BodyMarkdown.of(List.of(uneven), ALBUM))))
                        .text());
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{\n  \"a\": 1\n}\n",
                "\n\nfirst lines empty",
                "   four spaces\n\ttab  \n",
                "```\nfence\n```",
                "a ```````` b ~~~",
                "`",
                "<script>alert(\"&amp;\")</script>",
                "# no heading\n- no list\n> no quote\n| no | table |",
                "тіл = \"қазақ\"",
            })
    void codeIsKeptToTheByte(String words) {
        var code = new CodeBlock("c", words, "json");

        assertEquals(words, code(html(code)));
        assertEquals(words + "\n", BodyText.of(List.of(code), ALBUM));
        var markdown = Jsoup.parse(HtmlRenderer.builder()
                .build()
                .render(Parser.builder().build().parse(BodyMarkdown.of(List.of(code), ALBUM))));
        assertEquals(words + "\n", code(markdown));
        assertEquals(1, markdown.body().childrenSize());
        assertEquals(words, code.plain());
    }

    @Test
    void carriageReturnsStayInCode() {
        assertEquals("a\r\nb", code(html(new CodeBlock("c", "a\r\nb", "json"))));
    }

    @Test
    void mapsAreLinks() {
        var map = new MapBlock("m", 51.5, -0.0000001, 12, null, "A square");

        var address = "https://www.openstreetmap.org/?mlat=51.5&mlon=-0.0000001#map=12/51.5/-0.0000001";
        assertEquals(address, html(map).select("a").attr("href"));
        assertEquals("51.5, -0.0000001 A square", html(map).text());
        assertEquals("51.5, -0.0000001\nA square\n" + address + "\n", BodyText.of(List.of(map), ALBUM));
    }

    @Test
    void placesOverrideThePhoto() {
        var image = new Image(
                "i", new UUID(0, 1), text("Caption here"), "Alt here", "16:9", "/articles/x", Image.Size.FULL);

        var figure = requireNonNull(html(image).selectFirst("figure[data-size=full]"));
        assertEquals(
                "Alt here",
                figure.select("a[href=/articles/x] > img[src=/media/1-16x9.jpg]")
                        .attr("alt"));
        assertEquals("675", figure.select("img").attr("height"));
        assertEquals("Caption here Photo: Malim", figure.text());
        assertEquals(
                "[![Alt here](/media/1-16x9.jpg)](/articles/x)\\\nCaption here\\\nPhoto: Malim\n",
                BodyMarkdown.of(List.of(image), ALBUM));

        var gallery = new Gallery(
                "g",
                List.of(
                        new Gallery.Item(new UUID(0, 1), null, null),
                        new Gallery.Item(new UUID(0, 1), text("Second"), "Second alt")),
                null);
        assertEquals(
                List.of("Own alt", "Second alt"), html(gallery).select("img").eachAttr("alt"));
        assertEquals(
                "Own caption Photo: Malim Second Photo: Malim", html(gallery).text());
    }

    @Test
    void embedsKeepTheirWordsAndLoadNothing() {
        var embed = new Embed(
                "e",
                "https://x.com/a/1",
                "x",
                "A post",
                "16:9",
                null,
                new UUID(0, 1),
                "A tram crosses the bridge",
                new Embed.Quoted("Айгүл", text("We are <open>"), "2026-11-20T10:00:00+05:00", null));

        var html = html(embed);
        assertEquals(
                "We are <open> Айгүл, 2026-11-20",
                html.select("figure > blockquote").text());
        assertEquals("A post", html.select("p > a[href=https://x.com/a/1]").text());
        assertEquals(
                "/media/1.jpg", html.select("a[href=https://x.com/a/1] > img").attr("src"));
        assertEquals(0, html.select("script, iframe, object, embed, video").size());
        assertEquals("""
            We are <open>
            — Айгүл, 2026-11-20
            Own caption
            Photo: Malim
            A tram crosses the bridge
            A post
            https://x.com/a/1
            """, BodyText.of(List.of(embed), ALBUM));
    }

    @Test
    void aBorderOfAPaywallCanBeFound() {
        assertEquals(1, html(new Divider("d", true)).select("hr[data-paywall]").size());
        assertEquals(
                0,
                html(new Divider("d", false))
                        .select("hr[data-paywall], .paywall")
                        .size());
    }

    @Test
    void whatIsBelowThePaywallIsInOneElementAndNothingElseIs() {
        var html = Jsoup.parse(BodyHtml.of(
                List.of(
                        paragraph("free"),
                        new Divider("d1", false),
                        paragraph("free too"),
                        new Divider("d2", true),
                        paragraph("closed"),
                        new Divider("d3", true),
                        paragraph("closed too")),
                ALBUM));

        assertEquals(
                List.of("closed", "closed too"), html.select(".paywall > p").eachText());
        assertEquals(List.of("free", "free too"), html.select("body > p").eachText());
        assertEquals(1, html.select(".paywall").size());
    }

    private static Paragraph paragraph(String text) {
        return new Paragraph(text.replace(' ', '-'), InlineText.of(text));
    }

    private static List<String> names(Element parent) {
        return parent.children().stream().map(Element::tagName).toList();
    }

    private static String code(Document html) {
        return requireNonNull(html.selectFirst("pre > code.language-json")).wholeText();
    }

    private static Document html(BodyBlock block) {
        return Jsoup.parseBodyFragment(BodyHtml.of(List.of(block), ALBUM));
    }

    private static InlineText text(String words) {
        return InlineText.of(words);
    }

    private static Cell cell(String words) {
        return Cell.of(words);
    }

    private static Cell header(String words) {
        return new Cell(text(words), true, null, null);
    }
}
