package kz.malim.media;

import java.util.List;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.Stream;
import kz.malim.picture.AspectRatio;
import kz.malim.picture.PictureSize;
import kz.malim.picture.PictureType;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/** One size of a photo, uncropped. */
@Schema(
        name = "Rendition",
        description =
                "One size of a photo, ready for `srcset`. What is behind the addresses never changes: another credit"
                        + " or another crop has other addresses.")
public record RenditionView(
        @Schema(description = "As JPEG, which everything reads.")
        String url,

        @Schema(description = "As WebP, a third smaller.") String webp,
        int width,
        int height) {

    /** All sizes, smallest first. */
    public static List<RenditionView> all(int width, int height, Function<RenditionName, String> address, String key) {
        return RenditionSizes.of(width, height, AspectRatio.ORIGINAL).stream()
                .map(size -> new RenditionView(
                        address.apply(new RenditionName(key, AspectRatio.ORIGINAL, size.width(), PictureType.JPEG)),
                        address.apply(new RenditionName(key, AspectRatio.ORIGINAL, size.width(), PictureType.WEBP)),
                        size.width(),
                        size.height()))
                .toList();
    }

    /** A photo cropped to a fixed aspect ratio. */
    @Schema(
            name = "Crop",
            description = "A photo cut to fixed proportions around its focal point. Put one of `widths` in the place of"
                    + " `{width}`.")
    public record Crop(
            @Schema(description = "Width to height.", examples = "16:9")
            String ratio,

            @Schema(
                    description = "As JPEG.",
                    examples = "/media/0190163d-8694-739b-aea5-966c26f8ad91/3f2a9c4be01d5577-16x9-{width}.jpg")
            String url,

            @Schema(description = "As WebP.") String webp,

            @Schema(description = "Smallest first.") List<Integer> widths) {

        /** The crops of a photo, from square to wide. */
        public static List<Crop> all(UUID photo, String key, int width, int height) {
            return Stream.of(AspectRatio.SQUARE, AspectRatio.CLASSIC, AspectRatio.WIDE)
                    .map(aspectRatio -> new Crop(
                            aspectRatio.ratio(),
                            template(photo, key, aspectRatio, PictureType.JPEG),
                            template(photo, key, aspectRatio, PictureType.WEBP),
                            RenditionSizes.of(width, height, aspectRatio).stream()
                                    .map(PictureSize::width)
                                    .toList()))
                    .toList();
        }

        /** One of the sizes as a file of its own. */
        public RenditionView file(int width, int height) {
            return new RenditionView(at(url, width), at(webp, width), width, height);
        }

        private static String at(String template, int width) {
            return template.replace("{width}", String.valueOf(width));
        }

        private static String template(UUID photo, String key, AspectRatio aspectRatio, PictureType type) {
            return "/media/" + photo + "/" + key + "-" + aspectRatio.prefix() + "{width}." + type.extension();
        }
    }
}
