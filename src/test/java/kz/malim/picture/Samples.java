package kz.malim.picture;

import static java.util.Objects.requireNonNull;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.net.URISyntaxException;
import java.nio.file.Files;
import java.nio.file.Path;

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

    static PictureFile file(String name) throws IOException {
        return PictureFile.read(new ByteArrayInputStream(bytes(name)));
    }

    static PictureMetadata metadata(String name) throws IOException {
        return PictureMetadata.of(file(name));
    }
}
