package kz.malim.delivery;

import static io.restassured.RestAssured.get;
import static io.restassured.RestAssured.given;
import static org.awaitility.Awaitility.await;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.empty;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasItem;
import static org.hamcrest.Matchers.hasKey;
import static org.hamcrest.Matchers.hasSize;
import static org.hamcrest.Matchers.not;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.ValidatableResponse;
import jakarta.inject.Inject;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import kz.malim.access.Role;
import kz.malim.support.DatabaseContents;
import kz.malim.support.Editor;
import kz.malim.support.Newsroom;
import org.jsoup.Jsoup;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Blocks of text, from the editor who sends them to every form that readers get. */
@QuarkusTest
class TextBlocksTest {
    @Inject
    Newsroom newsroom;

    @Inject
    DatabaseContents stored;

    private Editor publisher = new Editor("");
    private final String word = "bet" + UUID.randomUUID().toString().replace("-", "");

    @BeforeEach
    void giveKey() {
        publisher = new Editor(newsroom.keyOf(Role.PUBLISHER));
    }

    @Test
    void boxesAndQuestionsHaveAllTheirWordsInEveryForm() {
        var path = publishes("""
                {"type": "box", "kind": "how-we-work", "title": "Қалай жаздық", "body": [
                    {"type": "paragraph", "text": [{"text": "Екі куәмен сөйлестік."}]},
                    {"type": "list", "style": "number", "items": [{"text": [{"text": "құжат"}]}, {"text": [{"text": "сурет"}]}]}]},
                {"type": "box", "kind": "callout", "body": [{"type": "quote", "text": [{"text": "Келіңіз!"}]}]},
                {"type": "questions", "items": [
                    {"question": "Қашан?", "body": [{"type": "paragraph", "text": [{"text": "Жексенбіде."}]}]},
                    {"question": "Қайда?", "body": [{"type": "heading", "level": 3, "text": [{"text": "Алаңда"}]}, {"type": "divider"}]}]}
                """);

        read(path, "fields=body")
                .body("body[0].kind", equalTo("how-we-work"))
                .body("body[0].body.type", contains("paragraph", "list"))
                .body("body[1]", not(hasKey("title")))
                .body("body[2].items.question", contains("Қашан?", "Қайда?"))
                .body("body[2].items[1].body.type", contains("heading", "divider"));
        for (var form : List.of("text", "markdown", "html", "jsonld", "ninjs", "atom")) {
            for (var words : List.of(
                    "Қалай жаздық", "Екі куәмен сөйлестік.", "құжат", "Келіңіз!", "Қашан?", "Жексенбіде.", "Алаңда")) {
                assertEquals(200, get(readers(path) + "?format=" + form).statusCode());
                read(path, "format=" + form).body(containsString(words));
            }
        }
        assertEquals("""
                Қалай жаздық
                Екі куәмен сөйлестік.

                1. құжат
                2. сурет

                Келіңіз!

                Қашан?
                Жексенбіде.

                Қайда?
                Алаңда

                * * *
                """, rendered(path, "text"));
        assertEquals("""
                > **Қалай жаздық**
                >
                > Екі куәмен сөйлестік.
                >
                > 1. құжат
                > 2. сурет

                > > Келіңіз!

                ### Қашан?

                Жексенбіде.

                ### Қайда?

                ### Алаңда

                ---
                """, rendered(path, "markdown"));
    }

    @Test
    void everyBlockInABoxHasAnIdOfItsOwn() {
        var path = publisher.drafts(content("""
                {"type": "paragraph", "text": [{"text": "а"}]},
                {"type": "box", "kind": "facts", "body": [
                    {"type": "divider"}, {"id": "b1", "type": "divider"},
                    {"type": "quote", "text": [{"text": "ә"}]}]},
                {"type": "questions", "items": [{"question": "б", "body": [{"type": "divider"}]}]},
                {"type": "divider"}
                """));

        publisher
                .reads(path)
                .then()
                .body("content.body.id", contains("b2", "b3", "b6", "b8"))
                .body("content.body[1].body.id", contains("b4", "b1", "b5"))
                .body("content.body[2].items[0].body.id", contains("b7"));
    }

