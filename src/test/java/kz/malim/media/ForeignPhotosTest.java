package kz.malim.media;

import static io.restassured.RestAssured.given;
import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.util.Objects.requireNonNull;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasItem;
import static org.hamcrest.Matchers.hasKey;
import static org.hamcrest.Matchers.not;
import static org.hamcrest.Matchers.notNullValue;
import static org.hamcrest.Matchers.nullValue;
import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.drew.imaging.ImageMetadataReader;
import com.drew.imaging.ImageProcessingException;
import com.drew.metadata.xmp.XmpDirectory;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.ExtractableResponse;
import io.restassured.response.Response;
import io.restassured.response.ValidatableResponse;
import io.restassured.specification.RequestSpecification;
import jakarta.inject.Inject;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.util.Arrays;
import java.util.List;
import java.util.zip.CRC32;
import javax.imageio.ImageIO;
import kz.malim.access.Role;
import kz.malim.picture.Samples;
import kz.malim.support.Editor;
import kz.malim.support.Newsroom;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Pictures as they come from cameras, agencies, programs and models, through HTTP and read back by other readers. */
@QuarkusTest
class ForeignPhotosTest {
    private static final String PHOTOS = "/management/photos";
    private static final String GENERATED = "http://cv.iptc.org/newscodes/digitalsourcetype/trainedAlgorithmicMedia";

    @Inject
    Newsroom newsroom;

    @ParameterizedTest
    @CsvSource({"adobe-rgb.png, E62828", "display-p3.png, E62828", "gray-alpha.png, 808080"})
    void showsTheColoursOfTheFile(String name, String expected) throws IOException {
        String url = uploaded(name).path("renditions.url");

        var pixels = ImageIO.read(new ByteArrayInputStream(rendition(url, name)));

        int rgb = pixels.getRGB(pixels.getWidth() / 2, pixels.getHeight() / 2);
        int wanted = Integer.parseInt(expected, 16);
        for (int shift : new int[] {0, 8, 16}) {
            assertEquals(wanted >> shift & 0xFF, rgb >> shift & 0xFF, 5, Integer.toHexString(rgb));
        }
    }

    @ParameterizedTest
    @CsvSource({"camera.jpg, 0.6", "fine-stripes.png, 0.6", "plain.webp, 0.04"
    }) // the pixels of the last are its first 174 bytes
    void refusesAPartOfAPicture(String name, double part) throws IOException {
        var file = Samples.bytes(name);

        editor().multiPart("file", name, Arrays.copyOf(file, (int) (file.length * part)))
                .post(PHOTOS)
                .then()
                .statusCode(422);
    }

    @Test
    void tellsWhatMadeAPictureInEveryRendition() throws IOException, ImageProcessingException {
        var photo = uploaded("generated.jpg");
        assertEquals(GENERATED, photo.path("content.digitalSourceType"));

        for (var kind : new String[] {"url", "webp"}) {
            assertEquals(GENERATED, sourceTypeIn(rendition(photo.path("renditions." + kind), "generated.jpg")), kind);
        }
    }

    @Test
    void changesTheAddressesOfRenditionsWithTheDigitalSourceType() throws IOException, ImageProcessingException {
        var photo = uploaded("agency-1251.jpg");

        var edited = editor().header("If-Match", photo.header("ETag"))
                .contentType("application/merge-patch+json")
                .body("{\"digitalSourceType\": \"trainedAlgorithmicMedia\"}")
                .patch(PHOTOS + "/" + photo.path("id"))
                .then()
                .statusCode(200)
                .extract();

        assertNotEquals(photo.<String>path("renditions.url"), edited.<String>path("renditions.url"));
        assertEquals(GENERATED, sourceTypeIn(rendition(edited.path("renditions.url"), "agency-1251.jpg")));
    }

