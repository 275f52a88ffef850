package kz.malim.article;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.containsInAnyOrder;
import static org.hamcrest.Matchers.empty;
import static org.hamcrest.Matchers.endsWith;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.everyItem;
import static org.hamcrest.Matchers.hasItem;

import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.TestProfile;
import jakarta.inject.Inject;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.Map;
import java.util.UUID;
import kz.malim.access.Role;
import kz.malim.media.Credit;
import kz.malim.support.DatabaseContents;
import kz.malim.support.Editor;
import kz.malim.support.Newsroom;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** In a newsroom that rejects publication with errors. */
@QuarkusTest
@TestProfile(SchedulerOff.class)
class ValidationTest {
    @Inject
    Newsroom newsroom;

    @Inject
    DatabaseContents stored;

    private Editor publisher = new Editor("");

    @BeforeEach
    void giveKey() {
        publisher = new Editor(newsroom.keyOf(Role.PUBLISHER));
    }

    @Test
    void findsEditorialProblems() {
        var photo = newsroom.photo(null, null, null);
        var path = publisher.drafts("""
                {"lang": "kk", "title": "Көл жағaсы", "lede": "Лид осы.", "photos": [{"id": "%s", "role": "lead"}], "body": [
                    {"type": "paragraph", "text": [{"text": "Лид осы"}]},
                    {"type": "paragraph", "text": [{"text": "мұнда", "href": "/api/articles/joq-maqala"}]},
                    {"type": "list", "style": "bullet", "items": [{"text": [{"text": "жалғыз"}]}]}]}
                """.formatted(photo));

        stored.refused(() -> publisher.request().post(path + "/validate"))
                .statusCode(200)
                .body(
                        "items.rule",
                        containsInAnyOrder(
                                "missing-credit",
                                "missing-alt",
                                "mixed-scripts",
                                "repeated-lede",
                                "dead-link",
                                "one-item-list"))
                .body("items.find { it.rule == 'missing-credit' }.pointer", equalTo("#/photos/0"))
                .body("items.find { it.rule == 'missing-credit' }.severity", equalTo("error"))
                .body("items.find { it.rule == 'mixed-scripts' }.words", equalTo("жағaсы"))
                .body("items.find { it.rule == 'dead-link' }.pointer", equalTo("#/body/1/text/0/href"))
                .body("items.find { it.rule == 'one-item-list' }.pointer", equalTo("#/body/2/items"));
    }

    @Test
    void findsWhatIsMissingForPeopleWhoDoNotHearOrSee() {
        var video = media("{'kind': 'video', 'sources': [{'url': 'https://a.example/1', 'type': 'video/mp4'}]}");
        var sound = media("{'kind': 'audio', 'sources': [{'url': 'https://a.example/2', 'type': 'audio/mpeg'}],"
                + " 'credit': {'text': 'Malim'}}");
        var whole = media(
                "{'kind': 'video', 'sources': [{'url': 'https://a.example/3', 'type': 'video/mp4'}],"
                        + " 'credit': {'text': 'Malim'}, 'alt': 'Көл', 'tracks': [{'kind': 'captions', 'lang': 'kk', 'vtt': 'WEBVTT'}]}");
        var path = publisher.drafts("""
                {"lang": "kk", "title": "Көл", "lede": "Лид осы.", "body": [
                    {"type": "video", "media": "%s"}, {"type": "audio", "media": "%s"}, {"type": "video", "media": "%s"}]}
                """.formatted(video, sound, whole));

        var found = publisher.request().post(path + "/validate").then();

        found.body("items.rule", contains("missing-credit", "missing-alt", "missing-captions", "missing-transcript"))
                .body(
                        "items.pointer",
                        contains("#/body/0/media", "#/body/0/media", "#/body/0/media", "#/body/1/media"));
    }

    private String media(String content) {
        return publisher
                .request()
                .contentType("multipart/form-data")
                .multiPart("media", "media.json", content.replace('\'', '"').getBytes(UTF_8), "application/json")
                .post("/management/media")
                .then()
                .statusCode(201)
                .extract()
                .path("id");
    }

