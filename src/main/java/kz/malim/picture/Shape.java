package kz.malim.picture;

import java.awt.Rectangle;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;

/** How a rendition is cut: not at all, or to the proportions that cards and search engines want. */
public enum Shape {
    WHOLE(0, 0),
    SQUARE(1, 1),
    CLASSIC(4, 3),
    WIDE(16, 9);

    private final int across;
    private final int down;

    Shape(int across, int down) {
        this.across = across;
        this.down = down;
    }

    public static Optional<Shape> ofPrefix(String prefix) {
        return Arrays.stream(values())
                .filter(shape -> shape.prefix().equals(prefix))
                .findFirst();
    }

    /** What the names of its renditions begin with. */
    public String prefix() {
        return this == WHOLE ? "" : across + "x" + down + "-";
    }

    /** The proportions, as people write them. */
    public String ratio() {
        return across + ":" + down;
    }

    /** The largest part of a picture that has this shape, with the focal point as near to its middle as it can be. */
    Rectangle in(int width, int height, FocalPoint focus) {
        if (this == WHOLE) {
            return new Rectangle(0, 0, width, height);
        }
        int itsWidth = Math.max(1, (int) Math.min(width, (long) height * across / down));
        int itsHeight = Math.max(1, Math.min(height, Math.round((float) itsWidth * down / across)));
        return new Rectangle(
                Math.clamp(Math.round(focus.x() * width - itsWidth / 2.0), 0, width - itsWidth),
                Math.clamp(Math.round(focus.y() * height - itsHeight / 2.0), 0, height - itsHeight),
                itsWidth,
                itsHeight);
    }

    /** The sizes this shape of a picture is made in, smallest first; none has more pixels than the picture. */
    public List<Size> sizes(int width, int height, List<Integer> widths) {
        var largest = in(width, height, FocalPoint.CENTRE);
        return IntStream.concat(
                        widths.stream().mapToInt(Integer::intValue).filter(wanted -> wanted < largest.width),
                        IntStream.of(largest.width))
                .sorted()
                .mapToObj(wanted ->
                        new Size(wanted, Math.max(1, Math.round((float) wanted * largest.height / largest.width))))
                .toList();
    }

    /** How large a rendition is. */
    public record Size(int width, int height) {}
}
