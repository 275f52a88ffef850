package kz.malim.article;

import java.time.Instant;
import kz.malim.web.RequestJson;
import org.jspecify.annotations.Nullable;

/** Validates the times of a schedule against the status of the article. */
final class ScheduleRules {
    private static final Instant MAX = Instant.parse("9999-01-01T00:00:00Z");

    private ScheduleRules() {}

    static void check(@Nullable Instant publishAt, @Nullable Instant unpublishAt, ArticleStatus status, Instant now) {
        if (publishAt == null && unpublishAt == null) {
            throw RequestJson.refused("publishAt", "`publishAt`, `unpublishAt` or both are required.");
        }
        if (publishAt != null && !status.hasDraft() && !status.scheduled()) {
            throw RequestJson.refused("publishAt", "There is no draft to publish.");
        }
        if (publishAt == null && !status.visible()) {
            throw RequestJson.refused("publishAt", "Required, because the article is not published.");
        }
        requireAfter("publishAt", publishAt, now);
        requireAfter("unpublishAt", unpublishAt, publishAt == null ? now : publishAt);
    }

    private static void requireAfter(String field, @Nullable Instant time, Instant after) {
        if (time != null && !time.isAfter(after)) {
            throw RequestJson.refused(field, "Must be after " + after + ".");
        }
        if (time != null && time.isAfter(MAX)) {
            throw RequestJson.refused(field, "Must not be after " + MAX + ".");
        }
    }
}
