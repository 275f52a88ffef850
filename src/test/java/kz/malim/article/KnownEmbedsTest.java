package kz.malim.article;

import static org.hamcrest.Matchers.contains;

import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.QuarkusTestProfile;
import io.quarkus.test.junit.TestProfile;
import jakarta.inject.Inject;
import java.util.Map;
import kz.malim.access.Role;
import kz.malim.support.DatabaseContents;
import kz.malim.support.Editor;
import kz.malim.support.Newsroom;
import org.junit.jupiter.api.Test;

/** In a newsroom that embeds what it knows, and has a list of its own. */
@QuarkusTest
@TestProfile(KnownEmbedsTest.OwnList.class)
class KnownEmbedsTest {
    @Inject
    Newsroom newsroom;

    @Inject
    DatabaseContents stored;

    @Test
    void refusesOtherHosts() {
        var writer = new Editor(newsroom.keyOf(Role.WRITER));
        var content = """
            {"lang": "kk", "title": "Көл", "body": [
                {"type": "embed", "url": "https://tv.example/live/1"},
                {"type": "embed", "url": "https://tv.example/shop"},
                {"type": "embed", "url": "https://youtu.be/1"}]}
            """;

        stored.refused(() -> writer.createsDraft(content))
                .statusCode(400)
                .body("errors.pointer", contains("#/body/1/url", "#/body/2/url"));
        writer.createsDraft("""
            {"lang": "kk", "title": "Көл", "body": [{"type": "embed", "url": "https://tv.example/live/1"}]}
            """).then().statusCode(201).body("content.body.provider", contains("own-tv"));
    }

    public static final class OwnList implements QuarkusTestProfile {
        @Override
        public Map<String, String> getConfigOverrides() {
            return Map.of("malim.embeds.providers", "tv.example/live=own-tv", "malim.embeds.known-only", "true");
        }
    }
}
