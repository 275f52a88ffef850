package kz.malim.media;

import static io.restassured.RestAssured.get;
import static io.restassured.RestAssured.given;
import static java.nio.charset.StandardCharsets.UTF_8;
import static kz.malim.support.Newsroom.article;
import static org.awaitility.Awaitility.await;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasItem;
import static org.hamcrest.Matchers.hasKey;
import static org.hamcrest.Matchers.hasSize;
import static org.hamcrest.Matchers.matchesPattern;
import static org.hamcrest.Matchers.not;
import static org.hamcrest.Matchers.nullValue;
import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.builder.MultiPartSpecBuilder;
import io.restassured.response.Response;
import io.restassured.response.ValidatableResponse;
import io.restassured.specification.RequestSpecification;
import jakarta.inject.Inject;
import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import kz.malim.access.Role;
import kz.malim.body.Audio;
import kz.malim.body.BodyBlock;
import kz.malim.body.FileBlock;
import kz.malim.body.Video;
import kz.malim.cache.CdnTags;
import kz.malim.picture.Samples;
import kz.malim.probe.MediaSamples;
import kz.malim.storage.FileStore;
import kz.malim.support.Newsroom;
import kz.malim.text.InlineText;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Videos, sounds and documents: uploaded, edited, shown by articles, served in ranges. */
@QuarkusTest
class MediaTest {
    private static final String MEDIA = "/management/media";
    private static final String VTT = "WEBVTT\n\n00:00.000 --> 00:01.000\nСәлем!\n";

    @Inject
    Newsroom newsroom;

    @Inject
    CdnTags cdn;

    @Inject
    FileStore store;

    @Inject
    OrphanCollection orphans;

    @Test
    void keepsAVideoWithEverythingThatIsSaidOfIt() {
        var poster = newsroom.photo("Фото", "Азаттық");
        var content = Map.of(
                "title",
                "Ашылу",
                "alt",
                "Лента кесіледі",
                "caption",
                "Таңертең",
                "credit",
                Map.of("label", "Бейне", "text", "Азаттық", "usageTerms", "Бір жыл"),
                "sources",
                List.of(Map.of(
                        "url",
                        "https://cdn.example/a.m3u8",
                        "type",
                        "application/vnd.apple.mpegurl",
                        "width",
                        1280,
                        "bitrate",
                        2_000_000)),
                "poster",
                poster.toString(),
                "tracks",
                List.of(
                        Map.of("kind", "captions", "lang", "kk", "vtt", VTT),
                        Map.of("kind", "chapters", "lang", "ru", "url", "https://cdn.example/ru.vtt")),
                "transcript",
                "Сәлем!\nҚош келдіңіз.",
                "digitalSourceType",
                "digitalCapture");

        var created = upload(MediaSamples.own("clip.mp4", "all"), "wrong-name.exe", content)
                .then()
                .statusCode(201)
                .header("ETag", equalTo("\"0\""))
                .header("Location", containsString(MEDIA + "/"))
                .body("content.kind", equalTo("video"))
                .body("content.tracks[0].vtt", equalTo(VTT))
                .body("content.transcript", equalTo("Сәлем!\nҚош келдіңіз."))
                .body("file.type", equalTo("video/mp4"))
                .body("file.duration", equalTo(1.0f))
                .body("file.width", equalTo(64))
                .body("file.height", equalTo(36))
                .body("file", not(hasKey("pages")))
                .extract();
        var id = UUID.fromString(created.path("id"));
        var story = newsroom.publishes(article().with(new Video("v", id, null)));

        var media = "media.find { it.id == '%s' }".formatted(id);
        get(story.path()).then().body("$", not(hasKey("media")));
        get(story.path() + "?include=media")
                .then()
                .statusCode(200)
                .header("Cache-Tag", containsString(tagOf(id)))
                .body("media", hasSize(1))
                .body(media + ".title", equalTo("Ашылу"))
                .body(media + ".credit.usageTerms", equalTo("Бір жыл"))
                .body(media + ".file.url", matchesPattern("/media/" + id + "/files/[0-9a-f]{16}\\.mp4"))
                .body(media + ".file.bytes", equalTo(MediaSamples.own("clip.mp4", "all").length))
                .body(media + ".file.sha256", equalTo(created.path("file.sha256")))
                .body(media + ".sources[0].bitrate", equalTo(2_000_000))
                .body(media + ".poster.id", equalTo(poster.toString()))
                .body(media + ".poster.credit.text", equalTo("Азаттық"))
                .body(media + ".tracks.kind", contains("captions", "chapters"))
                .body(media + ".tracks[1].url", equalTo("https://cdn.example/ru.vtt"))
                .body(
                        media + ".digitalSourceType",
                        equalTo("http://cv.iptc.org/newscodes/digitalsourcetype/digitalCapture"));
        get("/api/media/" + id).then().statusCode(200).body("title", equalTo("Ашылу"));
        get("/api/photos/" + poster).then().statusCode(200); // public with what it stands before
        String track = get("/api/media/" + id).path("tracks[0].url");
        get(track)
                .then()
                .statusCode(200)
                .contentType("text/vtt")
                .header("Content-Security-Policy", containsString("sandbox"));
        assertEquals(VTT, text(track));
        assertEquals("Сәлем!\nҚош келдіңіз.", text(get("/api/media/" + id).path("transcript.url")));
    }

