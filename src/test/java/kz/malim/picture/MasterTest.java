package kz.malim.picture;

import static java.util.Objects.requireNonNull;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.drew.imaging.ImageMetadataReader;
import com.drew.imaging.ImageProcessingException;
import com.drew.metadata.Metadata;
import com.drew.metadata.exif.GpsDirectory;
import com.drew.metadata.xmp.XmpDirectory;
import java.awt.image.BufferedImage;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import javax.imageio.ImageIO;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

class MasterTest {
    private static final List<Integer> WIDTHS = List.of(320, 480, 640, 960, 1280, 1600, 2048);
    private static final Rights RIGHTS = new Rights(
            "Айгерім Сәдуақасқызы",
            "Мәдениет және ақпарат министрлігі",
            "ҚазАқпарат",
            "© 2024 <МАМ> & Co",
            "Тек редакцияға",
            "https://example.kz/license",
            "ҚазАқпарат фотобанкі",
            "https://example.kz/photo",
            "http://cv.iptc.org/newscodes/digitalsourcetype/trainedAlgorithmicMedia");

    @ParameterizedTest
    @ValueSource(ints = {1, 2, 3, 4, 5, 6, 7, 8})
    void appliesEveryOrientation(int orientation) throws IOException {
        var master = master("orientation-" + orientation + ".jpg");

        assertEquals(List.of(96, 64), List.of(master.width(), master.height()));
        var pixels = pixels(master.bytes());
        assertEquals(
                List.of("red", "lime", "blue", "white"),
                List.of(named(pixels, 24, 16), named(pixels, 72, 16), named(pixels, 24, 48), named(pixels, 72, 48)));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "camera.jpg",
                "printer-cmyk.jpg",
                "agency-1251.jpg",
                "transparent.png",
                "moving.gif",
                "plain.webp"
            })
    void isCreatedFromEveryFormat(String name) throws IOException {
        var master = master(name);

        var jpeg = master.rendition(
                AspectRatio.ORIGINAL, FocalPoint.CENTRE, new PictureSize(32, 24), PictureType.JPEG, RIGHTS);
        assertEquals(32, pixels(jpeg).getWidth());
        assertTrue(master.dominantColor().matches("#[0-9a-f]{6}"));
        assertTrue(master.placeholder().length() > 20);
    }

    @Test
    void convertsWideGamutColours() throws IOException {
        var pixels = pixels(master("wide-gamut.jpg").bytes());

        assertNear(0xC81E1E, pixels.getRGB(32, 24), 6); // #ab2323 without its profile
    }

    @Test
    void usesTheFirstFrameOfAnAnimation() throws IOException {
        assertNear(0x008000, pixels(master("moving.gif").bytes()).getRGB(20, 15), 6);
    }

    @Test
    void averagesWhenDownscaling() {
        var chequers = new BufferedImage(90, 60, BufferedImage.TYPE_INT_ARGB_PRE);
        for (int y = 0; y < 60; y++) {
            for (int x = 0; x < 90; x++) {
                chequers.setRGB(x, y, (x + y) % 2 == 0 ? 0xFFFFFFFF : 0xFF000000);
            }
        }

        for (var size : List.of(new int[] {45, 30}, new int[] {31, 20}, new int[] {1, 1})) {
            var small = Downscaler.scale(chequers, size[0], size[1]);
            for (int y = 0; y < size[1]; y++) {
                for (int x = 0; x < size[0]; x++) {
                    assertNear(0x808080, small.getRGB(x, y), 32);
                }
            }
        }
    }

    /** Stripes finer than the pixels of the result are grey: whatever is lighter or darker is a pattern that is not there. */
    @ParameterizedTest
    @ValueSource(ints = {200, 240, 320, 360})
    void makesNoPatternsOfFineStripes(int width) throws IOException {
        var master = master("fine-stripes.png");
        var size = new PictureSize(width, Math.round(width * master.height() / (float) master.width()));

        var pixels = Downscaler.scale(
                pixels(Samples.bytes("fine-stripes.png"), BufferedImage.TYPE_INT_ARGB_PRE),
                size.width(),
                size.height());

        int darkest = 255;
        int lightest = 0;
        for (int i = 8; i < width - 8; i++) {
            int level = pixels.getRGB(i, size.height() / 2) & 0xFF;
            darkest = Math.min(darkest, level);
            lightest = Math.max(lightest, level);
        }
        assertTrue(lightest - darkest < 16, width + ": from " + darkest + " to " + lightest);
    }

    private static BufferedImage pixels(byte[] file, int type) throws IOException {
        return PictureEncoder.copy(pixels(file), type);
    }

    @Test
    void downscalesInBandsWhatIsMuchLarger() throws IOException {
        var image = new BufferedImage(1000, 800, BufferedImage.TYPE_3BYTE_BGR);
        for (int i = 0; i < 1000 * 800; i++) {
            image.setRGB(i % 1000, i / 1000, (i % 1000 / 4) << 16 | (i / 1000 / 4));
        }
        var bytes = new ByteArrayOutputStream();
        ImageIO.write(image, "png", bytes);
        var path = Files.write(Files.createTempFile("large", ".png"), bytes.toByteArray());
        try {
            var master = Master.of(path, PictureFile.read(new ByteArrayInputStream(bytes.toByteArray())), 1, 100);

            var pixels = pixels(master.bytes());
            for (int y = 5; y < 80; y += 10) {
                assertNear((y * 10 / 4) | (50 * 10 / 4) << 16, pixels.getRGB(50, y), 6);
            }
        } finally {
            Files.delete(path);
        }
    }

    @Test
    void keepsEveryPixelWhenTheSizeIsUnchanged() throws IOException {
        var noise = new BufferedImage(37, 23, BufferedImage.TYPE_INT_ARGB_PRE);
        for (int i = 0; i < 37 * 23; i++) {
            noise.setRGB(i % 37, i / 37, 0xFF000000 | i * 7919);
        }

        var same = Downscaler.scale(noise, 37, 23);

        for (int i = 0; i < 37 * 23; i++) {
            assertEquals(noise.getRGB(i % 37, i / 37), same.getRGB(i % 37, i / 37));
        }
    }

    @ParameterizedTest
    @CsvSource({
        "ORIGINAL, 6000, 4000, 320 480 640 960 1280 1600 2048, 1365",
        "SQUARE, 2048, 1365, 320 480 640 960 1280 1365, 1365",
        "WIDE, 1000, 1000, 320 480 640 960 1000, 563",
        "ORIGINAL, 200, 100, 200, 100"
    })
    void isNeverUpscaled(AspectRatio aspectRatio, int width, int height, String widths, int tallest) {
        var master = Master.size(width, height, 2048);

        var sizes = aspectRatio.sizes(master.width(), master.height(), WIDTHS);

        assertEquals(
                widths,
                String.join(" ", sizes.stream().map(size -> "" + size.width()).toList()));
        assertEquals(tallest, sizes.getLast().height());
    }

    @ParameterizedTest
    @EnumSource(
            value = AspectRatio.class,
            names = {"SQUARE", "CLASSIC", "WIDE"})
    void keepsTheFocalPointInEveryCrop(AspectRatio aspectRatio) {
        for (var focus :
                List.of(new FocalPoint(0, 0), new FocalPoint(1, 1), new FocalPoint(0.9, 0.1), FocalPoint.CENTRE)) {
            for (var size : List.of(new int[] {3000, 500}, new int[] {500, 3000}, new int[] {1, 1})) {
                var crop = aspectRatio.crop(size[0], size[1], focus);

                assertTrue(crop.x >= 0
                        && crop.y >= 0
                        && crop.x + crop.width <= size[0]
                        && crop.y + crop.height <= size[1]);
                assertTrue(
                        focus.x() * size[0] >= crop.x && focus.x() * size[0] <= crop.x + crop.width,
                        aspectRatio + " " + crop);
                assertTrue(
                        focus.y() * size[1] >= crop.y && focus.y() * size[1] <= crop.y + crop.height,
                        aspectRatio + " " + crop);
            }
        }
    }

    @Test
    void movesTheCropWithTheFocalPoint() throws IOException {
        var master = master("orientation-1.jpg");
        var size = new PictureSize(64, 64);

        var left = pixels(master.rendition(AspectRatio.SQUARE, new FocalPoint(0, 0.5), size, PictureType.JPEG, RIGHTS));
        var right =
                pixels(master.rendition(AspectRatio.SQUARE, new FocalPoint(1, 0.5), size, PictureType.JPEG, RIGHTS));

        assertEquals("red", named(left, 40, 16));
        assertEquals("lime", named(right, 40, 16));
    }

    @ParameterizedTest
    @EnumSource(
            value = PictureType.class,
            names = {"JPEG", "WEBP"})
    void embedsTheRightsInEveryRenditionAndNothingElse(PictureType type) throws IOException, ImageProcessingException {
        for (var name : List.of("camera.jpg", "transparent.png")) {
            var rendition = master(name)
                    .rendition(AspectRatio.SQUARE, FocalPoint.CENTRE, new PictureSize(32, 32), type, RIGHTS);

            var read = ImageMetadataReader.readMetadata(new ByteArrayInputStream(rendition));

            var xmp = requireNonNull(read.getFirstDirectoryOfType(XmpDirectory.class))
                    .getXmpProperties();
            assertEquals("Айгерім Сәдуақасқызы", xmp.get("dc:creator[1]"));
            assertEquals("Мәдениет және ақпарат министрлігі", xmp.get("photoshop:Credit"));
            assertEquals("ҚазАқпарат", xmp.get("photoshop:Source"));
            assertEquals("© 2024 <МАМ> & Co", xmp.get("dc:rights[1]"));
            assertEquals("Тек редакцияға", xmp.get("xmpRights:UsageTerms[1]"));
            assertEquals("https://example.kz/license", xmp.get("xmpRights:WebStatement"));
            assertEquals("ҚазАқпарат фотобанкі", xmp.get("plus:Licensor[1]/plus:LicensorName"));
            assertEquals("https://example.kz/photo", xmp.get("plus:Licensor[1]/plus:LicensorURL"));
            assertEquals(RIGHTS.digitalSourceType(), xmp.get("Iptc4xmpExt:DigitalSourceType"));
            assertEquals(List.of(), cameraData(read));
            assertEquals(
                    RIGHTS,
                    PictureMetadata.of(PictureFile.read(new ByteArrayInputStream(rendition)))
                            .rights());
        }
    }

    @Test
    void keepsTheTransparencyOfWebp() throws IOException {
        var rendition = master("transparent.png")
                .rendition(AspectRatio.ORIGINAL, FocalPoint.CENTRE, new PictureSize(30, 20), PictureType.WEBP, RIGHTS);

        var alpha = pixels(rendition).getRGB(15, 10) >>> 24;

        assertTrue(alpha > 100 && alpha < 156, "alpha " + alpha);
    }

    @ParameterizedTest
    @CsvSource({
        "40, 30, gradient, 3QcKNZhwd3dweHiHiHiIiHBwB/eI",
        "10, 50, portrait, HqYNaQ5pgGl4h3h3cIIX9Eg=",
        "32, 32, alpha, 6WiGNQwnoIewiHp3iJN/9XWGcHeAeHh4eA=="
    })
    void encodesPlaceholdersLikeTheReferenceImplementation(int width, int height, String name, String hash) {
        var argb = IntStream.range(0, width * height)
                .map(i -> vector(name, i % width, i / width))
                .toArray();

        assertEquals(hash, ThumbHash.of(width, height, argb));
    }

    /** The inputs given to the reference implementation. */
    private static int vector(String name, int x, int y) {
        return switch (name) {
            case "gradient" -> argb(255, x * 6, y * 8, 120);
            case "portrait" -> argb(255, x * y % 256, y * 5, 255 - x * 20);
            default -> argb((x + y) * 4, 200, x * 8, y * 8);
        };
    }

    private static int argb(int alpha, int red, int green, int blue) {
        return alpha << 24 | red << 16 | green << 8 | blue;
    }

    @Test
    void rejectsCorruptPixels(@TempDir Path folder) throws IOException {
        var bytes = Samples.bytes("transparent.png");
        for (int i = 60; i < bytes.length; i++) {
            bytes[i] = 0;
        }
        var broken = Files.write(folder.resolve("broken"), bytes);

        assertThrows(
                UnreadablePicture.class,
                () -> Master.of(broken, new PictureFile(PictureType.PNG, 60, 40, 0, new EmbeddedBlocks()), 1, 2048));
    }

    @Test
    void survivesStorage() throws IOException {
        var master = master("camera.jpg");

        var decoded = Master.read(master.bytes());

        assertEquals(List.of(480, 720), List.of(decoded.width(), decoded.height()));
        assertFalse(decoded.placeholder().isEmpty());
    }

    /** Position and camera, as far as any reader finds them. */
    private static List<String> cameraData(Metadata read) {
        var directories = new ArrayList<String>();
        for (var directory : read.getDirectories()) {
            if (directory instanceof GpsDirectory || directory.getName().startsWith("Exif")) {
                directories.add(directory.getName());
            }
            directory.getTags().stream()
                    .map(tag -> String.valueOf(tag.getDescription()))
                    .filter(text -> text.contains("NIKON") || text.contains("6001234"))
                    .forEach(directories::add);
        }
        return directories;
    }

    private static Master master(String name) throws IOException {
        var file = Samples.file(name);
        return Master.of(Samples.path(name), file, PictureMetadata.of(file).orientation(), 2048);
    }

    private static BufferedImage pixels(byte[] file) throws IOException {
        return requireNonNull(ImageIO.read(new ByteArrayInputStream(file)));
    }

    private static String named(BufferedImage pixels, int x, int y) {
        int rgb = pixels.getRGB(x, y);
        return switch ((rgb >> 16 & 0x80) >> 5 | (rgb >> 8 & 0x80) >> 6 | (rgb & 0x80) >> 7) {
            case 4 -> "red";
            case 2 -> "lime";
            case 1 -> "blue";
            case 7 -> "white";
            default -> "#" + Integer.toHexString(rgb & 0xFFFFFF);
        };
    }

    private static void assertNear(int wanted, int rgb, int tolerance) {
        for (int shift : new int[] {16, 8, 0}) {
            int off = Math.abs((wanted >> shift & 0xFF) - (rgb >> shift & 0xFF));
            assertTrue(off <= tolerance, () -> "#" + Integer.toHexString(rgb & 0xFFFFFF));
        }
    }
}
