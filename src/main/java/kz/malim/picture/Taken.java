package kz.malim.picture;

import java.time.DateTimeException;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.OffsetDateTime;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.function.Function;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** When a picture was taken, in as much as is known: a day, a time of a clock somewhere, or a moment. */
final class Taken {
    private static final List<Function<String, Object>> FORMS = List.of(
            text -> OffsetDateTime.parse(text), text -> LocalDateTime.parse(text), text -> LocalDate.parse(text));

    private static final Pattern WITHOUT_SECONDS = Pattern.compile("(\\d{4}-\\d\\d-\\d\\dT\\d\\d:\\d\\d)(?!:)(.*)");
    private static final int FIRST_YEAR = 1800;

    private Taken() {}

    /** The same text in one spelling, if it is a time at all. */
    static @Nullable String known(@Nullable String text) {
        if (text == null) {
            return null;
        }
        var whole = WITHOUT_SECONDS.matcher(text).replaceFirst("$1:00$2");
        for (var form : FORMS) {
            try {
                return spelt(form.apply(whole));
            } catch (DateTimeException another) {
                // the next form may fit
            }
        }
        return null;
    }

    private static @Nullable String spelt(Object time) {
        return switch (time) {
            case OffsetDateTime moment
            when moment.getYear() >= FIRST_YEAR -> DateTimeFormatter.ISO_OFFSET_DATE_TIME.format(moment);
            case LocalDateTime clock
            when clock.getYear() >= FIRST_YEAR -> DateTimeFormatter.ISO_LOCAL_DATE_TIME.format(clock);
            case LocalDate day when day.getYear() >= FIRST_YEAR -> day.toString();
            default -> null; // cameras whose clock was never set
        };
    }
}
