package kz.malim.syndication;

import static kz.malim.syndication.Samples.JSON;
import static kz.malim.syndication.Samples.article;
import static kz.malim.syndication.Samples.articleAsJson;
import static kz.malim.syndication.Samples.assertGolden;
import static kz.malim.syndication.Samples.indented;
import static kz.malim.syndication.Samples.site;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.node.ObjectNode;
import com.networknt.schema.InputFormat;
import com.networknt.schema.Schema;
import com.networknt.schema.SchemaLocation;
import com.networknt.schema.SchemaRegistry;
import com.networknt.schema.SpecificationVersion;
import com.rometools.rome.feed.synd.SyndContent;
import com.rometools.rome.io.FeedException;
import com.rometools.rome.io.SyndFeedInput;
import java.io.IOException;
import java.io.StringReader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import kz.malim.delivery.ArticleFormat;
import org.jsoup.Jsoup;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** One rich article in every format. */
class ArticleFormsTest {
    private static final ArticleFormat NINJS = new NinjsFormat(site(), JSON);
    private static final ArticleFormat JSON_LD = new JsonLdFormat(site());
    private static final ArticleFormat HTML = new HtmlFormat(site());
    private static final ArticleFormat ATOM = new AtomFormat(site());

    static Stream<ArticleFormat> forms() {
        return Stream.of(NINJS, JSON_LD, HTML, ATOM, new MarkdownFormat(site()), new TextFormat(site()));
    }

    private static final Map<String, String> ENDINGS = Map.of(
            "ninjs",
            "ninjs.json",
            "jsonld",
            "jsonld.json",
            "html",
            "html",
            "atom",
            "atom.xml",
            "markdown",
            "md",
            "text",
            "txt");

    @ParameterizedTest
    @MethodSource("forms")
    void equalsTheGoldenFile(ArticleFormat form) throws IOException {
        var rendered = form.render(article());

        assertGolden(
                "article." + ENDINGS.get(form.name()),
                form.mediaType().endsWith("json") ? indented(rendered) : rendered);
    }

    @ParameterizedTest
    @MethodSource("forms")
    void carriesCreditsListsAndSource(ArticleFormat form) throws IOException {
        var rendered = form.render(article());

        for (var words : List.of(
                "Данияр Қайратұлы / Malim",
                "Әкімдік",
                "Тұрғындар мұрағаты",
                "Көпірдің артықшылығы:",
                "жаяу жолы бар",
                "Құны – 2 млрд",
                "Kazinform",
                "ұзындығы – 120 метр, 102 емес",
                "Қала тұрғындары оны үш жыл күтті.")) {
            assertTrue(rendered.contains(words), form.name() + " lost " + words);
        }
    }

    @Test
    void searchEnginesGetCorrectionsWithTheirDates() throws IOException {
        var correction = JSON.readTree(JSON_LD.render(article())).at("/correction/0");

        assertEquals("CorrectionComment", correction.get("@type").asText());
        assertEquals(
                "2026-11-21T09:15:00+05:00", correction.get("datePublished").asText());
    }

    @Test
    void ninjsKeepsItsSchema() throws IOException {
        assertEquals(List.of(), ninjs().validate(NINJS.render(article()), InputFormat.JSON));
        assertEquals(List.of(), ninjs().validate(NINJS.render(article(bare())), InputFormat.JSON));
        assertFalse(ninjs().validate("{\"uri\": \"urn:x\", \"embargoed\": \"now\"}", InputFormat.JSON)
                .isEmpty());
    }

    @Test
    void ninjsCountsTheWordsOfTheBodyWithoutCaptions() throws IOException {
        var json = bare();
        json.putArray("body")
                .addObject()
                .put("id", "b1")
                .put("type", "paragraph")
                .putArray("text")
                .addObject()
                .put("text", "Бір екі-үш 4.");

        var text = JSON.readTree(NINJS.render(article(json))).at("/bodies/0");

        assertEquals(3, text.get("wordCount").asInt());
        assertEquals("Бір екі-үш 4.\n".length(), text.get("charCount").asInt());
    }

    @Test
    void ninjsCarriesTheBlocksAsTheyAre() throws IOException {
        var bodies = JSON.readTree(NINJS.render(article())).get("bodies");

        assertEquals(
                articleAsJson().at("/body/2/type"),
                JSON.readTree(bodies.get(2).get("value").asText()).at("/2/type"));
    }

    @Test
    void searchEnginesGetTheDayAloneWhenOnlyTheDayIsKnown() throws IOException {
        var ofDay = JSON.readTree(JSON_LD.render(article()));
        var timed = articleAsJson();
        timed.putObject("published").put("date", "2026-11-20").put("precision", "time");
        timed.put("publishedAt", "2026-11-20T09:30:00+05:00");
        var ofTime = JSON.readTree(JSON_LD.render(article(timed)));

        assertEquals(
                "2026-11-20",
                LocalDate.parse(ofDay.get("datePublished").asText()).toString());
        assertEquals(
                OffsetDateTime.parse("2026-11-20T09:30:00+05:00"),
                OffsetDateTime.parse(ofTime.get("datePublished").asText()));
        assertTrue(OffsetDateTime.parse(ofDay.get("dateModified").asText()).isAfter(OffsetDateTime.MIN));
    }

