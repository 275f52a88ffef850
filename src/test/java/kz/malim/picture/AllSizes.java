package kz.malim.picture;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/**
 * Makes every uncut rendition of a file, for measuring: {@code java -cp … kz.malim.picture.AllSizes photo.jpg 5}. Not a
 * test: it asserts nothing.
 */
final class AllSizes {
    private static final List<Integer> WIDTHS = List.of(320, 480, 640, 960, 1280, 1600, 2048);
    private static final Rights NOBODYS = new Rights(null, null, null, null, null, null, null, null);

    private AllSizes() {}

    public static void main(String[] arguments) throws IOException {
        var path = Path.of(arguments[0]);
        for (int round = 0; round < Integer.parseInt(arguments[1]); round++) {
            long begin = System.nanoTime();
            var master = master(path);
            long decoded = System.nanoTime();
            int bytes = master.bytes().length;
            for (var size : Shape.WHOLE.sizes(master.width(), master.height(), WIDTHS)) {
                for (var type : List.of(PictureType.JPEG, PictureType.WEBP)) {
                    bytes += master.rendition(Shape.WHOLE, FocalPoint.CENTRE, size, type, NOBODYS).length;
                }
            }
            System.out.printf(
                    "%.2f s to the master, %.2f s in all, %d bytes%n",
                    (decoded - begin) / 1e9, (System.nanoTime() - begin) / 1e9, bytes);
        }
    }

    private static Master master(Path path) throws IOException {
        try (var in = Files.newInputStream(path)) {
            return Master.of(path, PictureFile.read(in), 1, WIDTHS.getLast());
        }
    }
}
