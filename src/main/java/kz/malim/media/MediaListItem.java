package kz.malim.media;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.UUID;
import kz.malim.management.PageParameters;
import kz.malim.probe.FileType;
import kz.malim.probe.MediaKind;
import kz.malim.web.PageInfo;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/** A media item in a list, without its long texts. */
@Schema(name = "EditedMediaListItem", description = "A media item in a list, without its long texts.")
@JsonInclude(JsonInclude.Include.ALWAYS)
record MediaListItem(
        UUID id,
        int version,
        MediaKind kind,
        @Nullable String title,

        @Schema(description = "Media type of the file; null without one.") @Nullable
        String type,

        @Schema(description = "How long it plays, in seconds; null if unknown.") @Nullable
        Double duration,

        Instant createdAt) {
    static final String SELECT =
            "select m.id, m.version, m.kind, m.title, m.file_type, m.file_seconds, m.created_at from media m";

    /** One page of media items. */
    @Schema(name = "EditedMediaPage", description = "One page of a list of media items for editors.")
    record Page(List<MediaListItem> items, PageInfo page) {
        static Page of(List<MediaListItem> found, PageParameters page, String list) {
            return new Page(page.items(found), page.info(found, list, MediaListItem::id));
        }
    }

    /** @param row as {@link #SELECT} names its columns */
    static MediaListItem of(Object[] row) {
        return new MediaListItem(
                (UUID) row[0],
                (Integer) row[1],
                MediaKind.valueOf(((String) row[2]).toUpperCase(Locale.ROOT)),
                (String) row[3],
                row[4] == null ? null : FileType.named((String) row[4]).mediaType(),
                (Double) row[5],
                (Instant) row[6]);
    }
}
