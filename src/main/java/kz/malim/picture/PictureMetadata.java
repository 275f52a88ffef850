package kz.malim.picture;

import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * The embedded metadata of a picture, merged from EXIF, XMP, IPTC-IIM and the texts of a PNG.
 *
 * @param captions by language tag, or {@link #DEFAULT_LANGUAGE}; likewise alts
 * @param takenAt ISO 8601, with the precision the file has: a year, a month, a date, a local time, or a time with an offset
 * @param place where it was taken, which need not be what it shows
 * @param instructions of the sender to the desk, such as an embargo; never for readers
 * @param animated whether there are more frames than the first, which alone is shown
 * @param contentCredentials whether a manifest of C2PA came with it; it is not verified
 */
public record PictureMetadata(
        Rights rights,
        @Nullable String headline,
        Map<String, String> captions,
        Map<String, String> alts,
        List<String> keywords,
        @Nullable String takenAt,
        @Nullable String place,
        @Nullable String locationShown,
        List<String> personsShown,
        @Nullable String instructions,
        boolean contentCredentials,
        boolean animated,
        int orientation) {

    /** The XMP tag of text for languages without one of their own. */
    public static final String DEFAULT_LANGUAGE = "x-default";

    /** Parses the metadata of a file. Malformed metadata is treated as absent, so that it fails no upload. */
    public static PictureMetadata of(PictureFile file) {
        var embedded = file.embedded();
        var exif = ExifMetadata.read(embedded.exif);
        var iim = IimMetadata.read(embedded.iim);
        var xmp = XmpMetadata.read(embedded.xmp);
        var png = PngText.read(embedded.texts);
        var merge = new Reconciliation(isEditedLater(embedded));
        var caption = merge.written(exif.description(), iim.caption(), defaultOf(xmp.captions()), png.description());
        return new PictureMetadata(
                new Rights(
                        merge.written(exif.artist(), iim.creator(), xmp.creator(), png.author()),
                        merge.text(null, iim.credit(), xmp.credit(), null),
                        merge.text(null, iim.source(), xmp.source(), null),
                        merge.text(exif.copyright(), iim.copyright(), xmp.copyright(), png.copyright()),
                        xmp.usageTerms(),
                        xmp.webStatement(),
                        xmp.licensor(),
                        xmp.licensorUrl(),
                        xmp.digitalSourceType()),
                merge.written(null, iim.headline(), xmp.headline(), png.title()),
                captions(xmp.captions(), caption),
                xmp.alts(),
                xmp.keywords().isEmpty()
                                || (merge.iimIsNewer() && !iim.keywords().isEmpty())
                        ? iim.keywords()
                        : xmp.keywords(),
                // a scan is made long after the picture was taken, so that this time is the last to ask for
                merge.time(
                        exif.capturedAt(),
                        iim.capturedAt(),
                        xmp.capturedAt(),
                        xmp.createdAt() != null ? xmp.createdAt() : png.createdAt()),
                merge.text(null, iim.place(), xmp.place(), null),
                xmp.locationShown(),
                xmp.personsShown(),
                merge.text(null, iim.instructions(), xmp.instructions(), null),
                embedded.contentCredentials || xmp.provenance(),
                embedded.animated,
                exif.orientation());
    }

    /** Whether a program that knows no XMP has changed the IIM since both were written. */
    private static boolean isEditedLater(EmbeddedBlocks embedded) {
        if (embedded.iim == null || embedded.iimDigest == null) {
            return false;
        }
        try {
            return !MessageDigest.isEqual(
                    embedded.iimDigest, MessageDigest.getInstance("MD5").digest(embedded.iim));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e); // every Java has it
        }
    }

    private static @Nullable String defaultOf(Map<String, String> texts) {
        return texts.get(DEFAULT_LANGUAGE);
    }

    /** The languages of XMP, with the reconciled text for the others. */
    private static Map<String, String> captions(Map<String, String> xmp, @Nullable String caption) {
        var captions = new LinkedHashMap<String, String>();
        xmp.forEach((language, text) -> {
            if (Boilerplate.drop(text) != null && (caption == null || !language.equals(DEFAULT_LANGUAGE))) {
                captions.put(language, text);
            }
        });
        if (caption != null) {
            captions.put(DEFAULT_LANGUAGE, caption);
        }
        return captions;
    }
}
