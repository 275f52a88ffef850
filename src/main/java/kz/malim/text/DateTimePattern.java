package kz.malim.text;

/** The form of dates and times (RFC 3339) for the contract: how many days a month has, no pattern can say. */
public final class DateTimePattern {
    public static final String DATE = "\\d{4}-(0[1-9]|1[0-2])-(0[1-9]|[12]\\d|3[01])";

    /** What follows the date in a time. */
    public static final String TIME =
            "T([01]\\d|2[0-3]):[0-5]\\d:[0-5]\\d([.]\\d{1,9})?(Z|[+-](0\\d|1[0-7]):[0-5]\\d|[+-]18:00)";

    private DateTimePattern() {}
}
