package kz.malim.editing;

import java.time.Instant;
import kz.malim.article.Revision;
import kz.malim.text.WireName;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/** One saved state of an article, without its content. */
@Schema(name = "RevisionSummary", description = "One saved state of an article, without its content.")
public record RevisionSummary(
        @Schema(description = "Counts the saves of the article.", examples = "3")
        int number,

        Status status,
        String title,
        Instant savedAt,

        @Schema(description = "The name of the key it was saved with.")
        String savedBy) {

    /** What a revision is now. */
    @Schema(
            name = "RevisionStatus",
            description = "What the revision is now. `superseded` was followed by another; it can be restored.")
    public enum Status implements WireName {
        DRAFT,
        SCHEDULED,
        PUBLISHED,
        SUPERSEDED
    }

    static RevisionSummary of(Revision revision) {
        return new RevisionSummary(
                revision.number(),
                Status.valueOf(revision.state().name()),
                revision.title(),
                revision.savedAt(),
                revision.savedBy());
    }
}
