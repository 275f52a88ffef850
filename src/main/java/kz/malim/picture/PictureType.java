package kz.malim.picture;

import static java.nio.charset.StandardCharsets.ISO_8859_1;

import java.util.Arrays;
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
    private final byte[] beginning;

    PictureType(String mediaType, String extension, String beginning) {
        this.mediaType = mediaType;
        this.extension = extension;
        this.beginning = beginning.getBytes(ISO_8859_1);
    }

    /** @param head at least the first twelve bytes of a file, where it has as many */
    static Optional<PictureType> of(byte[] head) {
        return Arrays.stream(values())
                .filter(type -> type.begins(head))
                .filter(type -> type != WEBP || new String(head, ISO_8859_1).startsWith("WEBP", WEBP_AT))
                .findFirst();
    }

    public static Optional<PictureType> ofMediaType(String mediaType) {
        return Arrays.stream(values())
                .filter(type -> type.mediaType.equals(mediaType))
                .findFirst();
    }

    public String mediaType() {
        return mediaType;
    }

    public String extension() {
        return extension;
    }

    private boolean begins(byte[] head) {
        return head.length >= beginning.length
                && Arrays.equals(head, 0, beginning.length, beginning, 0, beginning.length);
    }
}
