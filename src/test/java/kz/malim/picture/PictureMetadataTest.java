package kz.malim.picture;

import static java.nio.charset.StandardCharsets.UTF_16BE;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTimeoutPreemptively;

import com.adobe.internal.xmp.XMPMetaFactory;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class PictureMetadataTest {

    @Test
    void readsEveryFieldOfCamerasAndAgencies() throws IOException {
        var metadata = Samples.metadata("camera.jpg");

        assertEquals(
                new Rights(
                        "Айгерім Сәдуақасқызы",
                        "Мәдениет және ақпарат министрлігі",
                        "ҚазАқпарат",
                        "© Мәдениет және ақпарат министрлігі, 2024",
                        "Тек редакциялық мақсатта",
                        "https://example.kz/license",
                        "ҚазАқпарат фотобанкі",
                        "https://example.kz/photo",
                        null),
                metadata.rights());
        assertEquals("Ұлттық өнер күні", metadata.headline());
        assertEquals(
                Map.of("x-default", "Шәкірттер домбыра тартып отыр", "ru-ru", "Ученики играют на домбре"),
                metadata.captions());
        assertEquals(Map.of("x-default", "Домбыра ұстаған бес бала", "ru", "Пятеро детей с домбрами"), metadata.alts());
        assertEquals(List.of("мәдениет", "өнер"), metadata.keywords());
        assertEquals("2024-05-23T14:03:00+05:00", metadata.takenAt());
        assertEquals("Астана, Қазақстан", metadata.place());
        assertEquals(6, metadata.orientation());
    }

    @Test
    void prefersTheXmpCreditToTheTruncatedIimCredit() throws IOException {
        var file = Samples.file("camera.jpg");

        assertEquals("Мәдениет және ақп", IimMetadata.read(file.embedded().iim).credit());
        assertEquals(
                "Мәдениет және ақпарат министрлігі",
                PictureMetadata.of(file).rights().credit());
    }

    @Test
    void decodesUndeclaredWindows1251() throws IOException {
        var metadata = Samples.metadata("agency-1251.jpg");

        assertEquals("Иванов Пётр", metadata.rights().creator());
        assertEquals("ТАСС", metadata.rights().credit());
        assertEquals("Митинг у здания театра в Алматы", metadata.captions().get(PictureMetadata.DEFAULT_LANGUAGE));
        assertEquals("Müller/dpa", metadata.rights().source());
    }

    @Test
    void leavesLatinAndKazakhTextUnchanged() {
        assertEquals("Garçon à Évora, naïveté", LegacyEncoding.clean("Garçon à Évora, naïveté"));
        assertEquals("Ыбырай Алтынсарин", LegacyEncoding.clean("Ыбырай Алтынсарин"));
        assertEquals("Ұлы дала", decoded("Ұлы дала".getBytes(UTF_8)));
    }

    private static @Nullable String decoded(byte[] text) {
        return LegacyEncoding.of(Stream.of(text)).decode(text);
    }

    @Test
    void readsTheXmpOfPngAndWebp() throws IOException {
        assertEquals(
                "Асхат Ерболұлы", Samples.metadata("transparent.png").rights().credit());
        assertEquals("Гүлнұр", Samples.metadata("plain.webp").rights().creator());
    }

    @Test
    void resolvesNoExternalEntity(@TempDir Path folder) throws IOException {
        var secret = Files.writeString(folder.resolve("secret.txt"), "the secret");
        var packet = """
                <!DOCTYPE x [<!ENTITY e SYSTEM "%s">]>
                <x:xmpmeta xmlns:x="adobe:ns:meta/"><rdf:RDF xmlns:rdf="http://www.w3.org/1999/02/22-rdf-syntax-ns#">
                <rdf:Description rdf:about="" xmlns:photoshop="http://ns.adobe.com/photoshop/1.0/">
                <photoshop:Credit>&e;</photoshop:Credit></rdf:Description></rdf:RDF></x:xmpmeta>
                """.formatted(secret.toUri());

        assertNull(XmpMetadata.read(packet.getBytes(UTF_8)).credit());
        assertNull(XmpMetadata.read(packet.getBytes(UTF_16BE)).credit());
    }

    @Test
    void expandsNoEntityBomb() {
        var packet = new StringBuilder("<!DOCTYPE x [<!ENTITY l0 \"ha\">");
        for (int i = 1; i < 30; i++) {
            packet.append("<!ENTITY l%d \"&l%d;&l%d;\">".formatted(i, i - 1, i - 1));
        }
        packet.append("]><x>&l29;</x>");

        assertTimeoutPreemptively(
                Duration.ofSeconds(20),
                () -> assertNull(
                        XmpMetadata.read(packet.toString().getBytes(UTF_8)).credit()));
    }

    @Test
    void survivesDeeplyNestedXml() {
        var nested = "<a>".repeat(200_000) + "</a>".repeat(200_000);

        assertNull(XmpMetadata.read(nested.getBytes(UTF_8)).credit());
    }

    @Test
    void readsNeitherPositionNorCamera() throws IOException {
        assertNotNull(Samples.file("camera.jpg").embedded().exif);

        var metadata = Samples.metadata("camera.jpg").toString();

        assertFalse(metadata.contains("51.1"));
        assertFalse(metadata.contains("NIKON"));
    }

    @Test
    void registersNoNamespaceOfAFileForGood() {
        var before = XMPMetaFactory.getSchemaRegistry().getNamespaces();

        assertEquals("A", XmpMetadata.read(xmp("http://example.org/1", "A")).credit());

        assertEquals(before, XMPMetaFactory.getSchemaRegistry().getNamespaces());
    }

    @Test
    void readsNoXmpInsideExif() {
        var packet = xmp("http://example.org/1", "A");
        var exif = ByteBuffer.allocate(26 + packet.length)
                .order(ByteOrder.LITTLE_ENDIAN)
                .put("II".getBytes(UTF_8))
                .putShort((short) 42)
                .putInt(8)
                .putShort((short) 1) // one tag: ApplicationNotes, of bytes, at the end
                .putShort((short) 0x02BC)
                .putShort((short) 1)
                .putInt(packet.length)
                .putInt(26)
                .putInt(0)
                .put(packet);
        var before = XMPMetaFactory.getSchemaRegistry().getNamespaces();

        ExifMetadata.read(exif.array());

        assertEquals(before, XMPMetaFactory.getSchemaRegistry().getNamespaces());
    }

    @Test
    void readsAndWritesXmpOnManyThreads() throws Exception {
        try (var threads = Executors.newFixedThreadPool(4)) {
            var checks = IntStream.range(0, 400).<Callable<Void>>mapToObj(i -> () -> {
                var name = "Фото " + i;
                var rights = new Rights(name, name, name, name, name, name, name, name, name);
                var written = XmpMetadata.read(XmpPacket.write(rights));
                assertEquals(name, written.licensor());
                assertEquals(name, written.usageTerms());
                assertEquals(name, written.digitalSourceType());
                assertEquals(
                        name,
                        XmpMetadata.read(xmp("http://example.org/" + i, name)).credit());
                return null;
            });
            for (var check : threads.invokeAll(checks.toList())) {
                check.get();
            }
        }
    }

    @Test
    void leavesOutOfXmpWhatXmlCannotContain() {
        var rights = new Rights(
                null, "a\u0000\u000B\uFFFF\uD800<b>&\"]]>\uD83D\uDE00", null, null, null, null, null, null, null);

        assertEquals(
                "a<b>&\"]]>\uD83D\uDE00",
                XmpMetadata.read(XmpPacket.write(rights)).credit());
    }

    /** A packet that declares a namespace of its own under the prefix of a standard one. */
    private static byte[] xmp(String namespace, String credit) {
        return """
                <x:xmpmeta xmlns:x="adobe:ns:meta/"><rdf:RDF xmlns:rdf="http://www.w3.org/1999/02/22-rdf-syntax-ns#">
                <rdf:Description rdf:about="" xmlns:photoshop="http://ns.adobe.com/photoshop/1.0/" xmlns:plus="%s">
                <photoshop:Credit>%s</photoshop:Credit><plus:Licensor>B</plus:Licensor>
                </rdf:Description></rdf:RDF></x:xmpmeta>""".formatted(namespace, credit).getBytes(UTF_8);
    }
}
