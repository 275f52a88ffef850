package kz.malim.media;

import static io.restassured.RestAssured.get;
import static io.restassured.RestAssured.given;
import static java.util.Objects.requireNonNull;
import static kz.malim.support.Newsroom.article;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.everyItem;
import static org.hamcrest.Matchers.hasSize;
import static org.hamcrest.Matchers.not;
import static org.hamcrest.Matchers.notNullValue;
import static org.hamcrest.Matchers.startsWith;
import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.drew.imaging.ImageMetadataReader;
import com.drew.imaging.ImageProcessingException;
import com.drew.metadata.Metadata;
import com.drew.metadata.exif.GpsDirectory;
import com.drew.metadata.xmp.XmpDirectory;
import io.quarkus.narayana.jta.QuarkusTransaction;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.Response;
import io.restassured.specification.RequestSpecification;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.Executors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import javax.imageio.ImageIO;
import kz.malim.access.Role;
import kz.malim.body.Gallery;
import kz.malim.body.Image;
import kz.malim.picture.Samples;
import kz.malim.storage.FileStore;
import kz.malim.support.Newsroom;
import kz.malim.text.Language;
import org.hibernate.Session;
import org.junit.jupiter.api.Test;

@QuarkusTest
class RenditionTest {
    private static final String PHOTOS = "/management/photos";

    @Inject
    Newsroom newsroom;

    @Inject
    FileStore store;

    @Inject
    OrphanCollection orphans;

    @Inject
    EntityManager database;

    @Test
    void servesAPictureInSeveralSizes() throws IOException {
        var photo = upload("camera.jpg");
        var story = newsroom.publishes(article().withLeadPhoto(photo));

        var response = get(story.path())
                .then()
                .statusCode(200)
                .body("photos", hasSize(1))
                .body("photos[0].width", equalTo(480))
                .body("photos[0].height", equalTo(720))
                .body("photos[0].dominantColor", startsWith("#"))
                .body("photos[0].placeholder", notNullValue())
                .body("photos[0].credit.text", equalTo("Мәдениет және ақпарат министрлігі"))
                .body("photos[0].renditions.widths", contains(320, 480))
                .body("photos[0].renditions.heights", contains(480, 720))
                .body("photos[0].crops.ratio", contains("1:1", "4:3", "16:9"))
                .extract();

        for (var cut : List.of("renditions", "crops[0]", "crops[1]", "crops[2]")) {
            var files = "photos[0]." + cut;
            List<Integer> widths = response.path(files + ".widths");
            List<Integer> heights = response.path(files + ".heights");
            for (int i = 0; i < widths.size(); i++) {
                var width = String.valueOf(widths.get(i));
                var address = response.<String>path(files + ".url").replace("{width}", width);
                var picture = ImageIO.read(new ByteArrayInputStream(picture(address)));
                assertEquals(
                        List.of(widths.get(i), heights.get(i)), List.of(picture.getWidth(), picture.getHeight()), cut);
                get(response.<String>path(files + ".webp").replace("{width}", width))
                        .then()
                        .statusCode(200)
                        .contentType("image/webp");
            }
            assertEquals(widths.size(), heights.size());
        }
    }

    @Test
    void embedsTheCreditAndNoCameraData() throws IOException, ImageProcessingException {
        var story = newsroom.publishes(article().withLeadPhoto(upload("camera.jpg")));

        for (var kind : List.of("url", "webp")) {
            var read = metadata(smallest(get(story.path()), kind));
            var xmp = xmp(read);
            assertEquals("Мәдениет және ақпарат министрлігі", xmp.get("photoshop:Credit"));
            assertEquals("Айгерім Сәдуақасқызы", xmp.get("dc:creator[1]"));
            assertEquals("ҚазАқпарат фотобанкі", xmp.get("plus:Licensor[1]/plus:LicensorName"));
            assertFalse(read.containsDirectoryOfType(GpsDirectory.class));
        }
    }

    @Test
    void embedsHowThePictureCameToBe() throws IOException, ImageProcessingException {
        var photo = upload("camera.jpg");
        var story = newsroom.publishes(article().withLeadPhoto(photo));
        var before = smallest(get(story.path()), "url");
        var scheme = "http://cv.iptc.org/newscodes/digitalsourcetype/";

        for (var credit : List.of("", ", \"credit\": null")) {
            for (var code : List.of("trainedAlgorithmicMedia", "digitalCapture")) {
                patch(photo, "{\"digitalSourceType\": \"" + code + "\"" + credit + "}")
                        .then()
                        .statusCode(200);

                for (var kind : List.of("url", "webp")) {
                    var address = smallest(get(story.path()), kind);
                    assertNotEquals(before, address);
                    assertEquals(scheme + code, xmp(metadata(address)).get("Iptc4xmpExt:DigitalSourceType"));
                }
            }
        }
        patch(photo, "{\"digitalSourceType\": null}").then().statusCode(200);
        assertFalse(metadata(smallest(get(story.path()), "url")).containsDirectoryOfType(XmpDirectory.class));
    }

