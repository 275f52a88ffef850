package kz.malim.article;

import kz.malim.text.WireName;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/** How exactly a date is known. A date known to the day has no time of day, and none is made up for it. */
@Schema(description = "How exactly a date is known: to the `day`, with no time of day to show, or to the `time`.")
public enum DatePrecision implements WireName {
    DAY,
    TIME
}
