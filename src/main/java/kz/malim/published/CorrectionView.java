package kz.malim.published;

import java.time.OffsetDateTime;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/** What was wrong in an article. */
@Schema(name = "Correction", description = "What was wrong in the article, and is told for good.")
public record CorrectionView(
        @Schema(description = "When readers were told.") OffsetDateTime at, String text) {}