    @Test
    void changesACreditEverywhere() throws IOException, ImageProcessingException {
        var photo = upload("camera.jpg");
        var story = newsroom.publishes(article().withLeadPhoto(photo));
        var other = newsroom.publishes(article().withPhoto(photo));
        var before = get(story.path());
        var oldAddress = smallest(before, "url");
        picture(oldAddress);

        patch(photo, "{\"credit\": {\"text\": \"Азаттық\"}}").then().statusCode(200);

        var after = get(story.path());
        assertNotEquals(before.header("ETag"), after.header("ETag"));
        var newAddress = smallest(after, "url");
        assertNotEquals(oldAddress, newAddress);
        get(other.path() + "/photos").then().body("items[0].credit.text", equalTo("Азаттық"));
        get("/api/photos/" + photo).then().statusCode(200).body("credit.text", equalTo("Азаттық"));
        assertEquals("Азаттық", xmp(metadata(newAddress)).get("photoshop:Credit"));
        given().redirects()
                .follow(false)
                .get(oldAddress)
                .then()
                .statusCode(301)
                .header("Location", containsString(newAddress));
    }

    @Test
    void movesTheCropWithTheFocalPoint() throws IOException {
        var photo = upload("orientation-1.jpg");
        var story = newsroom.publishes(article().withLeadPhoto(photo));

        patch(photo, "{\"focalPoint\": {\"x\": 0, \"y\": 0.5}}").then().statusCode(200);
        var left = square(story);
        patch(photo, "{\"focalPoint\": {\"x\": 1, \"y\": 0.5}}").then().statusCode(200);
        var right = square(story);

        assertTrue((left.getRGB(40, 16) & 0xFF0000) > 0xC00000, "red is on the left");
        assertTrue((right.getRGB(40, 16) & 0xFF00) > 0xC000, "green is on the right");
    }

    private java.awt.image.BufferedImage square(Newsroom.Story story) throws IOException {
        var crop = get(story.path()).<String>path("photos[0].crops[0].url");
        return ImageIO.read(new ByteArrayInputStream(picture(crop.replace("{width}", "64"))));
    }

    @Test
    void servesNoPictureThatOnlyADraftHas() throws IOException {
        var photo = upload("camera.jpg");
        var draft = newsroom.drafts(article().withLeadPhoto(photo));
        var preview = editor().get(PHOTOS + "/" + photo)
                .<String>path("renditions.url")
                .replace("{width}", "320");
        var address = "/media/" + photo + preview.substring(preview.lastIndexOf('/'));

        get(address).then().statusCode(404);
        get("/api/photos/" + photo).then().statusCode(404);
        given().get(preview).then().statusCode(401);
        editor().get(preview)
                .then()
                .statusCode(200)
                .contentType("image/jpeg")
                .header("Cache-Control", containsString("no-store"));

        newsroom.publishes(draft);
        get(address).then().statusCode(200);
        get(address).then().statusCode(200);

        newsroom.takesDown(draft, "A mistake.");
        get(address).then().statusCode(404);
        get("/api/photos/" + photo).then().statusCode(404);
    }

    @Test
    void isSentOnlyToClientsThatAcceptItsType() throws IOException {
        var photo = upload("camera.jpg");
        var story = newsroom.publishes(article().withLeadPhoto(photo));
        var address = smallest(get(story.path()), "url");

        for (int i = 0; i < 2; i++) { // first from the store, then from memory
            for (var accept : List.of("image/jpeg", "image/avif,image/webp,*/*;q=0.8", "image/*", "")) {
                given().header("Accept", accept)
                        .get(address)
                        .then()
                        .statusCode(200)
                        .contentType("image/jpeg");
            }
            for (var accept : List.of("image/webp", "text/html", "image/*, image/jpeg;q=0")) {
                given().header("Accept", accept)
                        .get(address)
                        .then()
                        .statusCode(406)
                        .body("detail", containsString("image/jpeg"));
            }
        }
    }

