package kz.malim.preview;

import static io.restassured.RestAssured.get;
import static io.restassured.RestAssured.given;
import static java.nio.charset.StandardCharsets.UTF_8;
import static kz.malim.support.Newsroom.article;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.is;
import static org.hamcrest.Matchers.startsWith;
import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.quarkus.test.junit.QuarkusTest;
import io.restassured.builder.MultiPartSpecBuilder;
import jakarta.inject.Inject;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import kz.malim.access.Role;
import kz.malim.body.Video;
import kz.malim.probe.MediaSamples;
import kz.malim.support.Client;
import kz.malim.support.Newsroom;
import kz.malim.support.Newsroom.Story;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** A video that nobody may see yet plays in the preview of its draft. */
@QuarkusTest
class PreviewMediaTest {
    private static final String CONTENT = """
            {"transcript": "Сәлем!", "tracks": [{"kind": "captions", "lang": "kk", "vtt": "WEBVTT\\n\\n00:00.000 --> 00:01.000\\nСәлем\\n"}]}
            """;

    @Inject
    Newsroom newsroom;

    private Client writer = new Client("");

    @BeforeEach
    void giveKey() {
        writer = new Client(newsroom.keyOf(Role.EDITOR));
    }

    @Test
    void playsWithItsTextsForWhoeverHasTheLink() {
        var bytes = MediaSamples.own("clip.mp4", "preview");
        var video = uploads(bytes);
        var story = newsroom.drafts(article().with(new Video("v", video, null)));
        var link = link(story);

        var seen = get(link).then().statusCode(200).extract();
        String file = seen.path("media[0].file.url");
        String track = seen.path("media[0].tracks[0].url");
        String transcript = seen.path("media[0].transcript.url");

        for (var address : List.of(file, track, transcript)) {
            assertTrue(address.startsWith(link + "/media/" + video + "/files/"), address);
            get(address)
                    .then()
                    .statusCode(200)
                    .header("Cache-Control", "private, no-store")
                    .header("Referrer-Policy", "no-referrer")
                    .header("X-Content-Type-Options", "nosniff");
            get(address.substring(link.length())).then().statusCode(404);
            get(link(newsroom.drafts(article())) + address.substring(link.length()))
                    .then()
                    .statusCode(404);
            get(address.replace(link, link.substring(0, link.length() - 4) + "AAAA"))
                    .then()
                    .statusCode(403);
        }
        assertArrayEquals(bytes, get(file).asByteArray());
        given().header("Range", "bytes=0-9")
                .get(file)
                .then()
                .statusCode(206)
                .contentType("video/mp4")
                .header("Content-Range", "bytes 0-9/" + bytes.length);
        assertArrayEquals(
                Arrays.copyOf(bytes, 10),
                given().header("Range", "bytes=0-9").get(file).asByteArray());
        get(transcript).then().body(is("Сәлем!"));
        get(track).then().body(startsWith("WEBVTT"));
        get(file.replace(".mp4", ".webm")).then().statusCode(404);
        get(file.replace(video.toString(), UUID.randomUUID().toString())).then().statusCode(404);

        newsroom.redrafts(story, article());
        get(file).then().statusCode(404);
        newsroom.redrafts(story, article().with(new Video("v", video, null)));
        newsroom.publishes(story);
        get(story.path() + "?include=media").then().body("media[0].file.url", equalTo(file.substring(link.length())));
    }

    private String link(Story story) {
        return writer.posts("/management/articles/" + story.id() + "/previews", Map.of())
                .then()
                .statusCode(201)
                .extract()
                .path("url");
    }

    private UUID uploads(byte[] bytes) {
        return UUID.fromString(writer.request()
                .multiPart(new MultiPartSpecBuilder(CONTENT.getBytes(UTF_8))
                        .controlName("media")
                        .mimeType("application/json")
                        .emptyFileName()
                        .build())
                .multiPart("file", "clip.mp4", bytes)
                .post("/management/media")
                .then()
                .statusCode(201)
                .extract()
                .path("id"));
    }
}
