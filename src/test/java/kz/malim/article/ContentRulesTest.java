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
import java.util.Collections;
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
                "{\"title\": \"x\", \"body\": [{\"type\": \"box\", \"kind\": \"facts\", \"body\": []}]} | #/body/0/body",
                "{\"title\": \"x\", \"body\": [{\"type\": \"box\", \"body\": [{\"type\": \"divider\"}]}]} | #/body/0/kind",
                "{\"title\": \"x\", \"body\": [{\"type\": \"box\", \"kind\": \"fact\", \"body\": [{\"type\": \"divider\"}]}]} | #/body/0/kind",
                "{\"title\": \"x\", \"body\": [{\"type\": \"box\", \"kind\": \"facts\", \"body\": [{\"type\": \"box\", \"kind\": \"facts\", \"body\": [{\"type\": \"divider\"}]}]}]} | #/body/0/body/0",
                "{\"title\": \"x\", \"body\": [{\"type\": \"box\", \"kind\": \"facts\", \"body\": [{\"type\": \"questions\", \"items\": [{\"question\": \"a\", \"body\": [{\"type\": \"divider\"}]}]}]}]} | #/body/0/body/0",
                "{\"title\": \"x\", \"body\": [{\"type\": \"questions\", \"items\": [{\"question\": \"a\", \"body\": [{\"type\": \"divider\"}, {\"type\": \"box\", \"kind\": \"facts\", \"body\": [{\"type\": \"divider\"}]}]}]}]} | #/body/0/items/0/body/1",
                "{\"title\": \"x\", \"body\": [{\"type\": \"questions\", \"items\": []}]} | #/body/0/items",
                "{\"title\": \"x\", \"body\": [{\"type\": \"questions\", \"items\": [{\"question\": \" \", \"body\": [{\"type\": \"divider\"}]}]}]} | #/body/0/items/0/question",
                "{\"title\": \"x\", \"body\": [{\"type\": \"divider\", \"id\": \"d\"}, {\"type\": \"box\", \"kind\": \"facts\", \"body\": [{\"type\": \"divider\", \"id\": \"d\"}]}]} | #/body/1/body/0/id",
                "{\"title\": \"x\", \"body\": [{\"type\": \"list\", \"style\": \"bullet\", \"items\": [{\"list\": {\"style\": \"bullet\", \"items\": []}}]}]} | #/body/0/items/0/text",
                "{\"title\": \"x\", \"body\": [{\"type\": \"list\", \"style\": \"bullet\", \"items\": [{\"text\": [{\"text\": \"a\"}], \"list\": {\"style\": \"bullet\", \"items\": []}}]}]} | #/body/0/items/0/list/items",
                "{\"title\": \"x\", \"body\": [{\"type\": \"list\", \"style\": \"bullet\", \"items\": [{\"text\": [{\"text\": \"a\"}], \"list\": {\"style\": \"bullet\", \"start\": 2, \"items\": [{\"text\": [{\"text\": \"a\"}]}]}}]}]} | #/body/0/items/0/list/start",
                "{\"title\": \"x\", \"body\": [{\"type\": \"list\", \"style\": \"bullet\", \"items\": [[{\"text\": \"a\"}]]}]} | #/body/0/items/0",
                "{\"title\": \"x\", \"body\": [{\"type\": \"quote\"}]} | #/body/0/text",
                "{\"title\": \"x\", \"body\": [{\"type\": \"quote\", \"body\": []}]} | #/body/0/body",
                "{\"title\": \"x\", \"body\": [{\"type\": \"quote\", \"text\": [{\"text\": \"a\"}], \"body\": [{\"type\": \"paragraph\", \"text\": [{\"text\": \"a\"}]}]}]} | #/body/0/body",
                "{\"title\": \"x\", \"body\": [{\"type\": \"quote\", \"body\": [{\"type\": \"divider\"}]}]} | #/body/0/body/0",
                "{\"title\": \"x\", \"body\": [{\"type\": \"quote\", \"text\": [{\"text\": \"a\"}], \"source\": {\"name\": \"\"}}]} | #/body/0/source/name",
                "{\"title\": \"x\", \"body\": [{\"type\": \"quote\", \"text\": [{\"text\": \"a\"}], \"source\": {\"name\": \"b\", \"url\": \"/x\"}}]} | #/body/0/source/url",
                "{\"title\": \"x\", \"body\": [{\"type\": \"pull-quote\", \"text\": []}]} | #/body/0/text",
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
    void limitsTheLevelsAndItemsOfLists() {
        var path = writer.drafts(content("kk", title));

        assertEquals(200, writer.saves(path, lists(5, 1)).statusCode());
        stored.refused(() -> writer.saves(path, lists(6, 1)))
                .statusCode(400)
                .body("errors.pointer", contains("#/body/0" + "/items/0/list".repeat(5)));
        assertEquals(200, writer.saves(path, lists(2, 499)).statusCode());
        stored.refused(() -> writer.saves(path, lists(2, 500)))
                .statusCode(400)
                .body("errors.pointer", contains("#/body/0/items"));
    }

    /** A list of one item with lists inside, of which the innermost has some. */
    private String lists(int levels, int innermost) {
        var items = Collections.nCopies(innermost, "{\"text\": [{\"text\": \"а\"}]}")
                .toString();
        for (int level = levels; level > 1; level--) {
            items = "[{\"text\": [{\"text\": \"а\"}], \"list\": {\"style\": \"number\", \"items\": %s}}]"
                    .formatted(items);
        }
        return "{\"title\": \"%s\", \"body\": [{\"type\": \"list\", \"style\": \"number\", \"items\": %s}]}"
                .formatted(title, items);
    }

    @Test
    void limitsTheNumberOfBlocksInOthersToo() {
        var path = writer.drafts(content("kk", title));
        var box =
                "{\"title\": \"%s\", \"body\": [{\"type\": \"box\", \"kind\": \"facts\", \"body\": %s}, {\"type\": \"divider\"}]}";
        var divider = "{\"type\": \"divider\"}";

        var most = writer.saves(path, box.formatted(title, Collections.nCopies(998, divider)));
        assertEquals(200, most.statusCode());
        stored.refused(() -> writer.saves(path, box.formatted(title, Collections.nCopies(999, divider))))
                .statusCode(400)
                .body("errors.pointer", contains("#/body"));
    }

    @Test
    void reportsAllViolationsAtOnce() {
        var path = writer.drafts(content("kk", title));

        stored.refused(() -> writer.saves(path, """
                        {"lede": "%s", "body": [
                            {"type": "paragraph", "text": [{"text": "x", "href": "javascript:1"}]},
                            {"type": "heading", "level": 5, "text": []},
                            {"type": "gallery", "items": []},
                            {"type": "box", "kind": "facts", "body": [{"type": "paragraph", "text": [{"text": "x", "href": "x"}]}]}]}
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
                                "#/body/3/body/0/text/0/href"));
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
