package kz.malim.picture;

import com.drew.imaging.tiff.TiffProcessingException;
import com.drew.imaging.tiff.TiffReader;
import com.drew.lang.ByteArrayReader;
import com.drew.lang.RandomAccessReader;
import com.drew.metadata.Directory;
import com.drew.metadata.Metadata;
import com.drew.metadata.exif.ExifIFD0Directory;
import com.drew.metadata.exif.ExifSubIFDDirectory;
import com.drew.metadata.exif.ExifTiffHandler;
import java.io.IOException;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** The EXIF fields of a picture. Position and camera are deliberately not read, so nothing can pass them on. */
record ExifMetadata(
        @Nullable String artist,
        @Nullable String copyright,
        @Nullable String description,
        @Nullable String capturedAt,
        int orientation) {
    private static final int UPRIGHT = 1;
    private static final ExifMetadata EMPTY = new ExifMetadata(null, null, null, null, UPRIGHT);
    private static final Integer[] TEXTS = {
        ExifIFD0Directory.TAG_ARTIST, ExifIFD0Directory.TAG_COPYRIGHT, ExifIFD0Directory.TAG_IMAGE_DESCRIPTION
    };
    private static final Pattern DATE_TIME = Pattern.compile("(\\d{4}):(\\d\\d):(\\d\\d) (\\d\\d:\\d\\d:\\d\\d)");
    private static final Pattern OFFSET = Pattern.compile("[+-]\\d\\d:\\d\\d");

    static ExifMetadata read(byte @Nullable [] block) {
        if (block == null) {
            return EMPTY;
        }
        var metadata = new Metadata();
        try {
            new TiffReader().processTiff(new ByteArrayReader(block), new WithoutXmp(metadata), 0);
        } catch (TiffProcessingException | IOException | RuntimeException e) {
            // malformed blocks are common; what was read before the defect is used
        }
        var ifd0 = metadata.getFirstDirectoryOfType(ExifIFD0Directory.class);
        var subIfd = metadata.getFirstDirectoryOfType(ExifSubIFDDirectory.class);
        var encoding = LegacyEncoding.of(Stream.of(TEXTS).map(tag -> bytes(ifd0, tag)));
        return new ExifMetadata(
                encoding.decode(bytes(ifd0, ExifIFD0Directory.TAG_ARTIST)),
                encoding.decode(bytes(ifd0, ExifIFD0Directory.TAG_COPYRIGHT)),
                encoding.decode(bytes(ifd0, ExifIFD0Directory.TAG_IMAGE_DESCRIPTION)),
                captureTime(
                        encoding.decode(bytes(subIfd, ExifSubIFDDirectory.TAG_DATETIME_ORIGINAL)),
                        encoding.decode(bytes(subIfd, ExifSubIFDDirectory.TAG_TIME_ZONE_ORIGINAL))),
                orientation(ifd0));
    }

    private static int orientation(@Nullable Directory ifd0) {
        var value = ifd0 == null ? null : ifd0.getInteger(ExifIFD0Directory.TAG_ORIENTATION);
        return value == null || value < UPRIGHT || value > 8 ? UPRIGHT : value;
    }

    private static byte @Nullable [] bytes(@Nullable Directory directory, int tag) {
        var value = directory == null ? null : directory.getStringValue(tag);
        return value == null ? null : value.getBytes();
    }

    private static @Nullable String captureTime(@Nullable String time, @Nullable String offset) {
        var parts = time == null ? null : DATE_TIME.matcher(time);
        if (parts == null || !parts.matches()) {
            return null;
        }
        var local = "%s-%s-%sT%s".formatted(parts.group(1), parts.group(2), parts.group(3), parts.group(4));
        return CaptureTime.normalize(offset != null && OFFSET.matcher(offset).matches() ? local + offset : local);
    }

    /** Skips XMP embedded in EXIF: the library would parse it without the safeguards of {@link XmpMetadata}. */
    private static final class WithoutXmp extends ExifTiffHandler {
        private static final int APPLICATION_NOTES = 0x02BC;

        WithoutXmp(Metadata metadata) {
            super(metadata, null, 0);
        }

        @Override
        public boolean customProcessTag(
                int tagOffset,
                Set<Integer> processedIfdOffsets,
                int tiffHeaderOffset,
                RandomAccessReader reader,
                int tagId,
                int byteCount)
                throws IOException {
            return tagId == APPLICATION_NOTES
                    || super.customProcessTag(
                            tagOffset, processedIfdOffsets, tiffHeaderOffset, reader, tagId, byteCount);
        }
    }
}
