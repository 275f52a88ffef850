package kz.malim.editing;

import java.time.Instant;
import kz.malim.article.Revision;
import kz.malim.text.WireName;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/** One saved state of an article, without its content. */
@Schema(name = "RevisionSummary", description = "One saved state of an article, without its content.")
public record RevisionSummary(
        @Schema(description = "The sequence number within the article.", examples = "3")
        int number,

        Status status,
        String title,
        Instant savedAt,

        @Schema(description = "The name of the API key it was saved with.")
        String savedBy) {

    /** The status of a revision. */
    @Schema(
            name = "RevisionStatus",
            description = "The status of the revision. `superseded` means replaced by another; it can be restored.")
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
