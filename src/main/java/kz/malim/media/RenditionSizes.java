package kz.malim.media;

import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import kz.malim.picture.AspectRatio;
import kz.malim.picture.Master;
import kz.malim.picture.PictureSize;
import org.eclipse.microprofile.config.ConfigProvider;

/** The sizes in which a picture is served. */
public final class RenditionSizes {
    /** Read statically, since rows are mapped to views where nothing can be injected. */
    private static final List<Integer> WIDTHS =
            ConfigProvider.getConfig().getValues("malim.media.widths", Integer.class).stream()
                    .sorted()
                    .toList();

    private static final List<AspectRatio> CROPS =
            ConfigProvider.getConfig().getValues("malim.media.crops", String.class).stream()
                    .map(ratio -> AspectRatio.ofRatio(ratio.strip()).orElseThrow())
                    .distinct()
                    .toList();

    private RenditionSizes() {}

    /** Of {@code malim.media.crops}, in the order in which they are told. */
    public static List<AspectRatio> crops() {
        return CROPS;
    }

    /** The same as text: {@code 1:1, 4:3, 16:9}. */
    public static String cropNames() {
        return CROPS.stream().map(AspectRatio::ratio).collect(Collectors.joining(", "));
    }

    /** Of {@code malim.media.widths}, smallest first. */
    public static List<Integer> widths() {
        return WIDTHS;
    }

    static int widest() {
        return WIDTHS.getLast();
    }

    /** Smallest first; never larger than the picture. */
    public static List<PictureSize> of(int width, int height, AspectRatio aspectRatio) {
        var master = Master.size(width, height, widest());
        return aspectRatio.sizes(master.width(), master.height(), WIDTHS);
    }

    /** The size of the master of all renditions. */
    static PictureSize master(StoredPicture file) {
        return Master.size(file.width(), file.height(), widest());
    }

    static Optional<PictureSize> of(StoredPicture file, RenditionName name) {
        return of(file.width(), file.height(), name.aspectRatio()).stream()
                .filter(size -> size.width() == name.width())
                .findFirst();
    }
}
