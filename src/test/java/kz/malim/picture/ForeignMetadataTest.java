package kz.malim.picture;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.awt.image.BufferedImage;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.Charset;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.zip.DeflaterOutputStream;
import javax.imageio.ImageIO;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Metadata as cameras, agencies and programs of all the world leave it. */
class ForeignMetadataTest {
    private static final int CREATOR = 80;
    private static final int CAPTION = 120;
    private static final int IIM = 0x0404;
    private static final int IIM_DIGEST = 0x0425;

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "iim-kz1048.jpg|Әсем Құрманова|Өзен жағасында жаңа көпір ашылды",
                "iim-cp1252.jpg|José Peña|The “old” bridge – it’s open…",
                "iim-1251-short.jpg|Ян Ли|Юг и я"
            })
    void readsFilesOfAgenciesInOldEncodings(String file, String creator, String caption) throws IOException {
        var metadata = Samples.metadata(file);

        assertEquals(creator, metadata.rights().creator());
        assertEquals(caption, caption(metadata));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "windows-1251|Сергей Ильин|Жители села Рогачёво встречают гостей",
                "windows-1251|Олексій Єрмаков|Їхні діти, дерев’яна церква та сад біля міста",
                "windows-1251|Алесь Янкоўскі|Дзеці каля ракі ў вёсцы",
                "windows-1251|ИВАН ПЕТРОВ|ПАРАД В ОМСКЕ",
                "windows-1252|Zoë Müller|Ein Mädchen übt für den großen Auftritt",
                "windows-1252|Renée L’Hôte|L’été à Besançon – « fête » du cœur",
                "windows-1252|Guðrún Þórsdóttir|Sjómenn við höfnina í Reykjavík",
                "windows-1252|Señora Núñez|¿Dónde está? “Aquí”",
                "windows-1254|Gökçe Yıldız|İşçiler Beşiktaş’ta köprüyü açtı, çocuklar güldü",
                "windows-1254|Ayşe Doğan|Ağaçlar ve kuş",
                "x-MacRoman|José García|Café «Niño» — it’s “open”",
                "x-MacRoman|Jürgen Groß|Mädchen am Fluß",
                "x-MacRoman|Anaïs|Là-bas, l’été"
            })
    void judgesTheEncodingByAllTextsTogether(String charset, String creator, String caption) throws IOException {
        var metadata = iim(Segments.iim(Charset.forName(charset), Map.of(CREATOR, creator, CAPTION, caption)));

        assertEquals(creator, metadata.rights().creator());
        assertEquals(caption, caption(metadata));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "Құрманғазы оркестрі|Ән мен күй кеші",
                "Гүлнәр Ұзақова|Үйдің үсті",
                "Ж. Өтеғұлов|Ғалымдар жиыны: жаңа тың жоба"
            })
    void tellsKazakhFromTheOtherLettersAtItsBytes(String texts) throws IOException {
        var both = texts.split("\\|");
        var metadata = iim(Segments.iim(ISO_8859_1, Map.of(CREATOR, kz1048(both[0]), CAPTION, kz1048(both[1]))));

        assertEquals(both[0], metadata.rights().creator());
        assertEquals(both[1], caption(metadata));
    }

    /** As Latin-1 reads the bytes of KZ-1048. */
    private static String kz1048(String text) {
        var in1251 = text;
        for (int i = 0; i < LegacyCharset.IN_1251.length(); i++) {
            in1251 = in1251.replace(LegacyCharset.IN_KZ_1048.charAt(i), LegacyCharset.IN_1251.charAt(i));
        }
        return new String(in1251.getBytes(Charset.forName("windows-1251")), ISO_8859_1);
    }

    @Test
    void readsOldEncodingsInExifToo() throws IOException {
        var charset = Charset.forName("windows-1251");
        var metadata = new Segments()
                .exif(Map.of(0x013B, "Ян Ли".getBytes(charset), 0x010E, "Юг и я".getBytes(charset)))
                .read();

        assertEquals("Ян Ли", metadata.rights().creator());
        assertEquals("Юг и я", caption(metadata));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "OLYMPUS DIGITAL CAMERA         ",
                "KONICA MINOLTA DIGITAL CAMERA",
                "SONY DSC",
                "SAMSUNG CAMERA PICTURES",
                "KODAK Digital Still Camera",
                "Exif_JPEG_PICTURE",
                "Digital StillCamera",
                "DCIM\\100MEDIA\\DJI_0042.JPG",
                "IMG_20240501_120000.jpg",
                "DSC_0123",
                "C:\\Users\\Aigul\\Desktop\\photo.jpg",
                "Picasa",
                "Adobe Photoshop CS6 (Windows)",
                "Created with GIMP",
                "CREATOR: gd-jpeg v1.0 (using IJG JPEG v62), quality = 90",
                "untitled",
                "default",
                "Unknown",
                "- - -"
            })
    void takesBoilerplateForNoCaptionAndNoCreator(String text) throws IOException {
        var bytes = text.getBytes(UTF_8);
        for (var metadata : List.of(
                new Segments().exif(Map.of(0x013B, bytes, 0x010E, bytes)).read(),
                iim(Segments.iim(UTF_8, Map.of(CREATOR, text, CAPTION, text))),
                new Segments()
                        .xmp(
                                "<dc:description>%s</dc:description><dc:creator><rdf:Seq><rdf:li>%s</rdf:li></rdf:Seq></dc:creator>"
                                        .formatted(text, text))
                        .read())) {
            assertNull(metadata.rights().creator(), text);
            assertEquals(Map.of(), metadata.captions(), text);
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "A camera on a tripod at the opening",
                "Nikon Ivanov",
                "Kodak tower, 1923",
                "Фото: Picasa жобасы",
                "Canon Smith",
                "7 мая",
                "Digital artists meet in Almaty",
                "P. Default"
            })
    void keepsWhatOnlyResemblesIt(String text) {
        assertEquals(text, Boilerplate.drop(text));
    }

    @Test
    void losesNoCredit() throws IOException {
        var metadata = iim(
                Segments.iim(UTF_8, Map.of(CREATOR, "Samsung Electronics", 110, "Camera Press", 116, "Photo Archive")));

        assertEquals("Samsung Electronics", metadata.rights().creator());
        assertEquals("Camera Press", metadata.rights().credit());
        assertEquals("Photo Archive", metadata.rights().copyright());
    }

    @Test
    void ignoresTheBoilerplateOfARealCamera() throws IOException {
        var metadata = Samples.metadata("camera-boilerplate.jpg");

        assertNull(metadata.rights().creator());
        assertEquals(Map.of(), metadata.captions());
    }

    @Test
    void prefersXmpUnlessIimWasEditedLater() throws IOException {
        var iim = Segments.iim(UTF_8, Map.of(CREATOR, "Of IIM", CAPTION, "Caption of IIM", 110, "IIM", 25, "new"));
        var xmp = "<dc:description>Caption of XMP</dc:description><photoshop:Credit>XMP</photoshop:Credit>"
                + "<dc:subject><rdf:Bag><rdf:li>old</rdf:li></rdf:Bag></dc:subject>";

        var unknown = new Segments().photoshop(Map.of(IIM, iim)).xmp(xmp).read();
        var same = new Segments()
                .photoshop(Map.of(IIM, iim, IIM_DIGEST, Segments.md5(iim)))
                .xmp(xmp)
                .read();
        var later = new Segments()
                .photoshop(Map.of(IIM, iim, IIM_DIGEST, new byte[16]))
                .xmp(xmp)
                .read();

        for (var metadata : List.of(unknown, same)) {
            assertEquals("Caption of XMP", caption(metadata));
            assertEquals("XMP", metadata.rights().credit());
            assertEquals(List.of("old"), metadata.keywords());
            assertEquals("Of IIM", metadata.rights().creator(), "what only one has is of that one");
        }
        assertEquals("Caption of IIM", caption(later));
        assertEquals("IIM", later.rights().credit());
        assertEquals(List.of("new"), later.keywords());
    }

    @Test
    void prefersTheWholeTextToItsBeginning() throws IOException {
        var iim = Segments.iim(UTF_8, Map.of(110, "Мәдениет және ақпарат"));
        var metadata = new Segments()
                .photoshop(Map.of(IIM, iim, IIM_DIGEST, new byte[16]))
                .xmp("<photoshop:Credit>Мәдениет және ақпарат министрлігі</photoshop:Credit>")
                .read();

        assertEquals("Мәдениет және ақпарат министрлігі", metadata.rights().credit());
    }

    @ParameterizedTest
    @CsvSource({
        "<photoshop:DateCreated>1936</photoshop:DateCreated>, 1936",
        "<photoshop:DateCreated>1936-07</photoshop:DateCreated>, 1936-07",
        "<photoshop:DateCreated>2024-05-23T14:03+05:00</photoshop:DateCreated>, 2024-05-23T14:03:00+05:00",
        "<photoshop:DateCreated>2024-05-23T14:03:07.25Z</photoshop:DateCreated>, 2024-05-23T14:03:07.25Z",
        "<exif:DateTimeOriginal>2024-05-23T14:03:00+0500</exif:DateTimeOriginal>, 2024-05-23T14:03:00+05:00",
        "<exif:DateTimeOriginal>2024:05:23 14:03:00</exif:DateTimeOriginal>, 2024-05-23T14:03:00",
        "<xmp:CreateDate>2024-05-23T14:03:00</xmp:CreateDate>, 2024-05-23T14:03:00",
        "<photoshop:DateCreated>1936-07-01</photoshop:DateCreated><xmp:CreateDate>2024-05-23</xmp:CreateDate>, 1936-07-01",
        "<photoshop:DateCreated>0000-00-00</photoshop:DateCreated>, "
    })
    void readsTimesOfEveryPrecision(String xmp, @Nullable String expected) throws IOException {
        assertEquals(expected, new Segments().xmp(xmp).read().takenAt());
    }

    @Test
    void takesTheMorePreciseOfTimesThatAgree() throws IOException {
        var iim = Segments.iim(UTF_8, Map.of(55, "20240523", 60, "140300+0500"));
        var metadata = new Segments()
                .photoshop(Map.of(IIM, iim))
                .xmp("<photoshop:DateCreated>2024-05-23</photoshop:DateCreated>")
                .read();

        assertEquals("2024-05-23T14:03:00+05:00", metadata.takenAt());
    }

    @Test
    void readsPlacesPersonsAndInstructions() throws IOException {
        var sample = Samples.metadata("location.jpg");
        assertNotNull(sample.locationShown());
        assertNull(sample.place(), "what it shows may be far from where it was taken");
        assertEquals(1, sample.personsShown().size());

        var metadata = new Segments().xmp("""
                        <photoshop:Instructions>EMBARGO until 12 May, 09:00</photoshop:Instructions>
                        <photoshop:City>Oral</photoshop:City>
                        <Iptc4xmpExt:LocationCreated><rdf:Bag><rdf:li rdf:parseType="Resource">
                          <Iptc4xmpExt:City>Semey</Iptc4xmpExt:City></rdf:li></rdf:Bag></Iptc4xmpExt:LocationCreated>
                        <Iptc4xmpExt:LocationShown><rdf:Bag>
                          <rdf:li rdf:parseType="Resource"><Iptc4xmpExt:Sublocation>Abai Square</Iptc4xmpExt:Sublocation>
                            <Iptc4xmpExt:City>Almaty</Iptc4xmpExt:City></rdf:li>
                          <rdf:li rdf:parseType="Resource"><Iptc4xmpExt:LocationName><rdf:Alt>
                            <rdf:li xml:lang="x-default">Medeu</rdf:li></rdf:Alt></Iptc4xmpExt:LocationName></rdf:li>
                        </rdf:Bag></Iptc4xmpExt:LocationShown>
                        <Iptc4xmpExt:PersonInImage><rdf:Bag><rdf:li>Ann Lee</rdf:li></rdf:Bag></Iptc4xmpExt:PersonInImage>
                        <Iptc4xmpExt:PersonInImageWDetails><rdf:Bag><rdf:li rdf:parseType="Resource">
                          <Iptc4xmpExt:PersonName><rdf:Alt><rdf:li xml:lang="x-default">Bo Kim</rdf:li></rdf:Alt>
                          </Iptc4xmpExt:PersonName></rdf:li></rdf:Bag></Iptc4xmpExt:PersonInImageWDetails>""").read();

        assertEquals("EMBARGO until 12 May, 09:00", metadata.instructions());
        assertEquals("Semey", metadata.place());
        assertEquals("Abai Square, Almaty; Medeu", metadata.locationShown());
        assertEquals(List.of("Ann Lee", "Bo Kim"), metadata.personsShown());
        assertEquals(
                "Hold for release",
                iim(Segments.iim(UTF_8, Map.of(40, "Hold for release"))).instructions());
    }

    @Test
    void readsTheXmpOfAGif() throws IOException {
        var metadata = Samples.metadata("xmp.gif");

        assertEquals("Ann Lee", metadata.rights().creator());
        assertEquals("GIF caption", caption(metadata));
    }

    @Test
    void readsTheTextsOfAPng() throws IOException {
        var png = png();
        png = chunk(png, "tEXt", "Author\0José Peña".getBytes(ISO_8859_1));
        png = chunk(png, "iTXt", "Description\0\0\0kk\0Сипаттама\0Өзен жағасы".getBytes(UTF_8));
        png = chunk(png, "zTXt", compressed("Copyright\0\0", "© 2024 City".getBytes(ISO_8859_1)));
        png = chunk(png, "tEXt", "Creation Time\0Thu, 23 May 2024 14:03:00 +0500".getBytes(ISO_8859_1));
        png = chunk(png, "tEXt", "Software\0Picasa".getBytes(ISO_8859_1));
        png = chunk(png, "tEXt", "\0".getBytes(ISO_8859_1));
        png = chunk(png, "zTXt", "Title\0\0no zlib".getBytes(ISO_8859_1));

        var metadata = Segments.read(png);

        assertEquals("José Peña", metadata.rights().creator());
        assertEquals("Өзен жағасы", caption(metadata));
        assertEquals("© 2024 City", metadata.rights().copyright());
        assertEquals(
                "2024-05-23T14:03:00+05:00", String.valueOf(metadata.takenAt()).replace("14:03+", "14:03:00+"));
        assertNull(metadata.headline());
    }

    @Test
    void readsTheProfilesThatOlderProgramsPutIntoTextsOfAPng() throws IOException {
        var iim = Segments.iim(UTF_8, Map.of(110, "City archive"));
        var hex = "\niptc\n%8d\n%s\n".formatted(iim.length, HexFormat.of().formatHex(iim));

        var png = chunk(png(), "zTXt", compressed("Raw profile type iptc\0\0", hex.getBytes(ISO_8859_1)));

        assertEquals("City archive", Segments.read(png).rights().credit());
    }

    @Test
    void noticesManifestsOfContentCredentials() throws IOException {
        var box = new ByteArrayOutputStream();
        box.writeBytes(new byte[] {'J', 'P', 0, 1, 0, 0, 0, 1, 0, 0, 0, 40});
        box.writeBytes("jumb\0\0\0\36jumdc2pa\0\21\0\20\200\0\0\252\0\70\233\161\3c2pa\0".getBytes(ISO_8859_1));

        assertTrue(new Segments().segment(0xEB, box.toByteArray()).read().contentCredentials());
        assertTrue(new Segments()
                .xmp("<dcterms:provenance>https://example.kz/manifest.c2pa</dcterms:provenance>")
                .read()
                .contentCredentials());
        assertTrue(Segments.read(chunk(png(), "caBX", new byte[40])).contentCredentials());
        assertFalse(new Segments().segment(0xEB, new byte[40]).read().contentCredentials());
        assertFalse(Segments.read(png()).contentCredentials());
    }

    private static PictureMetadata iim(byte[] block) throws IOException {
        return new Segments().photoshop(Map.of(IIM, block)).read();
    }

    private static @Nullable String caption(PictureMetadata metadata) {
        return metadata.captions().get(PictureMetadata.DEFAULT_LANGUAGE);
    }

    private static byte[] png() throws IOException {
        var bytes = new ByteArrayOutputStream();
        ImageIO.write(new BufferedImage(8, 8, BufferedImage.TYPE_3BYTE_BGR), "png", bytes);
        return bytes.toByteArray();
    }

    private static byte[] chunk(byte[] png, String name, byte[] content) {
        return PictureColorsTest.with(png, name, content);
    }

    private static byte[] compressed(String head, byte[] text) throws IOException {
        var bytes = new ByteArrayOutputStream();
        bytes.writeBytes(head.getBytes(ISO_8859_1));
        try (var deflater = new DeflaterOutputStream(bytes)) {
            deflater.write(text);
        }
        return bytes.toByteArray();
    }
}
