package kz.malim.syndication;

import static io.restassured.RestAssured.get;
import static io.restassured.RestAssured.given;
import static java.nio.charset.StandardCharsets.UTF_8;
import static kz.malim.support.Newsroom.article;
import static org.awaitility.Awaitility.await;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasSize;
import static org.hamcrest.Matchers.startsWith;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.quarkus.test.junit.QuarkusTest;
import io.restassured.path.xml.XmlPath;
import io.restassured.path.xml.config.XmlPathConfig;
import jakarta.inject.Inject;
import java.util.List;
import java.util.UUID;
import kz.malim.access.Role;
import kz.malim.body.Audio;
import kz.malim.body.FileBlock;
import kz.malim.body.Video;
import kz.malim.probe.MediaSamples;
import kz.malim.support.Newsroom;
import kz.malim.text.InlineText;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/** Sounds in feeds, and the feeds that are podcasts; media in the formats of an article. */
@QuarkusTest
class PodcastTest {
    private static final XmlPathConfig NAMES = XmlPathConfig.xmlPathConfig()
            .declaredNamespace("itunes", "http://www.itunes.com/dtds/podcast-1.0.dtd")
            .declaredNamespace("podcast", "https://podcastindex.org/namespace/1.0")
            .declaredNamespace("atom", "http://www.w3.org/2005/Atom");

    @Inject
    Newsroom newsroom;

    @Test
    void hasTheSoundsOfASectionWithEverythingThatDirectoriesAskFor() {
        var section = newsroom.section("Подкаст");
        var sound = upload(
                "sound.m4a",
                "podcast",
                "{\"title\":\"Сұхбат\",\"transcript\":\"Сәлем!\",\"tracks\":[{\"kind\":\"captions\",\"lang\":\"kk\",\"vtt\":\"WEBVTT\"}]}");
        newsroom.publishes(article().inSection(section).saying("Дыбыссыз."));
        var episode = newsroom.publishes(article()
                .titled("Бірінші <эпизод>")
                .withLede("Лид & сөз")
                .inSection(section)
                .with(new Audio("a", sound, InlineText.of("Тыңдаңыз"))));

        var response = get("/feeds/section/" + section + ".podcast")
                .then()
                .statusCode(200)
                .contentType(startsWith("application/rss+xml"))
                .extract();
        var feed = new XmlPath(response.asString()).using(NAMES);

        assertEquals(1, feed.getInt("rss.channel.item.size()"));
        assertEquals("kk", feed.getString("rss.channel.language"));
        assertEquals("false", feed.getString("rss.channel.'itunes:explicit'"));
        assertEquals("News", feed.getString("rss.channel.'itunes:category'.@text"));
        assertEquals("episodic", feed.getString("rss.channel.'itunes:type'"));
        assertTrue(feed.getString("rss.channel.'podcast:guid'")
                .matches("[0-9a-f]{8}-[0-9a-f]{4}-5[0-9a-f]{3}-[89ab][0-9a-f]{3}-[0-9a-f]{12}"));
        assertTrue(feed.getString("rss.channel.'atom:link'.@href").endsWith("/feeds/section/" + section + ".podcast"));
        assertEquals("Бірінші <эпизод>", feed.getString("rss.channel.item.title"));
        assertEquals("urn:uuid:" + episode.id(), feed.getString("rss.channel.item.guid"));
        assertEquals("audio/mp4", feed.getString("rss.channel.item.enclosure.@type"));
        assertEquals(
                String.valueOf(MediaSamples.own("sound.m4a", "podcast").length),
                feed.getString("rss.channel.item.enclosure.@length"));
        assertEquals("1", feed.getString("rss.channel.item.'itunes:duration'"));
        assertEquals(List.of("text/plain", "text/vtt"), feed.getList("rss.channel.item.'podcast:transcript'.@type"));
        var address = feed.getString("rss.channel.item.enclosure.@url").replaceFirst("https?://[^/]+", "");
        given().header("Range", "bytes=0-1").get(address).then().statusCode(206);
        assertTrue(get("/feeds/section/" + section + ".rss").asString().contains("<enclosure url="));
        get("/feeds/section/" + section + ".json")
                .then()
                .body("items[0].attachments[0].mime_type", equalTo("audio/mp4"));
        assertTrue(get("/feeds/section/" + section + ".atom").asString().contains("rel=\"enclosure\""));
    }

