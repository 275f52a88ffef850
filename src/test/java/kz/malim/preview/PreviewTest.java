package kz.malim.preview;

import static io.restassured.RestAssured.get;
import static io.restassured.RestAssured.given;
import static io.restassured.RestAssured.head;
import static java.nio.charset.StandardCharsets.UTF_8;
import static kz.malim.support.Newsroom.article;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.endsWith;
import static org.hamcrest.Matchers.hasItem;
import static org.hamcrest.Matchers.is;
import static org.hamcrest.Matchers.not;
import static org.hamcrest.Matchers.notNullValue;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.quarkus.narayana.jta.QuarkusTransaction;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.ExtractableResponse;
import io.restassured.response.Response;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import kz.malim.access.Role;
import kz.malim.support.Client;
import kz.malim.support.Newsroom;
import kz.malim.support.Newsroom.Story;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

@QuarkusTest
class PreviewTest {
    @Inject
    Newsroom newsroom;

    @Inject
    EntityManager database;

    private Client writer = new Client("");

    @BeforeEach
    void createKey() {
        writer = new Client(newsroom.keyOf(Role.WRITER));
    }

    @Test
    void showsADraftToAnyClientWithTheLink() {
        var story = newsroom.drafts(article().titled("Жасырын атау").saying("Жасырын мәтін."));

        get(link(story))
                .then()
                .statusCode(200)
                .header("Cache-Control", "private, no-store")
                .header("X-Robots-Tag", "noindex")
                .body("title", is("Жасырын атау"))
                .body("body[0].text[0].text", is("Жасырын мәтін."));
        get(story.path()).then().statusCode(404);
    }

    @Test
    void showsTheNewestSaveAndLeavesReadersWithWhatIsPublished() {
        var story = newsroom.publishes(article().titled("Ескі").saying("Ескі."));
        newsroom.redrafts(story, article().titled("Жаңа").saying("Жаңа."));
        var link = link(story);

        get(link).then().body("title", is("Жаңа"));
        get(story.path()).then().body("title", is("Ескі"));
        newsroom.redrafts(story, article().titled("Ең жаңа").saying("Жаңа."));
        get(link).then().body("title", is("Ең жаңа"));
        get(story.path()).then().body("title", is("Ескі"));
    }

    @Test
    void showsRelatedStoriesOfTheDraftButNoOtherDraft() {
        var published = newsroom.publishes(article().titled("Көрінетін").saying("Мәтін."));
        var hidden = newsroom.drafts(article().titled("Көрінбейтін").saying("Мәтін."));
        var block = newsroom.block("Блок", published, hidden);
        var story = newsroom.drafts(article().relatedTo(published, hidden).saying("Мәтін."));

        var seen = get(link(story));

        seen.then()
                .body("related.items.id", hasItem(published.id().toString()))
                .body(
                        "blocks.find { it.name == '" + block + "' }.items.id",
                        contains(published.id().toString()));
        assertTrue(!seen.asString().contains("Көрінбейтін"), "another draft is visible");
        newsroom.removes(block);
    }

    @Test
    void showsThePicturesOfTheDraftToNobodyWithoutTheLink() throws IOException {
        var photo = uploads();
        var story = newsroom.drafts(article().withLeadPhoto(photo));
        var link = link(story);
        var seen = get(link).then().statusCode(200).extract();

        var addresses = pictures(seen);
        for (var address : addresses) {
            assertTrue(address.startsWith(link + "/media/" + photo + "/"), address);
            get(address)
                    .then()
                    .statusCode(200)
                    .contentType(address.endsWith("webp") ? "image/webp" : "image/jpeg")
                    .header("Cache-Control", "private, no-store")
                    .header("Referrer-Policy", "no-referrer");
            get(address.substring(link.length())).then().statusCode(404);
            get(link(newsroom.drafts(article())) + address.substring(link.length()))
                    .then()
                    .statusCode(404);
        }
        assertTrue(addresses.size() > 4, addresses + " are too few to mean anything");
        var one = addresses.getFirst();
        head(one).then().statusCode(200);
        given().accept("application/json").get(one).then().statusCode(406);
        get(one.replace("-320.", "-7.")).then().statusCode(404);
        get(one.replace(photo.toString(), UUID.randomUUID().toString())).then().statusCode(404);
        get(one.replace(link, link.substring(0, link.length() - 4) + "AAAA"))
                .then()
                .statusCode(403);

        newsroom.redrafts(story, article()); // without the photo
        get(one).then().statusCode(404);
        newsroom.redrafts(story, article().withPhoto(photo));
        get(one).then().statusCode(200);
        newsroom.publishes(story);
        get(one).then().statusCode(200); // it is the newest save still
        String published = get(story.path() + "?include=photos")
                .<String>path("photos[0].renditions.url")
                .replace("{width}", "320");
        assertTrue(published.startsWith("/media/"), published);
        get(published).then().statusCode(200);
    }

