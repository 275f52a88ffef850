package kz.malim.article;

import com.fasterxml.jackson.annotation.JsonValue;
import java.util.Locale;

/** How exactly a date is known. A date known to the day has no time of day, and none is made up for it. */
public enum DatePrecision {
    DAY,
    TIME;

    @JsonValue
    public String json() {
        return name().toLowerCase(Locale.ROOT);
    }
}
