package kz.malim.picture;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.util.List;
import java.util.zip.DeflaterOutputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class PictureFileTest {

    @ParameterizedTest
    @CsvSource({
        "camera.jpg, JPEG, 720, 480",
        "orientation-6.jpg, JPEG, 64, 96",
        "printer-cmyk.jpg, JPEG, 64, 48",
        "transparent.png, PNG, 60, 40",
        "moving.gif, GIF, 40, 30",
        "plain.webp, WEBP, 96, 64"
    })
    void readsTypeAndSizeFromTheHeader(String name, PictureType type, int width, int height) throws IOException {
        var file = Samples.file(name);

        assertEquals(type, file.type());
        assertEquals(List.of(width, height), List.of(file.width(), file.height()));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "GIF",
                "<svg xmlns='http://www.w3.org/2000/svg'><script>alert(1)</script></svg>",
                "<?xml version='1.0'?><svg/>",
                "%PDF-1.7",
                "RIFF....WAVE",
                "\u0000\u0000\u0000 ftypheic",
                "MZ"
            })
    void rejectsEverythingElse(String bytes) {
        assertThrows(UnreadablePicture.class, () -> read(bytes.getBytes(ISO_8859_1)));
    }

    @ParameterizedTest
    @ValueSource(strings = {"camera.jpg", "transparent.png", "moving.gif"})
    void rejectsTruncatedFiles(String name) throws IOException {
        var head = java.util.Arrays.copyOf(Samples.bytes(name), 16);

        assertThrows(UnreadablePicture.class, () -> read(head));
    }

    @Test
    void rejectsNineHundredMegapixelsByTheHeaderAlone() throws IOException {
        var bomb = png(30_000, 30_000);

        var rejection = assertThrows(UnreadablePicture.class, () -> read(bomb).requireAtMost(50));

        assertTrue(String.valueOf(rejection.getMessage()).contains("30000 x 30000"), rejection::getMessage);
    }

    @Test
    void readsTheSizeOfAGifFromItsFrame() throws IOException {
        var gif = new ByteArrayOutputStream();
        gif.writeBytes("GIF89a".getBytes(ISO_8859_1));
        gif.writeBytes(new byte[] {1, 0, 1, 0, 0, 0, 0}); // a screen of 1 x 1
        gif.writeBytes(new byte[] {0x2C, 0, 0, 0, 0, 0x30, 0x75, 0x30, 0x75, 0}); // a frame of 30,000 x 30,000

        assertThrows(UnreadablePicture.class, () -> read(gif.toByteArray()).requireAtMost(50));
    }

    @Test
    void rejectsAJpegWithThousandsOfScans() throws IOException {
        var jpeg = new ByteArrayOutputStream();
        jpeg.writeBytes(Samples.bytes("orientation-1.jpg"));
        for (int i = 0; i < 1000; i++) {
            jpeg.writeBytes(new byte[] {(byte) 0xFF, (byte) 0xDA, 0, 8, 1, 1, 0, 0, 63, 0, 0});
        }

        assertThrows(UnreadablePicture.class, () -> read(jpeg.toByteArray()));
    }

    @Test
    void inflatesNoDecompressionBomb() throws IOException {
        var text = new ByteArrayOutputStream();
        text.writeBytes("XML:com.adobe.xmp\0\1\0\0\0".getBytes(ISO_8859_1));
        try (var deflater = new DeflaterOutputStream(text)) {
            for (int i = 0; i < 64; i++) {
                deflater.write(new byte[1 << 20]);
            }
        }
        assertTrue(text.size() < 1 << 17, "a bomb is small");

        assertNull(read(png(10, 10, "iTXt", text.toByteArray())).embedded().xmp);
    }

    private static PictureFile read(byte[] bytes) throws IOException {
        return PictureFile.read(new ByteArrayInputStream(bytes));
    }

    private static byte[] png(int width, int height) throws IOException {
        return png(width, height, "IDAT", "nothing".getBytes(UTF_8));
    }

    private static byte[] png(int width, int height, String chunk, byte[] content) throws IOException {
        var bytes = new ByteArrayOutputStream();
        var out = new DataOutputStream(bytes);
        out.write("\u0089PNG\r\n\u001A\n".getBytes(ISO_8859_1));
        out.writeInt(13);
        out.write("IHDR".getBytes(ISO_8859_1));
        out.writeInt(width);
        out.writeInt(height);
        out.write(new byte[] {8, 2, 0, 0, 0, 0, 0, 0, 0});
        out.writeInt(content.length);
        out.write(chunk.getBytes(ISO_8859_1));
        out.write(content);
        out.writeInt(0);
        return bytes.toByteArray();
    }
}
