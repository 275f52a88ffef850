package kz.malim.picture;

import static org.junit.jupiter.api.Assertions.assertDoesNotThrow;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Random;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Inputs found by fuzzing, and corrupted copies of every sample, must stay harmless. */
class FuzzCorpusTest {
    private static final int COPIES = 40;

    static Stream<Path> files() throws IOException {
        try (var corpus = Files.list(Path.of("src/test/resources/fuzz"));
                var samples = Files.list(Path.of("src/test/resources/pictures"))) {
            return Stream.concat(corpus, samples).sorted().toList().stream();
        }
    }

    @ParameterizedTest
    @MethodSource("files")
    void isReadOrRejected(Path file) throws IOException {
        var bytes = Files.readAllBytes(file);
        assertTrue(bytes.length < 100_000, "the corpus stays small");

        assertDoesNotThrow(() -> PictureFuzz.metadata(bytes));
        assertDoesNotThrow(() -> PictureFuzz.pixels(bytes));
        var random = new Random(bytes.length);
        for (int copy = 0; copy < COPIES; copy++) {
            var broken = bytes.clone();
            for (int i = 0; i < 1 + random.nextInt(20); i++) {
                broken[random.nextInt(broken.length)] = (byte) random.nextInt();
            }
            assertDoesNotThrow(() -> PictureFuzz.metadata(broken));
            assertDoesNotThrow(() -> PictureFuzz.pixels(broken));
        }
    }
}