    @Test
    void findsDeadLinksInEveryPartOfABody() {
        var photo = newsroom.photo("Көл", null, Credit.of("Фото", "Malim"));
        var link = "[{\"text\": \"мұнда\", \"href\": \"/articles/joq-maqala\"}]";
        var path = publisher.drafts("""
                {"lang": "kk", "title": "Көл", "lede": "Лид осы.", "photos": [{"id": "%1$s", "role": "lead"}], "body": [
                    {"type": "heading", "level": 2, "text": %2$s},
                    {"type": "list", "style": "bullet", "intro": %2$s, "items": [{"text": %2$s}, {"text": %2$s, "list": {"style": "number", "items": [{"text": %2$s}]}}]},
                    {"type": "quote", "text": %2$s},
                    {"type": "image", "photo": "%1$s", "caption": %2$s},
                    {"type": "gallery", "items": [{"photo": "%1$s", "caption": %2$s}], "caption": %2$s},
                    {"type": "image", "photo": "%1$s", "href": "/articles/joq-maqala"},
                    {"type": "table", "caption": %2$s, "columns": [{"text": %2$s}, {"text": []}],
                     "rows": [[{"text": []}, {"text": %2$s}]], "footer": %2$s},
                    {"type": "box", "kind": "facts", "title": "Дерек", "body": [{"type": "quote", "text": %2$s}]},
                    {"type": "questions", "items": [{"question": "Дерек?", "body": [{"type": "paragraph", "text": %2$s}]}]}]}
                """.formatted(photo, link));

        publisher
                .request()
                .post(path + "/validate")
                .then()
                .body("items.rule", everyItem(equalTo("dead-link")))
                .body(
                        "items.pointer",
                        contains(
                                "#/body/0/text/0/href",
                                "#/body/1/intro/0/href",
                                "#/body/1/items/0/text/0/href",
                                "#/body/1/items/1/text/0/href",
                                "#/body/1/items/1/list/items/0/text/0/href",
                                "#/body/2/text/0/href",
                                "#/body/3/caption/0/href",
                                "#/body/4/items/0/caption/0/href",
                                "#/body/4/caption/0/href",
                                "#/body/5/href",
                                "#/body/6/caption/0/href",
                                "#/body/6/columns/0/text/0/href",
                                "#/body/6/rows/0/1/text/0/href",
                                "#/body/6/footer/0/href",
                                "#/body/7/body/0/text/0/href",
                                "#/body/8/items/0/body/0/text/0/href"));
    }

    @Test
    void findsAMissingLede() {
        var path = publisher.drafts("{\"lang\": \"kk\", \"title\": \"Көл\"}");

        publisher
                .request()
                .post(path + "/validate")
                .then()
                .body("items.rule", containsInAnyOrder("missing-lede", "empty-body"));
    }

    @ParameterizedTest
    @CsvSource({"730, false", "740, true", "364635, true", "-9999, false"})
    void findsADateMoreThanTwoYearsAhead(int daysAhead, boolean found) {
        var day = LocalDate.now(ZoneId.of("Asia/Almaty")).plusDays(daysAhead);
        var path = publisher.drafts("""
            {"lang": "kk", "title": "Көл", "published": {"date": "%s", "precision": "day"}}
            """.formatted(day));

        publisher
                .request()
                .post(path + "/validate")
                .then()
                .body(
                        "items.findAll { it.rule == 'far-date' }.collect { it.pointer + ' ' + it.words }",
                        found ? contains("#/published " + day) : empty());
    }

    @Test
    void findsNothingInAGoodArticle() {
        var photo = newsroom.photo("Көл", null, Credit.of("Фото", "Malim"));
        var other = publisher.drafts("{\"lang\": \"kk\", \"title\": \"Көрші\"}");
        publisher.puts(other, "/publication").then().statusCode(200);
        var path = publisher.drafts("""
            {"lang": "kk", "title": "Көл", "lede": "Лид.", "photos": [{"id": "%s", "role": "lead"}], "body": [
                {"type": "paragraph", "text": [{"text": "мұнда", "href": "/api/articles/%s"}]}]}
            """.formatted(photo, publisher.reads(other).<String>path("slug")));

        publisher.request().post(path + "/validate").then().body("items", empty());
    }

    @Test
    void rejectsPublicationWithErrors() {
        var photo = newsroom.photo(null, null, null);
        var path = publisher.drafts("""
            {"lang": "kk", "title": "Көл", "photos": [{"id": "%s", "role": "lead"}]}
            """.formatted(photo));

        stored.refused(() -> publisher.puts(path, "/publication"))
                .statusCode(422)
                .body("type", endsWith("not-ready"))
                .body("findings.rule", hasItem("missing-credit"));
        stored.refused(() -> publisher.puts(
                        path, "/schedule", Map.of("publishAt", Instant.now().plusSeconds(60))))
                .statusCode(422);
        publisher.saves(path, "{\"title\": \"Көл\"}");
        publisher.puts(path, "/publication").then().statusCode(200);
    }

    @Test
    void rejectsPublicationOfAPhotoWithoutCredit() {
        var photo = newsroom.photo(null, null, Credit.of("Фото", "")); // a label alone is no credit
        var path = publisher.drafts("""
            {"lang": "kk", "title": "Көл", "photos": [{"id": "%1$s", "role": "body"}],
             "body": [{"type": "image", "photo": "%1$s"}]}
            """.formatted(photo));
        stored.refused(() -> publisher.puts(path, "/publication"))
                .statusCode(422)
                .body("findings.pointer", hasItem("#/photos/0"))
                .body("findings.rule", contains("missing-credit")); // warnings do not block

        credits(photo, "Азаттық");

        publisher.puts(path, "/publication").then().statusCode(200);
    }

    private void credits(UUID photo, String text) {
        var at = "/management/photos/" + photo;
        publisher
                .request()
                .contentType("application/merge-patch+json")
                .header("If-Match", publisher.request().get(at).header("ETag"))
                .body("{\"credit\": {\"text\": \"" + text + "\"}}")
                .patch(at)
                .then()
                .statusCode(200);
    }
}
