package kz.malim.htmlbody;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTimeoutPreemptively;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Function;
import java.util.stream.Collectors;
import kz.malim.article.ArticleContent;
import kz.malim.article.ContentRules;
import kz.malim.body.BodyBlock;
import kz.malim.body.CodeBlock;
import kz.malim.body.ListBlock;
import kz.malim.body.Paragraph;
import kz.malim.body.Table;
import kz.malim.media.PhotoRole;
import kz.malim.text.Language;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class HtmlBodyTest {
    private static final Path FOLDER = Path.of("src/test/resources/htmlbody");
    private static final ObjectMapper JSON = JsonMapper.builder()
            .findAndAddModules()
            .defaultPropertyInclusion(
                    JsonInclude.Value.construct(JsonInclude.Include.NON_EMPTY, JsonInclude.Include.NON_NULL))
            .build();

    @ParameterizedTest
    @ValueSource(strings = {"classic", "blocks", "cards", "page"})
    void readsWhatItsGoldenFileSays(String name) throws IOException {
        var lang =
                name.equals("blocks") ? Language.RUSSIAN : name.equals("classic") ? Language.KAZAKH : Language.ENGLISH;

        var read = HtmlBody.read(
                Files.readString(FOLDER.resolve(name + ".html")),
                lang,
                URI.create("https://example.org/a/b"),
                numbers());

        var golden = FOLDER.resolve(name + ".json");
        var json = JSON.writerWithDefaultPrettyPrinter().writeValueAsString(read) + "\n";
        if ("write".equals(System.getProperty("golden"))) {
            Files.writeString(golden, json);
        }
        assertEquals(Files.readString(golden), json);
        assertValid(read);
        assertTrue(read.balance().balanced(), () -> read.balance().toString());
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "<p>one<p>two <b>th<i>r</i>ee</b></p> four",
                "<ul>stray<li>a<ul><li>b<ul><li>c<ul><li>d<ul><li>e<ul><li>f</ul></ul></ul></ul></ul></ul>",
                "<ul><ol><li>inner only</ol></ul><ol><li></li></ol>",
                "<table><tr><td>a<td rowspan=3 colspan=2>b<tr><td>c<td>d<td>e<tr></table>",
                "<table><thead><tr><th colspan=2>h<tbody><tr><td>1<td>2<tr><td>3</table>",
                "<table><tr><td>x<table><tr><td>in<td>ner</table><td><ul><li>y</ul></table>",
                "<table><tr><td rowspan=0>x<td>1<tr><td>2<tr><td>3</table>",
                "<blockquote><h3>Title</h3><ul><li>x</ul><blockquote>deep</blockquote><cite>Who</cite></blockquote>",
                "<blockquote><cite>Only who</cite></blockquote>",
                "<figure><figcaption>No picture. Фото: Кто</figcaption></figure>",
                "<figure><img src=/a.jpg><img src=/b.jpg><figcaption>Two</figcaption><p>words</p></figure>",
                "<figure><img src=/a.jpg><figcaption>Once</figcaption></figure><figure><img src=/a.jpg><figcaption>Twice Фото: Б</figcaption></figure>",
                "<a href=x><h2>Linked <sup>head</sup></h2><p>and</p></a> tail",
                "<details><summary></summary>no question</details><details>no summary</details><details><summary>no answer</summary></details>",
                "<aside><aside>inner</aside><details><summary>q</summary>a</details></aside>",
                "<p>x<sup><a href=#n>1</a></sup> y<sup><a href=#n>1</a></sup></p><h2>z<sup><a href='#m'>2</a></sup></h2><ol><li id=n>note <a href=#b>^</a><li id=m>other</ol>",
                "<figure><blockquote>q</blockquote><figcaption>who<sup><a href=#n>1</a></sup></figcaption></figure><p id=n>note</p>",
                "<p>broken <a href=#nowhere>link</a> <a href='ftp://x/y'>f</a> <a>none</a></p>",
                "text<br><br>more<br/>line<wbr>break&nbsp;",
                "<div style='display: none'>hid<p>den</p></div><nav>n<ul><li>m</ul></nav><button>b</button>",
                "<pre>a\n  b</pre><pre> </pre><li>loose</li><dd>d</dd><td>cell</td>",
                "<svg><text>drawn</text></svg><math><mi>x</mi></math><marquee>runs</marquee><custom-el>own</custom-el>",
                "https://youtu.be/abcdefghijk<p>https://example.org/plain</p>",
                "<video>fallback</video><audio src=/a.mp3></audio><object data=/x.swf></object><embed src=https://a.example/b>",
                "<div class=kg-card><figure class='kg-bookmark-card'>no link</figure></div><div class=wp-block-file>nothing</div>",
                "<h2></h2><h3>&nbsp;</h3><p>\u00AD</p><ul></ul><table></table><blockquote></blockquote>"
            })
    void losesNoWordThatItDoesNotReport(String html) {
        var read = HtmlBody.read(html, Language.RUSSIAN, URI.create("https://example.org/"), numbers());

        assertTrue(read.balance().balanced(), () -> read.balance() + " " + read.body() + read.losses());
        assertValid(read);
    }

    @Test
    void splitsWhatIsTooLongForOneBlock() {
        var html = "<p>" + "сөз ".repeat(12_000) + "</p><ol>" + "<li>бір".repeat(1_200) + "</ol><pre>"
                + "x\n".repeat(15_000) + "</pre><table>" + "<tr><td>a<td>b".repeat(700) + "</table>";

        var read = HtmlBody.read(html, Language.KAZAKH, null, numbers());

        assertEquals(
                List.of(3L, 3L, 2L, 2L),
                List.of(
                        count(read, Paragraph.class),
                        count(read, ListBlock.class),
                        count(read, CodeBlock.class),
                        count(read, Table.class)));
        assertTrue(read.balance().balanced());
        assertValid(read);
    }

    /** Twice the input takes about twice the time: with a quadratic step, these would take minutes. */
    @ParameterizedTest
    @ValueSource(
            strings = {
                "<div>",
                "<b>",
                "<a href=x>",
                "<ul><li>",
                "<table><tr><td>",
                "<blockquote>",
                "<p>",
                "<li>x",
                "<figure>",
                "<aside>",
                "<details><summary>q</summary>a",
                "<sup><a href=#x>1</a></sup><p id=x>",
                "<span style='font-weight:700'>",
                "<img src=a.jpg>",
                "<br>",
                "<hr>",
                "<td colspan=1000>",
                "<i><p>",
                "&",
                "<!--",
                "<font><div>",
                "<pre>",
                "<h2 id=a>",
                "<div class=gallery><img src=a>",
                "<div class=wp-caption>",
                "<figcaption>x",
                "<noscript>",
                "<select><option>x",
                "x: "
            })
    void takesHostileInputInLinearTime(String part) {
        var html = part.repeat((1 << 19) / part.length());

        assertTimeoutPreemptively(Duration.ofSeconds(60), () -> HtmlBody.read(html, Language.ENGLISH, null, numbers()));
    }

    private static long count(HtmlBody read, Class<? extends BodyBlock> type) {
        return read.body().stream().filter(type::isInstance).count();
    }

    private static void assertValid(HtmlBody read) {
        ContentRules.require(ArticleContent.titled("Title")
                .photos(read.pictures().stream()
                        .map(picture -> new ArticleContent.PhotoUse(picture.id(), PhotoRole.BODY))
                        .collect(Collectors.toList()))
                .body(read.body())
                .notes(read.notes())
                .build());
    }

    private static Function<String, UUID> numbers() {
        var last = new AtomicInteger();
        return url -> new UUID(0x7000L, 0x8000_0000_0000_0000L | last.incrementAndGet());
    }
}