    @Test
    void wordsInABoxAreFoundAndShownOnce() {
        var inBox = "box" + word;
        var inAnswer = "answer" + word;
        var path = publishes("""
                {"type": "paragraph", "text": [{"text": "Бастауы."}]},
                {"type": "box", "kind": "profile", "title": "%1$s", "body": [{"type": "paragraph", "text": [{"text": "тау"}]}]},
                {"type": "questions", "items": [{"question": "а?", "body": [{"type": "paragraph", "text": [{"text": "%2$s"}]}]}]}
                """.formatted(inBox, inAnswer));
        var slug = publisher.reads(path).<String>path("slug");

        for (var sought : List.of(inBox, inAnswer)) {
            await().untilAsserted(() -> get("/api/articles?q=" + sought).then().body("items.slug", contains(slug)));
        }
        get("/api/articles?q=" + inBox).then().body("items[0].highlight.body.findAll { it.match }", hasSize(1));
    }

    @Test
    void aPhotoInABoxIsOneOfTheArticlesPhotos() {
        var photo = newsroom.photo("Фото", word);
        var box = "[{\"type\": \"box\", \"kind\": \"facts\", \"body\": [{\"type\": \"image\", \"photo\": \"%s\"}]}]"
                .formatted(photo);
        stored.refused(() -> publisher.createsDraft(
                        "{\"lang\": \"kk\", \"title\": \"%s\", \"body\": %s}".formatted(word, box)))
                .statusCode(400)
                .body("errors.pointer", contains("#/body/0/body/0/photo"));
        var path = publisher.drafts(
                "{\"lang\": \"kk\", \"title\": \"%s\", \"photos\": [{\"id\": \"%s\", \"role\": \"lead\"}], \"body\": %s}"
                        .formatted(word, photo, box));
        publisher.puts(path, "/publication").then().statusCode(200);

        var html = get(readers(path) + "?format=html").asString();

        assertEquals(html.indexOf("Фото: "), html.lastIndexOf("Фото: "), "the lead photo is shown in the box alone");
    }

    @Test
    void editsOfTwoBoxesMergeAndOneIdForTwoBlocksIsAConflict() {
        var boxes = """
                {"title": "%s", "body": [
                    {"id": "a", "type": "box", "kind": "facts", "body": [{"id": "a1", "type": "divider"}%s]},
                    {"id": "z", "type": "box", "kind": "facts", "body": [{"id": "z1", "type": "divider"}%s]}]}
                """;
        var path = publisher.drafts(boxes.formatted(word, "", "").replaceFirst("\\{", "{\"lang\": \"kk\", "));
        var read = publisher.etag(path);
        var more = ", {\"id\": \"%s\", \"type\": \"divider\"}";
        publisher.saves(path, read, boxes.formatted(word, more.formatted("m"), ""));

        publisher
                .merges(path, read, boxes.formatted(word, "", more.formatted("n")))
                .then()
                .statusCode(200)
                .body("content.body[0].body.id", contains("a1", "m"))
                .body("content.body[1].body.id", contains("z1", "n"));
        publisher
                .merges(path, read, boxes.formatted(word, "", more.formatted("m")))
                .then()
                .statusCode(412)
                .body("colliding", hasItem("body/z"));
    }

