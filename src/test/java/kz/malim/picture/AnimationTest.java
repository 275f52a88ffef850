package kz.malim.picture;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.luciad.imageio.webp.WebPImageWriterSpi;
import java.awt.Color;
import java.awt.image.BufferedImage;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import javax.imageio.ImageIO;
import javax.imageio.stream.MemoryCacheImageOutputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Of an animation the first frame is shown, and that it is one is told. */
class AnimationTest {
    @TempDir
    Path folder;

    @Test
    void isToldOfEveryFormat() throws IOException {
        assertTrue(Samples.metadata("moving.gif").animated());
        assertFalse(Samples.metadata("xmp.gif").animated());
        assertFalse(Samples.metadata("plain.webp").animated());
        assertFalse(Samples.metadata("transparent.png").animated());
        var still = new ByteArrayOutputStream();
        ImageIO.write(frame(Color.RED, 8, 8), "png", still);
        assertTrue(Segments.read(PictureColorsTest.with(still.toByteArray(), "acTL", new byte[8]))
                .animated());
    }

    @Test
    void showsTheFirstFrameOfAWebp() throws IOException {
        var file = animation();
        var header = PictureFile.read(new ByteArrayInputStream(file));

        assertTrue(PictureMetadata.of(header).animated());
        assertEquals(new PictureSize(40, 30), new PictureSize(header.width(), header.height()));
        var master = Master.of(Files.write(folder.resolve("moving.webp"), file), header, 1, 2048);
        int rgb = ImageIO.read(new ByteArrayInputStream(master.bytes())).getRGB(20, 15);
        assertTrue((rgb >> 16 & 0xFF) > 200 && (rgb & 0xFF) < 60, Integer.toHexString(rgb));
    }

    /** Red and smaller than the canvas, then blue. */
    private static byte[] animation() throws IOException {
        var chunks = new ByteArrayOutputStream();
        chunks.writeBytes(chunk(
                "VP8X",
                little(10).put((byte) 2).put(new byte[3]).put(size(48, 36)).array()));
        chunks.writeBytes(chunk("ANIM", new byte[6]));
        chunks.writeBytes(chunk("ANMF", shown(frame(Color.RED, 40, 30), 40, 30)));
        chunks.writeBytes(chunk("ANMF", shown(frame(Color.BLUE, 48, 36), 48, 36)));
        return little(12 + chunks.size())
                .put("RIFF".getBytes(ISO_8859_1))
                .putInt(4 + chunks.size())
                .put("WEBP".getBytes(ISO_8859_1))
                .put(chunks.toByteArray())
                .array();
    }

    /** Place, size, duration and flags, then the chunk with the pixels. */
    private static byte[] shown(BufferedImage frame, int width, int height) throws IOException {
        var bytes = new ByteArrayOutputStream();
        var writer = new WebPImageWriterSpi().createWriterInstance(null);
        try (var out = new MemoryCacheImageOutputStream(bytes)) {
            writer.setOutput(out);
            writer.write(frame);
        } finally {
            writer.dispose();
        }
        var pixels = Arrays.copyOfRange(bytes.toByteArray(), 12, bytes.size());
        return little(16 + pixels.length)
                .put(new byte[6])
                .put(size(width, height))
                .put(new byte[4])
                .put(pixels)
                .array();
    }

    private static byte[] chunk(String name, byte[] content) {
        return little(8 + content.length + content.length % 2)
                .put(name.getBytes(ISO_8859_1))
                .putInt(content.length)
                .put(content)
                .array();
    }

    private static byte[] size(int width, int height) {
        return new byte[] {(byte) (width - 1), 0, 0, (byte) (height - 1), 0, 0};
    }

    private static ByteBuffer little(int length) {
        return ByteBuffer.allocate(length).order(ByteOrder.LITTLE_ENDIAN);
    }

    private static BufferedImage frame(Color color, int width, int height) {
        var image = new BufferedImage(width, height, BufferedImage.TYPE_3BYTE_BGR);
        var graphics = image.createGraphics();
        graphics.setColor(color);
        graphics.fillRect(0, 0, width, height);
        graphics.dispose();
        return image;
    }
}
