package kz.malim.picture;

import java.awt.Rectangle;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;

/** The aspect ratio of a rendition: the picture's own, or one of those that cards and search engines ask for. */
public enum AspectRatio {
    ORIGINAL(0, 0),
    SQUARE(1, 1),
    CLASSIC(4, 3),
    WIDE(16, 9);

    private final int across;
    private final int down;

    AspectRatio(int across, int down) {
        this.across = across;
        this.down = down;
    }

    public static Optional<AspectRatio> ofPrefix(String prefix) {
        return Arrays.stream(values())
                .filter(aspectRatio -> aspectRatio.prefix().equals(prefix))
                .findFirst();
    }

    /** Of a crop, as {@link #ratio} has it. */
    public static Optional<AspectRatio> ofRatio(String ratio) {
        return Arrays.stream(values())
                .filter(aspectRatio ->
                        aspectRatio != ORIGINAL && aspectRatio.ratio().equals(ratio))
                .findFirst();
    }

    /** Prefix of the file names of its renditions. */
    public String prefix() {
        return this == ORIGINAL ? "" : across + "x" + down + "-";
    }

    /** As in {@code 16:9}. */
    public String ratio() {
        return across + ":" + down;
    }

    /** The largest crop of this aspect ratio, centred on the focal point as far as the edges allow. */
    Rectangle crop(int width, int height, FocalPoint focus) {
        if (this == ORIGINAL) {
            return new Rectangle(0, 0, width, height);
        }
        int cropWidth = Math.max(1, (int) Math.min(width, (long) height * across / down));
        int cropHeight = Math.max(1, Math.min(height, Math.round((float) cropWidth * down / across)));
        return new Rectangle(
                Math.clamp(Math.round(focus.x() * width - cropWidth / 2.0), 0, width - cropWidth),
                Math.clamp(Math.round(focus.y() * height - cropHeight / 2.0), 0, height - cropHeight),
                cropWidth,
                cropHeight);
    }

    /** The sizes of its renditions, smallest first; a picture is never upscaled. */
    public List<PictureSize> sizes(int width, int height, List<Integer> widths) {
        var largest = crop(width, height, FocalPoint.CENTRE);
        return IntStream.concat(
                        widths.stream().mapToInt(Integer::intValue).filter(wanted -> wanted < largest.width),
                        IntStream.of(largest.width))
                .sorted()
                .mapToObj(wanted -> new PictureSize(
                        wanted, Math.max(1, Math.round((float) wanted * largest.height / largest.width))))
                .toList();
    }
}
