package kz.malim.article;

import java.time.Instant;
import java.util.List;
import kz.malim.web.Problem;
import kz.malim.web.ProblemView.Violation;
import org.jspecify.annotations.Nullable;

/** Which moments the clock can be given for an article as it stands. */
final class ScheduleRules {
    private static final Instant LAST = Instant.parse("9999-01-01T00:00:00Z");

    private ScheduleRules() {}

    static void check(
            @Nullable Instant publishAt, @Nullable Instant unpublishAt, ArticleStatus situation, Instant now) {
        if (publishAt == null && unpublishAt == null) {
            throw refused("publishAt", "Say when to publish, when to withdraw, or both.");
        }
        if (publishAt != null && !situation.hasDraft() && !situation.scheduled()) {
            throw refused("publishAt", "There is no draft to publish.");
        }
        if (publishAt == null && !situation.shown()) {
            throw refused("publishAt", "Readers do not see the article: say when they will.");
        }
        requireAhead("publishAt", publishAt, now);
        requireAhead("unpublishAt", unpublishAt, publishAt == null ? now : publishAt);
    }

    private static void requireAhead(String field, @Nullable Instant moment, Instant after) {
        if (moment != null && !moment.isAfter(after)) {
            throw refused(field, "It has to be after " + after + ".");
        }
        if (moment != null && moment.isAfter(LAST)) {
            throw refused(field, "It has to be before " + LAST + ".");
        }
    }

    private static Problem refused(String field, String rule) {
        return ContentReader.refused(List.of(Violation.at("#/" + field, rule)));
    }
}
