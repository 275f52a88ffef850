package kz.malim.published;

import java.time.LocalDate;
import kz.malim.article.DatePrecision;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/** When a story was published, as exactly as it is known. */
@Schema(
        description =
                "When the story was published, as exactly as it is known. With precision `day` show the day alone: no time of day is known.")
public record PublishedDate(
        @Schema(description = "The day, in the site's time zone.", examples = "2026-11-20")
        LocalDate date,

        DatePrecision precision) {}
