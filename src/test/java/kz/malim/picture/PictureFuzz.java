package kz.malim.picture;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import javax.imageio.ImageIO;

/**
 * What Jazzer calls with bytes of its own invention; see src/site/markdown/fuzzing.md. A file may be refused, and nothing
 * else may happen: no other exception, no memory beyond the picture's, no end without an end.
 */
public final class PictureFuzz {
    private static final int PIXELS = 1_000_000;

    private PictureFuzz() {}

    /** Parses metadata. */
    public static final class Metadata {
        private Metadata() {}

        public static void fuzzerTestOneInput(byte[] file) {
            metadata(file);
        }
    }

    /** Decodes pixels. */
    public static final class PixelsOf {
        private PixelsOf() {}

        public static void fuzzerTestOneInput(byte[] file) {
            pixels(file);
        }
    }

    static void metadata(byte[] file) {
        try {
            PictureMetadata.of(PictureFile.read(new ByteArrayInputStream(file)));
        } catch (UnreadablePicture e) {
            // allowed
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        XmpMetadata.read(file);
        IimMetadata.read(file);
        ExifMetadata.read(file);
    }

    static void pixels(byte[] bytes) {
        ImageIO.setUseCache(false);
        Path path = null;
        try {
            var file = PictureFile.read(new ByteArrayInputStream(bytes)).requireAtMost(1);
            path = Files.write(
                    Files.createTempFile(Files.createDirectories(Path.of("target/fuzz")), "picture", ""), bytes);
            var master = Master.of(path, file, 1, 256);
            if ((long) master.width() * master.height() > PIXELS) {
                throw new AssertionError("larger than declared");
            }
            for (var aspectRatio : List.of(AspectRatio.ORIGINAL, AspectRatio.WIDE)) {
                var size = aspectRatio
                        .sizes(master.width(), master.height(), List.of(64))
                        .getFirst();
                master.rendition(
                        aspectRatio,
                        FocalPoint.CENTRE,
                        size,
                        PictureType.JPEG,
                        new Rights(null, null, null, null, null, null, null, null, null));
            }
            master.placeholder();
        } catch (UnreadablePicture e) {
            // allowed
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } finally {
            delete(path);
        }
    }

    private static void delete(@org.jspecify.annotations.Nullable Path path) {
        try {
            if (path != null) {
                Files.delete(path);
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
