package kz.malim.picture;

import static java.nio.charset.StandardCharsets.ISO_8859_1;

import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;

/** The supported file formats, detected by their signature and never by a file name. */
public enum PictureType {
    JPEG("image/jpeg", "jpg", "\u00FF\u00D8\u00FF"),
    PNG("image/png", "png", "\u0089PNG\r\n\u001A\n"),
    GIF("image/gif", "gif", "GIF8"),
    WEBP("image/webp", "webp", "RIFF");

    private static final int WEBP_OFFSET = 8;

    private final String mediaType;
    private final String extension;
    private final String signature;

    PictureType(String mediaType, String extension, String signature) {
        this.mediaType = mediaType;
        this.extension = extension;
        this.signature = signature;
    }

    /** @param head at least the first twelve bytes of a file, where it has as many */
    static Optional<PictureType> of(byte[] head) {
        var text = new String(head, ISO_8859_1);
        return Arrays.stream(values())
                .filter(type -> text.startsWith(type.signature))
                .filter(type -> type != WEBP || text.startsWith("WEBP", WEBP_OFFSET))
                .findFirst();
    }

    /** By the name stored in the database. */
    public static PictureType named(String name) {
        return valueOf(name.toUpperCase(Locale.ROOT));
    }

    public String mediaType() {
        return mediaType;
    }

    public String extension() {
        return extension;
    }
}
