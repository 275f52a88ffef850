package kz.malim.editing;

import static io.restassured.RestAssured.given;
import static java.nio.charset.StandardCharsets.UTF_8;
import static kz.malim.support.Newsroom.article;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.fasterxml.jackson.dataformat.yaml.YAMLMapper;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.io.IOException;
import java.nio.file.Files;
import java.util.List;
import java.util.Map;
import kz.malim.access.Role;
import kz.malim.support.ContractCheck;
import kz.malim.support.Editor;
import kz.malim.support.Newsroom;
import org.junit.jupiter.api.Test;

/** What the contract shows of each body block can be sent as it stands, but for the ids of what this newsroom has. */
@QuarkusTest
class BlockExamplesTest {
    private static final ObjectMapper JSON = new ObjectMapper();

    @Inject
    Newsroom newsroom;

    @Test
    void everyBlockHasAnExampleThatIsTakenKeptAndServed() throws IOException {
        var publisher = new Editor(newsroom.keyOf(Role.PUBLISHER));
        var schemas = new YAMLMapper()
                .readTree(Files.readString(ContractCheck.CONTRACT))
                .at("/components/schemas");
        var blocks = schemas.at("/BodyBlock/discriminator/mapping").properties();
        assertFalse(blocks.isEmpty());

        for (var block : blocks) {
            var name = block.getValue().asText().replaceFirst(".*/", "");
            assertEquals(1, schemas.path(name).path("examples").size(), name);
            var example =
                    (ObjectNode) schemas.path(name).path("examples").get(0).deepCopy();
            assertEquals(block.getKey(), example.path("type").asText(), name);
            var own = withOwnIds(example, publisher);

            var path = publisher.drafts(JSON.createObjectNode()
                    .put("lang", "en")
                    .put("title", "An example of " + name)
                    .<ObjectNode>set("photos", photosOf(own))
                    .set("body", JSON.createArrayNode().add(own))
                    .toString());
            assertEquals(own, known(publisher.reads(path).asString(), "/content/body/0", own), name);
            String slug = publisher
                    .puts(path, "/publication")
                    .then()
                    .statusCode(200)
                    .extract()
                    .path("slug");
            var served = given().get("/api/articles/" + slug);
            assertEquals(own, known(served.asString(), "/body/0", own), name);
        }
    }

    /** The fields that were sent: the newsroom's own side adds the provider of an embed, readers' the card of a story. */
    private static JsonNode known(String response, String pointer, ObjectNode sent) throws IOException {
        var block = (ObjectNode) JSON.readTree(response).at(pointer);
        return block.retain(sent.properties().stream().map(Map.Entry::getKey).toList());
    }

    /** What a body shows is among the photos of its article. */
    private static ArrayNode photosOf(JsonNode block) {
        var photos = JSON.createArrayNode();
        for (var field : List.of("photo", "poster")) {
            block.findValuesAsText(field)
                    .forEach(photo -> photos.addObject().put("id", photo).put("role", "body"));
        }
        return photos;
    }

    private ObjectNode withOwnIds(ObjectNode example, Editor publisher) {
        example.findParents("photo").forEach(parent -> ((ObjectNode) parent).put("photo", photo()));
        if (example.has("poster")) {
            example.put("poster", photo());
        }
        if (example.has("article")) {
            example.put("article", newsroom.publishes(article()).id().toString());
        }
        if (example.has("media")) {
            example.put("media", media(example.path("type").asText(), publisher));
        }
        return example;
    }

    private String photo() {
        return newsroom.photo("Photo", "Malim").toString();
    }

    private static String media(String kind, Editor publisher) {
        var content = "{\"kind\": \"%s\", \"sources\": [{\"url\": \"https://cdn.example/1\", \"type\": \"%s\"}]}"
                .formatted(
                        kind,
                        switch (kind) {
                            case "video" -> "video/mp4";
                            case "audio" -> "audio/mpeg";
                            default -> "application/pdf";
                        });
        return publisher
                .request()
                .contentType("multipart/form-data")
                .multiPart("media", "media.json", content.getBytes(UTF_8), "application/json")
                .post("/management/media")
                .then()
                .statusCode(201)
                .extract()
                .path("id");
    }
}
