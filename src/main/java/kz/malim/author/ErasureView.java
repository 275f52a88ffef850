package kz.malim.author;

import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/** The receipt of an erasure. */
@Schema(
        name = "Erasure",
        description = "The receipt of an erasure: what was removed and what names the person still, in numbers. It has"
                + " nothing of the person itself, and is in the audit log as the subject `erasure`.")
record ErasureView(
        @Schema(description = "Id of the receipt, the `subjectId` of its entry in the audit log.")
        UUID id,

        Instant at,

        @Schema(description = "Who erased, as `actor` in the audit log.")
        String by,

        @Schema(description = "The id that the author had.") UUID author,

        @Schema(description = "Whether nothing was changed: these are the numbers that an erasure would have.")
        boolean dryRun,

        Removed removed,
        Pseudonymised pseudonymised,
        Remaining remaining) {

    /** What is gone. */
    @Schema(name = "ErasureRemoved", description = "What is gone.")
    record Removed(
            @Schema(description = "1: the author, with the biography.")
            long authors,

            @Schema(
                    description =
                            "Slugs of the author, the present one and former ones. Their feeds are 404 from now on.")
            long slugs,

            @Schema(description = "Addresses of earlier sites that led to the author. They are 404 from now on.")
            long formerAddresses,

            @Schema(description = "Revisions and entries of live blogs that named the author.")
            long authorships,

            @Schema(description = "Articles of these revisions and entries.")
            long articles,

            @Schema(description = "Revisions and entries of live blogs whose printed byline was emptied.")
            long bylines,

            @Schema(description = "Responses that were stored for retries with an `Idempotency-Key`.")
            long storedResponses) {}

    /** Where a pseudonym stands now. */
    @Schema(name = "ErasurePseudonymised", description = "Where a pseudonym stands in place of the name.")
    record Pseudonymised(
            @Schema(description = "Entries of the audit log by the person; their IP addresses are gone.")
            long auditActors,

            @Schema(description = "Entries of the audit log with values that named the person.")
            long auditValues,

            @Schema(description = "Revisions that the person saved.")
            long revisions,

            long corrections,

            @Schema(description = "Entries of live blogs that the person saved.")
            long liveEntries,

            long previewLinks,

            @Schema(description = "API keys named after the person or created by them. They stay valid.")
            long keys) {}

    /** What journalists have written is theirs to change. */
    @Schema(
            name = "ErasureRemaining",
            description =
                    "Words of journalism that name the person, as the name is written; not changed. Edit them, or keep"
                            + " them as reporting.")
    record Remaining(
            @Schema(description = "Revisions whose byline names the person.")
            long bylines,

            @Schema(
                    description =
                            "Revisions whose title, lede, source, details, fields of the newsroom, note, body or footnotes do.")
            long texts,

            @Schema(maxItems = 100, description = "The first 100 articles of these revisions.")
            List<UUID> articles,

            @Schema(description = "Photos whose credit, caption or other text does.")
            long photos,

            @Schema(description = "Videos, sounds and documents whose credit, caption, transcript or other text does.")
            long media,

            @Schema(description = "Addresses of earlier sites that lead elsewhere and have the name or a slug in them.")
            long formerAddresses,

            @Schema(description = "Corrections whose text does.")
            long corrections,

            @Schema(
                    description =
                            "Entries of live blogs whose words do, removed ones too, and summaries of live blogs.")
            long liveEntries,

            @Schema(
                    description =
                            "Titles and teasers of placements on fronts and beside articles, also former ones, and items of menus.")
            long placements,

            @Schema(description = "Tags, sections, front blocks and other authors that do.")
            long topics,

            @Schema(description = "1 if the newsroom's synonyms have the name.")
            long synonyms,

            @Schema(description = "The photo that was the author's picture: delete it, or keep it as reporting.")
            @Nullable
            UUID portrait) {
        Remaining {
            articles = List.copyOf(articles);
        }
    }
}
