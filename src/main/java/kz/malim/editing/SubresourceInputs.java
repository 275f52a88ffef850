package kz.malim.editing;

import java.time.OffsetDateTime;
import java.util.List;
import java.util.UUID;
import kz.malim.article.ArticleContent;
import kz.malim.article.ContentReader;
import kz.malim.text.CleanText;
import kz.malim.text.Language;
import kz.malim.text.Slug;
import kz.malim.web.ProblemView.Violation;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/** What the resources below an article are sent. */
final class SubresourceInputs {
    private static final int LONGEST_REASON = 1_000;
    private static final int LONGEST_CORRECTION = 2_000;

    private SubresourceInputs() {}

    /** What is decided once, when an article is made; its content comes in the same object. */
    @Schema(
            name = "NewArticle",
            description = "The content of a new article, and what is decided once.",
            allOf = {ArticleContent.class, Identity.class})
    interface NewArticle {}

    /** What is decided once, when an article is made. */
    @Schema(name = "ArticleIdentity", description = "What is decided when an article is made.")
    record Identity(
            Language lang,

            @Schema(description = "Its address among readers. Left out, it is made from the title.") @Nullable
            Slug slug,

            @Schema(description = "Id of the article this one translates.") @Nullable
            UUID translationOf) {}

    /** Another address. */
    @Schema(name = "ArticleAddress", description = "The address of an article among readers.")
    record Address(Slug slug) {}

    /** Why an article is taken down. */
    @Schema(name = "Takedown", description = "Why the article is taken down. Readers are told.")
    record Takedown(
            @Schema(minLength = 1, maxLength = LONGEST_REASON)
            String reason) {
        Takedown {
            reason = required(reason, "#/reason", LONGEST_REASON);
        }
    }

    /** What was wrong. */
    @Schema(name = "NewCorrection", description = "What was wrong, and what is right. Readers are told.")
    record NewCorrection(
            @Schema(minLength = 1, maxLength = LONGEST_CORRECTION)
            String text) {
        NewCorrection {
            text = required(text, "#/text", LONGEST_CORRECTION);
        }
    }

    /** When the clock is to act. */
    @Schema(
            name = "ScheduleRequest",
            description = "When the clock is to show or hide the article; one of them or both.")
    record Timetable(
            @Schema(description = "Shows the draft from then on.") @Nullable
            OffsetDateTime publishAt,

            @Schema(description = "Takes the article from readers then.") @Nullable
            OffsetDateTime unpublishAt) {}

    /** The revision to go back to. */
    @Schema(name = "Restoration", description = "The revision to go back to.")
    record Restoration(@Schema(minimum = "1") int restore) {}

    static String required(@Nullable String text, String pointer, int longest) {
        var line = CleanText.lineOrNull(text);
        if (line == null || line.length() > longest) {
            throw ContentReader.refused(List.of(Violation.at(pointer, "1 to " + longest + " characters.")));
        }
        return line;
    }
}
