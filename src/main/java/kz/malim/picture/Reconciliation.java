package kz.malim.picture;

import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * Which of several statements counts. Of XMP and IIM, by the guidelines of the Metadata Working Group: XMP, but IIM if it was
 * edited later. EXIF comes after both, other than there: a camera has it from its owner, once, and a desk knows better. What
 * is only a shorter form of another, since IIM and cameras cut texts off, gives way to it.
 *
 * @param iimIsNewer than the XMP beside it
 */
record Reconciliation(boolean iimIsNewer) {

    /** What somebody wrote, and no camera by itself: a caption, a name. */
    @Nullable
    String written(@Nullable String exif, @Nullable String iim, @Nullable String xmp, @Nullable String fallback) {
        return text(Boilerplate.drop(exif), Boilerplate.drop(iim), Boilerplate.drop(xmp), Boilerplate.drop(fallback));
    }

    /** @param fallback of formats that the guidelines do not know */
    @Nullable
    String text(@Nullable String exif, @Nullable String iim, @Nullable String xmp, @Nullable String fallback) {
        var legible = isLegible(exif) ? exif : null;
        var best = first(iimIsNewer ? first(iim, xmp) : first(xmp, iim), legible, fallback);
        if (best == null) {
            return null;
        }
        for (var other : new @Nullable String[] {xmp, iim, legible}) {
            best = other != null && letters(other).startsWith(letters(best)) ? other : best;
        }
        return best;
    }

    /** Of times that agree, the most precise. */
    @Nullable
    String time(@Nullable String exif, @Nullable String iim, @Nullable String xmp, @Nullable String fallback) {
        var best = first(iimIsNewer ? first(iim, xmp) : first(xmp, iim), exif, fallback);
        for (var other : new @Nullable String[] {xmp, iim, exif}) {
            best = best != null && other != null && other.startsWith(best) ? other : best;
        }
        return best;
    }

    /** EXIF is ASCII, and some programs write a question mark for every other letter. */
    private static boolean isLegible(@Nullable String exif) {
        return exif != null && !exif.contains("??");
    }

    /** Names are separated by commas in one place and by semicolons in another. */
    private static String letters(String text) {
        return text.replaceAll("[^\\p{L}\\p{N}]+", " ").toLowerCase(Locale.ROOT).strip();
    }

    private static @Nullable String first(@Nullable String... candidates) {
        for (var candidate : candidates) {
            if (candidate != null) {
                return candidate;
            }
        }
        return null;
    }
}
