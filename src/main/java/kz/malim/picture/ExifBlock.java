package kz.malim.picture;

import com.drew.lang.ByteArrayReader;
import com.drew.metadata.Directory;
import com.drew.metadata.Metadata;
import com.drew.metadata.exif.ExifIFD0Directory;
import com.drew.metadata.exif.ExifReader;
import com.drew.metadata.exif.ExifSubIFDDirectory;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** What a camera writes. Where the picture was taken and with what is not read: nobody here may pass it on. */
record ExifBlock(
        @Nullable String artist,
        @Nullable String copyright,
        @Nullable String description,
        @Nullable String taken,
        int orientation) {
    private static final int UPRIGHT = 1;
    private static final ExifBlock NOTHING = new ExifBlock(null, null, null, null, UPRIGHT);
    private static final Pattern MOMENT = Pattern.compile("(\\d{4}):(\\d\\d):(\\d\\d) (\\d\\d:\\d\\d:\\d\\d)");
    private static final Pattern OFFSET = Pattern.compile("[+-]\\d\\d:\\d\\d");

    static ExifBlock read(byte @Nullable [] block) {
        if (block == null) {
            return NOTHING;
        }
        var metadata = new Metadata();
        try {
            new ExifReader().extract(new ByteArrayReader(block), metadata);
        } catch (RuntimeException broken) {
            return NOTHING; // a library that meets what nobody foresaw; the picture is no worse for it
        }
        var main = metadata.getFirstDirectoryOfType(ExifIFD0Directory.class);
        var shot = metadata.getFirstDirectoryOfType(ExifSubIFDDirectory.class);
        return new ExifBlock(
                text(main, ExifIFD0Directory.TAG_ARTIST),
                text(main, ExifIFD0Directory.TAG_COPYRIGHT),
                text(main, ExifIFD0Directory.TAG_IMAGE_DESCRIPTION),
                moment(
                        text(shot, ExifSubIFDDirectory.TAG_DATETIME_ORIGINAL),
                        text(shot, ExifSubIFDDirectory.TAG_TIME_ZONE_ORIGINAL)),
                orientation(main));
    }

    private static int orientation(@Nullable Directory main) {
        var value = main == null ? null : main.getInteger(ExifIFD0Directory.TAG_ORIENTATION);
        return value == null || value < UPRIGHT || value > 8 ? UPRIGHT : value;
    }

    private static @Nullable String text(@Nullable Directory directory, int tag) {
        var value = directory == null ? null : directory.getStringValue(tag);
        return value == null ? null : OldText.decoded(value.getBytes());
    }

    private static @Nullable String moment(@Nullable String time, @Nullable String offset) {
        var parts = time == null ? null : MOMENT.matcher(time);
        if (parts == null || !parts.matches()) {
            return null;
        }
        var local = "%s-%s-%sT%s".formatted(parts.group(1), parts.group(2), parts.group(3), parts.group(4));
        return Taken.known(offset != null && OFFSET.matcher(offset).matches() ? local + offset : local);
    }
}
