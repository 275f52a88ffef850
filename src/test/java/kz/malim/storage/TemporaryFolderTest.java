package kz.malim.storage;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class TemporaryFolderTest {
    @TempDir
    Path parent;

    @Test
    void isOpenToItsOwnerOnly() throws IOException {
        Files.setPosixFilePermissions(parent, PosixFilePermissions.fromString("rwxrwxrwx"));

        var folder = TemporaryFolder.create(parent);

        assertEquals("rwx------", PosixFilePermissions.toString(Files.getPosixFilePermissions(parent)));
        assertEquals("rwx------", PosixFilePermissions.toString(Files.getPosixFilePermissions(folder)));
    }

    @Test
    void deletesWhatAKilledProcessLeft() throws IOException {
        var left = parent.resolve("123");
        Files.createDirectories(left.resolve("uploads"));
        Files.writeString(left.resolve("uploads/half"), "half of a picture");
        Files.createFile(parent.resolve("123.lock"));
        var unlocked = Files.createDirectory(parent.resolve("456"));

        TemporaryFolder.create(parent);

        assertFalse(Files.exists(left));
        assertFalse(Files.exists(unlocked));
    }

    @Test
    void keepsWhatARunningProcessUses() throws IOException {
        var running = TemporaryFolder.create(parent);
        Files.writeString(running.resolve("upload"), "half of a picture");

        var second = TemporaryFolder.create(parent);

        assertTrue(Files.exists(running.resolve("upload")));
        assertFalse(running.equals(second));
    }
}
