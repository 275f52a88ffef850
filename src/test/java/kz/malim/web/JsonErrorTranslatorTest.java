package kz.malim.web;

import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.startsWith;
import static org.junit.jupiter.api.Assertions.assertAll;

import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import kz.malim.access.Role;
import kz.malim.support.Client;
import kz.malim.support.Newsroom;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.function.Executable;

/** The violations of invalid JSON: where it is invalid, and what is expected. */
@QuarkusTest
class JsonErrorTranslatorTest {
    private static final String ARTICLES = "/management/articles";
    private static final String UUID_EXPECTED = "An id is expected here, such as 019a2f3e-8c4b-7d10-9f60-2b8f0e6a7c11.";
    private static final String SLUG_NEEDED =
            "Lower-case Latin letters and digits in groups joined by hyphens, at most 80 characters.";

    @Inject
    Newsroom newsroom;

    private Client admin = new Client("");

    @BeforeEach
    void giveKey() {
        admin = new Client(newsroom.keyOf(Role.ADMIN));
    }

    @Test
    void suggestsTheNearestName() {
        assertAll(
                refuses(
                        "/management/tags",
                        "{'nam':'x'}",
                        "#/nam",
                        "Unknown field \"nam\". Did you mean \"name\"? Known: aliases, description, descriptions, kind, name, names, photo, sameAs, slug."),
                refuses(
                        "/management/tags",
                        "{'name':'x','a/b':1}",
                        "#/a~1b",
                        "Unknown field \"a/b\". Known: aliases, description, descriptions, kind, name, names, photo, sameAs, slug."),
                refuses(
                        ARTICLES,
                        "{'lang':'en','titel':'T'}",
                        "#/titel",
                        "Unknown or read-only field. Did you mean \"title\"? Known: accessibleForFree, authors, body, breaking, byline, dateline, digitalSourceType, embargoUntil, extra, kicker, kind, labels, lede, note, notes, photos, published, section, sections, seo, shortTitle, social, source, sponsor, tags, title, urgency, usage"),
                refuses(
                        "/management/articles/bulk",
                        "{'items':[{'do':'publish'}]}",
                        "#/items/0/do",
                        "Unknown field \"do\". Known: action, content, id, version."),
                refuses(
                        "/management/articles/bulk",
                        "{'items':[{'action':'publis'}]}",
                        "#/items/0/action",
                        "Unknown value \"publis\". Did you mean \"publish\"? Known: create, patch, publish, restore, save, schedule, trash, unpublish, unschedule."),
                refusesBlock(
                        "{'type':'paragrph'}",
                        "/type",
                        "Unknown type \"paragrph\". Did you mean \"paragraph\"? Known: audio, box, code, divider, embed, file, gallery, heading, image, list, map, paragraph, pull-quote, questions, quote, story, table, video."),
                refusesBlock(
                        "{'type':'paragraph','txt':[]}",
                        "/txt",
                        "Unknown field \"txt\". Did you mean \"text\"? Known: id, text, type."),
                refusesBlock(
                        "{'type':'list','itmes':[]}",
                        "/itmes",
                        "Unknown field \"itmes\". Did you mean \"items\"? Known: id, intro, items, start, style, type."),
                refusesBlock(
                        "{'type':'paragraph','text':[{'text':'a','marks':['blod']}]}",
                        "/text/0/marks/0",
                        "Unknown value \"blod\". Known: code, emphasis, strike, strong, subscript, superscript."));
    }

