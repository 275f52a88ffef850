package kz.malim.media;

import java.util.List;
import java.util.stream.IntStream;
import kz.malim.picture.AspectRatio;
import kz.malim.picture.PictureSize;
import kz.malim.picture.PictureType;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/** A photo in all its sizes: addresses with a place for the width, which are much shorter than one for each size. */
@Schema(
        name = "Renditions",
        description =
                "A picture in several sizes. Put one of `widths` in the place of `{width}`; together they make a"
                        + " `srcset`. What is behind the addresses never changes: another credit or another crop has other addresses.")
public record RenditionsView(
        @Schema(
                description = "As JPEG, which everything reads.",
                examples = "/media/0190163d-8694-739b-aea5-966c26f8ad91/3f2a9c4be01d5577-{width}.jpg")
        String url,

        @Schema(
                description = "As WebP, a third smaller.",
                examples = "/media/0190163d-8694-739b-aea5-966c26f8ad91/3f2a9c4be01d5577-{width}.webp")
        String webp,

        @Schema(description = "Smallest first.", examples = "[320, 640, 1280]")
        List<Integer> widths,

        @Schema(description = "The height for each of `widths`.", examples = "[213, 427, 853]")
        List<Integer> heights) {
    private static final String WIDTH = "{width}";

    /** One size as JPEG. */
    public record File(String url, int width, int height) {}

    /** @param folder where the files are, such as {@code /media/0190163d…} */
    public static RenditionsView of(String folder, String key, int width, int height) {
        var name = folder + "/" + key + "-" + WIDTH + ".";
        return sized(
                name + PictureType.JPEG.extension(),
                name + PictureType.WEBP.extension(),
                RenditionSizes.of(width, height, AspectRatio.ORIGINAL));
    }

    /** The same cut to other proportions, of a picture of this size. */
    public RenditionsView cropped(AspectRatio ratio, int width, int height) {
        return sized(
                url.replace(WIDTH, ratio.prefix() + WIDTH),
                webp.replace(WIDTH, ratio.prefix() + WIDTH),
                RenditionSizes.of(width, height, ratio));
    }

    private static RenditionsView sized(String url, String webp, List<PictureSize> sizes) {
        return new RenditionsView(
                url,
                webp,
                sizes.stream().map(PictureSize::width).toList(),
                sizes.stream().map(PictureSize::height).toList());
    }

    /** The files, smallest first. */
    public List<File> files() {
        return IntStream.range(0, widths.size()).mapToObj(this::file).toList();
    }

    public File largest() {
        return file(widths.size() - 1);
    }

    private File file(int i) {
        int width = widths.get(i);
        return new File(url.replace(WIDTH, String.valueOf(width)), width, heights.get(i));
    }

    /** A photo cropped to a fixed aspect ratio. */
    @Schema(
            name = "Crop",
            description = "A photo cut to fixed proportions around its focal point. Put one of `widths` in the place of"
                    + " `{width}`.")
    public record Crop(
            @Schema(
                    description = "Width to height.",
                    enumeration = {"1:1", "4:3", "16:9", "3:2", "4:5", "9:16", "1.91:1"},
                    examples = "16:9")
            String ratio,

            @Schema(
                    description = "As JPEG.",
                    examples = "/media/0190163d-8694-739b-aea5-966c26f8ad91/3f2a9c4be01d5577-16x9-{width}.jpg")
            String url,

            @Schema(description = "As WebP.") String webp,

            @Schema(description = "Smallest first.") List<Integer> widths,

            @Schema(description = "The height for each of `widths`.")
            List<Integer> heights) {

        /** The largest size as JPEG. */
        public File largest() {
            return new RenditionsView(url, webp, widths, heights).largest();
        }

        /** Those of {@code malim.media.crops}, of a picture of this size. */
        public static List<Crop> all(RenditionsView whole, int width, int height) {
            return RenditionSizes.crops().stream()
                    .map(ratio -> {
                        var cut = whole.cropped(ratio, width, height);
                        return new Crop(ratio.ratio(), cut.url, cut.webp, cut.widths, cut.heights);
                    })
                    .toList();
        }
    }
}
