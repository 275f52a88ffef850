package kz.malim.migration;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTimeoutPreemptively;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import java.io.IOException;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.ZoneId;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import kz.malim.htmlbody.HtmlBody;
import kz.malim.text.Language;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Each format reads its sample to the stories of its golden file. */
class ExportFormatTest {
    private static final Path FOLDER = Path.of("src/test/resources/exports");
    private static final ExportOptions OPTIONS = new ExportOptions(
            Language.KAZAKH, null, "https://ozen.example.org", true, StoryMapping.NONE, StandardCharsets.UTF_8);

    @TempDir
    Path folder = Path.of("set by JUnit");

    @ParameterizedTest
    @EnumSource
    void readsItsSample(ExportFormat format) throws IOException {
        var sample = FOLDER.resolve(
                switch (format) {
                    case WORDPRESS -> "wordpress.xml";
                    case GHOST -> "ghost.json";
                    case FEED -> "feed.rss";
                    case LINES -> "lines.ndjson";
                    case CSV -> "table.csv";
                });

        var read = read(format, sample);

        var golden = FOLDER.resolve(format.wireName() + "-stories.json");
        var json = ImportCommand.JSON.writerWithDefaultPrettyPrinter().writeValueAsString(read) + "\n";
        if ("write".equals(System.getProperty("golden"))) {
            Files.writeString(golden, json);
        }
        assertEquals(Files.readString(golden), json);
        assertFalse(json.contains("@example.org") || json.contains("never-read"), "secrets and people's data");
        assertEquals(format, ExportFormat.of(sample).orElseThrow());
    }

    /** The texts of both dialects of WordPress become blocks without a word lost. */
    @Test
    void losesNoWordOfWordPressTexts() throws IOException {
        for (var story : read(ExportFormat.WORDPRESS, FOLDER.resolve("wordpress.xml"))) {
            if (story.has("html")) {
                var body = HtmlBody.read(story.path("html").asText(), Language.KAZAKH, null, url -> UUID.randomUUID());

                assertTrue(body.balance().balanced(), () -> body.balance() + " " + body.body());
            }
        }
    }

    /** Neither files of the machine nor addresses are read, and no entity grows without end. */
    @ParameterizedTest
    @ValueSource(
            strings = {
                "<!DOCTYPE rss [<!ENTITY x SYSTEM \"file:///etc/hostname\">]><rss><channel><item><title>&x;</title></item></channel></rss>",
                "<!DOCTYPE rss [<!ENTITY a \"aaaa\"><!ENTITY b \"&a;&a;&a;\">]><rss><channel><item><title>&b;</title></item></channel></rss>",
                "<!DOCTYPE rss SYSTEM \"http://localhost:1/x.dtd\"><rss><channel><item><title>&x;</title></item></channel></rss>",
                "<rss><channel><item><title>never closed",
                "not xml"
            })
    void refusesEntitiesAndBrokenFiles(String xml) throws IOException {
        var file = Files.writeString(folder.resolve("export.xml"), xml);

        assertThrows(IOException.class, () -> read(ExportFormat.WORDPRESS, file));
    }

    /** Texts that an export may have and no editor would write; quadratic steps would take minutes for them. */
    @ParameterizedTest
    @ValueSource(
            strings = {
                "[caption]",
                "[caption",
                "[embed",
                "[embed]x",
                "[a b=c]",
                "[/a]",
                "<pre",
                "<img wp-image-1",
                "[gallery ids=",
                "\n\n"
            })
    void readsHostileTextsInLinearTime(String part) {
        var text = part.repeat(200_000 / part.length());

        assertTimeoutPreemptively(Duration.ofSeconds(60), () -> new WordPressText(Map.of()).html(text));
    }

    @Test
    void readsOtherEncodingsByTheirDeclaration() throws IOException {
        var xml = "<?xml version='1.0' encoding='windows-1251'?><rss xmlns:wp='w'><channel><item><title>Мост</title>"
                + "<wp:post_id>1</wp:post_id><wp:post_type>post</wp:post_type><wp:status>draft</wp:status></item></channel></rss>";
        var file = Files.write(folder.resolve("export.xml"), xml.getBytes(Charset.forName("windows-1251")));

        assertEquals(
                "Мост", read(ExportFormat.WORDPRESS, file).get(0).path("title").asText());
    }

    /** Names of columns, zones and character sets are those of whoever wrote the file. */
    @Test
    void readsTheColumnsThatAreMapped() throws IOException {
        var mapping = new StoryMapping(
                Map.of(
                        "id",
                        "key",
                        "title",
                        "fields.headline",
                        "html",
                        "fields.body",
                        "publishedAt",
                        "when",
                        "url",
                        "path"),
                ZoneId.of("Asia/Almaty"));
        var options = new ExportOptions(Language.KAZAKH, null, null, true, mapping, Charset.forName("windows-1251"));
        var lines = Files.write(
                folder.resolve("lines.jsonl"),
                "{\"key\": 1, \"fields\": {\"headline\": \"Мост\", \"body\": \"<p>x</p>\"}, \"when\": \"2009-05-15\", \"path\": \"/a\"}\n"
                        .getBytes(options.charset()));
        var table = Files.write(
                folder.resolve("table.csv"),
                "key\tfields.headline\tfields.body\twhen\tpath\n1\tМост\t<p>x</p>\t15.05.2009 00:00\t/a\n"
                        .getBytes(options.charset()));

        for (var file : List.of(lines, table)) {
            var story = read(ExportFormat.of(file).orElseThrow(), file, options).get(0);

            assertEquals("1", story.path("id").asText());
            assertEquals("Мост", story.path("title").asText());
            assertEquals("<p>x</p>", story.path("html").asText());
            assertEquals("2009-05-15T00:00:00+06:00", story.path("publishedAt").asText());
            assertEquals("/a", story.path("addresses").path(0).asText());
            assertFalse(story.has("url"));
        }
    }

    /** What cannot be read says where, and what would help. */
    @Test
    void saysWhatATableLacks() throws IOException {
        var cases = Map.of(
                "id,publishedAt\n1,2019-05-23 10:00\n".getBytes(StandardCharsets.UTF_8),
                        "line 2: the time \"2019-05-23 10:00\" has no offset",
                "id,title\n1,\"never ends\n".getBytes(StandardCharsets.UTF_8), "line 2: a quoted cell does not end",
                "id,title\n1,Мост\n".getBytes(Charset.forName("windows-1251")),
                        "it is not UTF-8; say what it is with --charset");
        for (var each : cases.entrySet()) {
            var file = Files.write(folder.resolve("broken.csv"), each.getKey());

            var refused = assertThrows(IOException.class, () -> read(ExportFormat.CSV, file));

            assertTrue(String.valueOf(refused.getMessage()).contains(each.getValue()), refused.getMessage());
        }
    }

    private static ArrayNode read(ExportFormat format, Path file) throws IOException {
        return read(format, file, OPTIONS);
    }

    private static ArrayNode read(ExportFormat format, Path file, ExportOptions options) throws IOException {
        var read = ImportCommand.JSON.createArrayNode();
        format.read(file, options, new StoryReceiver() {
            @Override
            public void story(ForeignStory story) {
                JsonNode json = ImportCommand.JSON.valueToTree(story);
                read.add(json);
            }

            @Override
            public void skipped(String id, String reason) {
                read.addObject().put("id", id).put("skipped", reason);
            }

            @Override
            public void failed(String id, String reason) {
                read.addObject().put("id", id).put("failed", reason);
            }
        });
        return read;
    }
}
