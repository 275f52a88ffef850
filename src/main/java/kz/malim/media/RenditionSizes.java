package kz.malim.media;

import java.util.List;
import java.util.Optional;
import kz.malim.picture.Master;
import kz.malim.picture.Shape;
import kz.malim.picture.Shape.Size;
import org.eclipse.microprofile.config.ConfigProvider;

/** The sizes a picture is served in. */
public final class RenditionSizes {
    /** Asked of the configuration itself: rows become views where nothing is injected. */
    private static final List<Integer> WIDTHS =
            ConfigProvider.getConfig().getValues("malim.media.widths", Integer.class).stream()
                    .sorted()
                    .toList();

    private RenditionSizes() {}

    static int widest() {
        return WIDTHS.getLast();
    }

    /** Smallest first; never larger than the picture. */
    public static List<Size> of(int width, int height, Shape shape) {
        var master = Master.size(width, height, widest());
        return shape.sizes(master.width(), master.height(), WIDTHS);
    }

    static Optional<Size> of(StoredPicture file, RenditionName name) {
        return of(file.width(), file.height(), name.shape()).stream()
                .filter(size -> size.width() == name.width())
                .findFirst();
    }
}
