package kz.malim.picture;

import org.eclipse.microprofile.openapi.annotations.media.Schema;

/** The point that crops keep in view, as fractions of the width and of the height. */
@Schema(
        description =
                "What the picture is about: where, from the left and from the top, as shares of its width and height. Crops keep it; with `object-fit: cover` use it as `object-position`.")
public record FocalPoint(
        @Schema(minimum = "0", maximum = "1", examples = "0.5")
        double x,

        @Schema(minimum = "0", maximum = "1", examples = "0.33")
        double y) {
    public static final FocalPoint CENTRE = new FocalPoint(0.5, 0.5);

    /** Whether it lies within the picture. */
    public boolean withinBounds() {
        return x >= 0 && x <= 1 && y >= 0 && y <= 1;
    }
}
