package kz.malim.picture;

import static java.nio.charset.StandardCharsets.ISO_8859_1;

import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;

/** The kinds of files that are read, told apart by their first bytes and never by a name. */
public enum PictureType {
    JPEG("image/jpeg", "jpg", "\u00FF\u00D8\u00FF"),
    PNG("image/png", "png", "\u0089PNG\r\n\u001A\n"),
    GIF("image/gif", "gif", "GIF8"),
    WEBP("image/webp", "webp", "RIFF");

    private static final int WEBP_AT = 8;

    private final String mediaType;
    private final String extension;
    private final String beginning;

    PictureType(String mediaType, String extension, String beginning) {
        this.mediaType = mediaType;
        this.extension = extension;
        this.beginning = beginning;
    }

    /** @param head at least the first twelve bytes of a file, where it has as many */
    static Optional<PictureType> of(byte[] head) {
        var text = new String(head, ISO_8859_1);
        return Arrays.stream(values())
                .filter(type -> text.startsWith(type.beginning))
                .filter(type -> type != WEBP || text.startsWith("WEBP", WEBP_AT))
                .findFirst();
    }

    /** By its own name, as the database has it. */
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
