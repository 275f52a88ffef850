package kz.malim.published;

import static java.util.Objects.requireNonNull;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.UUID;
import java.util.function.UnaryOperator;
import kz.malim.body.BodyBlock;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/** A published entry of a live blog, complete in itself. */
@Schema(
        name = "LiveEntry",
        description =
                "An entry of a live blog. Ids of blocks are unique within an entry, not within the page that shows several.")
@JsonInclude(JsonInclude.Include.NON_NULL)
public record LiveEntryView(
        @Schema(description = "UUIDv7; never changes.") UUID id,

        @Schema(description = "The time of the entry: show it, entries are sorted by it.")
        OffsetDateTime at,

        @Nullable String title,

        @Schema(description = "Absent when the entry names nobody.") @Nullable
        BylineView byline,

        @Schema(description = "The blocks of the entry, in reading order; absent with another format of `body`.")
        @Nullable
        List<BodyBlock> body,

        @Schema(description = "With `body=html`: a fragment, safe to insert.") @Nullable
        String html,

        @Schema(description = "With `body=text`.") @Nullable String text,

        @Schema(description = "With `body=markdown`.") @Nullable
        String markdown,

        @Schema(description = "`true` for a key event of the coverage, absent otherwise.") @Nullable
        Boolean key,

        @Schema(description = "`true` for an entry to show at the top, absent otherwise.") @Nullable
        Boolean pinned,

        @Schema(description = "What was wrong in the entry and is corrected. Show it with the entry.") @Nullable
        CorrectionView corrected,

        @Schema(description = "When readers first saw it.") OffsetDateTime publishedAt,

        @Schema(description = "When it last changed for readers.")
        OffsetDateTime updatedAt,

        @Schema(description = "The photos that the blocks name, each once.")
        List<PhotoView> photos) {

    /** The blocks of an entry whose body has not been rendered. */
    public List<BodyBlock> blocks() {
        return requireNonNull(body);
    }

    /** The same with its body in another format. */
    public LiveEntryView in(BodyFormat format) {
        if (format == BodyFormat.BLOCKS || body == null) {
            return this;
        }
        var rendered = format.render(body, PhotosInPlace.of(this, UnaryOperator.identity()));
        return new LiveEntryView(
                id,
                at,
                title,
                byline,
                null,
                format == BodyFormat.HTML ? rendered : null,
                format == BodyFormat.TEXT ? rendered : null,
                format == BodyFormat.MARKDOWN ? rendered : null,
                key,
                pinned,
                corrected,
                publishedAt,
                updatedAt,
                photos);
    }
}
