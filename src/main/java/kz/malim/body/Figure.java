package kz.malim.body;

import java.util.List;
import kz.malim.media.Credit;
import org.jspecify.annotations.Nullable;

/**
 * A photo in a body.
 *
 * @param caption the photo's own caption; a block may override it
 * @param file null while the photo has no file yet
 */
public record Figure(
        @Nullable String alt,
        @Nullable String caption,
        @Nullable Credit credit,
        @Nullable File file) {

    /** A photo as an image shows it, whose alternative text and crop override the photo's own. */
    static Figure of(Image image, RenderContext context) {
        var photo = context.photo(image.photo(), image.aspectRatio());
        if (photo == null) {
            return new Figure(image.alt(), null, null, null);
        }
        return image.alt() == null ? photo : new Figure(image.alt(), photo.caption(), photo.credit(), photo.file());
    }

    /**
     * The picture to show where one size is enough.
     *
     * @param smaller the same picture for smaller screens, smallest first
     */
    public record File(String url, int width, int height, List<Smaller> smaller) {}

    /** One of the smaller files. */
    public record Smaller(String url, int width) {}
}
