package kz.malim.pageline;

import java.time.DateTimeException;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Dates as news pages write them, in Kazakh (both scripts), Russian, English and figures. */
public final class PageDates {
    /** A line longer than this is a paragraph, whatever dates it mentions. */
    static final int MAX_LINE_LENGTH = 300;

    private static final String YEAR_WORD =
            "(?:жылғы|жылдың|жылы|жыл|ж\\.|года|год|г\\.|years?|jylǵy|jylğy|jyly|jyl|j\\.|جىلعى|جىلى|جىل)";
    private static final Pattern DATE = Pattern.compile("(?iu)"
            + "(?<![\\d.:])(?<isoYear>(?:19|20)\\d\\d)[-./](?<isoMonth>\\d{1,2})[-./](?<isoDay>\\d{1,2})(?:T(?=\\d))?"
            + "|(?<![\\d.:])(?<day>\\d{1,2})[./-](?<month>\\d{1,2})[./-](?<year>(?:19|20)\\d\\d|\\d\\d(?![\\d./-]))|(?<!\\d)(?<day2>\\d{1,2})(?:st|nd|rd|th|-?ші|-?шы|-?го|-?е)?(?:"
            + " [–—-])? (?:of )?(?<month2>\\p{L}{3,14})\\.?,? ?(?<year2>(?:19|20)\\d\\d)|(?<!\\p{L})(?<month3>\\p{L}{3,14})\\.? (?<day3>\\d{1,2})(?:st|nd|rd|th)?,? (?<year3>(?:19|20)\\d\\d)|(?<!\\d)(?<year4>(?:19|20)\\d\\d),? ?"
            + YEAR_WORD
            + "?,? ?(?<day4>\\d{1,2})(?:-?ші|-?шы)? (?<month4>\\p{L}{3,14})"
            + "|(?<!\\d)(?<year5>(?:19|20)\\d\\d),? ?" + YEAR_WORD
            + "?,? (?<month5>\\p{L}{3,14})\\.?,? (?<day5>\\d{1,2})(?!\\d)");

    private static final String CLOCK =
            "(?<hour>[01]?\\d|2[0-3])(?:(?<mark>[:.])(?<minute>[0-5]\\d)(?::[0-5]\\d(?:\\.\\d{1,9})?)?(?: ?(?<half>[ap])\\.?m\\.?(?!\\p{L}))?| ?(?<fullHour>[ap])\\.?m\\.?(?!\\p{L}))";
    private static final Pattern TIME_AFTER = Pattern.compile("(?iu) ?(?:" + YEAR_WORD
            + "|г|ж)?(?:[ ,|/•·()\\u2013\\u2014-]|сағат|сағ\\.|saǵat|sağat|saghat|ساعات|ساعاتى|в(?= )|at(?= ))*+"
            + CLOCK
            + "(?!\\.\\d)(?:Z|[+-]\\d\\d:?\\d\\d)?");
    private static final Pattern TIME_BEFORE = Pattern.compile("(?iu)(?<![\\d.:])" + CLOCK
            + "(?: (?:[ECMP][SD]?T|GMT|UTC|BST|CES?T|EES?T|МСК|MSK)(?![\\p{L}]))?(?:["
            + " ,|/•·()\\u2013\\u2014-]|on|\\(\\p{L}{4,12}\\)|\\p{L}{4,11},)*$");
    private static final Pattern YEAR_TAIL = Pattern.compile("(?iu),? ?(?:" + YEAR_WORD + "|(?:г|ж)(?!\\p{L}))");

    private static final String HOUR = "[0-2]?\\d[:.]\\d\\d(?::\\d\\d)?(?: ?[ap]\\.?m\\.?)?";
    private static final String BETWEEN = "[ ,|/•·–—-]{1,3}";
    private static final Pattern INCOMPLETE = Pattern.compile(
            "(?iu)(?:(?:бүгін|кеше|сегодня|вчера|позавчера|today|yesterday|búgin|búgın|bügin|keshe)(?:,? ?(?:в |at"
                    + " |сағат )?"
                    + HOUR + ")?|(?:\\d{1,2}|бір|a|an|bir)"
                    + " (?:сағат|минут|мин|күн|апта|ай|жыл|час|часа|часов|минуты|минуту|день|дня|дней|неделю|недели|недель|месяц|месяца|месяцев|hours?|minutes?|mins?|days?|weeks?|months?|saǵat|mınut|kún)\\.?"
                    + " (?:бұрын|назад|ago|buryn)|(?:час|минуту|неделю|месяц|только что|just now|жаңа ғана)(?:"
                    + " назад)?|[0-2]?\\d:[0-5]\\d(?::\\d\\d)?(?: ?[ap]\\.?m\\.?)?(?:" + BETWEEN
                    + "(?<w1>\\p{L}{2,12})\\.?)?(?:" + BETWEEN + "\\d{1,2} (?<m3>\\p{L}{3,10})\\.?)?"
                    + "|(?:(?<w2>\\p{L}{2,12})\\.?" + BETWEEN + ")?\\d{1,2} (?<m1>\\p{L}{3,10})\\.?(?:" + BETWEEN
                    + "(?:в |at |сағат )?" + HOUR + ")?"
                    + "|(?:(?<w3>\\p{L}{2,12})\\.?" + BETWEEN + ")?(?<m2>\\p{L}{3,10})\\.? \\d{1,2}(?:" + BETWEEN
                    + "(?:at )?" + HOUR + ")?"
                    + "|(?:(?<w4>\\p{L}{3,12}),? )(?:в |at )?" + HOUR
                    + "|\\d{1,2}[./]\\d{1,2}" + BETWEEN + HOUR + ")");

