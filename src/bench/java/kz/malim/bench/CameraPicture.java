package kz.malim.bench;

import java.awt.image.BufferedImage;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Random;
import javax.imageio.ImageIO;

/** A picture with the sizes and the grain of a camera's: gradients, edges and noise. Generated once and stored. */
final class CameraPicture {
    private static final int WIDTH = 6000;
    private static final int HEIGHT = 4000;
    private static final Path FILE = Path.of("target", "bench", "camera-" + WIDTH + "x" + HEIGHT + ".jpg");

    private CameraPicture() {}

    static Path file() throws IOException {
        if (!Files.exists(FILE)) {
            Files.createDirectories(FILE.getParent());
            ImageIO.write(draw(), "jpg", FILE.toFile());
        }
        return FILE;
    }

    private static BufferedImage draw() {
        var picture = new BufferedImage(WIDTH, HEIGHT, BufferedImage.TYPE_INT_RGB);
        var grain = new Random(24);
        for (int y = 0; y < HEIGHT; y++) {
            for (int x = 0; x < WIDTH; x++) {
                int edge = (x * 7 + y * 3) / 900 % 2 == 0 ? 25 : 0;
                int noise = (int) (grain.nextGaussian() * 6);
                int red = tone(120 + 70 * Math.sin(x / 410.0) + edge + noise);
                int green = tone(120 + 60 * Math.sin(y / 290.0) + edge + noise);
                int blue = tone(120 + 50 * Math.cos((x + y) / 530.0) + noise);
                picture.setRGB(x, y, red << 16 | green << 8 | blue);
            }
        }
        return picture;
    }

    private static int tone(double value) {
        return Math.clamp(Math.round(value), 0, 255);
    }
}
