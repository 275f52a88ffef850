package kz.malim.search;

import java.time.OffsetDateTime;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/** Progress of a rebuild of the search index. */
@Schema(name = "SearchRebuild", description = "Progress of a rebuild of the search index.")
public record RebuildView(
        boolean running,

        @Schema(description = "Articles indexed so far.", examples = "12300")
        long done,

        @Schema(
                description =
                        "Published articles when it started. Articles published meanwhile may be counted in `done`, which can then exceed it.",
                examples = "48210")
        long total,

        OffsetDateTime startedAt,

        @Schema(description = "Null while running.") @Nullable
        OffsetDateTime finishedAt) {

    static RebuildView of(IndexRebuild.Progress progress) {
        return new RebuildView(
                progress.running(), progress.done(), progress.total(), progress.startedAt(), progress.finishedAt());
    }
}
