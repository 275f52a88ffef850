package kz.malim.listing;

import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.ZoneId;
import java.time.temporal.ChronoUnit;
import java.util.regex.Pattern;
import kz.malim.text.DateTimePattern;
import kz.malim.web.NearestName;
import kz.malim.web.Problem;
import org.jspecify.annotations.Nullable;

/**
 * A range of time, unbounded where a bound is null.
 *
 * @param from inclusive
 * @param before exclusive
 */
public record DateRange(@Nullable Instant from, @Nullable Instant before) {
    /** For the contract; dates that are not in the calendar are rejected when they are parsed. */
    static final String DATE_OR_TIME = "^" + DateTimePattern.DATE + "(" + DateTimePattern.TIME + ")?$";

    private static final Pattern DAY = Pattern.compile("(?!0000)\\d{4}-\\d\\d-\\d\\d");

    /** A plus that a client did not encode as %2B is received as a space, which means nothing else there. */
    private static final Pattern TIME = Pattern.compile(
            "((?!0000)\\d{4}-\\d\\d-\\d\\dT\\d\\d:\\d\\d:\\d\\d(?:\\.\\d{1,9})?)(Z|[+ -]\\d\\d:\\d\\d)");

    /** Of PostgreSQL, so nothing lies between a time and the next of these. */
    private static final ChronoUnit PRECISION = ChronoUnit.MICROS;

    static DateRange of(@Nullable String from, @Nullable String to, ZoneId zone) {
        var range = new DateRange(
                from == null ? null : bound("from", from, zone, 0), to == null ? null : bound("to", to, zone, 1));
        if (range.from != null && range.before != null && !range.from.isBefore(range.before)) {
            throw Problem.invalidParameter("to", "The range is empty: to is before from.");
        }
        return range;
    }

    boolean isUnbounded() {
        return from == null && before == null;
    }

    /** @param more days, or microseconds, from the value to the bound */
    private static Instant bound(String parameter, String text, ZoneId zone, int more) {
        if (!DAY.matcher(text).matches()) {
            return time(parameter, text).plus(more, PRECISION);
        }
        try {
            return LocalDate.parse(text).plusDays(more).atStartOfDay(zone).toInstant();
        } catch (DateTimeException noSuchDay) {
            throw invalid(parameter, ", or a date: 2024-05-01.");
        }
    }

    /** A time as a parameter has it. */
    public static Instant time(String parameter, String text) {
        var parts = TIME.matcher(text);
        if (parts.matches()) {
            try {
                return OffsetDateTime.parse(parts.group(1) + parts.group(2).replace(' ', '+'))
                        .toInstant()
                        .truncatedTo(PRECISION);
            } catch (DateTimeException noSuchTime) {
                // thrown below
            }
        }
        throw invalid(
                parameter,
                parameter.equals("since") || parameter.equals("updatedSince") ? "." : ", or a date: 2024-05-01.");
    }

    private static Problem invalid(String parameter, String more) {
        return Problem.invalidParameter(
                parameter,
                "A time with its offset as in RFC 3339: 2024-05-01T09:30:00Z, or with +05:00 encoded as %2B05:00"
                        + more);
    }

    /** The time zone that dates are in. */
    static ZoneId zone(@Nullable String name, ZoneId defaultZone) {
        if (name == null) {
            return defaultZone;
        }
        if (!ZoneId.getAvailableZoneIds().contains(name)) {
            throw Problem.invalidParameter(
                    "tz",
                    "An IANA time zone, such as Asia/Almaty."
                            + NearestName.question(name, ZoneId.getAvailableZoneIds()));
        }
        return ZoneId.of(name);
    }
}
