package kz.malim.picture;

import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * The embedded metadata of a picture, merged from XMP, IPTC-IIM and EXIF.
 *
 * @param captions by language tag, or {@link #DEFAULT_LANGUAGE}; likewise alts
 * @param takenAt ISO 8601, with the precision the file has: a date, a local time, or a time with an offset
 */
public record PictureMetadata(
        Rights rights,
        @Nullable String headline,
        Map<String, String> captions,
        Map<String, String> alts,
        List<String> keywords,
        @Nullable String takenAt,
        @Nullable String place,
        int orientation) {

    /** The XMP tag of text for languages without one of their own. */
    public static final String DEFAULT_LANGUAGE = "x-default";

    /** Parses the metadata of a file. Malformed metadata is treated as absent, so that it fails no upload. */
    public static PictureMetadata of(PictureFile file) {
        var exif = ExifMetadata.read(file.exif());
        var iim = IimMetadata.read(file.iim());
        var xmp = XmpMetadata.read(file.xmp());
        return new PictureMetadata(
                new Rights(
                        first(xmp.creator(), iim.creator(), exif.artist()),
                        first(xmp.credit(), iim.credit()),
                        first(xmp.source(), iim.source()),
                        first(xmp.copyright(), iim.copyright(), exif.copyright()),
                        xmp.usageTerms(),
                        xmp.webStatement(),
                        xmp.licensor(),
                        xmp.licensorUrl(),
                        xmp.digitalSourceType()),
                first(xmp.headline(), iim.headline()),
                texts(xmp.captions(), first(iim.caption(), exif.description())),
                xmp.alts(),
                xmp.keywords().isEmpty() ? iim.keywords() : xmp.keywords(),
                first(xmp.capturedAt(), exif.capturedAt(), iim.capturedAt()),
                first(xmp.place(), iim.place()),
                exif.orientation());
    }

    /** The first that is present. XMP takes precedence: IIM truncates a credit line after 32 bytes. */
    private static @Nullable String first(@Nullable String... candidates) {
        for (var candidate : candidates) {
            if (candidate != null) {
                return candidate;
            }
        }
        return null;
    }

    private static Map<String, String> texts(Map<String, String> xmp, @Nullable String fallback) {
        return !xmp.isEmpty() || fallback == null ? xmp : Map.of(DEFAULT_LANGUAGE, fallback);
    }
}