    @Test
    void reportsWhatIsExpected() {
        assertAll(
                refusesBlock(
                        "{'text':[]}",
                        "",
                        "type is missing: one of paragraph, heading, list, quote, pull-quote, image, gallery, embed, story, map, table, code, box, questions, divider, video, audio, file."),
                refusesBlock("null", "", "null is not allowed here: omit the field."),
                refusesBlock(
                        "{'type':'paragraph','text':'plain'}", "/text", "An array is expected here, not a string."),
                refusesBlock("{'type':'list'}", "", "Missing: style, items."),
                refusesBlock("{'type':'quote'}", "/text", "Text is required."),
                refusesBlock("{'type':'paragraph','text':[{}]}", "/text/0", "Missing: text."),
                refusesBlock("{'type':'paragraph','text':[{'href':'/x','marks':null}]}", "/text/0", "Missing: text."),
                refusesBlock("{'type':'gallery'}", "", "Missing: items."),
                refusesBlock(
                        "{'type':'heading','level':'2','text':[]}",
                        "/level",
                        "An integer is expected here, not a string."),
                refusesBlock(
                        "{'type':'heading','level':2.5,'text':[]}", "/level", "An integer is expected here, not 2.5."),
                refusesBlock("{'type':'image','photo':'x'}", "/photo", UUID_EXPECTED),
                refusesBlock(
                        "{'type':'paragraph','text':[{'text':'\\u0000'}]}",
                        "/text/0/text",
                        "U+0000 is not allowed in text."),
                refusesContent("'body':{}", "#/body", "An array is expected here, not an object."),
                refusesContent("'lede':['x']", "#/lede", "A string is expected here, not an array."),
                refusesContent("'source':'Reuters'", "#/source", "An object is expected here, not a string."),
                refusesContent("'source':{'url':'https://example.org/'}", "#/source", "Missing: name."),
                refusesContent(
                        "'published':{'date':'2026-13-01'}",
                        "#/published/date",
                        "A date is expected here, such as 2026-11-24."),
                refusesContent(
                        "'published':{'date':'2026-01-01','precision':5}",
                        "#/published/precision",
                        "One of day, time is expected here, not 5."),
                refusesContent("'tags':['A B']", "#/tags/0", SLUG_NEEDED),
                refuses(
                        ARTICLES,
                        "{'title':'T','lang':'de'}",
                        "#/lang",
                        "Languages are kk, kk-Latn, kk-Arab, ru and en."),
                refuses(
                        "/management/keys",
                        "{'name':'x','role':'editor','expiresAt':'soon'}",
                        "#/expiresAt",
                        "A time with an offset is expected here, such as 2026-11-24T18:00:00+05:00."),
                refuses(
                        "/management/articles/bulk",
                        "{'atomic':'yes','items':[]}",
                        "#/atomic",
                        "true or false is expected here, not a string."),
                refuses(
                        "/management/keys",
                        "{'name':'x','role':'editor','expiresAt':1796764399}",
                        "#/expiresAt",
                        "A time with an offset is expected here, such as 2026-11-24T18:00:00+05:00."),
                refuses(
                        "/management/blocks",
                        "{'title':'T','limit':12345678901}",
                        "#/limit",
                        "The number is too large."),
                refuses(
                        "/management/keys",
                        "{'name':'x','role':'editor','expiresAt':'+999999999-12-31T23:59:59-18:00'}",
                        "#/expiresAt",
                        "A time with an offset is expected here, such as 2026-11-24T18:00:00+05:00."),
                refuses("/management/tags", "{'name':5}", "#/name", "A string is expected here, not 5."),
                refuses(
                        "/management/tags",
                        "{'name':'x','names':{'ru':null}}",
                        "#/names/ru",
                        "null is not allowed here: omit the field."));
    }

    @Test
    void requiresTheVersionInTheItemsOfABulkRequest() {
        admin.request()
                .contentType("application/json")
                .body("{\"items\":[{\"action\":\"publish\",\"id\":\"019a2f3e-8c4b-7d10-9f60-2b8f0e6a7c11\"}]}")
                .post("/management/articles/bulk")
                .then()
                .statusCode(422)
                .body("items[0].status", equalTo(428))
                .body("items[0].problem.detail", startsWith("`version` is required"));
    }

    @Test
    void reportsWhereJsonIsMalformed() {
        assertAll(
                refuses(
                        "/management/tags",
                        "{'name':'x'",
                        "#",
                        "Line 1, column 12: Unexpected end-of-input: expected close marker for Object"),
                refuses(
                        "/management/tags",
                        "{'name':'x','name':'y'}",
                        "#",
                        "Line 1, column 19: Duplicate field 'name'"),
                refuses(
                        "/management/tags",
                        "{'name':'x'} {}",
                        "#",
                        "Line 1, column 14: content after the end of the JSON."),
                refuses(
                        "/management/tags",
                        "[".repeat(65),
                        "#",
                        "nested more than 64 deep, or a name or a number is too long."));
    }

    private Executable refusesBlock(String block, String below, String detail) {
        return refusesContent("'body':[" + block + "]", "#/body/0" + below, detail);
    }

    private Executable refusesContent(String field, String pointer, String detail) {
        return refuses(ARTICLES, "{'lang':'en','title':'T'," + field + "}", pointer, detail);
    }

    private Executable refuses(String path, String body, String pointer, String detail) {
        return () -> admin.request()
                .contentType("application/json")
                .body(body.replace('\'', '"'))
                .post(path)
                .then()
                .statusCode(400)
                .body("errors[0].pointer", equalTo(pointer), "errors[0].detail", equalTo(detail));
    }
}