    @Test
    void gainsAnEpisodeWhenItsFileArrives() {
        var tag = newsroom.tag("Эпизод");
        var id = create(
                "{\"kind\":\"audio\",\"sources\":[{\"url\":\"https://a.example/1.mp3\",\"type\":\"audio/mpeg\"}]}",
                null);
        newsroom.publishes(article().tagged(tag).with(new Audio("a", id, null)));
        assertEquals(0, episodes("tag/" + tag));

        given().auth()
                .oauth2(newsroom.keyOf(Role.WRITER))
                .header("If-Match", "\"0\"")
                .multiPart("file", "x", MediaSamples.own("sound.m4a", "arrives"))
                .put("/management/media/" + id + "/file")
                .then()
                .statusCode(200);

        await().untilAsserted(() -> assertEquals(1, episodes("tag/" + tag)));
    }

    private static int episodes(String subject) {
        return new XmlPath(get("/feeds/" + subject + ".podcast")
                        .then()
                        .statusCode(200)
                        .extract()
                        .asString())
                .getInt("rss.channel.item.size()");
    }

    @Test
    void everySubjectHasOneAndAnUnknownOneHasNone() {
        var author = newsroom.author("Диктор");
        newsroom.publishes(article().by(author));

        for (var subject : List.of("all", "lang/kk", "author/" + author)) {
            get("/feeds/" + subject + ".podcast").then().statusCode(200);
        }
        get("/feeds/section/joq-bolim.podcast").then().statusCode(404);
    }

    @Test
    void everyFormatHasTheMediaOfAnArticle() {
        var clip = upload(
                "clip.mp4",
                "formats",
                "{\"title\":\"Клип\",\"alt\":\"Сынақ\",\"digitalSourceType\":\"digitalCreation\",\"credit\":{\"text\":\"Malim\"}}");
        var sound = upload("sound.m4a", "formats", "{\"title\":\"Дыбыс\",\"transcript\":\"Сәлем\"}");
        var report = create(
                "{\"kind\":\"file\",\"title\":\"Есеп\",\"sources\":[{\"url\":\"https://a.example/r.pdf\",\"type\":\"application/pdf\"}]}",
                null);
        var path = newsroom.publishes(article()
                        .with(
                                new Video("v", clip, null),
                                new Audio("a", sound, null),
                                new FileBlock("f", report, null)))
                .path();

        get(path + "?format=jsonld")
                .then()
                .body("video[0].'@type'", equalTo("VideoObject"))
                .body("video[0].name", equalTo("Клип"))
                .body("video[0].duration", equalTo("PT1S"))
                .body("video[0].contentUrl", startsWith("http"))
                .body("video[0].creditText", equalTo("Malim"))
                .body(
                        "video[0].digitalSourceType",
                        equalTo("http://cv.iptc.org/newscodes/digitalsourcetype/digitalCreation"))
                .body("audio[0].'@type'", equalTo("AudioObject"))
                .body("audio[0].transcript", startsWith("http"))
                .body("hasPart[0].'@type'", equalTo("DigitalDocument"))
                .body("hasPart[0].url", equalTo("https://a.example/r.pdf"));
        get(path + "?format=ninjs")
                .then()
                .body("associations.findAll { it.rel in ['video', 'audio', 'file'] }", hasSize(3))
                .body("associations.find { it.type == 'video' }.renditions[0].duration", equalTo(1.0f))
                .body("associations.find { it.type == 'video' }.by", equalTo("Malim"))
                .body(
                        "associations.find { it.type == 'video' }.digitalSourceType.uri",
                        equalTo("http://cv.iptc.org/newscodes/digitalsourcetype/digitalCreation"))
                .body("associations.find { it.type == 'audio' }.headlines[0].value", equalTo("Дыбыс"))
                .body(
                        "associations.find { it.type == 'composite' }.renditions[0].href",
                        equalTo("https://a.example/r.pdf"));
        var html = get(path + "?format=html").asString();
        assertTrue(
                html.contains("<video controls") && html.contains("<audio controls") && html.contains(">Есеп</a>"),
                html);
        get(path + "?body=html").then().body("media", hasSize(3));
        get(path + "?profile=mobile").then().body("media", hasSize(3));
    }

    private UUID upload(String sample, String mark, String content) {
        return create(content, MediaSamples.own(sample, mark));
    }

    private UUID create(String content, byte @Nullable [] file) {
        var form = given().auth()
                .oauth2(newsroom.keyOf(Role.WRITER))
                .multiPart("media", "media.json", content.getBytes(UTF_8), "application/json");
        return UUID.fromString((file == null ? form : form.multiPart("file", "x", file))
                .post("/management/media")
                .then()
                .statusCode(201)
                .extract()
                .path("id"));
    }
}
