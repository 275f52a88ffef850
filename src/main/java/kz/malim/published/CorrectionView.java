package kz.malim.published;

import java.time.OffsetDateTime;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/** A correction of an article. */
@Schema(name = "Correction", description = "A correction of the article; it is never removed.")
public record CorrectionView(
        @Schema(description = "When it was published.") OffsetDateTime at, String text) {}
