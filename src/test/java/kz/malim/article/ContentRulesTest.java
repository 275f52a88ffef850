package kz.malim.article;

import static kz.malim.support.Newsroom.article;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.containsInAnyOrder;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasItem;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.util.List;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import kz.malim.access.Role;
import kz.malim.body.Embed;
import kz.malim.body.Paragraph;
import kz.malim.support.DatabaseContents;
import kz.malim.support.Editor;
import kz.malim.support.Newsroom;
import kz.malim.text.InlineText;
import kz.malim.text.Span;
import kz.malim.web.Problem;
import kz.malim.web.ProblemType;
import kz.malim.web.ProblemView.Violation;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** The rules of content; violations have JSON pointers. */
@QuarkusTest
class ContentRulesTest {
    @Inject
    Newsroom newsroom;

    @Inject
    DatabaseContents stored;

    private Editor writer = new Editor("");
    private final String title = "Көл " + UUID.randomUUID();

    @BeforeEach
    void createKey() {
        writer = new Editor(newsroom.keyOf(Role.WRITER));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "{\"title\": \"\"} | #/title",
                "{\"lede\": \"x\"} | #/title",
                "{\"title\": \"x\", \"titel\": \"x\"} | #/titel",
                "{\"title\": \"x\", \"id\": \"018f3c5e-0000-7000-8000-000000000000\"} | #/id",
                "{\"title\": \"x\", \"version\": 7} | #/version",
                "{\"title\": \"x\", \"status\": \"published\"} | #/status",
                "{\"title\": \"x\", \"state\": \"published\"} | #/state",
                "{\"title\": \"x\", \"publishedAt\": \"2020-01-01T00:00:00Z\"} | #/publishedAt",
                "{\"title\": \"x\", \"createdBy\": \"me\"} | #/createdBy",
                "{\"title\": \"x\", \"section\": \"joq-bolim\"} | #/section",
                "{\"title\": \"x\", \"tags\": [\"joq-teg\"]} | #/tags/0",
                "{\"title\": \"x\", \"tags\": [\"a\", \"a\"]} | #/tags/1",
                "{\"title\": \"x\", \"published\": {\"date\": \"2024-05-23\", \"precision\": \"time\"}} |"
                        + " #/published/at",
                "{\"title\": \"x\", \"published\": {\"date\": \"2024-05-23\", \"precision\": \"day\", \"at\":"
                        + " \"2024-05-23T10:00:00+05:00\"}} | #/published/at",
                "{\"title\": \"x\", \"source\": {\"name\": \"\"}} | #/source/name",
                "{\"title\": \"x\", \"source\": {\"name\": \"x\", \"url\": \"javascript:1\"}} | #/source/url",
                "{\"title\": \"x\", \"body\": [{\"type\": \"paragraph\", \"text\": []}]} | #/body/0/text",
                "{\"title\": \"x\", \"body\": [{\"type\": \"paragraph\", \"id\": \"a b\", \"text\": [{\"text\":"
                        + " \"x\"}]}]} | #/body/0/id",
                "{\"title\": \"x\", \"body\": [{\"type\": \"divider\", \"id\": \"d\"}, {\"type\": \"divider\", \"id\":"
                        + " \"d\"}]} | #/body/1/id",
                "{\"title\": \"x\", \"body\": [{\"type\": \"list\", \"style\": \"bullet\", \"items\": []}]} |"
                        + " #/body/0/items",
                "{\"title\": \"x\", \"body\": [{\"type\": \"heading\", \"level\": 1, \"text\": [{\"text\": \"x\"}]}]}"
                        + " | #/body/0/level",
                "{\"title\": \"x\", \"body\": [{\"type\": \"embed\", \"url\": \"file:///etc/passwd\"}]} | #/body/0/url",
                "{\"title\": \"x\", \"body\": [{\"type\": \"image\", \"photo\":"
                        + " \"018f3c5e-0000-7000-8000-000000000000\"}]} | #/body/0/photo",
                "{\"title\": \"x\", \"body\": [{\"type\": \"paragraph\", \"text\": [{\"text\": \"x\", \"href\":"
                        + " \"javascript:alert(1)\"}]}]} | #/body/0/text/0/href",
                "{\"title\": \"x\", \"body\": [{\"type\": \"paragraph\", \"text\": [{\"text\": \"x\", \"href\":"
                        + " \"\"}]}]} | #/body/0/text/0/href",
                "{\"title\": \"x\", \"body\": [{\"type\": \"paragraph\", \"text\": [{\"text\": \"\"}, {\"text\":"
                        + " \"x\", \"href\": \"//evil.example\"}]}]} | #/body/0/text/1/href",
                "{\"title\": \"x\", \"body\": [{\"type\": \"divider\"}, {\"type\": \"table\", \"rows\": [[{\"text\":"
                        + " []}, {\"text\": [{\"text\": \"x\", \"href\": \"data:,x\"}]}]]}]} |"
                        + " #/body/1/rows/0/1/text/0/href",
                "{\"title\": \"x\", \"body\": [{\"type\": \"paragraph\", \"txt\": []}]} | #/body/0/txt",
            })
    void reportsAPointerToEveryViolation(String content, String pointer) {
        var path = writer.drafts(content("kk", title));

        stored.refused(() -> writer.saves(path, content)).statusCode(400).body("errors.pointer", hasItem(pointer));
        stored.refused(() -> writer.createsDraft(content.replaceFirst("\\{", "{\"lang\": \"kk\", ")))
                .statusCode(400)
                .body("errors.pointer", hasItem(pointer));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "null",
                "[]",
                "{\"title\": \"x\"",
                "{\"title\": \"x\"} {}",
                "{\"title\": \"x\", \"title\": \"y\"}",
                "{\"title\": 5}",
                "{\"title\": \"\\u0000\"}",
                "{\"title\": \"x\", \"body\": [null]}",
                "{\"title\": \"x\", \"body\": [{\"type\": \"poll\"}]}",
                "{\"title\": \"x\", \"body\": [{\"type\": \"paragraph\", \"text\": null}]}",
                "{\"title\": \"x\", \"body\": [{\"type\": \"gallery\", \"items\": null}]}",
                "{\"title\": \"x\", \"photos\": [{\"role\": \"lead\"}]}",
                "{\"title\": \"x\", \"published\": {\"date\": \"2024-13-45\", \"precision\": \"day\"}}",
            })
    void rejectsWhatIsNotContent(String content) {
        var path = writer.drafts(content("kk", title));

        stored.refused(() -> writer.saves(path, content)).statusCode(400);
    }

    @Test
    void limitsTheNumberOfBlocksTagsAndCharacters() {
        var path = writer.drafts(content("kk", title));
        var blocks = IntStream.range(0, 1_001)
                .mapToObj(i -> "{\"type\": \"divider\"}")
                .collect(Collectors.joining(","));
        var tags = IntStream.range(0, 201).mapToObj(i -> "\"t" + i + "\"").collect(Collectors.joining(","));

        stored.refused(() -> writer.saves(path, """
            {"title": "%s", "lede": "%s", "tags": [%s], "body": [%s]}
            """.formatted("x".repeat(501), "x".repeat(2_001), tags, blocks)))
                .statusCode(400)
                .body("errors.pointer", hasItem("#/title"))
                .body("errors.pointer", hasItem("#/lede"))
                .body("errors.pointer", hasItem("#/tags"))
                .body("errors.pointer", hasItem("#/body"));
    }

    @Test
    void reportsAllViolationsAtOnce() {
        var path = writer.drafts(content("kk", title));

        stored.refused(() -> writer.saves(path, """
            {"lede": "%s", "body": [
                {"type": "paragraph", "text": [{"text": "x", "href": "javascript:1"}]},
                {"type": "heading", "level": 5, "text": []},
                {"type": "gallery", "items": []},
                {"type": "fact-box", "title": "", "facts": [[{"text": "x", "href": "x"}]]}]}
            """.formatted("x".repeat(2_001))))
                .statusCode(400)
                .body(
                        "errors.pointer",
                        containsInAnyOrder(
                                "#/title",
                                "#/lede",
                                "#/body/0/text/0/href",
                                "#/body/1/text",
                                "#/body/1/level",
                                "#/body/2/items",
                                "#/body/3/title",
                                "#/body/3/facts/0/0/href"));
    }

    /** An importer, the demo newsroom and these tests make content without sending it. */
    @Test
    void rejectsTheSameContentFromEveryCaller() {
        var link = new InlineText(List.of(new Span("мұнда", List.of(), "javascript:alert(1)")));
        var content = article()
                .titled("x".repeat(501))
                .with(new Paragraph("p1", link), new Embed("p1", "javascript:alert(1)", null));

        var refusal = assertThrows(Problem.class, () -> newsroom.publishes(content));

        assertEquals(ProblemType.INVALID_CONTENT, refusal.type());
        assertEquals(
                List.of("#/title", "#/body/0/text/0/href", "#/body/1/id", "#/body/1/url"),
                refusal.view().errors().stream().map(Violation::pointer).toList());
    }

    @Test
    void unpublishesContentThatANewerRuleRejects() {
        var publisher = new Editor(newsroom.keyOf(Role.PUBLISHER));
        var path = publisher.drafts("""
            {"lang": "kk", "title": "%s", "body": [{"type": "divider", "id": "d"}, {"type": "divider", "id": "e"}]}
            """.formatted(title));
        stored.repeatsAnId(path);
        publisher.puts(path, "/publication").then().statusCode(200);

        publisher
                .deletes(path, "/publication")
                .then()
                .statusCode(200)
                .body("content.title", equalTo(title))
                .body("content.body.id", contains("d", "d"));

        stored.refused(() -> publisher.patches(path, publisher.etag(path), "{\"lede\": \"Лид\"}"))
                .statusCode(400)
                .body("errors.pointer", contains("#/body/1/id"));
    }

    private static String content(String lang, String title) {
        return "{\"lang\": \"%s\", \"title\": \"%s\"}".formatted(lang, title);
    }
}
