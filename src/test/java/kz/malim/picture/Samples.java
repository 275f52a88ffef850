package kz.malim.picture;

import static java.util.Objects.requireNonNull;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.net.URISyntaxException;
import java.nio.ByteBuffer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.UUID;

/** The files of {@code src/test/resources/pictures}: small, and written by real-world programs. */
public final class Samples {
    private Samples() {}

    public static Path path(String name) {
        try {
            return Path.of(requireNonNull(Samples.class.getResource("/pictures/" + name))
                    .toURI());
        } catch (URISyntaxException e) {
            throw new IllegalStateException(e);
        }
    }

    public static byte[] bytes(String name) throws IOException {
        return Files.readAllBytes(path(name));
    }

    /** The same picture as another file: equal bytes are one photo, also of another test. */
    public static byte[] ownCopy(String name) throws IOException {
        var bytes = bytes(name);
        var id = UUID.randomUUID();
        return ByteBuffer.allocate(bytes.length + 16)
                .put(bytes)
                .putLong(id.getMostSignificantBits())
                .putLong(id.getLeastSignificantBits())
                .array();
    }

    static PictureFile file(String name) throws IOException {
        return PictureFile.read(new ByteArrayInputStream(bytes(name)));
    }

    static PictureMetadata metadata(String name) throws IOException {
        return PictureMetadata.of(file(name));
    }
}