    private static final Set<String> WEEKDAYS = Vocabulary.foldedWords("""
        дүйсенбі сейсенбі сәрсенбі бейсенбі жұма сенбі жексенбі дс сс ср бс жм сб жс понедельник вторник среда четверг пятница суббота воскресенье пн вт чт пт вс
        в понедельник во вторник monday tuesday wednesday thursday friday saturday sunday mon tue tues wed thu thur thurs fri sat sun
        dúısenbi seısenbi sársenbi beısenbi juma senbi jeksenbi düisenbi seisenbi särsenbi beisenbi jūma jeksenbı\
        """);

    /** A day, a word or two that are no month here, and a year: a date of another language. */
    private static final Pattern UNKNOWN =
            Pattern.compile("(?iu)[^\\p{L}\\d]{0,4}(?:\\p{L}{3,12},? )?\\d{1,2}[ .-]\\p{L}{3,12}(?: \\p{L}{3,12})?,?"
                    + " (?:19|20)\\d\\d(?:,? "
                    + HOUR + ")?");

    private PageDates() {}

    /** A date and its range in the line, with its time and "жылы" or "г.". */
    public record Found(PageDate date, int start, int end) {}

    public static List<Found> all(String line) {
        var found = new ArrayList<Found>();
        if (line.length() > MAX_LINE_LENGTH) {
            return found;
        }
        var date = DATE.matcher(line);
        int from = 0;
        while (date.find(from)) {
            var day = day(date);
            if (day == null) {
                from = date.start() + 1;
                continue;
            }
            var one = withTime(line, day, date.start(), date.end(), from);
            found.add(one);
            from = one.end();
        }
        return found;
    }

    public static @Nullable Found first(String line) {
        var all = all(line);
        return all.isEmpty() ? null : all.getFirst();
    }

    /** Whether a line is a date that only the day of publication would complete: "кеше, 14:30", "2 часа назад". */
    public static boolean isIncomplete(String line) {
        if (line.length() > 60) {
            return false;
        }
        var incomplete = INCOMPLETE.matcher(line);
        return incomplete.matches()
                && Stream.of("m1", "m2", "m3").allMatch(name -> isMonth(incomplete.group(name)))
                && Stream.of("w1", "w2", "w3", "w4").allMatch(name -> isWeekday(incomplete.group(name)));
    }

    private static boolean isMonth(@Nullable String word) {
        return word == null || Months.number(word) > 0;
    }

    private static boolean isWeekday(@Nullable String word) {
        return word == null || WEEKDAYS.contains(LineClassifier.fold(word));
    }

    /** Whether a line has the form of a date without a month known here; beside another date it is the same in another language. */
    public static boolean isForeign(String line) {
        return line.length() <= 60 && UNKNOWN.matcher(line).matches() && first(line) == null;
    }

    private static Found withTime(String line, LocalDate day, int start, int end, int from) {
        var after = TIME_AFTER.matcher(line).region(end, line.length());
        if (after.lookingAt()) {
            return new Found(new PageDate(day, time(day, after)), start, after.end());
        }
        var tail = YEAR_TAIL.matcher(line).region(end, line.length());
        int endOfYear = tail.lookingAt() ? tail.end() : end;
        var before = TIME_BEFORE.matcher(line.substring(from, start));
        if (before.find() && ":".equals(before.group("mark"))) {
            return new Found(new PageDate(day, time(day, before)), from + before.start(), endOfYear);
        }
        return new Found(new PageDate(day, null), start, endOfYear);
    }

    private static LocalDateTime time(LocalDate day, Matcher clock) {
        int hour = Integer.parseInt(clock.group("hour"));
        var half = clock.group("half") != null ? clock.group("half") : clock.group("fullHour");
        if (half != null) {
            hour = hour % 12 + (half.equalsIgnoreCase("p") ? 12 : 0);
        }
        return day.atTime(hour, clock.group("minute") == null ? 0 : Integer.parseInt(clock.group("minute")));
    }

    private static @Nullable LocalDate day(Matcher date) {
        if (date.group("isoYear") != null) {
            return day(date.group("isoYear"), Integer.parseInt(date.group("isoMonth")), date.group("isoDay"));
        }
        if (date.group("year") != null) {
            var year = date.group("year");
            var century = year.length() == 2 ? "20" : "";
            var day = day(century + year, Integer.parseInt(date.group("month")), date.group("day"));
            // 05/23/2024 can only be American
            return day != null ? day : day(century + year, Integer.parseInt(date.group("day")), date.group("month"));
        }
        for (var spelling : List.of("2", "3", "4", "5")) {
            if (date.group("year" + spelling) != null) {
                return day(
                        date.group("year" + spelling),
                        Months.number(date.group("month" + spelling)),
                        date.group("day" + spelling));
            }
        }
        return null;
    }

    private static @Nullable LocalDate day(String year, int month, String day) {
        try {
            return LocalDate.of(Integer.parseInt(year), month, Integer.parseInt(day));
        } catch (DateTimeException e) {
            return null;
        }
    }
}
