package kz.malim.picture;

import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Drops what cameras and programs write where a caption or a name belongs: it tells readers nothing, and is no credit. */
final class Boilerplate {
    private static final String MAKER =
            "olympus|sony|nikon|canon|samsung|kodak|casio|minolta|konica|pentax|ricoh|fujifilm|fuji|panasonic|leica|sigma|hp|vivitar|polaroid|sanyo|toshiba|jvc|kyocera|agfa|benq|epson|gopro|dji|huawei|xiaomi|nokia|motorola|lg|apple|oppo|vivo|hasselblad";
    private static final String THING =
            "digital|still|stillcamera|camera|cameras|dsc|dcf|dslr|picture|pictures|image|images|photo|photos|jpeg|jpg|exif|easyshare|zoom|powershot|coolpix|finepix|lumix|cyber|shot|eos|ixus|exilim|edition|cnmc|default|untitled|title|description|comment|caption|no|none|null|unknown|n/a|ascii|user|comments|here|your|name|photographer|author|artist|copyright|owner|администратор|пользователь|admin|administrator";

    /** Nothing but makers, what they make, and numbers, such as {@code KONICA MINOLTA DIGITAL CAMERA}. */
    private static final Pattern NOTHING_SAID =
            words("(?:(?:" + MAKER + ")[\\s_,.()-]++)*+(?:(?:" + THING + ")(?:[\\s_,.()-]++|$))++[\\d\\s_.,()-]*+");

    private static final Pattern PROGRAM = words(
            "(?:created (?:with|by) |edited (?:with|by|in) |processed (?:with|by) |made with |file written by |software: )?"
                    + "(?:google )?(?:picasa|adobe (?:photoshop|lightroom|illustrator|indesign|imageready|firefly)|photoshop|lightroom|the gimp|gimp|paint\\.net|acdsee|acd systems"
                    + "|microsoft (?:windows )?photo\\S*|windows photo|snapseed|vsco\\S*|picsart|meitu|imagemagick|graphicsmagick|xnview|irfanview|faststone"
                    + "|photoscape|handmade software|lead technologies|intel\\(r\\) jpeg|applemark|ulead|corel|capture one|dxo|polarr|fotor|pixlr|lavc|lavf|gd-jpeg|ezgif)\\b.*"
                    + "|creator: gd-jpeg.*|screenshot|screen shot");

    /** A path, or the name that a camera or a phone gives a file. */
    private static final Pattern FILE = words(
            "(?:[a-z]:\\\\|/|dcim[\\\\/]|\\\\\\\\).*|\\S+\\.(?:jpe?g|png|gif|webp|tiff?|heic|heif|avif|bmp|psd|cr[23]|nef|arw|dng|raf|orf|rw2)"
                    + "|_?(?:img|dsc[nf]?|pict|p|dji|pxl|vid|mvi|gopr|wp|imag|image|photo|screenshot|foto|hpim|sam|cimg|dscn?)[_-]?\\d{3,}[\\w-]*|\\d{8}_\\d{4,6}\\w*");

    private Boilerplate() {}

    private static Pattern words(String pattern) {
        return Pattern.compile(
                "^(?:" + pattern + ")", Pattern.CASE_INSENSITIVE | Pattern.UNICODE_CASE | Pattern.DOTALL);
    }

    /** The text, or null if it is boilerplate or has no letter or digit. */
    static @Nullable String drop(@Nullable String text) {
        if (text == null) {
            return null;
        }
        var stripped = text.strip();
        boolean boilerplate = stripped.length() <= 200
                && (NOTHING_SAID.matcher(stripped).matches()
                        || PROGRAM.matcher(stripped).matches()
                        || FILE.matcher(stripped).matches());
        return boilerplate || stripped.codePoints().noneMatch(Character::isLetterOrDigit) ? null : text;
    }
}
