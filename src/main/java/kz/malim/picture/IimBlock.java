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

/** The IPTC fields of old, as agencies still send them. */
record IimBlock(
        @Nullable String creator,
        @Nullable String credit,
        @Nullable String source,
        @Nullable String copyright,
        @Nullable String caption,
        @Nullable String headline,
        List<String> keywords,
        @Nullable String created,
        @Nullable String place) {
    private static final IimBlock NOTHING = new IimBlock(null, null, null, null, null, null, List.of(), null, null);
    private static final Pattern DATE = Pattern.compile("(\\d{4})(\\d\\d)(\\d\\d)");
    private static final Pattern TIME = Pattern.compile("(\\d\\d)(\\d\\d)(\\d\\d)(?:([+-]\\d\\d)(\\d\\d))?");

    /** Keywords of one picture; agencies write a dozen. */
    static final int MOST_KEYWORDS = 100;

    static IimBlock read(byte @Nullable [] block) {
        if (block == null) {
            return NOTHING;
        }
        var metadata = new Metadata();
        try {
            new IptcReader().extract(new SequentialByteArrayReader(block), metadata, block.length);
        } catch (RuntimeException broken) {
            return NOTHING;
        }
        var iptc = metadata.getFirstDirectoryOfType(IptcDirectory.class);
        return iptc == null ? NOTHING : of(iptc);
    }

    private static IimBlock of(IptcDirectory iptc) {
        return new IimBlock(
                joined(iptc, IptcDirectory.TAG_BY_LINE),
                joined(iptc, IptcDirectory.TAG_CREDIT),
                joined(iptc, IptcDirectory.TAG_SOURCE),
                joined(iptc, IptcDirectory.TAG_COPYRIGHT_NOTICE),
                joined(iptc, IptcDirectory.TAG_CAPTION),
                joined(iptc, IptcDirectory.TAG_HEADLINE),
                texts(iptc, IptcDirectory.TAG_KEYWORDS).limit(MOST_KEYWORDS).toList(),
                moment(joined(iptc, IptcDirectory.TAG_DATE_CREATED), joined(iptc, IptcDirectory.TAG_TIME_CREATED)),
                place(
                        joined(iptc, IptcDirectory.TAG_SUB_LOCATION),
                        joined(iptc, IptcDirectory.TAG_CITY),
                        joined(iptc, IptcDirectory.TAG_PROVINCE_OR_STATE),
                        joined(iptc, IptcDirectory.TAG_COUNTRY_OR_PRIMARY_LOCATION_NAME)));
    }

    /** From the narrowest on, each once. */
    static @Nullable String place(@Nullable String... parts) {
        var place = Arrays.stream(parts).filter(Objects::nonNull).distinct().collect(Collectors.joining(", "));
        return place.isEmpty() ? null : place;
    }

    private static @Nullable String joined(IptcDirectory iptc, int tag) {
        var all = texts(iptc, tag).limit(MOST_KEYWORDS).collect(Collectors.joining(", "));
        return all.isEmpty() ? null : all;
    }

    /** The bytes are asked for and not the text: the library takes every unmarked code page for Latin. */
    private static Stream<String> texts(IptcDirectory iptc, int tag) {
        var value = iptc.getObject(tag);
        var all = value instanceof Object[] several ? Arrays.stream(several) : Stream.ofNullable(value);
        return all.map(one -> switch (one) {
                    case StringValue string -> OldText.decoded(string.getBytes());
                    case String text -> OldText.tidy(text);
                    default -> OldText.tidy(one.toString());
                })
                .filter(Objects::nonNull);
    }

    private static @Nullable String moment(@Nullable String date, @Nullable String time) {
        var day = date == null ? null : DATE.matcher(date);
        if (day == null || !day.matches()) {
            return null;
        }
        var known = "%s-%s-%s".formatted(day.group(1), day.group(2), day.group(3));
        var clock = time == null ? null : TIME.matcher(time);
        if (clock == null || !clock.matches()) {
            return Taken.known(known);
        }
        var local = "%sT%s:%s:%s".formatted(known, clock.group(1), clock.group(2), clock.group(3));
        return Taken.known(clock.group(4) == null ? local : local + clock.group(4) + ":" + clock.group(5));
    }
}
