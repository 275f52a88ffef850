package kz.malim.picture;

import java.time.DateTimeException;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.OffsetDateTime;
import java.time.Year;
import java.time.YearMonth;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.function.Function;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Parses capture times of any precision: a year, a month, a date, a local date and time, or one with an offset. */
final class CaptureTime {
    private static final List<Function<String, Object>> PARSERS = List.of(
            text -> OffsetDateTime.parse(text),
            text -> LocalDateTime.parse(text),
            text -> LocalDate.parse(text),
            text -> YearMonth.parse(text),
            text -> Year.parse(text));

    private static final Pattern WITHOUT_SECONDS = Pattern.compile("(\\d{4}-\\d\\d-\\d\\dT\\d\\d:\\d\\d)(?!:)(.*)");

    /** As in EXIF, which some programs write into XMP. */
    private static final Pattern OF_EXIF = Pattern.compile("(\\d{4}):(\\d\\d):(\\d\\d)(?: (\\d\\d:\\d\\d.*))?");

    private static final Pattern OFFSET_WITHOUT_COLON = Pattern.compile("^([^T]*+T[^+-]*+[+-]\\d\\d)(\\d\\d)");
    private static final int EARLIEST_YEAR = 1800;

    private CaptureTime() {}

    /** The time in ISO 8601, with the precision it came with; null if it cannot be parsed. */
    static @Nullable String normalize(@Nullable String text) {
        if (text == null) {
            return null;
        }
        var withSeconds = WITHOUT_SECONDS
                .matcher(OFFSET_WITHOUT_COLON.matcher(standard(text)).replaceFirst("$1:$2"))
                .replaceFirst("$1:00$2");
        for (var parser : PARSERS) {
            try {
                return format(parser.apply(withSeconds));
            } catch (DateTimeException e) {
                // try the next precision
            }
        }
        return null;
    }

    private static String standard(String text) {
        var exif = OF_EXIF.matcher(text);
        if (!exif.matches()) {
            return text;
        }
        var date = "%s-%s-%s".formatted(exif.group(1), exif.group(2), exif.group(3));
        return exif.group(4) == null ? date : date + "T" + exif.group(4);
    }

    private static @Nullable String format(Object time) {
        return switch (time) {
            case OffsetDateTime instant
            when instant.getYear() >= EARLIEST_YEAR -> DateTimeFormatter.ISO_OFFSET_DATE_TIME.format(instant);
            case LocalDateTime local
            when local.getYear() >= EARLIEST_YEAR -> DateTimeFormatter.ISO_LOCAL_DATE_TIME.format(local);
            case LocalDate date when date.getYear() >= EARLIEST_YEAR -> date.toString();
            case YearMonth month when month.getYear() >= EARLIEST_YEAR -> month.toString();
            case Year year when year.getValue() >= EARLIEST_YEAR -> year.toString();
            default -> null; // the clock of the camera was never set
        };
    }
}
