package kz.malim.syndication;

import static org.junit.jupiter.api.Assertions.assertEquals;

import com.fasterxml.jackson.annotation.JsonSubTypes;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.SerializationFeature;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.ZoneId;
import java.util.List;
import java.util.Optional;
import kz.malim.body.BodyBlock;
import kz.malim.published.ArticleView;
import kz.malim.text.Language;
import kz.malim.web.ContentUsage;
import kz.malim.web.Site;

/** One article with a block of every type and the card of another article, and the files its forms are compared with. */
final class Samples {
    static final ObjectMapper JSON = JsonMapper.builder()
            .findAndAddModules()
            .disable(DeserializationFeature.ADJUST_DATES_TO_CONTEXT_TIME_ZONE)
            .disable(SerializationFeature.WRITE_DATES_AS_TIMESTAMPS)
            .build();

    private static final Path FOLDER = Path.of("src/test/resources/forms");

    private Samples() {}

    /** A newsroom whose pages live on a site of their own. */
    static Site site() {
        return new Site() {
            @Override
            public String name() {
                return "Malim";
            }

            @Override
            public URI origin() {
                return URI.create("https://api.malim.example");
            }

            @Override
            public Optional<URI> logo() {
                return Optional.of(URI.create("https://malim.example/logo.png"));
            }

            @Override
            public List<Language> languages() {
                return List.of(Language.KAZAKH);
            }

            @Override
            public ZoneId zone() {
                return ZoneId.of("Asia/Almaty");
            }

            @Override
            public Optional<ContentUsage> usage() {
                return Optional.empty();
            }

            @Override
            public Optional<String> previewUrl() {
                return Optional.empty();
            }

            @Override
            public Optional<String> sectionUrl() {
                return Optional.empty();
            }

            @Override
            public Optional<String> tagUrl() {
                return Optional.empty();
            }

            @Override
            public Optional<String> authorUrl() {
                return Optional.empty();
            }

            @Override
            public Optional<String> articleUrl() {
                return Optional.of("https://malim.example/{lang}/{slug}");
            }
        };
    }

    static ObjectNode articleAsJson() throws IOException {
        var article = (ObjectNode) JSON.readTree(FOLDER.resolve("article.json").toFile());
        var body = article.putArray("body");
        for (var type : BodyBlock.class.getAnnotation(JsonSubTypes.class).value()) {
            body.add(JSON.readTree(
                    Path.of("src/test/resources/blocks", type.name() + ".json").toFile()));
        }
        ((ObjectNode) body.get(0).get("text").get(0)).put("note", "f1");
        body.addObject().put("id", "own").put("type", "story").put("article", "018f7c5a-0000-7000-8000-000000000004");
        return article;
    }

    static ArticleView article() throws IOException {
        return article(articleAsJson());
    }

    static ArticleView article(JsonNode json) throws IOException {
        ObjectNode stored = json.deepCopy();
        var body = JSON.createObjectNode();
        body.set("blocks", stored.get("body"));
        body.set("stories", stored.remove("stories"));
        stored.set("body", body);
        return JSON.treeToValue(stored, ArticleView.class);
    }

    /** Compares with a file, or with {@code -Dgolden=write} writes it. */
    static void assertGolden(String file, String actual) throws IOException {
        var golden = FOLDER.resolve(file);
        if ("write".equals(System.getProperty("golden"))) {
            Files.writeString(golden, actual);
        }
        assertEquals(Files.readString(golden, StandardCharsets.UTF_8), actual);
    }

    static String indented(String json) throws IOException {
        return JSON.writerWithDefaultPrettyPrinter().writeValueAsString(JSON.readTree(json)) + "\n";
    }
}
