package kz.malim.editing;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.time.Instant;
import java.time.ZoneId;
import java.util.List;
import java.util.UUID;
import kz.malim.live.LiveEntry;
import kz.malim.live.LiveEntryContent;
import kz.malim.management.VersionedView;
import kz.malim.text.WireName;
import kz.malim.web.PageInfo;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/** A live entry as editors see it. */
@Schema(name = "EditedLiveEntry", description = "A live entry for editing.")
@JsonInclude(JsonInclude.Include.NON_NULL)
public record LiveEntryEditView(
        UUID id,

        @Schema(description = "Incremented by every change. In quotes it is the `ETag` to send as `If-Match`.")
        int version,

        State state,
        Instant createdAt,

        @Schema(description = "When it was first published; absent if it never was.") @Nullable
        Instant publishedAt,

        @Schema(description = "When it last changed for readers.") @Nullable
        Instant updatedAt,

        @Schema(description = "The name of the API key it was saved with.")
        String savedBy,

        LiveEntryContent content)
        implements VersionedView {

    /** Where an entry stands. */
    @Schema(name = "LiveEntryState", description = "`published` entries are public as long as their article is.")
    public enum State implements WireName {
        DRAFT,
        PUBLISHED
    }

    static LiveEntryEditView of(LiveEntry entry, ZoneId zone) {
        return new LiveEntryEditView(
                entry.id(),
                entry.version(),
                State.valueOf(entry.state().name()),
                entry.createdAt(),
                entry.publishedAt(),
                entry.updatedAt(),
                entry.savedBy(),
                entry.content(zone));
    }

    /** A page of live entries. */
    @Schema(name = "EditedLiveEntries", description = "A page of the entries of a live blog, the last created first.")
    public record Page(List<LiveEntryEditView> items, PageInfo page) {}
}
