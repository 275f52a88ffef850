package kz.malim.picture;

import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * What a file says about its picture, in the terms of IPTC.
 *
 * @param captions by language tag; what has none stands under {@link #ANY}; likewise alts
 * @param takenAt as far as it is known: with an offset, or without
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

    /** Text for every language that has none of its own. */
    public static final String ANY = "x-default";

    /** Reads the blocks of a file. Nothing in them can fail an upload: what cannot be read is not there. */
    public static PictureMetadata of(PictureFile file) {
        var exif = ExifBlock.read(file.exif());
        var iim = IimBlock.read(file.iim());
        var xmp = XmpBlock.read(file.xmp());
        return new PictureMetadata(
                new Rights(
                        first(xmp.creator(), iim.creator(), exif.artist()),
                        first(xmp.credit(), iim.credit()),
                        first(xmp.source(), iim.source()),
                        first(xmp.copyright(), iim.copyright(), exif.copyright()),
                        xmp.usageTerms(),
                        xmp.webStatement(),
                        xmp.licensor(),
                        xmp.licensorUrl()),
                first(xmp.headline(), iim.headline()),
                texts(xmp.captions(), first(iim.caption(), exif.description())),
                xmp.alts(),
                xmp.keywords().isEmpty() ? iim.keywords() : xmp.keywords(),
                first(xmp.created(), exif.taken(), iim.created()),
                first(xmp.place(), iim.place()),
                exif.orientation());
    }

    /** The first that says anything. XMP stands first everywhere: IIM cuts a credit line after 32 bytes. */
    private static @Nullable String first(@Nullable String... candidates) {
        for (var candidate : candidates) {
            if (candidate != null) {
                return candidate;
            }
        }
        return null;
    }

    private static Map<String, String> texts(Map<String, String> xmp, @Nullable String older) {
        return !xmp.isEmpty() || older == null ? xmp : Map.of(ANY, older);
    }
}
