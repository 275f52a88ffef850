package kz.malim.access;

import static java.nio.charset.StandardCharsets.US_ASCII;
import static java.nio.file.StandardOpenOption.CREATE_NEW;
import static java.nio.file.StandardOpenOption.WRITE;

import io.quarkus.runtime.configuration.ConfigurationException;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.FileSystems;
import java.nio.file.Path;
import java.nio.file.attribute.FileAttribute;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Set;

/** A new file with one key, which only its owner may read. */
record KeyFile(Path path) {

    /** Refuses a file that exists, also a symbolic link: it would be followed to a place that somebody else has chosen. */
    void write(String secret) {
        try (var channel = FileChannel.open(path, Set.of(CREATE_NEW, WRITE), onlyOwner())) {
            channel.write(ByteBuffer.wrap((secret + "\n").getBytes(US_ASCII)));
            channel.force(true);
        } catch (FileAlreadyExistsException e) {
            throw new ConfigurationException("malim.admin-key-file: " + path
                    + " exists, and is never overwritten. Remove it, or name another file.");
        } catch (IOException e) {
            throw new ConfigurationException("malim.admin-key-file: " + path + " cannot be written: " + e);
        }
    }

    /** Windows has no such permissions; there the file inherits those of its folder. */
    private static FileAttribute<?>[] onlyOwner() {
        return FileSystems.getDefault().supportedFileAttributeViews().contains("posix")
                ? new FileAttribute<?>[] {
                    PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------"))
                }
                : new FileAttribute<?>[0];
    }
}
