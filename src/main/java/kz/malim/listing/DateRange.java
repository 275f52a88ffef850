package kz.malim.listing;

import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.ZoneId;
import java.time.temporal.ChronoUnit;
import java.util.regex.Pattern;
import kz.malim.web.NearestName;
import kz.malim.web.Problem;
import org.jspecify.annotations.Nullable;

/**
 * From one moment, and up to another.
 *
 * @param from the first moment inside
 * @param before the first moment after it
 */
record DateRange(@Nullable Instant from, @Nullable Instant before) {
    /** For the contract; what is no date in the calendar is found out later. */
    static final String DAY_OR_MOMENT =
            "^\\d{4}-\\d\\d-\\d\\d(T\\d\\d:\\d\\d:\\d\\d([.]\\d{1,9})?(Z|[+-]\\d\\d:\\d\\d))?$";

    private static final Pattern DAY = Pattern.compile("(?!0000)\\d{4}-\\d\\d-\\d\\d");

    /** A plus that a client forgot to write as %2B arrives as a space, and nothing else can be meant by it there. */
    private static final Pattern MOMENT = Pattern.compile(
            "((?!0000)\\d{4}-\\d\\d-\\d\\dT\\d\\d:\\d\\d:\\d\\d(?:\\.\\d{1,9})?)(Z|[+ -]\\d\\d:\\d\\d)");

    /** PostgreSQL keeps microseconds, so nothing lies between a moment and the next of these. */
    private static final ChronoUnit FINEST = ChronoUnit.MICROS;

    static DateRange of(@Nullable String from, @Nullable String to, ZoneId zone) {
        var range = new DateRange(
                from == null ? null : border("from", from, zone, 0), to == null ? null : border("to", to, zone, 1));
        if (range.from != null && range.before != null && !range.from.isBefore(range.before)) {
            throw Problem.invalidParameter("to", "The range ends before it begins.");
        }
        return range;
    }

    boolean isOpen() {
        return from == null && before == null;
    }

    /** @param more how many days, or finest units of time, lie between what is written and the border */
    private static Instant border(String parameter, String text, ZoneId zone, int more) {
        if (!DAY.matcher(text).matches()) {
            return moment(parameter, text).plus(more, FINEST);
        }
        try {
            return LocalDate.parse(text).plusDays(more).atStartOfDay(zone).toInstant();
        } catch (DateTimeException noSuchDay) {
            throw unreadable(parameter, ", or a day: 2024-05-01.");
        }
    }

    static Instant moment(String parameter, String text) {
        var parts = MOMENT.matcher(text);
        if (parts.matches()) {
            try {
                return OffsetDateTime.parse(parts.group(1) + parts.group(2).replace(' ', '+'))
                        .toInstant()
                        .truncatedTo(FINEST);
            } catch (DateTimeException noSuchMoment) {
                // told below
            }
        }
        throw unreadable(parameter, parameter.equals("updatedSince") ? "." : ", or a day: 2024-05-01.");
    }

    private static Problem unreadable(String parameter, String more) {
        return Problem.invalidParameter(
                parameter,
                "A moment with its offset, as RFC 3339 writes it: 2024-05-01T09:30:00Z, or with +05:00 written as %2B05:00"
                        + more);
    }

    /** The zone whose days are meant. */
    static ZoneId zone(@Nullable String name, ZoneId usual) {
        if (name == null) {
            return usual;
        }
        if (!ZoneId.getAvailableZoneIds().contains(name)) {
            throw Problem.invalidParameter(
                    "tz",
                    "A zone by its IANA name, such as Asia/Almaty."
                            + NearestName.question(name, ZoneId.getAvailableZoneIds()));
        }
        return ZoneId.of(name);
    }
}