    @Test
    void isImmutableAndSupportsRanges() throws IOException {
        var story = newsroom.publishes(article().withLeadPhoto(upload("camera.jpg")));
        var address = smallest(get(story.path()), "url");
        var whole = picture(address);

        for (int i = 0; i < 2; i++) { // first from the store, then from memory
            var etag = get(address)
                    .then()
                    .header("Cache-Control", equalTo("public, max-age=31536000, immutable"))
                    .header("Content-Length", equalTo(Integer.toString(whole.length)))
                    .header("Accept-Ranges", equalTo("bytes"))
                    .header("X-Content-Type-Options", equalTo("nosniff"))
                    .extract()
                    .header("ETag");
            given().header("If-None-Match", etag).get(address).then().statusCode(304);
            var part = given().header("Range", "bytes=100-299").get(address);
            part.then().statusCode(206).header("Content-Range", equalTo("bytes 100-299/" + whole.length));
            assertArrayEquals(Arrays.copyOfRange(whole, 100, 300), part.asByteArray());
            assertArrayEquals(
                    Arrays.copyOfRange(whole, whole.length - 50, whole.length),
                    given().header("Range", "bytes=-50").get(address).asByteArray());
            given().header("Range", "bytes=" + whole.length + "-")
                    .get(address)
                    .then()
                    .statusCode(416);
            given().header("Range", "bytes=0-1" + ",2-3".repeat(2000))
                    .get(address)
                    .then()
                    .statusCode(200);
            given().header("Range", "bytes=0-9")
                    .header("If-Range", "\"another\"")
                    .get(address)
                    .then()
                    .statusCode(200);
            given().head(address)
                    .then()
                    .statusCode(200)
                    .header("Content-Length", equalTo(Integer.toString(whole.length)));
        }
    }

    @Test
    void servesTheConfiguredSizesOnly() throws IOException {
        var story = newsroom.publishes(article().withLeadPhoto(upload("camera.jpg")));
        var address = smallest(get(story.path()), "url");

        for (var other : List.of("-321.", "-2048.", "-1.", "-9x9-320.", "-0320.")) {
            get(address.replace("-320.", other)).then().statusCode(404);
        }
        get(address.replace(".jpg", ".png")).then().statusCode(404);
        get("/media/" + UUID.randomUUID() + "/0123456789abcdef-320.jpg").then().statusCode(404);
    }

    @Test
    void isTheSameForConcurrentRequests() throws IOException {
        var story = newsroom.publishes(article().withLeadPhoto(upload("camera.jpg")));
        var address =
                get(story.path()).<String>path("photos[0].renditions.webp").replace("{width}", "480");
        try (var readers = Executors.newVirtualThreadPerTaskExecutor()) {
            var responses = IntStream.range(0, 30)
                    .mapToObj(i -> readers.submit(() -> get(address).asByteArray()))
                    .toList();

            var bodies = responses.stream()
                    .map(response -> {
                        try {
                            return java.util.HexFormat.of().formatHex(response.get());
                        } catch (InterruptedException | java.util.concurrent.ExecutionException failure) {
                            throw new AssertionError(failure);
                        }
                    })
                    .distinct()
                    .toList();

            assertEquals(1, bodies.size());
            for (int i = 0; i < 10; i++) { // from memory by now
                var cached = get(address).asByteArray();
                assertEquals(bodies.getFirst(), java.util.HexFormat.of().formatHex(cached));
            }
        }
    }

    @Test
    void hasTextsInTheLanguageOfTheArticle() throws IOException {
        var photo = upload("camera.jpg");
        var kazakh = newsroom.publishes(article().withLeadPhoto(photo));
        var russian = newsroom.publishes(article().in(Language.RUSSIAN).withLeadPhoto(photo));

        get(kazakh.path()).then().body("photos[0].alt", equalTo("Домбыра ұстаған бес бала"));
        get(russian.path())
                .then()
                .body("photos[0].alt", equalTo("Пятеро детей с домбрами"))
                .body("photos[0].caption", equalTo("Ученики играют на домбре"));
    }

    @Test
    void readsAPageOfEightPicturesWithOneStatement() throws IOException {
        var manuscript = article();
        var inGallery = new java.util.ArrayList<UUID>();
        for (int i = 0; i < 8; i++) {
            var photo = upload("camera.jpg");
            inGallery.add(photo);
            if (i == 0) {
                manuscript.withLeadPhoto(photo);
            } else {
                manuscript.withPhoto(photo);
            }
        }
        var story = newsroom.publishes(manuscript.with(
                new Image("b1", inGallery.getFirst(), null),
                new Gallery(
                        "b2",
                        inGallery.stream()
                                .map(photo -> new Gallery.Item(photo, null, null))
                                .toList(),
                        null)));

        get(story.path() + "?include=photos,related,blocks")
                .then()
                .statusCode(200)
                .header("Server-Timing", containsString("1 statements"))
                .body("photos", hasSize(8))
                .body("photos.placeholder", everyItem(notNullValue()))
                .body("photos.credit.text", everyItem(notNullValue()))
                .body("photos.renditions.size()", equalTo(8));
    }

