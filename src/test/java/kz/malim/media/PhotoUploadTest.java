package kz.malim.media;

import static io.restassured.RestAssured.given;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.awaitility.Awaitility.await;
import static org.hamcrest.Matchers.anyOf;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.empty;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasItem;
import static org.hamcrest.Matchers.hasItems;
import static org.hamcrest.Matchers.not;
import static org.hamcrest.Matchers.notNullValue;
import static org.hamcrest.Matchers.nullValue;
import static org.hamcrest.Matchers.startsWith;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.RestAssured;
import io.restassured.builder.MultiPartSpecBuilder;
import io.restassured.response.Response;
import io.restassured.specification.MultiPartSpecification;
import io.restassured.specification.RequestSpecification;
import jakarta.inject.Inject;
import java.io.IOException;
import java.net.Socket;
import java.net.SocketException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.Executors;
import java.util.stream.IntStream;
import kz.malim.access.Role;
import kz.malim.picture.Samples;
import kz.malim.support.Newsroom;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

@QuarkusTest
class PhotoUploadTest {
    private static final String PHOTOS = "/management/photos";

    @Inject
    Newsroom newsroom;

    @Test
    void readsEveryMetadataFieldInKazakhToo() throws IOException {
        upload(Samples.ownCopy("camera.jpg"), "any name.png")
                .then()
                .statusCode(201)
                .header("Location", containsString(PHOTOS + "/"))
                .header("ETag", equalTo("\"0\""))
                .body("content.credit.text", equalTo("Мәдениет және ақпарат министрлігі"))
                .body("content.credit.creator", equalTo("Айгерім Сәдуақасқызы"))
                .body("content.credit.source", equalTo("ҚазАқпарат"))
                .body("content.credit.copyright", equalTo("© Мәдениет және ақпарат министрлігі, 2024"))
                .body("content.credit.license", equalTo("https://example.kz/license"))
                .body("content.credit.usageTerms", equalTo("Тек редакциялық мақсатта"))
                .body("content.credit.licensor", equalTo("ҚазАқпарат фотобанкі"))
                .body("content.caption", equalTo("Шәкірттер домбыра тартып отыр"))
                .body("content.captions.ru", equalTo("Ученики играют на домбре"))
                .body("content.alt", equalTo("Домбыра ұстаған бес бала"))
                .body("content.headline", equalTo("Ұлттық өнер күні"))
                .body("content.keywords", contains("мәдениет", "өнер"))
                .body("content.takenAt", equalTo("2024-05-23T14:03:00+05:00"))
                .body("content.place", equalTo("Астана, Қазақстан"))
                .body("file.type", equalTo("image/jpeg"))
                .body("file.width", equalTo(480))
                .body("file.height", equalTo(720))
                .body("file.dominantColor", startsWith("#"))
                .body("file.placeholder", notNullValue())
                .body("renditions.widths", contains(320, 480))
                .body("missing", empty());
    }

    @Test
    void returnsTheExistingPhotoForTheSameBytes() throws IOException {
        var bytes = Samples.ownCopy("agency-1251.jpg");
        var first = upload(bytes, "a.jpg").then().statusCode(201).extract();

        upload(bytes, "b.jpg")
                .then()
                .statusCode(200)
                .body("id", equalTo(first.<String>path("id")))
                .body("content.credit.creator", equalTo("Иванов Пётр"));
    }

    @Test
    void createsOnePhotoForEightConcurrentUploads() throws IOException {
        var bytes = Samples.ownCopy("agency-1251.jpg");
        var key = newsroom.keyOf(Role.WRITER);
        try (var clients = Executors.newVirtualThreadPerTaskExecutor()) {
            var ids = IntStream.range(0, 8) // the maximum number of concurrent uploads
                    .mapToObj(i -> clients.submit(() -> given().auth()
                            .oauth2(key)
                            .multiPart("file", "x.jpg", bytes)
                            .post(PHOTOS)
                            .then()
                            .statusCode(anyOf(equalTo(200), equalTo(201)))
                            .extract()
                            .<String>path("id")))
                    .toList()
                    .stream()
                    .map(PhotoUploadTest::got)
                    .distinct()
                    .toList();

            assertEquals(1, ids.size(), ids::toString);
        }
    }

