package kz.malim.web;

import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.Year;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.time.format.TextStyle;
import java.util.List;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Dates as HTTP writes them (RFC 9110, 5.6.7): written in one format, read in all three. */
public final class HttpDate {
    /** Not a date: earlier than everything, so that whatever is compared with it has changed since. */
    public static final long INVALID = Long.MIN_VALUE;

    private static final DateTimeFormatter FORMAT = DateTimeFormatter.ofPattern(
                    "EEE, dd MMM yyyy HH:mm:ss 'GMT'", Locale.US)
            .withZone(ZoneOffset.UTC);

    private static final List<String> MONTHS =
            List.of("Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec");

    private static final String WEEKDAY = "(?<weekday>[A-Z][a-z]{2,8})";
    private static final String MONTH = "(?<month>[A-Z][a-z]{2})";
    private static final String DAY = "(?<day>[0-9]{2})";
    private static final String YEAR = "(?<year>[0-9]{4})";
    private static final String TIME = "(?<hour>[0-9]{2}):(?<minute>[0-9]{2}):(?<second>[0-9]{2})";

    private static final Pattern IMF_FIXDATE =
            Pattern.compile(WEEKDAY + ", " + DAY + " " + MONTH + " " + YEAR + " " + TIME + " GMT");
    private static final Pattern RFC_850 =
            Pattern.compile(WEEKDAY + ", " + DAY + "-" + MONTH + "-(?<year>[0-9]{2}) " + TIME + " GMT");
    private static final Pattern ASCTIME =
            Pattern.compile(WEEKDAY + " " + MONTH + " (?<day>[ 0-9][0-9]) " + TIME + " " + YEAR);

    private HttpDate() {}

    public static String of(long epochSecond) {
        return FORMAT.format(Instant.ofEpochSecond(epochSecond));
    }

    /** Seconds since 1970, or {@link #INVALID}. */
    public static long epochSecond(String text) {
        var fixed = IMF_FIXDATE.matcher(text);
        if (fixed.matches()) {
            return epochSecond(fixed, number(fixed, "year"), TextStyle.SHORT);
        }
        var old = RFC_850.matcher(text);
        if (old.matches()) {
            return epochSecond(old, fullYear(number(old, "year")), TextStyle.FULL);
        }
        var older = ASCTIME.matcher(text);
        return older.matches() ? epochSecond(older, number(older, "year"), TextStyle.SHORT) : INVALID;
    }

    private static long epochSecond(Matcher date, int year, TextStyle weekday) {
        try {
            var time = LocalDateTime.of(
                    year,
                    MONTHS.indexOf(date.group("month")) + 1,
                    number(date, "day"),
                    number(date, "hour"),
                    number(date, "minute"),
                    number(date, "second"));
            var named = time.getDayOfWeek().getDisplayName(weekday, Locale.US);
            return named.equals(date.group("weekday")) ? time.toEpochSecond(ZoneOffset.UTC) : INVALID;
        } catch (DateTimeException e) {
            return INVALID;
        }
    }

    private static int number(Matcher date, String part) {
        return Integer.parseInt(date.group(part).strip());
    }

    /** Two digits that would lie more than 50 years ahead mean the century before. */
    private static int fullYear(int ofCentury) {
        int now = Year.now(ZoneOffset.UTC).getValue();
        int year = now - now % 100 + ofCentury;
        return year > now + 50 ? year - 100 : year;
    }
}