    @Test
    void isPartOfEveryFormat() throws IOException {
        var story = newsroom.publishes(article().withLeadPhoto(upload("camera.jpg")));
        var file = get(story.path()).<String>path("photos[0].renditions.url").replace("{width}", "480");

        for (var form : Stream.of("html", "jsonld", "ninjs", "markdown").toList()) {
            get(story.path() + "?format=" + form).then().statusCode(200).body(containsString(file));
        }
        var smallest = smallest(get(story.path()), "url");
        get(story.path() + "?format=html").then().body(containsString(smallest + " 320w, "));
    }

    /** Of the photos of a story: the address of a file. */
    private static String smallest(Response story, String kind) {
        return story.<String>path("photos[0].renditions." + kind).replace("{width}", "320");
    }

    @Test
    void deletesOrphansAndNothingElse() throws IOException {
        var photo = upload("camera.jpg");
        var story = newsroom.publishes(article().withLeadPhoto(photo));
        picture(smallest(get(story.path()), "url"));
        var oldKey = keyOf(photo);
        orphans.collect(Duration.ZERO); // of other tests
        var used = names("originals/").size();
        var lost = "a".repeat(64); // an upload that was killed between its file and its row
        QuarkusTransaction.requiringNew()
                .run(() -> database.createNativeQuery(
                                "insert into orphan_candidate (name) values ('originals/aa/" + lost + "')")
                        .executeUpdate());
        store.put("originals/aa/" + lost + ".jpg", new byte[] {1});
        patch(photo, "{\"credit\": {\"text\": \"Азаттық\"}}").then().statusCode(200);
        assertEquals(1, names("renditions/" + photo + "/" + oldKey).size());

        orphans.collect(Duration.ZERO);

        assertTrue(store.find("originals/aa/" + lost + ".jpg").isEmpty());
        assertEquals(List.of(), names("renditions/" + photo + "/" + oldKey));
        assertEquals(used, names("originals/").size());
        assertEquals(List.of(), missingFiles());
    }

    @Test
    void deletesAReplacedFile() throws IOException {
        var photo = upload("camera.jpg");
        var before = editor().get(PHOTOS + "/" + photo);
        var old = before.<String>path("file.sha256");

        editor().header("If-Match", before.header("ETag"))
                .multiPart("file", "x.jpg", Samples.ownCopy("plain.webp"))
                .put(PHOTOS + "/" + photo + "/file")
                .then()
                .statusCode(200);
        orphans.collect(Duration.ZERO);

        assertEquals(List.of(), names("originals/" + old.substring(0, 2) + "/" + old));
        assertEquals(List.of(), names("masters/" + old.substring(0, 2) + "/" + old));
        assertEquals(List.of(), missingFiles());
    }

    /** Referenced files that do not exist. */
    private List<String> missingFiles() {
        var named = QuarkusTransaction.requiringNew()
                .call(() -> database.unwrap(Session.class)
                        .createNativeQuery(
                                "select 'originals/' || left(file_sha256, 2) || '/' || file_sha256 || '.' ||"
                                        + " replace(file_type, 'jpeg', 'jpg') from photo where file_sha256 is not null",
                                String.class)
                        .getResultList());
        return named.stream().filter(name -> store.find(name).isEmpty()).toList();
    }

    private List<String> names(String prefix) {
        var names = new java.util.ArrayList<String>();
        store.list(prefix, entry -> names.add(entry.name()));
        return names;
    }

    private String keyOf(UUID photo) {
        return (String) QuarkusTransaction.requiringNew()
                .call(() -> database.createNativeQuery("select rendition_key from photo where id = ?1", String.class)
                        .setParameter(1, photo)
                        .getSingleResult());
    }

    private UUID upload(String sample) throws IOException {
        return UUID.fromString(editor().multiPart("file", "x", Samples.ownCopy(sample))
                .post(PHOTOS)
                .then()
                .statusCode(201)
                .extract()
                .path("id"));
    }

    private Response patch(UUID photo, String patch) {
        var read = editor().get(PHOTOS + "/" + photo);
        return editor().contentType("application/merge-patch+json")
                .header("If-Match", read.header("ETag"))
                .body(patch.getBytes(java.nio.charset.StandardCharsets.UTF_8))
                .patch(PHOTOS + "/" + photo);
    }

    private static Metadata metadata(String address) throws IOException, ImageProcessingException {
        return ImageMetadataReader.readMetadata(new ByteArrayInputStream(picture(address)));
    }

    private static Map<String, String> xmp(Metadata read) {
        return requireNonNull(read.getFirstDirectoryOfType(XmpDirectory.class)).getXmpProperties();
    }

    private static byte[] picture(String address) {
        return get(address)
                .then()
                .statusCode(200)
                .body(not(equalTo("")))
                .extract()
                .asByteArray();
    }

    private RequestSpecification editor() {
        return given().auth().oauth2(newsroom.keyOf(Role.WRITER));
    }
}
