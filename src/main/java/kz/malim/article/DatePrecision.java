package kz.malim.article;

import kz.malim.text.WireName;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/** The precision of a date. A date known to the day has no time of day, and is never given one. */
@Schema(description = "The precision of a date: to the `day`, with no time of day to show, or to the `time`.")
public enum DatePrecision implements WireName {
    DAY,
    TIME
}