    @Test
    void aPictureIsRejectedWithItsLink() throws IOException {
        var story = newsroom.drafts(article().withLeadPhoto(uploads()));
        var made = makes(story, Map.of());
        var picture = pictures(get(made.<String>path("url")).then().extract()).getFirst();
        get(picture).then().statusCode(200);

        writer.request().delete(path(story) + "/" + made.path("link.id")).then().statusCode(204);

        get(picture).then().statusCode(403);
    }

    private static List<String> pictures(ExtractableResponse<Response> preview) {
        var addresses = new ArrayList<String>();
        assertEquals(preview.<Map<?, ?>>path("photos[0]"), preview.<Map<?, ?>>path("photo"));
        for (var name : List.of("url", "webp")) {
            String whole = preview.path("photos[0].renditions." + name);
            addresses.add(whole.replace("{width}", "320"));
            addresses.add(whole.replace("{width}", "480"));
            preview.<List<String>>path("photos[0].crops." + name)
                    .forEach(template -> addresses.add(template.replace("{width}", "320")));
        }
        return addresses;
    }

    private UUID uploads() throws IOException {
        var bytes = Files.readAllBytes(Path.of("src/test/resources/pictures/camera.jpg"));
        var own = UUID.randomUUID().toString().getBytes(UTF_8); // equal bytes would be one photo
        var file = Arrays.copyOf(bytes, bytes.length + own.length);
        System.arraycopy(own, 0, file, bytes.length, own.length);
        return UUID.fromString(writer.request()
                .multiPart("file", "x.jpg", file)
                .post("/management/photos")
                .then()
                .statusCode(201)
                .extract()
                .path("id"));
    }

    @Test
    void changesNothing() {
        var story = newsroom.drafts(article().saying("Мәтін."));
        var link = link(story);
        var before = stored();

        get(link).then().statusCode(200);

        assertEquals(before, stored());
    }

    @Test
    void isRejectedAfterItWasRevoked() {
        var story = newsroom.drafts(article().saying("Мәтін."));
        var made = makes(story, Map.of());
        String url = made.path("url");
        var path = path(story) + "/" + made.path("link.id");
        get(url).then().statusCode(200);

        writer.request().delete(path).then().statusCode(204);

        get(url).then().statusCode(403).body("type", endsWith("forbidden"));
        writer.reads(path(story)).then().body("items[0].revokedAt", notNullValue());
        writer.request().delete(path(story) + "/" + UUID.randomUUID()).then().statusCode(404);
    }

    @Test
    void isRejectedAfterItExpired() {
        var story = newsroom.drafts(article().saying("Мәтін."));
        String url = makes(
                        story,
                        Map.of("expiresAt", Instant.now().plusSeconds(3600).toString()))
                .path("url");
        get(url).then().statusCode(200);

        QuarkusTransaction.requiringNew()
                .run(() -> database.createNativeQuery("""
                                update preview_link set created_at = now() - interval '2 hours',
                                       expires_at = now() - interval '1 hour' where article_id = ?1
                                """)
                        .setParameter(1, story.id())
                        .executeUpdate());

        get(url).then().statusCode(403);
    }

    @Test
    void rejectsATokenWithoutAValidSignature() {
        var story = newsroom.drafts(article().saying("Мәтін."));
        var url = link(story);
        var token = url.substring(url.lastIndexOf('/') + 1);
        var other = token.charAt(30) == 'A' ? 'B' : 'A';
        var forged = token.substring(0, 30) + other + token.substring(31);

        for (var wrong : List.of(
                forged, token.substring(1), "x", "AAAA", UUID.randomUUID().toString())) {
            get("/api/previews/" + wrong).then().statusCode(403).body("$", not(hasItem("title")));
        }
    }

    @Test
    void doesNotShowTrashedArticles() {
        var story = newsroom.drafts(article().saying("Мәтін."));
        var url = link(story);
        writer.deletes("/management/articles/" + story.id()).then().statusCode(204);

        get(url).then().statusCode(404);
    }

    @Test
    void lastsAsLongAsItMay() {
        var story = newsroom.drafts(article().saying("Мәтін."));

        makes(story, Map.of("expiresAt", "2001-01-01T00:00:00Z")).then().statusCode(400);
        makes(story, Map.of("expiresAt", "2999-01-01T00:00:00Z"))
                .then()
                .statusCode(400)
                .body("detail", containsString("90"));
    }

    private String link(Story story) {
        return makes(story, Map.of()).then().statusCode(201).extract().path("url");
    }

    private io.restassured.response.Response makes(Story story, Map<String, ?> wanted) {
        return writer.posts(path(story), wanted);
    }

    private static String path(Story story) {
        return "/management/articles/" + story.id() + "/previews";
    }

    private Object stored() {
        return QuarkusTransaction.requiringNew()
                .call(() -> database.createNativeQuery("""
                                select concat((select md5(string_agg(cast(r as text), '' order by r.id)) from revision r),
                                              (select count(*) from audit), (select count(*) from change),
                                              (select count(*) from search_document))
                                """, String.class).getSingleResult());
    }
}
