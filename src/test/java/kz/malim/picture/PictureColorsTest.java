package kz.malim.picture;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static org.junit.jupiter.api.Assertions.assertEquals;

import java.awt.color.ColorSpace;
import java.awt.color.ICC_ColorSpace;
import java.awt.color.ICC_Profile;
import java.awt.image.BufferedImage;
import java.awt.image.ComponentColorModel;
import java.awt.image.DataBuffer;
import java.awt.image.IndexColorModel;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.zip.CRC32;
import java.util.zip.DeflaterOutputStream;
import javax.imageio.ImageIO;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Whatever a file says of its colours, the renditions show the same ones in sRGB. */
class PictureColorsTest {
    private static final int RED = 0xE62828;

    /** In Display P3 and, by the matrix between the two, in sRGB. */
    private static final int P3 = 0xD4382F;

    private static final int P3_IN_SRGB = 0xE71F21;

    @TempDir
    Path folder;

    @ParameterizedTest
    @ValueSource(strings = {"adobe-rgb.png", "display-p3.png"})
    void appliesTheProfileOfAPng(String name) throws IOException {
        assertNear(RED, center(Samples.bytes(name)));
    }

    @ParameterizedTest
    @ValueSource(ints = {BufferedImage.TYPE_3BYTE_BGR, BufferedImage.TYPE_4BYTE_ABGR, BufferedImage.TYPE_BYTE_INDEXED})
    void appliesTheProfileToPixelsOfEveryKind(int type) throws IOException {
        var p3 = new MatrixProfile(
                new double[] {0.3127, 0.3290, 0.68, 0.32, 0.265, 0.69, 0.15, 0.06}, MatrixProfile.Curve.SRGB);
        var image = filled(type, 0xFF000000 | P3);
        var png = png(type == BufferedImage.TYPE_BYTE_INDEXED ? palette(P3) : image);

        assertNear(P3, center(png));
        assertNear(P3_IN_SRGB, center(with(png, "iCCP", profileChunk(p3.bytes()))));
    }

    @ParameterizedTest
    @CsvSource({
        "iCCP, 0, D4382F", // a profile of nothing
        "cICP, 010D0001, D4382F", // sRGB
        "cICP, 0C0D0001, E71F21", // Display P3
        "cICP, 09100001, D4382F", // BT.2020 with PQ: high dynamic range
        "gAMA, 0000B18F, D4382F", // 1/2.2, as most have it
        "sRGB, 00, D4382F",
        "cHRM, 00, D4382F" // too short
    })
    void appliesWhatAPngStates(String chunk, String content, String expected) throws IOException {
        var png = png(filled(BufferedImage.TYPE_3BYTE_BGR, 0xFFD4382F));

        assertNear(
                Integer.parseInt(expected, 16),
                center(with(
                        png,
                        chunk,
                        ByteBuffer.allocate(content.length() / 2 + 1)
                                .put(hex(content))
                                .array())));
    }

    @Test
    void appliesGammaAndPrimariesWhereThereIsNoProfile() throws IOException {
        var linear = png(filled(BufferedImage.TYPE_3BYTE_BGR, 0xFF808080));
        var gamma = ByteBuffer.allocate(4).putInt(100_000).array();

        assertNear(0xBCBCBC, center(with(linear, "gAMA", gamma)));

        var p3 = ByteBuffer.allocate(32);
        for (int value : new int[] {31270, 32900, 68000, 32000, 26500, 69000, 15000, 6000}) {
            p3.putInt(value);
        }
        assertNear(
                P3_IN_SRGB,
                center(with(png(filled(BufferedImage.TYPE_3BYTE_BGR, 0xFF000000 | P3)), "cHRM", p3.array())));
    }

    @Test
    void prefersTheFirstOfTheStandard() throws IOException {
        var png = png(filled(BufferedImage.TYPE_3BYTE_BGR, 0xFF808080));
        var gamma = with(png, "gAMA", ByteBuffer.allocate(4).putInt(100_000).array());

        assertNear(0x808080, center(with(gamma, "sRGB", new byte[] {0})));
        assertNear(0x808080, center(with(gamma, "cICP", new byte[] {1, 13, 0, 1})));
    }

    @Test
    void leavesGreyAsItIs() throws IOException {
        assertNear(0x808080, center(Samples.bytes("gray-alpha.png")));
        for (int type : new int[] {BufferedImage.TYPE_BYTE_GRAY, BufferedImage.TYPE_USHORT_GRAY}) {
            var gray = new BufferedImage(40, 30, type);
            gray.getRaster()
                    .setSamples(0, 0, 40, 30, 0, samples(type == BufferedImage.TYPE_BYTE_GRAY ? 100 : 100 * 257));

            assertNear(0x646464, center(png(gray)));
        }
    }