    @Test
    void overwritesNoEditedFieldWithFileMetadata() throws IOException {
        var typed = Map.of(
                "credit",
                Map.of("label", "Фото", "text", "Азаттық"),
                "caption",
                "Редактор жазған сөз",
                "keywords",
                List.of());
        var photo = editor().multiPart("file", "x.jpg", Samples.ownCopy("camera.jpg"))
                .multiPart(json(typed))
                .post(PHOTOS)
                .then()
                .statusCode(201)
                .body("content.credit.text", equalTo("Азаттық"))
                .body("content.credit.creator", equalTo("Айгерім Сәдуақасқызы"))
                .body("content.caption", equalTo("Редактор жазған сөз"))
                .extract();

        editor().header("If-Match", photo.header("ETag"))
                .multiPart("file", "y.jpg", Samples.ownCopy("agency-1251.jpg"))
                .put(PHOTOS + "/" + photo.path("id") + "/file")
                .then()
                .statusCode(200)
                .body("content.credit.text", equalTo("Азаттық"))
                .body("content.credit.creator", equalTo("Иванов Пётр"))
                .body("content.caption", equalTo("Редактор жазған сөз"))
                .body("content.headline", nullValue())
                .body("file.width", equalTo(64));
    }

    @Test
    void leavesFieldsEmptyThatAnEditorCleared() throws IOException {
        var photo = upload(Samples.ownCopy("camera.jpg"), "x.jpg");
        var emptied =
                patch(photo, "{\"headline\": null}").then().statusCode(200).extract();

        editor().header("If-Match", emptied.header("ETag"))
                .multiPart("file", "y.jpg", Samples.ownCopy("camera.jpg"))
                .put(PHOTOS + "/" + photo.path("id") + "/file")
                .then()
                .statusCode(200)
                .body("content.headline", nullValue())
                .body("content.place", equalTo("Астана, Қазақстан"));
    }

    @Test
    void announcesAPhotoThatGetsItsFileLater() throws IOException {
        var announced = editor().multiPart(json(Map.of("credit", Map.of("text", "Тосын сый"))))
                .post(PHOTOS)
                .then()
                .statusCode(201)
                .body("file", nullValue())
                .body("renditions", nullValue())
                .body("missing", contains("alt", "file"))
                .extract();

        editor().header("If-Match", announced.header("ETag"))
                .multiPart("file", "x.png", Samples.ownCopy("transparent.png"))
                .put(PHOTOS + "/" + announced.path("id") + "/file")
                .then()
                .statusCode(200)
                .body("file.type", equalTo("image/png"))
                .body("content.credit.text", equalTo("Тосын сый"))
                .body("missing", contains("alt"));
    }

    @Test
    void findsPhotosByMissingPartsAndByCredit() {
        var owner = "Ерекше" + UUID.randomUUID().toString().substring(0, 8);
        var lacking = announce(Map.of("alt", "Көпір"));
        var credited = announce(Map.of("credit", Map.of("creator", owner + " Фотограф")));

        editor().get(PHOTOS + "?missing=credit,file&limit=100")
                .then()
                .statusCode(200)
                .body("items.id", hasItem(lacking))
                .body("items.id", not(hasItem(credited)));
        editor().get(PHOTOS + "?missing=alt&limit=100")
                .then()
                .body("items.id", hasItem(credited))
                .body("items.id", not(hasItem(lacking)));
        editor().queryParam("q", owner.toLowerCase(java.util.Locale.ROOT).substring(0, 10))
                .get(PHOTOS)
                .then()
                .body("items.id", contains(credited));
        editor().get(PHOTOS + "?missing=face").then().statusCode(400);
    }

    @Test
    void pagesThroughAllPhotos() {
        var owner = "w" + UUID.randomUUID().toString().replace("-", "");
        var ids = IntStream.range(0, 5)
                .mapToObj(i -> announce(Map.of("credit", Map.of("text", owner))))
                .toList();

        var first = editor().get(PHOTOS + "?q=" + owner + "&limit=3").then().extract();
        var second = editor().get(PHOTOS + "?q=" + owner + "&limit=3&cursor=" + first.path("page.next"))
                .then()
                .body("page.next", nullValue())
                .extract();

        var paged = new java.util.ArrayList<String>(first.<List<String>>path("items.id"));
        paged.addAll(second.<List<String>>path("items.id"));
        assertEquals(ids.reversed(), paged);
    }

