package kz.malim.media;

import java.util.Optional;
import java.util.UUID;
import java.util.regex.Pattern;
import kz.malim.picture.AspectRatio;
import kz.malim.picture.PictureType;

/**
 * The file name of a rendition, such as {@code 3f2a9c4be01d5577-16x9-640.webp}.
 *
 * @param key changes with everything that goes into the file, which makes the URL immutable
 */
public record RenditionName(String key, AspectRatio aspectRatio, int width, PictureType type) {
    /** For the contract, as one expression without capturing groups. */
    public static final String PATTERN = "^[0-9a-f]{16}-(?:[0-9]{1,3}x[0-9]{1,3}-)?[1-9][0-9]{0,3}\\.(?:jpg|webp)$";

    private static final Pattern PARTS =
            Pattern.compile("([0-9a-f]{16})-((?:[0-9]{1,3}x[0-9]{1,3}-)?)([1-9][0-9]{0,3})\\.(jpg|webp)");

    public static Optional<RenditionName> of(String text) {
        var parts = PARTS.matcher(text);
        if (!parts.matches()) {
            return Optional.empty();
        }
        return AspectRatio.ofPrefix(parts.group(2))
                .map(aspectRatio -> new RenditionName(
                        parts.group(1),
                        aspectRatio,
                        Integer.parseInt(parts.group(3)),
                        parts.group(4).equals("webp") ? PictureType.WEBP : PictureType.JPEG));
    }

    public RenditionName withKey(String another) {
        return new RenditionName(another, aspectRatio, width, type);
    }

    /** The public URL path. */
    public String path(UUID photo) {
        return "/media/" + photo + "/" + this;
    }

    /** The object key in the file store. */
    String storageKey(UUID photo) {
        return "renditions/" + photo + "/" + this;
    }

    @Override
    public String toString() {
        return key + "-" + aspectRatio.prefix() + width + "." + type.extension();
    }
}
