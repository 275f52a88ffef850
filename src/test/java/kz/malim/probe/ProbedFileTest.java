package kz.malim.probe;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTimeoutPreemptively;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.Charset;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Types by content, lengths that are exact or absent, and no file that costs more than its size. */
class ProbedFileTest {
    private static final List<String> STRUCTURED = List.of(
            "clip.mp4",
            "fragmented.mp4",
            "clip.webm",
            "sound.m4a",
            "sound.wav",
            "opus.ogg",
            "vorbis.ogg",
            "cbr.mp3",
            "sound.aac");

    @TempDir
    Path folder;

    @ParameterizedTest
    @CsvSource({
        "clip.mp4, MP4, 1.0, 64, 36",
        "turned.mp4, MP4, 1.0, 36, 64",
        "fragmented.mp4, MP4, , 64, 36",
        "clip.webm, WEBM, 1.0, 64, 36",
        "sound.webm, WEBA, 1.008, , ",
        "sound.m4a, M4A, 1.0, , ",
        "cbr.mp3, MP3, 1.08, , ",
        "vbr.mp3, MP3, 1.08, , ",
        "bare.mp3, MP3, 1.08, , ",
        "sound.aac, AAC, 1.088, , ",
        "vorbis.ogg, OGG, 1.0, , ",
        "opus.ogg, OGG, 1.0, , ",
        "sound.wav, WAV, 1.0, , "
    })
    void knowsTypeAndLengthOfRealFiles(String name, FileType type, Double seconds, Integer width, Integer height)
            throws IOException {
        assertEquals(new ProbedFile(type, seconds, width, height, null), probe(MediaSamples.bytes(name)));
    }

    @Test
    void knowsDocumentsByWhatIsInThem() throws IOException {
        assertEquals(
                FileType.DOCX,
                probe(MediaSamples.office("[Content_Types].xml", "word/document.xml"))
                        .type());
        assertEquals(
                FileType.XLSX,
                probe(MediaSamples.office("[Content_Types].xml", "xl/workbook.xml"))
                        .type());
        assertEquals(
                FileType.PPTX,
                probe(MediaSamples.office("[Content_Types].xml", "ppt/presentation.xml"))
                        .type());
        assertEquals(FileType.ODT, probe(MediaSamples.openDocument()).type());
        assertEquals(FileType.PDF, probe(MediaSamples.pdf("")).type());
    }