    @Test
    void listsInListsKeepTheirLevelsAndNumbers() {
        var path = publishes("""
                {"type": "list", "style": "number", "intro": [{"text": "Жоспар:"}], "items": [
                    {"text": [{"text": "а"}], "list": {"style": "number", "start": 4, "items": [
                        {"text": [{"text": "аа"}], "list": {"style": "bullet", "items": [
                            {"text": [{"text": "ааа"}], "list": {"style": "number", "items": [
                                {"text": [{"text": "аааа"}], "list": {"style": "bullet", "items": [{"text": [{"text": "ааааа"}]}]}}]}}]}},
                        {"text": [{"text": "аб"}]}]}},
                    {"text": [{"text": "б"}]}]},
                {"type": "list", "style": "number", "items": [{"text": [{"text": "в"}]}]}
                """);

        read(path, "fields=body")
                .body("body[0].items[0].list.start", equalTo(4))
                .body("body[0].items[1]", not(hasKey("list")))
                .body(
                        "body[0].items[0].list.items[0].list.items[0].list.items[0].list.items[0].text.text",
                        contains("ааааа"));
        assertEquals("""
                Жоспар:
                1. а
                   4. аа
                      • ааа
                        1. аааа
                           • ааааа
                   5. аб
                2. б

                1. в
                """, rendered(path, "text"));
        assertEquals("""
                Жоспар:

                1. а

                   4. аа
                      - ааа
                        1. аааа
                           - ааааа
                   5. аб
                2. б

                1) в
                """, rendered(path, "markdown"));
        read(path, "format=html").body(containsString("""
                <li>а
                <ol start="4">
                <li>аа
                <ul>
                <li>ааа
                <ol>
                <li>аааа
                <ul>
                <li>ааааа</li>
                </ul>
                </li>
                </ol>
                </li>
                </ul>
                </li>
                <li>аб</li>
                </ol>
                </li>
                <li>б</li>
                </ol>
                """));
    }

    @Test
    void aQuotationHasSeveralParagraphsAndASource() {
        var path = publishes("""
                {"type": "quote", "attribution": "Айгүл", "source": {"name": "Арай", "url": "https://arai.example/1"}, "body": [
                    {"type": "paragraph", "text": [{"text": "Бірінші."}]},
                    {"type": "list", "style": "bullet", "items": [{"text": [{"text": "а"}]}, {"text": [{"text": "ә"}]}]}]},
                {"type": "quote", "text": [{"text": "Екінші, – деді ол."}], "attribution": "Дана", "attributionInText": true,
                 "source": {"name": "Есеп"}},
                {"type": "quote", "text": [{"text": "Үшінші."}]}
                """);

        read(path, "fields=body")
                .body("body[0].body.type", contains("paragraph", "list"))
                .body("body[0]", not(hasKey("text")))
                .body("body[0]", not(hasKey("attributionInText")))
                .body("body[1].source", equalTo(Map.of("name", "Есеп")))
                .body("body[1].attributionInText", equalTo(true))
                .body("body[2].keySet()", equalTo(Set.of("type", "id", "text")));
        assertEquals("""
                Бірінші.

                • а
                • ә
                — Айгүл, Арай

                Екінші, – деді ол.
                — Есеп

                Үшінші.
                """, rendered(path, "text"));
        assertEquals("""
                > Бірінші.
                >
                > - а
                > - ә
                >
                > — Айгүл, [Арай](https://arai.example/1)

                > Екінші, – деді ол.
                >
                > — Есеп

                > Үшінші.
                """, rendered(path, "markdown"));
        read(path, "format=html")
                .body(containsString(
                        "<footer>Айгүл, <cite><a href=\"https://arai.example/1\">Арай</a></cite></footer>"))
                .body(containsString("<footer><cite>Есеп</cite></footer>"));
        read(path, "format=jsonld")
                .body("hasPart[0].text", containsString("• ә"))
                .body("hasPart[0].creator.name", equalTo("Айгүл"))
                .body("hasPart[0].isPartOf.url", equalTo("https://arai.example/1"))
                .body("hasPart[1].creator.name", equalTo("Дана"))
                .body("hasPart[2]", not(hasKey("creator")));
    }

