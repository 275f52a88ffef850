package kz.malim.syndication;

import static io.restassured.RestAssured.get;
import static kz.malim.support.Newsroom.article;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.rometools.rome.io.SyndFeedInput;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.enterprise.inject.Instance;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import jakarta.transaction.Transactional;
import java.io.StringReader;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import javax.xml.parsers.DocumentBuilderFactory;
import kz.malim.article.Source;
import kz.malim.body.Box;
import kz.malim.body.CodeBlock;
import kz.malim.body.Embed;
import kz.malim.body.Gallery;
import kz.malim.body.Heading;
import kz.malim.body.Image;
import kz.malim.body.ListBlock;
import kz.malim.body.MapBlock;
import kz.malim.body.Paragraph;
import kz.malim.body.Questions;
import kz.malim.body.Quote;
import kz.malim.body.Story;
import kz.malim.body.Table;
import kz.malim.delivery.ArticleFormat;
import kz.malim.media.Credit;
import kz.malim.published.ArticleView;
import kz.malim.published.PublishedArticles;
import kz.malim.support.Newsroom;
import kz.malim.support.Newsroom.Manuscript;
import kz.malim.text.InlineText;
import kz.malim.text.Span;
import org.jsoup.Jsoup;
import org.jsoup.parser.Parser;
import org.junit.jupiter.api.Test;
import org.xml.sax.InputSource;

/** Text that tries to become markup stays text, in every format and every feed. */
@QuarkusTest
class HostileWordsTest {
    private static final String ATTACK =
            "<script>alert(1)</script> ]]> & &lt;b&gt; \u0007\u0000\u202E\uFFFE\uD800 \" onload='x' --> <img src=x"
                    + " onerror=alert(1)>";

    /** What is left without invisible characters. */
    private static final String SHOWN =
            "<script>alert(1)</script> ]]> & &lt;b&gt; \" onload='x' --> <img src=x onerror=alert(1)>";

    @Inject
    Newsroom newsroom;

    @Inject
    Instance<ArticleFormat> forms;

    @Inject
    PublishedArticles published;

    @Inject
    EntityManager database;

    @Test
    void everyFormatIsThereOnce() {
        assertEquals(
                List.of("atom", "html", "jsonld", "markdown", "ninjs", "text"),
                forms.stream().map(ArticleFormat::name).sorted().toList());
        assertEquals(
                6,
                forms.stream()
                        .map(ArticleFormat::mediaType)
                        .collect(Collectors.toSet())
                        .size());
    }

    @Test
    void formatsStayHarmless() throws Exception {
        var article = published.wholePage(publishes(hostile()).slug());

        assertHarmlessHtml(render("html", article));
        assertHarmlessHtml(Jsoup.parse(render("atom", article), Parser.xmlParser())
                .select("content")
                .text());
        wellFormed(render("atom", article));
        var jsonLd = render("jsonld", article);
        assertFalse(jsonLd.contains("<") || jsonLd.contains("&"), "cannot leave a script element");
        assertEquals(
                SHOWN, visible(Samples.JSON.readTree(jsonLd).get("headline").asText()));
        var ninjs = Samples.JSON.readTree(render("ninjs", article));
        assertEquals(SHOWN, visible(ninjs.at("/headlines/0/value").asText()));
        assertHarmlessHtml(ninjs.at("/bodies/1/value").asText());
        assertTrue(render("text", article).contains("<script>alert(1)</script>"), "plain text has no markup to escape");
        var markdown = render("markdown", article).replaceAll("(?ms)^(`{3,})[a-z]*$.*?^\\1$", "");
        assertFalse(markdown.replaceAll("\\\\.", "").contains("<"), "no raw HTML in Markdown but in code");
    }

    @Test
    void feedsStayHarmless() throws Exception {
        var tag = newsroom.tag("Hostile <b>&</b> ]]>");
        publishes(hostile().tagged(tag));

        for (var form : List.of("rss", "atom")) {
            var xml = get("/feeds/tag/" + tag + "." + form).asString();
            wellFormed(xml);
            var entry = new SyndFeedInput()
                    .build(new StringReader(xml))
                    .getEntries()
                    .getFirst();
            assertEquals(SHOWN, visible(entry.getTitle()));
            assertHarmlessHtml(entry.getContents().getFirst().getValue());
        }
        var json = Samples.JSON.readTree(get("/feeds/tag/" + tag + ".json").asString());
        assertHarmlessHtml(json.at("/items/0/content_html").asText());
    }