    private String tagOf(UUID media) {
        return String.valueOf(cdn.header(Set.of("media:" + media)).get("Cache-Tag"));
    }

    private static String text(String path) {
        return new String(get(path).asByteArray(), UTF_8);
    }

    @Test
    void keepsWhatIsOnlyElsewhere() {
        var id = elsewhere("audio", "https://pod.example/1.mp3", "audio/mpeg");

        var story = newsroom.publishes(article().with(new Audio("a", id, null)));

        get(story.path() + "?include=media")
                .then()
                .body("media[0].sources[0].url", equalTo("https://pod.example/1.mp3"))
                .body("media[0]", not(hasKey("file")))
                .body("media[0]", not(hasKey("tracks")));
        assertTrue(text(story.path() + "?format=html")
                .contains("<source src=\"https://pod.example/1.mp3\" type=\"audio/mpeg\">"));
    }

    @Test
    void refusesPagesAndProgramsUnderAnyName() throws IOException {
        for (var hostile : List.of(
                "<svg xmlns='http://www.w3.org/2000/svg' onload='alert(1)'/>".getBytes(UTF_8),
                "<html><script>alert(1)</script>".getBytes(UTF_8),
                "#!/bin/sh\n".getBytes(UTF_8),
                Samples.bytes("camera.jpg"),
                MediaSamples.office("a.exe"))) {
            upload(hostile, "report.pdf", Map.of())
                    .then()
                    .statusCode(415)
                    .body("type", equalTo("/problems/unsupported-media-type"));
        }
        upload(Arrays.copyOf(MediaSamples.bytes("clip.mp4"), 3_000), "clip.mp4", Map.of())
                .then()
                .statusCode(422)
                .body("type", equalTo("/problems/unreadable-file"));
    }