    @Test
    void rejectsAnEditOfAStaleVersion() {
        var id = announce(Map.of("alt", "Бір"));

        editor().contentType("application/merge-patch+json")
                .body("{\"alt\": \"Екі\"}")
                .patch(PHOTOS + "/" + id)
                .then()
                .statusCode(428);
        editor().contentType("application/merge-patch+json")
                .header("If-Match", "\"41\"")
                .body("{\"alt\": \"Екі\"}")
                .patch(PHOTOS + "/" + id)
                .then()
                .statusCode(412)
                .body("current.content.alt", equalTo("Бір"));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{\"alts\": {\"de\": \"Brücke\"}}",
                "{\"alts\": {\"ru\": \"Мост\", \"ru-RU\": \"Мостик\"}}",
                "{\"captions\": {\"ru\": \" \"}}",
                "{\"focalPoint\": {}}",
                "{\"focalPoint\": {\"x\": 0.5, \"y\": null}}",
                "{\"takenAt\": \"yesterday\"}",
                "{\"focalPoint\": {\"x\": 2, \"y\": 0}}",
                "{\"color\": \"red\"}",
                "{\"alt\": 5}",
                "[]",
                "\"alt\""
            })
    void rejectsInvalidContent(String patch) {
        var photo = editor().get(PHOTOS + "/" + announce(Map.of("alt", "Бір")));

        patch(photo, patch).then().statusCode(400).contentType("application/problem+json");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "<svg xmlns=\"http://www.w3.org/2000/svg\"/>",
                "just text",
                "GIF89a",
                "\u0089PNG\r\n\u001A\n",
                "%PDF-1.4"
            })
    void rejectsFilesThatAreNoPictures(String bytes) {
        editor().multiPart(
                        "file", "photo.jpg", bytes.getBytes(java.nio.charset.StandardCharsets.ISO_8859_1), "image/jpeg")
                .post(PHOTOS)
                .then()
                .statusCode(422)
                .body("type", equalTo("/problems/unreadable-picture"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"../../../etc/passwd", "..\\..\\x.jpg", "a\u202Egpj.exe", "CON", "x.php", " "})
    void ignoresFileNames(String name) throws IOException {
        upload(Samples.ownCopy("plain.webp"), name).then().statusCode(201).body("file.type", equalTo("image/webp"));
    }

    @Test
    void rejectsLargeBodiesBeforeTheyAreSent() throws IOException {
        assertEquals("HTTP/1.1 413", status("POST /management/photos", "Content-Length: 60000000"));
        assertEquals("HTTP/1.1 413", status("POST /management/imports", "Content-Length: 3000000"));
        assertEquals("HTTP/1.1 413", status("POST /management/photos/x/renditions", "Content-Length: 3000000"));
    }

    /** Sends no body: the response must not wait for one. */
    private String status(String request, String header) throws IOException {
        try (var socket = new Socket("localhost", RestAssured.port)) {
            socket.setSoTimeout(10_000);
            socket.getOutputStream()
                    .write((request + " HTTP/1.1\r\nHost: localhost\r\n" + header + "\r\n\r\n").getBytes(UTF_8));
            return new String(socket.getInputStream().readNBytes(12), UTF_8);
        }
    }

    @Test
    void limitsConcurrentUploadsAndServesReadersMeanwhile() throws IOException {
        var key = newsroom.keyOf(Role.WRITER);
        var slow = new ArrayList<Socket>();
        try {
            // one more each time: the check itself may take the place that one of them was to have
            await().untilAsserted(() -> {
                slow.add(unfinishedUpload(key));
                assertEquals("HTTP/1.1 503", status("POST /management/photos", "Content-Length: 1000"));
            });

            given().get("/api/articles").then().statusCode(200);
        } finally {
            for (var socket : slow) {
                socket.close();
            }
        }
        await().untilAsserted(
                        () -> upload(Samples.ownCopy("plain.webp"), "x").then().statusCode(201));
    }

    private static Socket unfinishedUpload(String key) throws IOException {
        var socket = new Socket("localhost", RestAssured.port);
        socket.getOutputStream()
                .write(("POST /management/photos HTTP/1.1\r\nHost: localhost\r\nAuthorization: Bearer " + key
                                + "\r\nContent-Type: multipart/form-data; boundary=x\r\nContent-Length: 1000\r\n\r\n")
                        .getBytes(UTF_8));
        return socket;
    }

    @Test
    void stopsReadingAnEndlessBody() throws IOException {
        try (var socket = new Socket("localhost", RestAssured.port)) {
            socket.setSoTimeout(10_000);
            var out = socket.getOutputStream();
            out.write(("POST /management/imports?dryRun=true HTTP/1.1\r\nHost: localhost\r\nAuthorization: Bearer "
                            + newsroom.keyOf(Role.WRITER)
                            + "\r\nContent-Type: text/plain\r\nTransfer-Encoding: chunked\r\n\r\n")
                    .getBytes(UTF_8));
            var piece = ("10000\r\n" + "a".repeat(0x10000) + "\r\n").getBytes(UTF_8);
            int sent = 0;
            try {
                for (; sent < 400 && socket.getInputStream().available() == 0; sent++) {
                    out.write(piece);
                }
            } catch (SocketException closed) {
                return; // rejected as well
            }
            assertTrue(sent < 400, "read 25 MB where 2 MB are allowed");
        }
    }

    @Test
    void rejectsAHugePictureInASmallFile() {
        var bomb = "\u0089PNG\r\n\u001A\n\0\0\0\rIHDR\0\0u0\0\0u0\b\2\0\0\0\0\0\0\0\0\0\0\0IDAT"
                .getBytes(java.nio.charset.StandardCharsets.ISO_8859_1);

        editor().multiPart("file", "x.png", bomb)
                .post(PHOTOS)
                .then()
                .statusCode(422)
                .body("detail", containsString("30000 x 30000"));
    }

    @Test
    void namesThePhotoThatAlreadyHasTheFile() throws IOException {
        var bytes = Samples.ownCopy("plain.webp");
        var owner = upload(bytes, "x.webp").<String>path("id");
        var other = editor().get(PHOTOS + "/" + announce(Map.of("alt", "Бір")));

        editor().header("If-Match", other.header("ETag"))
                .multiPart("file", "x.webp", bytes)
                .put(PHOTOS + "/" + other.path("id") + "/file")
                .then()
                .statusCode(409)
                .body("photo", equalTo(owner));
    }

    @Test
    void fetchesNothingFromThePrivateNetwork() {
        editor().multiPart("url", "http://127.0.0.1:1/x.jpg")
                .post(PHOTOS)
                .then()
                .statusCode(422)
                .body("type", equalTo("/problems/source-unreachable"));
    }

    @Test
    void requiresAKey() throws IOException {
        given().multiPart("file", "x.jpg", Samples.ownCopy("plain.webp"))
                .post(PHOTOS)
                .then()
                .statusCode(401);
        given().auth()
                .oauth2(newsroom.keyOf(Role.READER))
                .multiPart("file", "x.jpg", Samples.ownCopy("plain.webp"))
                .post(PHOTOS)
                .then()
                .statusCode(403);
        given().get(PHOTOS).then().statusCode(401);
    }

    @Test
    void acceptsLanguagesInAnyOrder() {
        var id = announce(Map.of("alts", Map.of("kk", "Көпір", "ru", "Мост"), "alt", "Bridge"));

        editor().get(PHOTOS + "/" + id)
                .then()
                .body("content.alts.keySet()", hasItems("kk", "ru"))
                .body("content.alt", equalTo("Bridge"));
        assertNotEquals(id, announce(Map.of("alt", "Bridge")));
    }

    @Test
    void storesTextsByTheLanguagesOfArticles() {
        var id = announce(
                Map.of("alts", Map.of("kk-KZ", "Көпір", "RU", " Мост "), "captions", Map.of("en_US", "Bridge")));

        editor().get(PHOTOS + "/" + id)
                .then()
                .body("content.alts", equalTo(Map.of("kk", "Көпір", "ru", "Мост")))
                .body("content.captions", equalTo(Map.of("en", "Bridge")));
    }

    private String announce(Map<String, ?> content) {
        return editor().multiPart(json(content))
                .post(PHOTOS)
                .then()
                .statusCode(201)
                .extract()
                .path("id");
    }

    private Response upload(byte[] bytes, String name) {
        return editor().multiPart("file", name, bytes).post(PHOTOS);
    }

    private Response patch(Response photo, String patch) {
        return editor().contentType("application/merge-patch+json")
                .header("If-Match", photo.header("ETag"))
                .body(patch.getBytes(UTF_8))
                .patch(PHOTOS + "/" + photo.path("id"));
    }

    /** As browsers and curl send it: UTF-8 without a charset parameter. */
    private static MultiPartSpecification json(Map<String, ?> content) {
        try {
            return new MultiPartSpecBuilder(new ObjectMapper().writeValueAsBytes(content))
                    .controlName("photo")
                    .emptyFileName()
                    .mimeType("application/json")
                    .build();
        } catch (JsonProcessingException e) {
            throw new IllegalStateException(e);
        }
    }

    private RequestSpecification editor() {
        return given().auth().oauth2(newsroom.keyOf(Role.WRITER));
    }

    /** The sample, made unique by bytes appended after its end. */
    private static String got(java.util.concurrent.Future<String> result) {
        try {
            return result.get();
        } catch (InterruptedException | java.util.concurrent.ExecutionException failure) {
            throw new AssertionError(failure);
        }
    }
}
