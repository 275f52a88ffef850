package kz.malim.picture;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.luciad.imageio.webp.WebPImageWriterSpi;
import java.awt.color.ColorSpace;
import java.awt.image.BufferedImage;
import java.awt.image.ComponentColorModel;
import java.awt.image.DataBuffer;
import java.awt.image.Raster;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import javax.imageio.IIOImage;
import javax.imageio.ImageIO;
import javax.imageio.ImageWriteParam;
import javax.imageio.ImageWriter;
import javax.imageio.stream.FileImageOutputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The memory that is computed for a picture is enough for it, in a process that has no more. */
class PictureMemoryTest {
    private static final int WIDTH = 4000;
    private static final int HEIGHT = 3000;
    private static final int WIDEST = 2048;

    /** Of a program that does nothing else. */
    private static final long REST = 16 << 20;

    @TempDir
    Path folder;

    @ParameterizedTest
    @ValueSource(
            strings = {
                "jpeg",
                "jpeg gray",
                "jpeg progressive",
                "jpeg cmyk",
                "png",
                "png alpha",
                "png 16",
                "png 16 alpha",
                "png palette",
                "png interlaced",
                "gif",
                "webp",
                "webp alpha",
                "webp lossless"
            })
    void isEnough(String kind) throws Exception {
        var path = write(kind);
        long memory = PictureMemory.ofMaster(path, read(path), 6, WIDEST) + REST;

        var process = new ProcessBuilder(
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        "-Xmx" + memory / 1024 + "k",
                        "-XX:+UseSerialGC",
                        "-XX:NewSize=1m", // the rest is for large arrays, which go where they live
                        "-XX:MaxNewSize=1m",
                        "--enable-native-access=ALL-UNNAMED",
                        "-Djava.io.tmpdir=" + folder,
                        "-cp",
                        System.getProperty("java.class.path"),
                        Decoding.class.getName(),
                        path.toString())
                .redirectErrorStream(true)
                .start();
        var output = new String(process.getInputStream().readAllBytes(), UTF_8);

        assertEquals(0, process.waitFor(), kind + " with " + memory + " bytes: " + output);
    }

    @Test
    void isLessForWhatIsReadAtAFractionOfItsSize() throws IOException {
        var path = write("jpeg");

        long whole = PictureMemory.ofMaster(path, read(path), 1, WIDEST);
        long half = PictureMemory.ofMaster(path, read(path), 1, WIDTH / 4);

        assertTrue(half < whole / 3, half + " and " + whole);
    }

    @Test
    void countsTheCoefficientsOfAProgressiveFile() throws IOException {
        var coefficients = read(write("jpeg progressive")).intermediate();

        assertTrue(coefficients >= 3L * WIDTH * HEIGHT, coefficients + " bytes"); // two bytes, colours at half the size
        assertEquals(0, read(write("jpeg")).intermediate());
    }

    /** Does what an upload does. */
    static final class Decoding {
        public static void main(String[] args) throws IOException {
            var path = Path.of(args[0]);
            var master = Master.of(path, read(path), 6, WIDEST);
            master.dominantColor();
            master.placeholder();
            master.bytes();
        }
    }

    private static PictureFile read(Path path) throws IOException {
        try (var in = Files.newInputStream(path)) {
            return PictureFile.read(in);
        }
    }

    private Path write(String kind) throws IOException {
        var words = List.of(kind.split(" "));
        var writer = words.getFirst().equals("webp")
                ? new WebPImageWriterSpi().createWriterInstance(null)
                : ImageIO.getImageWritersByFormatName(words.getFirst()).next();
        var path = folder.resolve(kind.replace(' ', '-'));
        try (var out = new FileImageOutputStream(path.toFile())) {
            writer.setOutput(out);
            writer.write(null, image(words), parameters(writer, words));
        } finally {
            writer.dispose();
        }
        return path;
    }

    private static ImageWriteParam parameters(ImageWriter writer, List<String> words) {
        var parameters = writer.getDefaultWriteParam();
        if (words.contains("progressive") || words.contains("interlaced")) {
            parameters.setProgressiveMode(ImageWriteParam.MODE_DEFAULT);
        }
        if (words.contains("webp")) {
            parameters.setCompressionMode(ImageWriteParam.MODE_EXPLICIT);
            parameters.setCompressionType(words.contains("lossless") ? "Lossless" : "Lossy");
        }
        return parameters;
    }

    private static IIOImage image(List<String> words) {
        if (words.contains("cmyk")) {
            return new IIOImage(
                    Raster.createInterleavedRaster(DataBuffer.TYPE_BYTE, WIDTH, HEIGHT, 4, null), null, null);
        }
        boolean alpha = words.contains("alpha");
        if (words.contains("16")) {
            var model = new ComponentColorModel(
                    ColorSpace.getInstance(ColorSpace.CS_sRGB), alpha, false, alpha ? 3 : 1, DataBuffer.TYPE_USHORT);
            return new IIOImage(
                    new BufferedImage(model, model.createCompatibleWritableRaster(WIDTH, HEIGHT), false, null),
                    null,
                    null);
        }
        int type = words.contains("gray")
                ? BufferedImage.TYPE_BYTE_GRAY
                : words.contains("palette") || words.contains("gif")
                        ? BufferedImage.TYPE_BYTE_INDEXED
                        : alpha ? BufferedImage.TYPE_4BYTE_ABGR : BufferedImage.TYPE_3BYTE_BGR;
        return new IIOImage(new BufferedImage(WIDTH, HEIGHT, type), null, null);
    }
}
