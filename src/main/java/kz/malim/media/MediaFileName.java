package kz.malim.media;

import java.util.Optional;
import java.util.UUID;
import java.util.regex.Pattern;
import kz.malim.probe.FileType;

/**
 * The name in the address of a media file, a track or a transcript, such as {@code 3f2a9c4be01d5577.mp4}.
 *
 * @param key of the bytes, which makes the address immutable
 */
public record MediaFileName(String key, FileType type) {
    /** For the contract, as one expression without capturing groups. */
    public static final String PATTERN =
            "^[0-9a-f]{16}\\.(?:mp4|webm|m4a|weba|mp3|aac|ogg|wav|pdf|docx|xlsx|pptx|odt|csv|txt|vtt)$";

    private static final int KEY_LENGTH = 16;
    private static final Pattern VALID = Pattern.compile(PATTERN);

    public static Optional<MediaFileName> of(String text) {
        return VALID.matcher(text).matches()
                ? Optional.of(new MediaFileName(
                        text.substring(0, KEY_LENGTH), FileType.named(text.substring(KEY_LENGTH + 1))))
                : Optional.empty();
    }

    /** The public URL path. */
    public String path(UUID media) {
        return "/media/" + media + "/files/" + this;
    }

    @Override
    public String toString() {
        return key + "." + type.extension();
    }
}
