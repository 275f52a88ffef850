package kz.malim.media;

import java.util.Optional;
import java.util.UUID;
import java.util.regex.Pattern;
import kz.malim.picture.PictureType;
import kz.malim.picture.Shape;

/**
 * The last part of a rendition's address, such as {@code 3f2a9c4be01d5577-16x9-640.webp}.
 *
 * @param key changes with everything that goes into the file, so that what is behind an address never does
 */
public record RenditionName(String key, Shape shape, int width, PictureType type) {
    /** For the contract, which wants it in one piece. */
    public static final String PATTERN = "[0-9a-f]{16}-(?:[0-9]{1,2}x[0-9]-)?[0-9]{1,4}\\.(?:jpg|webp)";

    private static final Pattern PARTS =
            Pattern.compile("([0-9a-f]{16})-((?:[0-9]{1,2}x[0-9]-)?)([1-9][0-9]{0,3})\\.(jpg|webp)");

    public static Optional<RenditionName> of(String text) {
        var parts = PARTS.matcher(text);
        if (!parts.matches()) {
            return Optional.empty();
        }
        return Shape.ofPrefix(parts.group(2))
                .map(shape -> new RenditionName(
                        parts.group(1),
                        shape,
                        Integer.parseInt(parts.group(3)),
                        parts.group(4).equals("webp") ? PictureType.WEBP : PictureType.JPEG));
    }

    public RenditionName withKey(String another) {
        return new RenditionName(another, shape, width, type);
    }

    /** Where readers find it. */
    public String path(UUID photo) {
        return "/media/" + photo + "/" + this;
    }

    /** Where it lies in the store. */
    String stored(UUID photo) {
        return "renditions/" + photo + "/" + this;
    }

    @Override
    public String toString() {
        return key + "-" + shape.prefix() + width + "." + type.extension();
    }
}
