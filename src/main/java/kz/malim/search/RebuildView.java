package kz.malim.search;

import java.time.OffsetDateTime;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/** How far the search index has been built anew. */
@Schema(name = "SearchRebuild", description = "How far the search index has been built anew.")
public record RebuildView(
        boolean running,

        @Schema(description = "Articles done in this run.", examples = "12300")
        long done,

        @Schema(
                description =
                        "Articles there were when it began. What is published meanwhile is in the index already, so `done` can come out a little higher.",
                examples = "48210")
        long total,

        OffsetDateTime startedAt,

        @Schema(description = "Null while it is running.") @Nullable
        OffsetDateTime finishedAt) {

    static RebuildView of(IndexRebuild.Progress progress) {
        return new RebuildView(
                progress.running(), progress.done(), progress.total(), progress.startedAt(), progress.finishedAt());
    }
}
