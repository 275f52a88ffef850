package kz.malim.picture;

import com.drew.lang.SequentialByteArrayReader;
import com.drew.metadata.Metadata;
import com.drew.metadata.StringValue;
import com.drew.metadata.iptc.IptcDirectory;
import com.drew.metadata.iptc.IptcReader;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** The IPTC-IIM fields of a picture, the predecessor of XMP that agencies still send. */
record IimMetadata(
        @Nullable String creator,
        @Nullable String credit,
        @Nullable String source,
        @Nullable String copyright,
        @Nullable String caption,
        @Nullable String headline,
        List<String> keywords,
        @Nullable String capturedAt,
        @Nullable String place,
        @Nullable String instructions) {
    private static final IimMetadata EMPTY =
            new IimMetadata(null, null, null, null, null, null, List.of(), null, null, null);
    private static final Pattern DATE = Pattern.compile("(\\d{4})(\\d\\d)(\\d\\d)");
    private static final Pattern TIME = Pattern.compile("(\\d\\d)(\\d\\d)(\\d\\d)(?:([+-]\\d\\d)(\\d\\d))?");

    /** Agencies send about a dozen keywords. */
    static final int MAX_KEYWORDS = 100;

    static IimMetadata read(byte @Nullable [] block) {
        if (block == null) {
            return EMPTY;
        }
        var metadata = new Metadata();
        try {
            new IptcReader().extract(new SequentialByteArrayReader(block), metadata, block.length);
        } catch (RuntimeException e) { // malformed blocks are common; the picture itself may be fine
            return EMPTY;
        }
        var iptc = metadata.getFirstDirectoryOfType(IptcDirectory.class);
        return iptc == null ? EMPTY : of(Fields.of(iptc));
    }

    /** The fields of a record, in the encoding that they have together. */
    private record Fields(IptcDirectory iptc, LegacyEncoding encoding) {
        static Fields of(IptcDirectory iptc) {
            return new Fields(
                    iptc,
                    LegacyEncoding.of(iptc.getTags().stream()
                            .flatMap(tag -> values(iptc, tag.getTagType()))
                            .map(value -> value instanceof StringValue string ? string.getBytes() : null)));
        }

        /** Decodes the raw bytes, since the library reads every undeclared code page as Latin-1. */
        Stream<String> texts(int tag) {
            return values(iptc, tag)
                    .map(item -> item instanceof StringValue string
                            ? encoding.decode(string.getBytes())
                            : LegacyEncoding.clean(item.toString()))
                    .filter(Objects::nonNull);
        }

        @Nullable
        String joined(int tag) {
            var all = texts(tag).limit(MAX_KEYWORDS).collect(Collectors.joining(", "));
            return all.isEmpty() ? null : all;
        }

        private static Stream<Object> values(IptcDirectory iptc, int tag) {
            var value = iptc.getObject(tag);
            return value instanceof Object[] items ? Arrays.stream(items) : Stream.ofNullable(value);
        }
    }

    private static IimMetadata of(Fields fields) {
        return new IimMetadata(
                fields.joined(IptcDirectory.TAG_BY_LINE),
                fields.joined(IptcDirectory.TAG_CREDIT),
                fields.joined(IptcDirectory.TAG_SOURCE),
                fields.joined(IptcDirectory.TAG_COPYRIGHT_NOTICE),
                fields.joined(IptcDirectory.TAG_CAPTION),
                fields.joined(IptcDirectory.TAG_HEADLINE),
                fields.texts(IptcDirectory.TAG_KEYWORDS).limit(MAX_KEYWORDS).toList(),
                captureTime(
                        fields.joined(IptcDirectory.TAG_DATE_CREATED), fields.joined(IptcDirectory.TAG_TIME_CREATED)),
                place(
                        fields.joined(IptcDirectory.TAG_SUB_LOCATION),
                        fields.joined(IptcDirectory.TAG_CITY),
                        fields.joined(IptcDirectory.TAG_PROVINCE_OR_STATE),
                        fields.joined(IptcDirectory.TAG_COUNTRY_OR_PRIMARY_LOCATION_NAME)),
                fields.joined(IptcDirectory.TAG_SPECIAL_INSTRUCTIONS));
    }

    /** Joined from the most specific to the least, without duplicates. */
    static @Nullable String place(@Nullable String... parts) {
        var place = Arrays.stream(parts).filter(Objects::nonNull).distinct().collect(Collectors.joining(", "));
        return place.isEmpty() ? null : place;
    }

    private static @Nullable String captureTime(@Nullable String date, @Nullable String time) {
        var day = date == null ? null : DATE.matcher(date);
        if (day == null || !day.matches()) {
            return null;
        }
        var iso = "%s-%s-%s".formatted(day.group(1), day.group(2), day.group(3));
        var clock = time == null ? null : TIME.matcher(time);
        if (clock == null || !clock.matches()) {
            return CaptureTime.normalize(iso);
        }
        var local = "%sT%s:%s:%s".formatted(iso, clock.group(1), clock.group(2), clock.group(3));
        return CaptureTime.normalize(clock.group(4) == null ? local : local + clock.group(4) + ":" + clock.group(5));
    }
}
