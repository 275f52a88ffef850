package kz.malim.media;

import static io.restassured.RestAssured.get;
import static java.nio.charset.StandardCharsets.UTF_8;
import static kz.malim.support.Newsroom.article;
import static org.awaitility.Awaitility.await;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.empty;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasSize;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.net.URI;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import kz.malim.access.Role;
import kz.malim.probe.MediaSamples;
import kz.malim.support.Client;
import kz.malim.support.Newsroom;
import org.junit.jupiter.api.Test;

/** Photos and media items, several at once. */
@QuarkusTest
class PicturesByIdTest {
    @Inject
    Newsroom newsroom;

    @Test
    void servesPhotosInTheOrderAskedFor() {
        var one = newsroom.photo("Фото", "Бір");
        var two = newsroom.photo("Фото", "Екі");
        var three = newsroom.photo("Фото", "Үш");
        var drafted = newsroom.photo("Фото", "Құпия");
        newsroom.publishes(article().withLeadPhoto(two).withPhoto(one).withPhoto(three));
        newsroom.publishes(article().withLeadPhoto(two));
        var draft = newsroom.drafts(article().withLeadPhoto(drafted));
        var unknown = UUID.randomUUID();
        var path = "/api/photos?ids=" + ids(three, unknown, one, drafted, two, three);

        var response = get(path);
        response.then()
                .statusCode(200)
                .body("items.id", contains(three.toString(), one.toString(), two.toString()))
                .body("items.credit.text", contains("Үш", "Бір", "Екі"))
                .body("missing.id", contains(unknown.toString(), drafted.toString()))
                .body("missing.reason", contains("unknown", "unknown"));
        assertTrue(response.header("Server-Timing").contains("\"1 statements\""));

        newsroom.publishes(draft);

        await().untilAsserted(() -> get(path).then().body("items", hasSize(4)).body("missing", hasSize(1)));
    }

    @Test
    void servesMediaInTheOrderAskedFor() {
        var admin = new Client(newsroom.keyOf(Role.ADMIN));
        var one = uploads(admin, "one");
        var two = uploads(admin, "two");
        var story = admin.makes(
                "/management/articles",
                Map.of(
                        "lang", "kk",
                        "title", "Дыбыс",
                        "body",
                                List.of(
                                        Map.of("type", "audio", "media", one.toString()),
                                        Map.of("type", "audio", "media", two.toString()))));
        var path = "/api/media?ids=" + ids(two, UUID.randomUUID(), one);
        get(path).then().statusCode(200).body("items", empty()).body("missing", hasSize(3));

        admin.puts(story + "/publication", admin.etag(story), Map.of()).then().statusCode(200);

        await().untilAsserted(() -> get(path)
                .then()
                .body("items.id", contains(two.toString(), one.toString()))
                .body("missing", hasSize(1)));
    }

    private static UUID uploads(Client admin, String mark) {
        var location = admin.request()
                .multiPart("file", "x", MediaSamples.own("sound.m4a", "by id " + mark))
                .multiPart("media", "media.json", "{\"title\":\"x\"}".getBytes(UTF_8), "application/json")
                .post("/management/media")
                .then()
                .statusCode(201)
                .extract()
                .header("Location");
        var address = URI.create(location).getPath();
        return UUID.fromString(address.substring(address.lastIndexOf('/') + 1));
    }

    @Test
    void refusesWhatIsNoListOfUpToAHundredIds() {
        for (var path : List.of("/api/photos", "/api/media")) {
            var many = Stream.generate(UUID::randomUUID).limit(100).toArray(UUID[]::new);
            get(path + "?ids=" + ids(many)).then().statusCode(200).body("missing", hasSize(100));
            for (var query : List.of(
                    "",
                    "?ids=",
                    "?ids=x",
                    "?ids=" + UUID.randomUUID() + ",",
                    "?ids=" + UUID.randomUUID().toString().toUpperCase(Locale.ROOT) + "A",
                    "?ids=" + ids(many) + "," + UUID.randomUUID())) {
                get(path + query).then().statusCode(400).body("errors[0].parameter", equalTo("ids"));
            }
        }
    }

    private static String ids(UUID... ids) {
        return Stream.of(ids).map(UUID::toString).collect(Collectors.joining(","));
    }
}