    @Test
    void searchEnginesGetTheRequiredFields() throws IOException {
        var json = JSON.readTree(JSON_LD.render(article()));

        assertEquals("AnalysisNewsArticle", json.get("@type").asText());
        assertEquals("Данияр Қайратұлы / Malim", json.at("/image/0/creditText").asText());
        assertEquals(
                "https://api.malim.example/media/a3/1600.jpg",
                json.at("/image/0/url").asText());
        assertEquals(
                "https://creativecommons.org/licenses/by/4.0/",
                json.at("/image/0/license").asText());
        assertEquals("Тұрғындар мұрағаты", json.at("/image/2/creditText").asText());
        assertEquals("Person", json.at("/author/0/@type").asText());
        assertEquals("Organization", json.at("/author/1/@type").asText());
        assertEquals("NewsMediaOrganization", json.at("/publisher/@type").asText());
        assertEquals("kk", json.get("inLanguage").asText());
        assertEquals(
                "https://kazinform.example/story?id=1&x=2", // its original
                json.at("/mainEntityOfPage/@id").asText());
    }

    @Test
    void searchEnginesGetTheBlocksThatTheyKnow() throws IOException {
        var json = JSON.readTree(JSON_LD.render(article()));

        assertEquals(
                List.of(
                        "WebPageElement",
                        "Quotation",
                        "SocialMediaPosting",
                        "Table",
                        "SoftwareSourceCode",
                        "CreativeWork"),
                json.get("hasPart")
                        .valueStream()
                        .map(part -> part.get("@type").asText())
                        .toList());
        assertEquals(
                "https://social.example/akimdik/1", json.at("/hasPart/2/url").asText());
        assertEquals("json", json.at("/hasPart/4/programmingLanguage").asText());
        assertEquals("Place", json.at("/mentions/0/@type").asText());
        assertEquals(51.1283, json.at("/contentLocation/0/geo/latitude").asDouble());
        assertEquals(
                "https://malim.example/ru/kto-stroil-most",
                json.at("/mentions/2/url").asText());
    }

    @Test
    void whatThePlaceSaysOverridesThePhoto() throws IOException {
        var image = JSON.readTree(JSON_LD.render(article())).at("/image/1");
        var picture = JSON.readTree(NINJS.render(article())).at("/associations/1");

        assertEquals("Көпір жағадан қарағанда", image.get("description").asText());
        assertEquals("Көпірдің жаңа көрінісі", image.get("caption").asText());
        assertEquals(
                "https://api.malim.example/media/a1/16x9-1200.jpg",
                image.get("url").asText());
        assertEquals(675, image.get("height").asInt());
        assertEquals(
                "Көпір жағадан қарағанда", picture.at("/descriptions/1/value").asText());
        assertEquals("320x180", picture.at("/renditions/0/name").asText());
    }

    @Test
    void anAtomEntryIsReadByAFeedReader() throws IOException, FeedException {
        var entry = ATOM.render(article()).replaceFirst("<\\?xml.*?\\?>", "");

        var read = new SyndFeedInput()
                .build(new StringReader(
                        "<feed xmlns='http://www.w3.org/2005/Atom'><id>x</id><title>x</title>" + entry + "</feed>"));

        var story = read.getEntries().getFirst();
        assertEquals("urn:uuid:018f7c5a-0000-7000-8000-000000000001", story.getUri());
        assertEquals("Ақжайсанда жаңа көпір ашылды: «Арай» & достар", story.getTitle());
        assertEquals("https://malim.example/kk/kopir-ashyldy", story.getLink());
        assertEquals(2, story.getAuthors().size());
        assertTrue(Jsoup.parse(story.getContents().stream()
                        .map(SyndContent::getValue)
                        .findFirst()
                        .orElseThrow())
                .select("figcaption")
                .text()
                .contains("Данияр Қайратұлы"));
    }

    @Test
    void everyAddressIsAbsolute() throws IOException {
        var html = Jsoup.parse(HTML.render(article()));

        assertTrue(html.select("a[href]:not([href^=#]), img[src]").stream()
                .allMatch(element -> (element.attr("href") + element.attr("src")).startsWith("https://")));
    }

    @ParameterizedTest
    @MethodSource("forms")
    void rendersAnArticleThatHasOnlyATitle(ArticleFormat form) throws IOException {
        assertTrue(form.render(article(bare())).contains("көпір"));
    }

    private static ObjectNode bare() throws IOException {
        var json = articleAsJson();
        json.remove(List.of("lede", "source", "section", "authors", "related"));
        json.putObject("byline").putNull("text").putArray("authors");
        json.putArray("tags");
        json.putArray("translations");
        json.putArray("photos");
        json.putArray("body");
        json.putArray("notes");
        json.putArray("corrections");
        return json;
    }

    private static Schema ninjs() throws IOException {
        var folder = Path.of("src/test/resources/ninjs");
        var schemas = Map.of(
                NinjsFormat.SCHEMA.replace("#", ""),
                Files.readString(folder.resolve("ninjs-schema_3.1.json")),
                "https://geojson.org/schema/GeoJSON.json",
                Files.readString(folder.resolve("GeoJSON.json")));
        return SchemaRegistry.withDefaultDialect(
                        SpecificationVersion.DRAFT_2020_12, builder -> builder.schemas(schemas))
                .getSchema(SchemaLocation.of(NinjsFormat.SCHEMA.replace("#", "")));
    }
}