    @Test
    void tellsPagesOfAPdfOnlyWhereItIsCertain() throws IOException {
        assertEquals(12, probe(MediaSamples.pdf("/N 12")).pages());
        assertNull(probe(MediaSamples.pdf("")).pages());
        assertNull(probe(append(MediaSamples.pdf("/N 12"), "startxref\n1\n%%EOF\n".getBytes(UTF_8)))
                .pages());
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "Сәлем, әлем!|TXT",
                "a,b\\n1,2\\n3,4\\n|CSV",
                "аты;саны\\n\"бір; екі\";2\\n|CSV",
                "a\\tb\\r\\n1\\t2|CSV",
                "one, two\\nthree\\n|TXT",
                "WEBVTT\\n\\n00:00.000 --> 00:01.000\\nСәлем\\n|VTT",
                "WEBVTTX|TXT",
                "a < b and b > c|TXT"
            })
    void tellsTextsApart(String text, FileType type) throws IOException {
        assertEquals(type, probe(text.translateEscapes().getBytes(UTF_8)).type());
        assertEquals(
                type,
                probe(("\uFEFF" + text.translateEscapes()).getBytes(UTF_8)).type());
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "<html><script>alert(1)</script>",
                "  \n<!DOCTYPE html><p>x",
                "<svg xmlns='http://www.w3.org/2000/svg' onload='alert(1)'/>",
                "<?xml version='1.0'?><svg/>",
                "<!-- x --><script>",
                "a harmless beginning <script>alert(1)</script>",
                "#!/bin/sh\nrm -rf /",
                "@echo off",
                "MZ\u0090\u0000\u0003",
                "\u007FELF\u0002\u0001\u0001",
                "\u00CA\u00FE\u00BA\u00BE\u0000\u0000",
                "GIF89a\u0001\u0000",
                "\u0089PNG\r\n\u001A\n",
                "7z\u00BC\u00AF'\u001C",
                "\u001F\u008B\u0008\u0000",
                "\u00FF\u00FEa\u0000",
                "text with a \u0000 in it"
            })
    void refusesPagesProgramsAndWhatItDoesNotKnow(String start) throws IOException {
        assertTrue(refused(start.getBytes(ISO_8859_1)).isTypeUnknown(), start);
    }

    @Test
    void refusesWhatOnlyLooksLikeAnAcceptedType() throws IOException {
        assertTrue(refused(MediaSamples.bytes("quicktime.mov")).isTypeUnknown());
        assertTrue(refused(MediaSamples.bytes("matroska.mkv")).isTypeUnknown());
        assertTrue(refused(MediaSamples.bytes("theora.ogg")).isTypeUnknown());
        assertTrue(refused(MediaSamples.office("a.exe")).isTypeUnknown());
        assertTrue(refused(MediaSamples.office("[Content_Types].xml", "word/document.xml", "word/vbaProject.bin"))
                .isTypeUnknown());
        assertTrue(refused("Сәлем".getBytes(Charset.forName("windows-1251"))).isTypeUnknown());
        assertEquals("The file is empty.", refused(new byte[0]).getMessage());
    }

    @Test
    void refusesATruncatedFile() throws IOException {
        for (var name : List.of("clip.mp4", "sound.m4a", "clip.webm", "sound.wav", "opus.ogg", "vorbis.ogg")) {
            var bytes = MediaSamples.bytes(name);
            for (int left : List.of(20, 100, bytes.length / 2, bytes.length - 1)) {
                assertThrows(UnreadableFile.class, () -> probe(Arrays.copyOf(bytes, left)), name + " " + left);
            }
        }
        assertThrows(UnreadableFile.class, () -> probe("%PDF-1.7\n".getBytes(UTF_8)));
        var docx = MediaSamples.office("[Content_Types].xml", "word/document.xml");
        assertThrows(UnreadableFile.class, () -> probe(Arrays.copyOf(docx, docx.length - 1)));
    }

    @Test
    void refusesAsManyPartsAsNoHonestFileHas() throws IOException {
        var type = MediaSamples.box("ftyp", "isom\0\0\0\0isom".getBytes(ISO_8859_1));
        var many = new ByteArrayOutputStream();
        many.write(type);
        for (int i = 0; i < 200_000; i++) {
            many.write(MediaSamples.box("free"));
        }
        var deep = MediaSamples.box("moov");
        for (int i = 0; i < 2_000; i++) {
            deep = MediaSamples.box("moov", deep);
        }
        var deepest = append(type, deep);

        assertThrows(UnreadableFile.class, () -> inTime(many.toByteArray()));
        assertThrows(UnreadableFile.class, () -> inTime(deepest));
        assertThrows(UnreadableFile.class, () -> inTime(webmOf(10_000)));
    }

    /** Elements in one another, each as long as the file lets it be. */
    private static byte[] webmOf(int depth) {
        var bytes = ByteBuffer.allocate(4 + depth * 12);
        for (int i = 0; i < depth; i++) {
            bytes.putInt(0x1A45DFA3).putLong(0x0100000000000000L | ((long) bytes.remaining() - 8));
        }
        return bytes.array();
    }

    @Test
    void readsAnyDamagedFileInTime() throws IOException {
        var random = new Random(42);
        for (var name : STRUCTURED) {
            var good = MediaSamples.bytes(name);
            for (int i = 0; i < 400; i++) {
                var bad = good.clone();
                for (int n = 0; n <= random.nextInt(4); n++) {
                    int at = random.nextInt(random.nextBoolean() ? bad.length : Math.min(bad.length, 800));
                    bad[at] = (byte) (random.nextBoolean() ? 0xFF : random.nextInt(256));
                }
                inTimeOrRefused(random.nextInt(10) == 0 ? Arrays.copyOf(bad, random.nextInt(bad.length)) : bad);
            }
        }
    }

    private void inTimeOrRefused(byte[] file) throws IOException {
        try {
            inTime(file);
        } catch (UnreadableFile e) {
            assertTrue(String.valueOf(e.getMessage()).length() > 10);
        }
    }

    private ProbedFile inTime(byte[] file) throws IOException {
        var path = write(file);
        return assertTimeoutPreemptively(Duration.ofSeconds(20), () -> ProbedFile.read(path));
    }

    private UnreadableFile refused(byte[] file) throws IOException {
        var path = write(file);
        return assertThrows(UnreadableFile.class, () -> ProbedFile.read(path));
    }

    private ProbedFile probe(byte[] file) throws IOException {
        return ProbedFile.read(write(file));
    }

    private Path write(byte[] file) throws IOException {
        return Files.write(folder.resolve("file"), file);
    }

    private static byte[] append(byte[] first, byte[] second) {
        var both = Arrays.copyOf(first, first.length + second.length);
        System.arraycopy(second, 0, both, first.length, second.length);
        return both;
    }
}
