package kz.malim.picture;

import static org.junit.jupiter.api.Assertions.assertDoesNotThrow;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.luciad.imageio.webp.WebPImageWriterSpi;
import java.awt.image.BufferedImage;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Random;
import javax.imageio.IIOImage;
import javax.imageio.ImageIO;
import javax.imageio.ImageWriteParam;
import javax.imageio.stream.MemoryCacheImageOutputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What has lost a part of its pixels is refused, in every format. */
class TruncatedPictureTest {
    @TempDir
    Path folder;

    @ParameterizedTest
    @ValueSource(strings = {"jpeg", "jpeg progressive", "jpeg gray", "png", "png interlaced", "gif", "webp"})
    void isRefused(String kind) throws IOException {
        var file = write(kind);
        assertDoesNotThrow(() -> master(file), kind);

        for (int percent : new int[] {10, 35, 50, 75, 90, 97}) {
            var part = Arrays.copyOf(file, file.length * percent / 100);
            assertThrows(UnreadablePicture.class, () -> master(part), kind + " of which " + percent + " % are left");
        }
    }

    @ParameterizedTest
    @CsvSource({"jpeg, 1", "jpeg, 2", "jpeg progressive, 2", "jpeg gray, 2"})
    void isNotOneWhenOnlyTheEndMarkerIsMissing(String kind, int missing) throws IOException {
        var file = write(kind);

        assertDoesNotThrow(() -> master(Arrays.copyOf(file, file.length - missing)));
    }

    @ParameterizedTest
    @ValueSource(strings = {"jpeg", "jpeg progressive"})
    void isRefusedWithAnEndMarkerToo(String kind) throws IOException {
        var part = Arrays.copyOf(write(kind), write(kind).length / 2);
        part[part.length - 2] = (byte) 0xFF;
        part[part.length - 1] = (byte) 0xD9;

        assertThrows(UnreadablePicture.class, () -> master(part));
    }

    /** There decoders notice nothing. */
    @Test
    void isRefusedBetweenTwoScans() throws IOException {
        var file = write("jpeg progressive");
        int scans = 0;
        for (int i = 1; i < file.length - 1; i++) {
            if (file[i] == (byte) 0xFF && file[i + 1] == (byte) 0xDA && ++scans > 1) {
                var part = Arrays.copyOf(file, i);
                assertThrows(
                        UnreadablePicture.class, () -> master(part), part.length + " of " + file.length + " bytes");
            }
        }
        assertTrue(scans > 3);
    }

    private void master(byte[] file) throws IOException {
        var path = Files.write(folder.resolve("picture"), file);
        Master.of(path, PictureFile.read(new ByteArrayInputStream(file)), 1, 2048);
    }

    private static byte[] write(String kind) throws IOException {
        var format = kind.split(" ")[0];
        var image = new BufferedImage(
                200, 160, kind.endsWith("gray") ? BufferedImage.TYPE_BYTE_GRAY : BufferedImage.TYPE_3BYTE_BGR);
        var random = new Random(23);
        for (int i = 0; i < 200 * 160; i++) {
            image.setRGB(i % 200, i / 200, random.nextInt(0x40) * 0x010203);
        }
        var writer = format.equals("webp")
                ? new WebPImageWriterSpi().createWriterInstance(null)
                : ImageIO.getImageWritersByFormatName(format).next();
        var parameters = writer.getDefaultWriteParam();
        if (kind.endsWith("progressive") || kind.endsWith("interlaced")) {
            parameters.setProgressiveMode(ImageWriteParam.MODE_DEFAULT);
        }
        var bytes = new ByteArrayOutputStream();
        try (var out = new MemoryCacheImageOutputStream(bytes)) {
            writer.setOutput(out);
            writer.write(null, new IIOImage(image, null, null), parameters);
        } finally {
            writer.dispose();
        }
        return bytes.toByteArray();
    }
}