    @Test
    void keepsTheTransparencyOfGrey() throws IOException {
        var space = ColorSpace.getInstance(ColorSpace.CS_GRAY);
        for (int type : new int[] {DataBuffer.TYPE_BYTE, DataBuffer.TYPE_USHORT}) {
            var model = new ComponentColorModel(space, true, false, 3, type);
            var gray = new BufferedImage(model, model.createCompatibleWritableRaster(40, 30), false, null);
            int unit = type == DataBuffer.TYPE_BYTE ? 1 : 257;
            gray.getRaster().setSamples(0, 0, 40, 30, 0, samples(200 * unit));
            gray.getRaster().setSamples(0, 0, 40, 30, 1, samples(128 * unit));

            int argb = center(png(gray));

            assertNear(0xC8C8C8, argb);
            assertEquals(128, argb >>> 24, 1);
        }
    }

    @Test
    void makesProfilesThatJavaKnowsAsSrgb() throws IOException {
        var bytes = new MatrixProfile(
                        new double[] {0.3127, 0.3290, 0.64, 0.33, 0.30, 0.60, 0.15, 0.06}, MatrixProfile.Curve.SRGB)
                .bytes();
        var space = new ICC_ColorSpace(ICC_Profile.getInstance(bytes));

        for (float[] color : new float[][] {{1, 0, 0}, {0, 1, 0}, {0, 0, 1}, {0.2f, 0.5f, 0.8f}, {1, 1, 1}}) {
            var same = space.toRGB(color);
            for (int i = 0; i < 3; i++) {
                assertEquals(color[i], same[i], 0.02);
            }
        }
    }

    private static int[] samples(int value) {
        var samples = new int[40 * 30];
        Arrays.fill(samples, value);
        return samples;
    }

    private static BufferedImage filled(int type, int argb) {
        var image = new BufferedImage(40, 30, type);
        for (int i = 0; i < 40 * 30; i++) {
            image.setRGB(i % 40, i / 40, argb);
        }
        return image;
    }

    private static BufferedImage palette(int rgb) {
        var model = new IndexColorModel(8, 2, new int[] {rgb, 0xFFFFFF}, 0, false, -1, DataBuffer.TYPE_BYTE);
        return new BufferedImage(40, 30, BufferedImage.TYPE_BYTE_INDEXED, model);
    }

    private static byte[] png(BufferedImage image) throws IOException {
        var bytes = new ByteArrayOutputStream();
        ImageIO.write(image, "png", bytes);
        return bytes.toByteArray();
    }

    private static byte[] hex(String digits) {
        return HexFormat.of().parseHex(digits.length() % 2 == 0 ? digits : "0" + digits);
    }

    private static byte[] profileChunk(byte[] profile) throws IOException {
        var chunk = new ByteArrayOutputStream();
        chunk.writeBytes("profile\0\0".getBytes(ISO_8859_1));
        try (var deflater = new DeflaterOutputStream(chunk)) {
            deflater.write(profile);
        }
        return chunk.toByteArray();
    }

    /** The file with another chunk after its header. */
    static byte[] with(byte[] png, String name, byte[] content) {
        int at = 8 + 25;
        var crc = new CRC32();
        crc.update(name.getBytes(ISO_8859_1));
        crc.update(content);
        return ByteBuffer.allocate(png.length + 12 + content.length)
                .put(png, 0, at)
                .putInt(content.length)
                .put(name.getBytes(ISO_8859_1))
                .put(content)
                .putInt((int) crc.getValue())
                .put(png, at, png.length - at)
                .array();
    }

    private int center(byte[] file) throws IOException {
        var path = Files.write(folder.resolve("picture"), file);
        var header = PictureFile.read(new ByteArrayInputStream(file));
        var bytes = Master.of(path, header, 1, 2048).bytes();
        var pixels = ImageIO.read(new ByteArrayInputStream(bytes));
        return pixels.getRGB(pixels.getWidth() / 2, pixels.getHeight() / 2);
    }

    private static void assertNear(int expected, int rgb) {
        for (int shift : new int[] {0, 8, 16}) {
            assertEquals(expected >> shift & 0xFF, rgb >> shift & 0xFF, 4, "#" + Integer.toHexString(rgb & 0xFFFFFF));
        }
    }
}
