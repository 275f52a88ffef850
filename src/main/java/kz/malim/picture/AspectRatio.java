package kz.malim.picture;

import java.awt.Rectangle;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import kz.malim.settings.Setting;
import org.eclipse.microprofile.config.spi.Converter;
import org.jspecify.annotations.Nullable;

/** The aspect ratio of a rendition: the picture's own, or one of those that cards and search engines ask for. */
public enum AspectRatio {
    ORIGINAL("", 0, 0),
    SQUARE("1:1", 1, 1),
    CLASSIC("4:3", 4, 3),
    WIDE("16:9", 16, 9),
    FILM("3:2", 3, 2),
    PORTRAIT("4:5", 4, 5),
    STORY("9:16", 9, 16),
    /** Of link previews (Open Graph). */
    LINK("1.91:1", 191, 100);

    private final String ratio;
    private final int across;
    private final int down;

    AspectRatio(String ratio, int across, int down) {
        this.ratio = ratio;
        this.across = across;
        this.down = down;
    }

    /** The name of each crop in a setting. */
    public static final class OfSetting implements Converter<AspectRatio> {
        @Override
        public @Nullable AspectRatio convert(String given) {
            return Setting.read(
                    given,
                    "any of 1:1, 4:3, 16:9, 3:2, 4:5, 9:16 and 1.91:1",
                    text -> ofRatio(text).orElseThrow());
        }
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
        return ratio;
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