    @Test
    void refusesAnUploadThatIsTooLargeBeforeItArrives() throws IOException {
        try (var socket = new java.net.Socket("localhost", io.restassured.RestAssured.port)) {
            socket.setSoTimeout(30_000);
            socket.getOutputStream()
                    .write(("POST " + MEDIA + " HTTP/1.1\r\nHost: localhost\r\nAuthorization: Bearer "
                                    + newsroom.keyOf(Role.WRITER)
                                    + "\r\nContent-Type: multipart/form-data; boundary=x\r\nContent-Length: 300000000\r\n\r\n")
                            .getBytes(UTF_8));
            assertTrue(new String(socket.getInputStream().readNBytes(12), UTF_8).endsWith("413"));
        }
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "{}|#/kind",
                "{\"kind\":\"audio\"}|#/sources",
                "{\"kind\":\"audio\",\"sources\":[{\"url\":\"javascript:1\",\"type\":\"audio/mpeg\"}]}|#/sources/0/url",
                "{\"kind\":\"audio\",\"sources\":[{\"url\":\"https://a.example\",\"type\":\"text\"}]}|#/sources/0/type",
                "{\"kind\":\"audio\",\"sources\":[{\"url\":\"https://a.example\",\"type\":\"audio/mpeg\",\"width\":0}]}|#/sources/0/width",
                "{\"kind\":\"video\",\"tracks\":[{\"kind\":\"captions\",\"lang\":\"k k\",\"vtt\":\"WEBVTT\"}]}|#/tracks/0/lang",
                "{\"kind\":\"video\",\"tracks\":[{\"kind\":\"captions\",\"lang\":\"kk\"}]}|#/tracks/0",
                "{\"kind\":\"video\",\"tracks\":[{\"kind\":\"captions\",\"lang\":\"kk\",\"vtt\":\"<html>\"}]}|#/tracks/0/vtt",
                "{\"kind\":\"video\",\"tracks\":[{\"kind\":\"captions\",\"lang\":\"kk\",\"vtt\":\"WEBVTT\\n\\n1 --> 2\\nx\"}]}|#/tracks/0/vtt",
                "{\"kind\":\"video\",\"tracks\":[{\"kind\":\"captions\",\"lang\":\"kk\",\"vtt\":\"WEBVTT\"},{\"kind\":\"captions\",\"lang\":\"kk\",\"vtt\":\"WEBVTT\"}]}|#/tracks/1",
                "{\"kind\":\"video\",\"sources\":[{\"url\":\"https://a.example\",\"type\":\"video/mp4\"}],\"poster\":\"0190163d-8694-739b-aea5-966c26f8ad91\"}|#/poster",
                "{\"kind\":\"film\"}|#/kind",
                "{\"digitalSourceType\":\"a robot\"}|#/digitalSourceType",
                "{\"titel\":\"x\"}|#/titel"
            })
    void refusesInvalidContentWithAPointer(String content, String pointer) {
        form(content).post(MEDIA).then().statusCode(400).body("errors.pointer", hasItem(pointer));
    }

    @Test
    void returnsTheSameItemForTheSameBytesAndTheSameResponseForTheSameKey() {
        var bytes = MediaSamples.own("sound.m4a", "same");
        var first = upload(bytes, "a.m4a", Map.of("title", "Бір"))
                .then()
                .statusCode(201)
                .extract();

        upload(bytes, "b.m4a", Map.of("title", "Екі"))
                .then()
                .statusCode(200)
                .body("id", equalTo(first.<String>path("id")))
                .body("content.title", equalTo("Бір"));

        var key = newsroom.keyOf(Role.WRITER);
        var once = UUID.randomUUID().toString();
        var other = MediaSamples.own("sound.m4a", "once");
        var created = retried(key, once, other).then().statusCode(201).extract();
        retried(key, once, other)
                .then()
                .statusCode(201)
                .header("Idempotent-Replayed", equalTo("true"))
                .body("id", equalTo(created.<String>path("id")));
        retried(key, once, bytes).then().statusCode(422);
    }

    private static Response retried(String key, String once, byte[] bytes) {
        return given().auth()
                .oauth2(key)
                .header("Idempotency-Key", once)
                .multiPart("file", "x", bytes)
                .post(MEDIA);
    }

    @Test
    void editsListsAndDeletes() {
        var first = id(upload(MediaSamples.own("clip.mp4", "first"), "x", Map.of("title", "Алғашқы тізім")));
        var second = id(upload(MediaSamples.own("clip.mp4", "second"), "x", Map.of("title", "Екінші тізім")));

        patch(first, "\"0\"", "{\"title\":\"Өзгерген тізім\",\"kind\":\"video\"}")
                .statusCode(200)
                .header("ETag", equalTo("\"1\""));
        patch(first, "\"0\"", "{\"title\":\"Кеш\"}")
                .statusCode(412)
                .body("current.content.title", equalTo("Өзгерген тізім"));
        patch(first, "\"1\"", "{\"kind\":\"audio\"}").statusCode(400).body("errors.pointer", contains("#/kind"));
        editor().body("{}")
                .contentType("application/merge-patch+json")
                .patch(MEDIA + "/" + first)
                .then()
                .statusCode(428);

        var page = editor().queryParam("q", "тізім")
                .queryParam("kind", "video")
                .queryParam("limit", 1)
                .get(MEDIA)
                .then()
                .statusCode(200)
                .body("items.id", contains(second.toString()))
                .extract();
        editor().queryParam("q", "тізім")
                .queryParam("kind", "video")
                .queryParam("limit", 1)
                .queryParam("cursor", page.<String>path("page.next"))
                .get(MEDIA)
                .then()
                .body("items.id", contains(first.toString()))
                .body("page.next", nullValue());
        editor().queryParam("kind", "audio")
                .queryParam("q", "тізім")
                .get(MEDIA)
                .then()
                .body("items", hasSize(0));
        editor().queryParam("kind", "photo").get(MEDIA).then().statusCode(400);

        String key = MediaFile.storageKey(editor().get(MEDIA + "/" + first).path("file.sha256"));
        assertTrue(store.find(key).isPresent());
        editor().header("If-Match", "\"1\"").delete(MEDIA + "/" + first).then().statusCode(204);
        editor().get(MEDIA + "/" + first).then().statusCode(404);
        orphans.collect(Duration.ZERO);
        assertFalse(store.find(key).isPresent());
        assertTrue(store.find(
                        MediaFile.storageKey(editor().get(MEDIA + "/" + second).path("file.sha256")))
                .isPresent());
    }

    @Test
    void deletesNothingThatAnArticleShows() {
        var id = id(upload(MediaSamples.own("clip.mp4", "shown"), "x", Map.of()));
        newsroom.drafts(article().with(new Video("v", id, null)));

        editor().header("If-Match", "\"0\"")
                .delete(MEDIA + "/" + id)
                .then()
                .statusCode(409)
                .body("type", equalTo("/problems/still-referenced"));
    }

    @Test
    void refusesABlockWithAnotherKindOrNothing() {
        var sound = id(upload(MediaSamples.own("sound.m4a", "block"), "x", Map.of()));
        var none = UUID.randomUUID();
        var body =
                "{\"lang\":\"kk\",\"title\":\"x\",\"body\":[{\"type\":\"video\",\"media\":\"%s\"},{\"type\":\"audio\",\"media\":\"%s\"},{\"type\":\"file\",\"media\":\"%s\"}]}"
                        .formatted(sound, sound, none);

        editor().contentType("application/json")
                .body(body)
                .post("/management/articles")
                .then()
                .statusCode(400)
                .body("errors.pointer", contains("#/body/0/media", "#/body/2/media"));
    }

    @Test
    void servesNothingThatOnlyDraftsShow() {
        var id = id(upload(MediaSamples.own("clip.mp4", "draft"), "x", Map.of("transcript", "Құпия")));
        var story = newsroom.drafts(article().with(new Video("v", id, null)));
        String sha256 = editor().get(MEDIA + "/" + id).path("file.sha256");
        var address = "/media/" + id + "/files/" + sha256.substring(0, 16) + ".mp4";

        get(address).then().statusCode(404);
        get("/api/media/" + id).then().statusCode(404);
        editor().get(MEDIA + "/" + id + "/file").then().statusCode(200).contentType("video/mp4");
        given().get(MEDIA + "/" + id + "/file").then().statusCode(401);

        newsroom.publishes(story);
        await().untilAsserted(() -> get("/api/media/" + id).then().statusCode(200));
        get(address).then().statusCode(200);
        String transcript = get("/api/media/" + id).path("transcript.url");
        get(transcript).then().statusCode(200);

        newsroom.takesDown(story, "Сот.");
        await().untilAsserted(() -> get("/api/media/" + id).then().statusCode(404));
        get(address).then().statusCode(404);
        get(transcript).then().statusCode(404);
    }

    @Test
    void servesRangesAsPlayersAskForThem() {
        var bytes = MediaSamples.own("clip.mp4", "ranges");
        var address = published(bytes, "clip");
        var etag = get(address)
                .then()
                .statusCode(200)
                .contentType("video/mp4")
                .header("Accept-Ranges", equalTo("bytes"))
                .header("Cache-Control", equalTo("public, max-age=31536000, immutable"))
                .header("Content-Disposition", equalTo("inline"))
                .header("X-Content-Type-Options", equalTo("nosniff"))
                .header("Content-Security-Policy", containsString("sandbox"))
                .header("Cache-Tag", equalTo(tagOf(UUID.fromString(address.split("/")[2]))))
                .extract()
                .header("ETag");
        int size = bytes.length;

        assertArrayEquals(bytes, get(address).asByteArray());
        range(address, "bytes=0-99", bytes, 0, 100);
        range(address, "bytes=100-", bytes, 100, size);
        range(address, "bytes=-7", bytes, size - 7, size);
        range(address, "bytes=10-999999999", bytes, 10, size);
        range(address, "bytes=0-0", bytes, 0, 1);
        for (var ignored : List.of("bytes=0-1,5-6", "bytes=9-3", "lines=1-2", "bytes=a-b", "bytes=-")) {
            given().header("Range", ignored)
                    .get(address)
                    .then()
                    .statusCode(200)
                    .header("Content-Length", equalTo("" + size));
        }
        given().header("Range", "bytes=" + size + "-")
                .get(address)
                .then()
                .statusCode(416)
                .header("Content-Range", equalTo("bytes */" + size));
        given().header("Range", "bytes=-0").get(address).then().statusCode(416);
        given().header("Range", "bytes=0-9")
                .header("If-Range", etag)
                .get(address)
                .then()
                .statusCode(206);
        given().header("Range", "bytes=0-9")
                .header("If-Range", "\"other\"")
                .get(address)
                .then()
                .statusCode(200);
        given().header("If-None-Match", etag)
                .get(address)
                .then()
                .statusCode(304)
                .header("ETag", equalTo(etag));
        given().head(address)
                .then()
                .statusCode(200)
                .header("Content-Length", equalTo("" + size))
                .header("ETag", equalTo(etag));
        get(address.replaceFirst("/[0-9a-f]{16}\\.", "/0123456789abcdef."))
                .then()
                .statusCode(200); // redirected
        given().redirects()
                .follow(false)
                .get(address.replaceFirst("/[0-9a-f]{16}\\.", "/0123456789abcdef."))
                .then()
                .statusCode(301)
                .header("Location", containsString(address));
    }

    private static void range(String address, String range, byte[] all, int from, int to) {
        var part = given().header("Range", range)
                .get(address)
                .then()
                .statusCode(206)
                .header("Content-Range", equalTo("bytes " + from + "-" + (to - 1) + "/" + all.length))
                .extract();
        assertArrayEquals(Arrays.copyOfRange(all, from, to), part.asByteArray(), range);
    }

    @Test
    void sendsDocumentsAsAttachmentsWithTheirTitle() {
        var id = id(upload(MediaSamples.pdf("/N 12"), "x", Map.of("title", "Жылдық есеп: 1/2")));
        var story = newsroom.publishes(article().with(new FileBlock("f", id, "Есепті ашу")));

        String address = get(story.path() + "?include=media")
                .then()
                .body("media[0].file.pages", equalTo(12))
                .extract()
                .path("media[0].file.url");

        get(address)
                .then()
                .statusCode(200)
                .contentType("application/pdf")
                .header(
                        "Content-Disposition",
                        equalTo(
                                "attachment; filename*=UTF-8''%D0%96%D1%8B%D0%BB%D0%B4%D1%8B%D2%9B%20%D0%B5%D1%81%D0%B5%D0%BF-%201-2.pdf"));
        assertTrue(text(story.path() + "?format=html").contains("download type=\"application/pdf\">Есепті ашу</a>"));
        assertTrue(text(story.path() + "?format=markdown").contains("[Есепті ашу](http"));
        assertTrue(text(story.path() + "?format=text").contains("Есепті ашу"));
    }

    @Test
    void showsAChangeAtOnceWhereverItIsShown() {
        var bytes = MediaSamples.own("clip.mp4", "change");
        var id = id(upload(bytes, "x", Map.of("title", "Бұрын")));
        var story = newsroom.publishes(article().with(new Video("v", id, null)));
        get(story.path() + "?include=media").then().body("media[0].title", equalTo("Бұрын"));
        get("/api/media/" + id).then().body("title", equalTo("Бұрын"));
        String before = get(story.path()).path("updatedAt");

        patch(id, "\"0\"", "{\"title\":\"Кейін\"}").statusCode(200);

        await().untilAsserted(() -> {
            get(story.path() + "?include=media")
                    .then()
                    .body("media[0].title", equalTo("Кейін"))
                    .body("updatedAt", not(equalTo(before)));
            get("/api/media/" + id).then().body("title", equalTo("Кейін"));
        });
        newsroom.takesDown(story, "Сот.");
    }

    @Test
    void isFoundByTheWordsOfItsTranscript() {
        var word = "zhanasoz" + Long.toString(System.nanoTime(), 36).replaceAll("[0-9]", "q");
        var id = id(
                upload(MediaSamples.own("sound.m4a", "search"), "x", Map.of("transcript", "Мұнда " + word + " бар.")));
        var story = newsroom.publishes(article().with(new Audio("a", id, null)));

        await().untilAsserted(() -> given().queryParam("q", word)
                .get("/api/articles")
                .then()
                .body("items.id", contains(story.id().toString())));

        patch(id, "\"0\"", "{\"transcript\":\"Басқа " + word + "x\"}").statusCode(200);
        await().untilAsserted(() -> given().queryParam("q", word + "x")
                .get("/api/articles")
                .then()
                .body("items.id", contains(story.id().toString())));
    }

    @Test
    void replacesAFileByOneOfTheSameKind() {
        var id = elsewhere("video", "https://v.example/1", "video/mp4");
        var sound = MediaSamples.own("sound.m4a", "other kind");
        var taken = id(upload(MediaSamples.own("clip.mp4", "taken"), "x", Map.of()));

        replace(id, "\"0\"", sound).statusCode(400).body("errors.pointer", contains("#/file"));
        replace(id, "\"0\"", MediaSamples.own("clip.mp4", "taken"))
                .statusCode(409)
                .body("media", equalTo(taken.toString()));
        replace(id, "\"0\"", MediaSamples.own("clip.mp4", "replaced"))
                .statusCode(200)
                .body("file.type", equalTo("video/mp4"));
        replace(id, "\"0\"", MediaSamples.own("clip.mp4", "late")).statusCode(412);
        patch(id, "\"1\"", "{\"sources\":null}").statusCode(200); // it has a file now
    }

    @ParameterizedTest
    @ValueSource(strings = {"sound.wav", "cbr.mp3", "sound.aac", "vorbis.ogg", "clip.webm"})
    void takesEveryFormat(String name) {
        upload(MediaSamples.bytes(name), "x", Map.of())
                .then()
                .statusCode(org.hamcrest.Matchers.oneOf(200, 201))
                .body("file.duration", org.hamcrest.Matchers.greaterThan(0.9f));
    }

    @Test
    void countsMostOnceAndNoMoreThanItsLimit() {
        var id = elsewhere("file", "https://a.example/x.pdf", "application/pdf");
        var blocks = new ArrayList<BodyBlock>();
        for (int i = 0; i < 3; i++) {
            blocks.add(new FileBlock("f" + i, id, null));
        }

        var story = newsroom.publishes(article().with(blocks.toArray(BodyBlock[]::new)));

        get(story.path() + "?include=media").then().body("media", hasSize(1));
        get(story.path()).then().body("body", hasSize(3));
        assertEquals(3, text(story.path() + "?format=markdown").split("https://a.example/x.pdf", -1).length / 2);
    }

    private String published(byte[] bytes, String title) {
        var id = id(upload(bytes, "x", Map.of("title", title)));
        newsroom.publishes(article().with(new Video("v", id, InlineText.of("Көріңіз"))));
        return get("/api/media/" + id).path("file.url");
    }

    private UUID elsewhere(String kind, String url, String type) {
        return id(form("{\"kind\":\"%s\",\"sources\":[{\"url\":\"%s\",\"type\":\"%s\"}]}".formatted(kind, url, type))
                .post(MEDIA));
    }

    private static UUID id(Response created) {
        return UUID.fromString(created.then().extract().path("id"));
    }

    private ValidatableResponse patch(UUID id, String version, String patch) {
        return editor().header("If-Match", version)
                .contentType("application/merge-patch+json")
                .body(patch)
                .patch(MEDIA + "/" + id)
                .then();
    }

    private ValidatableResponse replace(UUID id, String version, byte[] file) {
        return editor().header("If-Match", version)
                .multiPart("file", "x", file)
                .put(MEDIA + "/" + id + "/file")
                .then();
    }

    private Response upload(byte[] bytes, String name, Map<String, ?> content) {
        try {
            return form(new ObjectMapper().writeValueAsString(content))
                    .multiPart("file", name, bytes)
                    .post(MEDIA);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException(e);
        }
    }

    private RequestSpecification form(String content) {
        return editor().multiPart(new MultiPartSpecBuilder(content.getBytes(UTF_8))
                .controlName("media")
                .mimeType("application/json")
                .emptyFileName()
                .build());
    }

    private RequestSpecification editor() {
        return given().auth().oauth2(newsroom.keyOf(Role.EDITOR));
    }
}
