package kz.malim.editing;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import kz.malim.article.ArticleContent;
import kz.malim.article.ArticleState;
import kz.malim.article.Transition;
import kz.malim.text.Language;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/** An article as its editors see it. */
@Schema(
        name = "EditedArticle",
        description =
                "An article as its editors see it: where it stands, what can be done next, and the content to go on from.")
@JsonInclude(JsonInclude.Include.NON_NULL)
public record ArticleEditView(
        UUID id,
        Language lang,

        @Schema(description = "Its address among readers: `/api/articles/{slug}`.")
        String slug,

        @Schema(description = "Rises with every act. The same number, in quotes, is the `ETag` to send as `If-Match`.")
        int version,

        ArticleState state,

        @Schema(description = "What can be done now. Draw a button for each the user's role allows.")
        List<Step> transitions,

        @Schema(description = "Articles that translate each other share it.") @Nullable
        UUID translationSet,

        Instant createdAt,

        @Schema(description = "When anybody last did anything to it.")
        Instant changedAt,

        @Schema(
                description =
                        "The content to go on from: the draft's; without a draft, what is scheduled or what readers see.")
        ArticleContent content,

        @Schema(description = "The revision that is not public yet; absent when there is none.") @Nullable
        RevisionSummary draft,

        @Schema(description = "The revision that will be shown by itself.") @Nullable
        RevisionSummary scheduled,

        @Schema(description = "The revision readers see.") @Nullable
        RevisionSummary published,

        @Schema(description = "When the clock shows or hides it; absent when it does not.") @Nullable
        Schedule schedule,

        @Schema(description = "Why it was taken down, if it was.") @Nullable
        String takedownReason) {

    /** Something that can be done now. */
    @Schema(name = "ArticleTransition", description = "Something that can be done with the article now, and how.")
    public record Step(
            Transition name,
            @Schema(examples = "PUT") String method,

            @Schema(examples = "/management/articles/01a20cc3-efcc-7145-936d-edaabc84f570/publication")
            String path) {

        static Step of(Transition transition, UUID article) {
            return new Step(
                    transition,
                    transition.method(),
                    ArticleEditingResource.PATH + "/" + article + transition.resource());
        }
    }

    /** When the clock shows or hides an article. */
    @Schema(name = "ArticleSchedule", description = "When the clock shows or hides an article.")
    @JsonInclude(JsonInclude.Include.NON_NULL)
    public record Schedule(
            @Schema(description = "From this moment on readers see the scheduled revision.") @Nullable
            Instant publishAt,

            @Schema(description = "From this moment on readers do not see the article.") @Nullable
            Instant unpublishAt) {}
}