    @Test
    void keepsPlacesAndPersonsShown() throws IOException {
        var photo = uploaded("location.jpg");

        assertTrue(photo.<String>path("content.locationShown").length() > 3);
        assertEquals(1, photo.<List<String>>path("content.personsShown").size());
        editor().header("If-Match", photo.header("ETag"))
                .contentType("application/merge-patch+json")
                .body(
                        "{\"personsShown\": [\"Ержан Әбілов\", \" Ержан  Әбілов \"], \"locationShown\": \"Түркістан\", \"takenAt\": \"1936-07\"}")
                .patch(PHOTOS + "/" + photo.path("id"))
                .then()
                .statusCode(200)
                .body("content.personsShown", contains("Ержан Әбілов"))
                .body("content.locationShown", equalTo("Түркістан"))
                .body("content.takenAt", equalTo("1936-07"));
        var id = photo.<String>path("id");
        var publisher = new Editor(newsroom.keyOf(Role.PUBLISHER));
        publisher.puts(drafts(publisher, id), "/publication").then().statusCode(200);
        given().get("/api/photos/" + id)
                .then()
                .statusCode(200)
                .body("personsShown", contains("Ержан Әбілов"))
                .body("locationShown", equalTo("Түркістан"))
                .body("$", not(hasKey("instructions")));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "EMBARGO: not before 12 May 2030, 09:00|true",
                "Эмбарго до 12 мая|true",
                "Do not publish in print or online before Monday|true",
                "9 мамырға дейін жариялауға болмайды|true",
                "One time use only|false"
            })
    void findsAnEmbargoInTheInstructions(String instructions, boolean found) throws IOException {
        var photo = uploaded("agency-1251.jpg");
        editor().header("If-Match", photo.header("ETag"))
                .contentType("application/merge-patch+json")
                .body("{\"instructions\": \"" + instructions + "\"}")
                .patch(PHOTOS + "/" + photo.path("id"))
                .then()
                .statusCode(200);
        var writer = new Editor(newsroom.keyOf(Role.WRITER));
        var path = drafts(writer, photo.path("id"));

        var rule = hasItem("embargoed-photo");
        writer.request().post(path + "/validate").then().statusCode(200).body("items.rule", found ? rule : not(rule));
    }

    @Test
    void tellsOfAnAnimationAndGivesEditorsTheOriginal() throws IOException {
        var bytes = Samples.ownCopy("moving.gif");
        var photo = editor().multiPart("file", "moving.gif", bytes)
                .post(PHOTOS)
                .then()
                .statusCode(201)
                .body("file.animated", equalTo(true))
                .body("file.contentCredentials", nullValue())
                .extract();
        var path = PHOTOS + "/" + photo.path("id") + "/file";

        var original = editor().get(path)
                .then()
                .statusCode(200)
                .contentType("image/gif")
                .extract()
                .asByteArray();

        assertArrayEquals(bytes, original);
        given().get(path).then().statusCode(401);
        editor().accept("application/json").get(path).then().statusCode(406);
        var announced = editor().multiPart("photo", "{\"credit\": {\"text\": \"Мұрағат\"}}", "application/json")
                .post(PHOTOS)
                .then()
                .statusCode(201)
                .extract();
        editor().get(PHOTOS + "/" + announced.path("id") + "/file").then().statusCode(404);
    }

    @Test
    void tellsOfContentCredentials() throws IOException {
        var file = Samples.ownCopy("transparent.png");
        var marked = new byte[file.length + 12];
        System.arraycopy(file, 0, marked, 0, 33);
        System.arraycopy("caBX".getBytes(ISO_8859_1), 0, marked, 37, 4);
        System.arraycopy(file, 33, marked, 45, file.length - 33);
        var crc = new CRC32();
        crc.update(marked, 37, 4);
        ByteBuffer.wrap(marked).putInt(41, (int) crc.getValue());

        editor().multiPart("file", "signed.png", marked)
                .post(PHOTOS)
                .then()
                .statusCode(201)
                .body("file.contentCredentials", equalTo("present"))
                .body("file.animated", equalTo(false));
    }

    @ParameterizedTest
    @ValueSource(strings = {"heic", "mif1", "avif"})
    void refusesHeicAndAvifWithAWayOut(String brand) {
        var head = ("\0\0\0\30ftyp" + brand + "\0\0\0\0" + brand + "mif1").getBytes(ISO_8859_1);

        editor().multiPart("file", "photo.heic", head)
                .post(PHOTOS)
                .then()
                .statusCode(422)
                .body("detail", containsString("Export the picture as JPEG"));
    }

    @Test
    void readsNoCreditFromBoilerplate() throws IOException {
        uploadedResponse("camera-boilerplate.jpg")
                .body("content.caption", nullValue())
                .body("content.credit.creator", nullValue())
                .body("missing", hasItem("credit"));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "iim-kz1048.jpg|Әсем Құрманова|Өзен жағасында жаңа көпір ашылды",
                "iim-cp1252.jpg|José Peña|The “old” bridge – it’s open…",
                "xmp.gif|Ann Lee|GIF caption"
            })
    void readsCreatorAndCaption(String name, String creator, String caption) throws IOException {
        uploadedResponse(name)
                .body("content.credit.creator", equalTo(creator))
                .body("content.caption", equalTo(caption))
                .body("renditions", notNullValue());
    }

    private static String drafts(Editor editor, String photo) {
        return editor.drafts("""
                {"lang": "kk", "title": "Суреттегі адам", "photos": [{"id": "%s", "role": "lead"}],
                 "body": [{"type": "paragraph", "text": [{"text": "Мәтін."}]}]}""".formatted(photo));
    }

    private static String sourceTypeIn(byte[] rendition) throws IOException, ImageProcessingException {
        var read = ImageMetadataReader.readMetadata(new ByteArrayInputStream(rendition));
        return requireNonNull(requireNonNull(read.getFirstDirectoryOfType(XmpDirectory.class))
                .getXmpProperties()
                .get("Iptc4xmpExt:DigitalSourceType"));
    }

    private byte[] rendition(String template, String name) throws IOException {
        var width = Math.min(
                320, ImageIO.read(new ByteArrayInputStream(Samples.bytes(name))).getWidth());
        return editor().get(template.replace("{width}", "" + width))
                .then()
                .statusCode(200)
                .extract()
                .asByteArray();
    }

    private ExtractableResponse<Response> uploaded(String name) throws IOException {
        return uploadedResponse(name).extract();
    }

    private ValidatableResponse uploadedResponse(String name) throws IOException {
        return editor().multiPart("file", name, Samples.ownCopy(name))
                .post(PHOTOS)
                .then()
                .statusCode(201);
    }

    private RequestSpecification editor() {
        return given().auth().oauth2(newsroom.keyOf(Role.WRITER));
    }
}
