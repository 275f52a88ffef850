package kz.malim.storage;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.file.Path;
import java.time.Clock;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class FileCopyTest {
    private static final int FILES = 50;

    private final FakeS3 s3 = new FakeS3();
    private final ByteArrayOutputStream printed = new ByteArrayOutputStream();
    private FileStore bucket;
    private FileStore folder;

    @BeforeEach
    void start(@TempDir Path root) throws IOException {
        s3.start();
        bucket = new S3Store(s3.config("photos"), Clock.systemUTC());
        folder = new FolderStore(root);
        for (int i = 0; i < FILES; i++) {
            folder.put("originals/ab/" + i + ".jpg", content(i));
        }
        folder.put("incoming/half-written", new byte[] {1});
    }

    @AfterEach
    void stop() {
        s3.stop();
    }

    private static byte[] content(int i) {
        return ("Сурет " + i).repeat(1000).getBytes(UTF_8);
    }

    @Test
    void copiesEveryFileWithItsBytesAndNoTemporaryOne() throws IOException {
        assertTrue(copy());

        for (int i = 0; i < FILES; i++) {
            try (var in =
                    bucket.find("originals/ab/" + i + ".jpg").orElseThrow().open(0)) {
                assertEquals(new String(content(i), UTF_8), new String(in.readAllBytes(), UTF_8));
            }
        }
        assertTrue(bucket.find("incoming/half-written").isEmpty());
        assertTrue(printed().contains("50 copied, 0 were there, 0 failed, of 50 files"), this::printed);
    }

    /** One is missing, one was cut, one has other bytes of the same length. */
    @Test
    void goesOnWhereItWasInterruptedAndRepairsWhatDiffers() {
        assertTrue(copy());
        bucket.delete("originals/ab/7.jpg");
        bucket.put("originals/ab/8.jpg", new byte[] {1});
        bucket.put("originals/ab/9.jpg", content(8));
        printed.reset();

        assertTrue(copy());

        assertTrue(printed().contains("3 copied, 47 were there, 0 failed"), this::printed);
    }

    @Test
    void saysWhatFailedAndStopsWhenTheStoreRefuses() {
        s3.deny("PUT");

        assertFalse(copy());

        assertTrue(printed().contains("Failed: originals/ab/"), this::printed);
        assertTrue(printed().contains("Access Denied"), this::printed);
        assertTrue(printed().lines().count() < FILES, this::printed);
        assertTrue(printed().contains("Incomplete, run it again"), this::printed);
    }

    private boolean copy() {
        return new FileCopy(folder, bucket, new PrintStream(printed, true, UTF_8)).copy();
    }

    private String printed() {
        return printed.toString(UTF_8);
    }
}