    @Test
    void sitemapsStayWellFormed() throws Exception {
        newsroom.publishes(hostile());

        wellFormed(get("/sitemap-news.xml").asString());
    }

    /** With addresses that no rule lets in, as from before the rules. */
    private Newsroom.Story publishes(Manuscript manuscript) {
        var story = newsroom.drafts(manuscript);
        assertEquals(1, leadAstray(story));
        newsroom.publishes(story);
        return story;
    }

    @Transactional
    int leadAstray(Newsroom.Story story) {
        return database.createNativeQuery("""
            update revision set source_url = 'javascript:alert(1)',
                   body = cast(replace(cast(body as text), 'https://example.org/', 'javascript:alert(1)') as jsonb)
             where article_id = ?1 and state = 'draft' and source_url is not null
            """).setParameter(1, story.id()).executeUpdate();
    }

    private Manuscript hostile() {
        var photo = newsroom.photo(ATTACK, ATTACK, Credit.of(ATTACK, ATTACK));
        var words = InlineText.of(ATTACK);
        return article()
                .titled(ATTACK)
                .withLede(ATTACK)
                .withByline(ATTACK)
                .by(newsroom.author("A" + ATTACK))
                .attributedTo(new Source(ATTACK, "https://example.org/"))
                .withLeadPhoto(photo)
                .with(
                        new Paragraph("1", words),
                        new Heading("2", 2, words),
                        new ListBlock("3", ListBlock.Style.BULLET, words, List.of(ListBlock.Item.of(words)), null),
                        Quote.of("4", words, ATTACK, false),
                        new Embed("5", "https://example.org/", ATTACK),
                        new Embed("6", "https://example.org/", null),
                        new Embed(
                                "e",
                                "https://example.org/",
                                null,
                                ATTACK,
                                null,
                                null,
                                photo,
                                ATTACK,
                                new Embed.Quoted(ATTACK, words, "2026-11-20", "https://example.org/")),
                        new Story("s", null, "https://example.org/", ATTACK, ATTACK, ATTACK, photo, null),
                        new MapBlock("m", 51.1, 71.4, null, ATTACK, ATTACK),
                        new CodeBlock("k", SHOWN, "html"),
                        new Image("i", photo, words, ATTACK, "16:9", "https://picture.example/", Image.Size.FULL),
                        new Gallery("g", List.of(new Gallery.Item(photo, words, ATTACK)), words),
                        new Table(
                                "7",
                                words,
                                List.of(Table.Column.of(ATTACK), new Table.Column(words, true)),
                                List.of(
                                        List.of(new Table.Cell(words, true, null, 2), Table.Cell.of(ATTACK)),
                                        List.of(Table.Cell.of(ATTACK))),
                                words),
                        new Box("8", Box.Kind.FACTS, ATTACK, List.of(new Paragraph("8-1", words))),
                        new Questions("10", List.of(new Questions.Item(ATTACK, List.of(new Paragraph("10-1", words))))),
                        new Paragraph(
                                "9",
                                new InlineText(List.of(
                                        new Span("c", List.of(), "https://x.example/?'onmouseover='alert(1)")))));
    }

    private String render(String name, ArticleView article) {
        return forms.stream()
                .filter(form -> form.name().equals(name))
                .findFirst()
                .orElseThrow()
                .render(article);
    }

    private static String visible(String text) {
        return text.replace("\uFFFE", "").replaceAll(" +", " ");
    }

    private static void assertHarmlessHtml(String html) {
        var document = Jsoup.parseBodyFragment(html);
        assertEquals(
                0,
                document.select("script, style, iframe, object, embed, form, svg, math, img")
                        .size(),
                html);
        for (var element : document.body().getAllElements()) {
            for (var attribute : element.attributes()) {
                assertTrue(
                        Set.of(
                                        "href",
                                        "hreflang",
                                        "id",
                                        "lang",
                                        "datetime",
                                        "scope",
                                        "start",
                                        "rowspan",
                                        "colspan",
                                        "data-numeric",
                                        "data-size",
                                        "class",
                                        "itemscope",
                                        "itemtype",
                                        "itemprop",
                                        "content")
                                .contains(attribute.getKey()),
                        attribute.toString());
                assertFalse(attribute.getValue().startsWith("javascript:"), attribute.toString());
            }
        }
        assertTrue(document.text().contains("<script>alert(1)</script>"), "the words are still there");
    }

    private static void wellFormed(String xml) throws Exception {
        DocumentBuilderFactory.newDefaultInstance().newDocumentBuilder().parse(new InputSource(new StringReader(xml)));
    }
}