    @Test
    void aPullQuoteIsNeitherFoundNorCountedTwice() {
        var said = "said" + word;
        var path = publishes("""
                {"type": "paragraph", "text": [{"text": "Екі %1$s."}]},
                {"type": "pull-quote", "text": [{"text": "Екі %1$s"}], "attribution": "%1$s"},
                {"type": "box", "kind": "callout", "body": [{"type": "pull-quote", "text": [{"text": "%1$s"}]}, {"type": "divider"}]}
                """.formatted(said));

        assertEquals("Екі " + said + ".\n\n* * *\n", rendered(path, "text"));
        read(path, "format=ninjs").body("bodies[0].wordCount", equalTo(2));
        read(path, "format=jsonld").body("wordCount", equalTo(2)).body("hasPart", hasSize(1));
        read(path, "format=html").body(containsString("<p>Екі " + said + "</p>\n<footer>" + said + "</footer>"));
        await().untilAsserted(() -> get("/api/articles?q=" + said).then().body("items", hasSize(1)));
        get("/api/articles?q=" + said).then().body("items[0].highlight.body.findAll { it.match }", hasSize(1));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "Екі көпір салынды | true",
                "ЕКІ көпір… салынды! | true",
                "биыл ... ашылды | true",
                "Лид сөзі | true",
                "Үш көпір салынды | false",
                "Екі көпір... құлады | false"
            })
    void aPullQuoteRepeatsTheText(String quoted, boolean repeats) {
        var path = publisher.drafts("""
                {"lang": "kk", "title": "%s", "lede": "Лид сөзі.", "body": [
                    {"type": "pull-quote", "text": [{"text": "%s"}]},
                    {"type": "box", "kind": "facts", "body": [
                        {"type": "paragraph", "text": [{"text": "Биыл екі "}, {"text": "көпір", "marks": ["strong"]}, {"text": " салынды"}]},
                        {"type": "list", "style": "bullet", "items": [{"text": [{"text": "бірі ашылды"}]}, {"text": [{"text": "екіншісі жоқ"}]}]}]}]}
                """.formatted(word, quoted));

        publisher
                .request()
                .post(path + "/validate")
                .then()
                .body(
                        "items.findAll { it.rule == 'repeated-nowhere' }.pointer",
                        repeats ? empty() : contains("#/body/0/text"));
    }

    @Test
    void anArticleOfQuestionsAloneIsAFaqPage() {
        var questions =
                "{\"type\": \"questions\", \"items\": [{\"question\": \"Қашан?\", \"body\": [{\"type\": \"paragraph\", \"text\": [{\"text\": \"Ертең.\"}]}]}]}";
        var alone = publishes("{\"type\": \"heading\", \"level\": 2, \"text\": [{\"text\": \"Сұрақ\"}]}," + questions);
        var beside = publisher.drafts(content("{\"type\": \"paragraph\", \"text\": [{\"text\": \"а\"}]}," + questions)
                .replace(word, "other" + word));
        publisher.puts(beside, "/publication").then().statusCode(200);

        read(alone, "format=jsonld")
                .body("'@type'", contains("NewsArticle", "FAQPage"))
                .body("mainEntity[0].name", equalTo("Қашан?"))
                .body("mainEntity[0].acceptedAnswer.text", equalTo("Ертең."));
        read(beside, "format=jsonld").body("'@type'", equalTo("NewsArticle"));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "а\\nә | а\\nә",
                "а\\r\\nә\\rб | а\\nә\\nб",
                "а \\n\\t ә | а\\nә",
                "а\\n\\nә | а\\n\\nә",
                "\\n \\n а ә\\n | а ә",
                "а\\u2028ә | а ә",
            })
    void keepsLineBreaksInsideText(String sent, String kept) {
        var block = "{\"id\": \"p\", \"type\": \"paragraph\", \"text\": [{\"text\": \"%s\"}]}";
        var path = publisher.drafts(content(block.formatted(sent)));

        publisher.reads(path).then().body("content.body[0].text[0].text", equalTo(kept.translateEscapes()));
        publisher.saves(path, content("{\"type\": \"divider\"}").replace("\"lang\": \"kk\", ", ""));
        publisher.patches(path, publisher.etag(path), "{\"body\": [%s]}".formatted(block.formatted(sent)));
        publisher.reads(path).then().body("content.body[0].text[0].text", equalTo(kept.translateEscapes()));
    }

    @Test
    void breaksBetweenSpansHaveNoSpacesAroundThem() {
        var path = publisher.drafts(content("""
                {"type": "paragraph", "text": [{"text": " \\n"}, {"text": " а ", "marks": ["strong"]}, {"text": "\\n", "marks": ["code"]},
                    {"text": " ә", "href": "tel:+7-7172-000000"}, {"text": " "}, {"text": "\\n"}]}
                """));

        publisher
                .reads(path)
                .then()
                .body("content.body[0].text.text", contains("а", "\n", "ә"))
                .body("content.body[0].text[2].href", equalTo("tel:+7-7172-000000"));
    }

    @Test
    void lineBreaksAreInEveryForm() {
        var path = publishes("""
                {"type": "paragraph", "text": [{"text": "Бір\\n- екі"}, {"text": "\\n1. үш", "marks": ["strong"]}]},
                {"type": "heading", "level": 2, "text": [{"text": "Төрт\\nбес"}]},
                {"type": "list", "style": "bullet", "items": [{"text": [{"text": "алты\\n- жеті"}]}]},
                {"type": "quote", "text": [{"text": "сегіз\\n> тоғыз"}]},
                {"type": "table", "rows": [[{"text": [{"text": "он\\nон бір"}]}, {"text": [{"text": "он екі"}]}]]}
                """);

        assertEquals("""
                Бір
                - екі
                1. үш

                Төрт
                бес

                • алты
                  - жеті

                сегіз
                > тоғыз

                он он бір\tон екі
                """, rendered(path, "text"));
        assertEquals("""
                Бір\\
                \\- екі\\
                **1. үш**

                ## Төрт<br>бес

                - алты\\
                  \\- жеті

                > сегіз\\
                > \\> тоғыз

                |  |  |
                | --- | --- |
                | он<br>он бір | он екі |
                """, rendered(path, "markdown"));
        read(path, "format=html")
                .body(containsString("Бір<br>- екі<strong>"))
                .body(containsString("Төрт<br>бес</h2>"))
                .body(containsString("<td>он<br>он бір</td>"));
    }

    @Test
    void aLineBreakSeparatesWordsAsASpaceDoes() {
        var verse = "verse" + word;
        publishes("{\"type\": \"paragraph\", \"text\": [{\"text\": \"жарық %1$s\\nтаңғы %1$s\"}]}".formatted(verse));

        await().untilAsserted(() -> get("/api/articles?q=" + verse).then().body("items", hasSize(1)));
        given().queryParam("q", "\"" + verse + " таңғы\"")
                .get("/api/articles")
                .then()
                .body("items", hasSize(1))
                .body("items[0].highlight.body.text.join('')", containsString("жарық " + verse + " таңғы " + verse));
    }

    @Test
    void linksLeadToBlocksOfTheArticle() {
        var path = publishes("""
                {"id": "start", "type": "paragraph", "text": [{"text": "кестеге", "href": "#in-box"}, {"text": ", "}, {"text": "бөлімге", "href": "#part"}]},
                {"id": "part", "type": "heading", "level": 2, "text": [{"text": "Бөлім"}]},
                {"type": "box", "kind": "facts", "body": [
                    {"id": "in-box", "type": "list", "style": "bullet", "items": [{"text": [{"text": "басына", "href": "#start"}]}]}]}
                """);
        var html = Jsoup.parse(get(readers(path) + "?format=html").asString());

        assertEquals(
                List.of("#in-box", "#part", "#start"),
                html.select("article > p a, aside a").eachAttr("href"));
        for (var link : html.select("a[href^=#]")) {
            assertEquals(1, html.select(link.attr("href")).size(), link.attr("href"));
        }
        assertEquals("h2", html.select("#part").get(0).nodeName());
        assertEquals("ul", html.select("#in-box").get(0).nodeName());
        assertEquals("""
                <a id="start"></a>

                [кестеге](#in-box), [бөлімге](#part)

                <a id="part"></a>

                ## Бөлім

                > <a id="in-box"></a>
                >
                > - [басына](#start)
                """, rendered(path, "markdown"));
        assertEquals("кестеге, бөлімге\n\nБөлім\n\n• басына\n", rendered(path, "text"));
        for (var form : List.of("atom", "ninjs")) {
            var elsewhere = get(readers(path) + "?format=" + form).asString();
            assertTrue(elsewhere.contains(readers(path) + "#in-box"), elsewhere);
            for (var quote : List.of("\"", "\\\"", "&quot;")) {
                assertFalse(elsewhere.contains(" id=" + quote + "part"), elsewhere);
            }
        }
    }

    @Test
    void everyBlockHasItsIdInHtml() {
        var path = publishes("""
                {"type": "paragraph", "text": [{"text": "а"}]},
                {"type": "list", "style": "number", "start": 3, "intro": [{"text": "б:"}], "items": [{"text": [{"text": "в"}]}]},
                {"type": "quote", "text": [{"text": "г"}]},
                {"type": "quote", "body": [{"type": "paragraph", "text": [{"text": "ғ"}]}]},
                {"type": "questions", "items": [{"question": "д", "body": [{"type": "divider"}]}]},
                {"type": "box", "kind": "warning", "body": [{"type": "heading", "level": 4, "text": [{"text": "е"}]}]}
                """);
        var ids = publisher.reads(path).jsonPath().getList("content.body.id");
        var html = Jsoup.parse(get(readers(path) + "?format=html").asString());

        assertEquals(List.of("b1", "b2", "b3", "b4", "b6", "b8"), ids);
        assertEquals(
                List.of(
                        "p b1",
                        "p b2",
                        "blockquote b3",
                        "blockquote b4",
                        "p b5",
                        "section b6",
                        "hr b7",
                        "aside b8",
                        "h4 b9"),
                html.select("[id]").stream()
                        .map(element -> element.nodeName() + " " + element.id())
                        .toList());
    }

    @ParameterizedTest
    @CsvSource({
        "tel:+77172000000, true",
        "tel:112, true",
        "TEL:(7172)-00-00-00, true",
        "tel:7042;phone-context=example.com, true",
        "mailto:a@example.org, true",
        "#b1, true",
        "/x#y, true",
        "https://example.org/#b9, true",
        "tel:, false",
        "tel:abc, false",
        "tel:+7 717, false",
        "tel:javascript:1, false",
        "#b9, false",
        "#, false",
        "##b1, false",
        "'#b 1', false",
        "sms:112, false",
        "x#b1, false",
        "#b2, true"
    })
    void takesTheLinksThatWork(String href, boolean works) {
        var sent = content("""
                {"type": "paragraph", "text": [{"text": "а"}, {"text": "б", "href": "%s"}]},
                {"type": "box", "kind": "facts", "body": [{"id": "b2", "type": "divider"}]}
                """.formatted(href));

        if (works) {
            publisher.createsDraft(sent).then().statusCode(201).body("content.body[0].text[1].href", equalTo(href));
        } else {
            stored.refused(() -> publisher.createsDraft(sent))
                    .statusCode(400)
                    .body("errors.pointer", contains("#/body/0/text/1/href"));
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"underline", "highlight", "keyboard", "bold", "STRONG", ""})
    void refusesMarksThatAreNotKept(String mark) {
        stored.refused(() -> publisher.createsDraft(content(
                        "{\"type\": \"paragraph\", \"text\": [{\"text\": \"а\"}, {\"text\": \"б\", \"marks\": [\"strong\", \"%s\"]}]}"
                                .formatted(mark))))
                .statusCode(400)
                .body("errors.pointer", contains("#/body/0/text/1/marks/1"))
                .body("errors[0].detail", containsString("code, emphasis, strike, strong, subscript, superscript"));
    }

    @Test
    void footnotesAreInEveryForm() {
        var noted = "noted" + word;
        var path = publisher.drafts("""
                {"lang": "kk", "title": "%s", "notes": [
                    {"id": "second", "text": [{"text": "Екінші "}, {"text": "дерек", "href": "https://example.org/"}]},
                    {"id": "first", "text": [{"text": "%s\\nжол", "marks": ["emphasis"]}]}],
                 "body": [
                    {"type": "paragraph", "text": [{"text": "Бір", "marks": ["strong"], "note": "first"}, {"text": " екі"}, {"text": ".", "note": "second"}]},
                    {"type": "box", "kind": "facts", "body": [{"type": "list", "style": "bullet", "items": [
                        {"text": [{"text": "тағы", "href": "https://example.org/", "note": "first"}]}, {"text": [{"text": "осы", "href": "#second"}]}]}]}]}
                """.formatted(word, noted));
        publisher.puts(path, "/publication").then().statusCode(200);

        publisher.reads(path).then().body("content.notes.id", contains("first", "second"));
        read(path, "include=photos")
                .body("notes.id", contains("first", "second"))
                .body("body[0].text.note", contains("first", null, "second"));
        get(readers(path) + "/body").then().body("notes.id", contains("first", "second"));
        read(path, "profile=mobile").body("notes.id", contains("first", "second"));
        assertEquals("""
                Бір[1] екі.[2]

                • тағы[1]
                • осы

                [1] %s
                жол
                [2] Екінші дерек
                """.formatted(noted), rendered(path, "text"));
        assertEquals("""
                **Бір**[^first] екі.[^second]

                > - [тағы](https://example.org/)[^first]
                > - [осы](#second)

                [^first]: _%s\\
                    жол_

                [^second]: <a id="second"></a>Екінші [дерек](https://example.org/)
                """.formatted(noted), rendered(path, "markdown"));
        var html = Jsoup.parse(get(readers(path) + "?format=html").asString());
        assertEquals(List.of("1", "2", "1"), html.select("sup > a[href^=#]").eachText());
        assertEquals(
                List.of("first", "second"), html.select("section > ol > li[id]").eachAttr("id"));
        assertTrue(html.select("a a").isEmpty());
        var entry = get(readers(path) + "?format=atom").asString();
        assertTrue(entry.contains(noted) && !entry.contains("#first"), entry);
        read(path, "format=jsonld")
                .body("articleBody", containsString("[1] " + noted))
                .body("hasPart[0].text", equalTo("• тағы[1]\n• осы"))
                .body("wordCount", equalTo(4));
        read(path, "format=ninjs").body("bodies[0].value", containsString("[2] Екінші дерек"));
        await().untilAsserted(() -> get("/api/articles?q=" + noted).then().body("items", hasSize(1)));
    }

    @Test
    void anArticleWithoutFootnotesHasNoFieldForThem() {
        var path = publishes("{\"type\": \"divider\"}");

        read(path, "include=photos").body("", not(hasKey("notes")));
        publisher.reads(path).then().body("content", not(hasKey("notes")));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "a | [] | #/body/0/text/0/note",
                "a | [{\"id\": \"b\", \"text\": [{\"text\": \"x\"}]}] | #/body/0/text/0/note",
                "a | [{\"id\": \"a\", \"text\": [{\"text\": \"x\"}]}, {\"id\": \"b\", \"text\": [{\"text\": \"x\"}]}] | #/notes/1",
                "a | [{\"id\": \"a\", \"text\": []}] | #/notes/0/text",
                "p | [{\"id\": \"p\", \"text\": [{\"text\": \"x\"}]}] | #/notes/0/id",
                "a | [{\"id\": \"a\", \"text\": [{\"text\": \"x\", \"note\": \"a\"}]}] | #/notes/0/text/0/note",
                "a | [{\"id\": \"a\", \"text\": [{\"text\": \"x\", \"href\": \"#q\"}]}] | #/notes/0/text/0/href",
                "a | [{\"id\": \"a\", \"text\": [{\"text\": \"x\", \"href\": \"javascript:1\"}]}] | #/notes/0/text/0/href",
                "'a b' | [{\"id\": \"a b\", \"text\": [{\"text\": \"x\"}]}] | #/notes/0/id",
                "a | [{\"text\": [{\"text\": \"x\"}]}] | #/notes/0/id",
            })
    void footnotesAndTheirMentionsAreOneForOne(String mention, String notes, String pointer) {
        stored.refused(() -> publisher.createsDraft("""
                        {"lang": "kk", "title": "%s", "notes": %s, "body": [
                            {"id": "p", "type": "paragraph", "text": [{"text": "а", "note": "%s"}]}]}
                        """.formatted(word, notes, mention)))
                .statusCode(400)
                .body("errors.pointer", hasItem(pointer));
    }

    private String publishes(String blocks) {
        var path = publisher.drafts(content(blocks));
        publisher.puts(path, "/publication").then().statusCode(200);
        return path;
    }

    private String content(String blocks) {
        return "{\"lang\": \"kk\", \"title\": \"%s\", \"body\": [%s]}".formatted(word, blocks);
    }

    private String readers(String path) {
        return "/api/articles/" + publisher.reads(path).<String>path("slug");
    }

    private ValidatableResponse read(String path, String query) {
        return get(readers(path) + "?" + query).then().statusCode(200);
    }

    /** The body alone, in this form. */
    private String rendered(String path, String form) {
        return get(readers(path) + "?body=" + form).path(form);
    }
}
