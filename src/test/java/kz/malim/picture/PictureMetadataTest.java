package kz.malim.picture;

import static java.nio.charset.StandardCharsets.UTF_16BE;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTimeoutPreemptively;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class PictureMetadataTest {

    @Test
    void readsEverythingACameraAndAnAgencyWrite() throws IOException {
        var said = Samples.metadata("camera.jpg");

        assertEquals(
                new Rights(
                        "Айгерім Сәдуақасқызы",
                        "Мәдениет және ақпарат министрлігі",
                        "ҚазАқпарат",
                        "© Мәдениет және ақпарат министрлігі, 2024",
                        "Тек редакциялық мақсатта",
                        "https://example.kz/license",
                        "ҚазАқпарат фотобанкі",
                        "https://example.kz/photo"),
                said.rights());
        assertEquals("Ұлттық өнер күні", said.headline());
        assertEquals(
                Map.of("x-default", "Шәкірттер домбыра тартып отыр", "ru-ru", "Ученики играют на домбре"),
                said.captions());
        assertEquals(Map.of("x-default", "Домбыра ұстаған бес бала", "ru", "Пятеро детей с домбрами"), said.alts());
        assertEquals(List.of("мәдениет", "өнер"), said.keywords());
        assertEquals("2024-05-23T14:03:00+05:00", said.takenAt());
        assertEquals("Астана, Қазақстан", said.place());
        assertEquals(6, said.orientation());
    }

    @Test
    void prefersTheWholeCreditToTheOneThatWasCutAfter32Bytes() throws IOException {
        var file = Samples.file("camera.jpg");

        assertEquals("Мәдениет және ақп", IimMetadata.read(file.iim()).credit());
        assertEquals(
                "Мәдениет және ақпарат министрлігі",
                PictureMetadata.of(file).rights().credit());
    }

    @Test
    void repairsWindows1251ThatWasNeverMarked() throws IOException {
        var said = Samples.metadata("agency-1251.jpg");

        assertEquals("Иванов Пётр", said.rights().creator());
        assertEquals("ТАСС", said.rights().credit());
        assertEquals("Митинг у здания театра в Алматы", said.captions().get(PictureMetadata.DEFAULT_LANGUAGE));
        assertEquals("Müller/dpa", said.rights().source());
    }

    @Test
    void leavesLatinAndKazakhWordsAlone() {
        assertEquals("Garçon à Évora, naïveté", LegacyEncoding.clean("Garçon à Évora, naïveté"));
        assertEquals("Ыбырай Алтынсарин", LegacyEncoding.clean("Ыбырай Алтынсарин"));
        assertEquals("Ұлы дала", LegacyEncoding.decode("Ұлы дала".getBytes(UTF_8)));
    }

    @Test
    void readsTheXmpOfPngAndWebp() throws IOException {
        assertEquals(
                "Асхат Ерболұлы", Samples.metadata("transparent.png").rights().credit());
        assertEquals("Гүлнұр", Samples.metadata("plain.webp").rights().creator());
    }

    @Test
    void followsNoEntityToAFile(@TempDir Path folder) throws IOException {
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
    void laughsOnceAtABillionLaughs() {
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
    void survivesXmlNestedWithoutEnd() {
        var nested = "<a>".repeat(200_000) + "</a>".repeat(200_000);

        assertNull(XmpMetadata.read(nested.getBytes(UTF_8)).credit());
    }

    @Test
    void neverReadsWhereAPictureWasTakenOrWithWhat() throws IOException {
        assertNotNull(Samples.file("camera.jpg").exif());

        var said = Samples.metadata("camera.jpg").toString();

        assertFalse(said.contains("51.1"));
        assertFalse(said.contains("NIKON"));
    }
}
